//! What a Chromium downloads.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;

use crate::browser::Browser;

/// How long a file may take.
const PATIENCE: Duration = Duration::from_secs(40);

/// The folder into which a browser downloads, which goes with the journey.
pub struct Downloads(PathBuf);

impl Downloads {
    /// Has a browser keep what it downloads.
    pub async fn of(browser: &Browser) -> Self {
        let thread = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let folder = format!("downloads-{}-{thread}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(&folder).expect("there is a place for it");
        let kept = json!({ "behavior": "allow", "downloadPath": folder });
        browser.dev_tools("Browser.setDownloadBehavior", kept).await;
        Self(folder)
    }

    /// The file whose name ends so, when it is whole: it has another name until then.
    pub async fn file(&self, name: &str) -> PathBuf {
        let start = tokio::time::Instant::now();
        loop {
            let files = std::fs::read_dir(&self.0).into_iter().flatten().flatten();
            let mut names = files.map(|file| file.file_name().to_string_lossy().into_owned());
            if let Some(found) = names.find(|found| found.ends_with(name)) {
                return self.0.join(found);
            }
            assert!(start.elapsed() < PATIENCE, "{name} does not come");
            // Not a sleep that hopes: a pause between two looks.
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}
