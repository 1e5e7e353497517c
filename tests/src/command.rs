//! Commands that the crate for WebDriver doesn't have: chromedriver's own, and newer ones.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};

/// A command.
#[derive(Debug)]
pub(crate) enum Command {
    /// Cuts the network, or joins it again.
    Offline(bool),
    /// What was written to the console since the last time.
    Log,
    /// A command of the DevTools protocol.
    DevTools(&'static str, Value),
    /// What assistive technology is told that an element is: its `role` or its `label`.
    Computed(String, &'static str),
    /// Whether scripts run in Firefox itself, or in the page.
    Privileged(bool),
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(
        &self,
        base_url: &url::Url,
        session_id: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = base_url.join(&format!("session/{}/", session_id.unwrap_or_default()))?;
        let path = match self {
            Self::Offline(_) => "chromium/network_conditions",
            Self::Log => "se/log",
            Self::DevTools(..) => "goog/cdp/execute",
            Self::Computed(element, what) => &format!("element/{element}/computed{what}"),
            Self::Privileged(_) => "moz/context",
        };
        session.join(path)
    }

    fn method_and_body(&self, _request_url: &url::Url) -> (Method, Option<String>) {
        let body = match self {
            Self::Offline(offline) => json!({ "network_conditions": {
                "offline": offline, "latency": 0, "download_throughput": -1, "upload_throughput": -1,
            }}),
            Self::Log => json!({ "type": "browser" }),
            Self::DevTools(command, parameters) => json!({ "cmd": command, "params": parameters }),
            Self::Computed(..) => return (Method::GET, None),
            Self::Privileged(true) => json!({ "context": "chrome" }),
            Self::Privileged(false) => json!({ "context": "content" }),
        };
        (Method::POST, Some(body.to_string()))
    }
}
