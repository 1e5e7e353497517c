//! People who are brought in from files at the desk.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::desk::Desk;

/// Where the files of other systems are that journeys bring along.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// What a file of another system's says.
#[must_use]
pub fn read(name: &str) -> String {
    std::fs::read_to_string(fixture(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A file that is made for a journey, and goes with it.
pub struct Made(PathBuf);

impl Made {
    /// Writes it.
    #[must_use]
    pub fn with(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let file = Self::named(name);
        std::fs::write(&file.0, bytes).expect("the file is written");
        file
    }

    /// Makes one of so many bytes, none of which is written.
    #[must_use]
    pub fn of_size(name: &str, bytes: u64) -> Self {
        let file = Self::named(name);
        let made = std::fs::File::create(&file.0).expect("the file is made");
        made.set_len(bytes).expect("it takes its size");
        file
    }

    fn named(name: &str) -> Self {
        let thread = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let folder = std::env::temp_dir().join(format!("bring-{}-{thread}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("there is a place for it");
        Self(folder.join(name))
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        let _gone = std::fs::remove_file(&self.0);
        if let Some(folder) = self.0.parent() {
            // The last file takes the folder along.
            let _gone = std::fs::remove_dir(folder);
        }
    }
}

impl Desk<'_> {
    /// Chooses a file that was made.
    pub async fn choose_made(&self, file: &Made) {
        self.browser().choose_file("#file", &file.0).await;
    }

    /// Chooses a file of another system's.
    pub async fn choose_fixture(&self, name: &str) {
        self.browser().choose_file("#file", &fixture(name)).await;
    }

    /// Says what a column answers, by what stands above it.
    pub async fn say_of_column(&self, header: &str, answers: &str) {
        let script = "
            const said = e => e.innerText.replace(/\\s+/g, ' ').trim();
            const name = [...document.querySelectorAll('tbody th')].find(th => said(th) === arguments[0]);
            const menu = name && name.closest('tr').querySelector('select');
            const option = menu && [...menu.options].find(option => option.text === arguments[1]);
            if (!option) return false;
            menu.focus();
            menu.value = option.value;
            menu.dispatchEvent(new Event('change', { bubbles: true }));
            return true";
        self.browser().until(header, script, &[json!(header), json!(answers)]).await;
    }

    /// Brings in everybody of a file that says the employer in a word of its own, and has not asked
    /// who agrees to what; `form` is the form's name.
    pub async fn bring_in(&self, form: &str, file: &str, people: usize) {
        self.enter("Which form did they fill in?", form).await;
        self.choose_fixture(file).await;
        self.say_what_is_missing().await;
        self.see(&format!("{people} of {people} rows are fine.")).await;
        self.press(&format!("Import {people} people")).await;
    }

    /// Says what the files of the fixtures leave open.
    pub async fn say_what_is_missing(&self) {
        self.say_of_column("Employer", "Where do you work?").await;
        self.choose("I agree that the committee may use my answers").await;
    }
}
