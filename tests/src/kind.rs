//! The kinds of browser in which journeys play.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

/// A kind of browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, and so Chrome and Edge.
    Chromium,
    /// Firefox, its long-lived release.
    Firefox,
    /// `WebKitGTK`: the engine of Safari, on Linux.
    WebKit,
}

/// How a browser is to look at a page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look<'a> {
    /// As somebody has set it who prefers dark pages.
    pub dark: bool,
    /// As somebody has set it who wants nothing to move.
    pub still: bool,
    /// As somebody has set it whose pages may run no script. Firefox knows it.
    pub scriptless: bool,
    /// As somebody has set it who would read pages in this language, if not in English. Firefox
    /// knows it.
    pub lang: Option<&'a str>,
    /// More arguments of Chromium's command line; no other browser knows them.
    pub chromium: &'a [&'a str],
}

impl Kind {
    /// What this kind is asked for, by its driver.
    pub(crate) fn capabilities(
        self,
        (width, height): (u32, u32),
        look: Look<'_>,
    ) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => chromium(&format!("--window-size={width},{height}"), look),
            Self::Firefox => firefox(look),
            Self::WebKit => web_kit(look),
        };
        capabilities.as_object().cloned().unwrap_or_default()
    }
}

fn chromium(size: &str, look: Look<'_>) -> Value {
    let mut arguments = vec![
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
        "--lang=en-US",
        size,
    ];
    if look.dark {
        arguments.push("--blink-settings=preferredColorScheme=0");
    }
    if look.still {
        arguments.push("--force-prefers-reduced-motion");
    }
    arguments.extend(look.chromium);
    json!({
        "goog:chromeOptions": { "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox(look: Look<'_>) -> Value {
    let binary = on_path("firefox-esr").or_else(|| on_path("firefox"));
    let binary = binary.expect("Firefox must be installed: apt-get install firefox-esr");
    json!({ "moz:firefoxOptions": {
        "binary": binary,
        "args": ["-headless"],
        "prefs": {
            "intl.accept_languages": look.lang.unwrap_or("en-US"),
            "javascript.enabled": !look.scriptless,
            "layout.css.prefers-color-scheme.content-override": u8::from(!look.dark),
            "ui.prefersReducedMotion": u8::from(look.still),
        },
    }})
}

fn web_kit(look: Look<'_>) -> Value {
    let mut arguments = vec!["--automation"];
    if look.dark {
        arguments.push("--dark-mode");
    }
    json!({ "webkitgtk:browserOptions": { "binary": mini_browser(), "args": arguments } })
}

/// `WebKitGTK`'s own browser lies among its libraries, in a folder named for the processor.
fn mini_browser() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let binaries = folders.flat_map(|folder| {
        ["4.1", "4.0"]
            .map(|version| folder.path().join(format!("webkit2gtk-{version}/MiniBrowser")))
    });
    let binary = binaries.into_iter().find(|binary| binary.is_file());
    binary.expect("WebKitGTK must be installed: apt-get install webkit2gtk-driver")
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// Makes a test of each journey in each kind of browser: `in_chromium::…`, `in_firefox::…` and
/// `in_webkit::…`.
#[macro_export]
macro_rules! in_every_browser {
    ($($journey:ident),+ $(,)?) => {
        $crate::in_browser!(in_chromium, Chromium, $($journey),+);
        $crate::in_browser!(in_firefox, Firefox, $($journey),+);
        $crate::in_browser!(in_webkit, WebKit, $($journey),+);
    };
}

/// Makes a test of each journey in one kind of browser.
#[macro_export]
macro_rules! in_browser {
    ($module:ident, $kind:ident, $($journey:ident),+) => {
        mod $module {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $journey() {
                    super::$journey($crate::kind::Kind::$kind).await;
                }
            )+
        }
    };
}
