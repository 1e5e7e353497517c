//! One cold load of a page in a Chromium of its own, as slow as a phone on a slow network.

use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tests::driver::Driver;

use crate::measured::Load;

/// What the processor is divided by.
pub(crate) const CPU: u32 = 4;
/// Bytes a second, both ways: 1.6 Mbit/s.
pub(crate) const BYTES_A_SECOND: u32 = 200_000;
/// From a request to the first byte of its answer.
pub(crate) const LATENCY_MS: u32 = 150;
/// How many keys are pressed once the page has come to rest.
const KEYS: usize = 10;
/// Chromium goes on starting after its first window is there; that is no page's doing.
const STARTING: Duration = Duration::from_secs(1);

const PROBE: &str = include_str!("probe.js");

/// What lies between the page and its servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Network {
    /// As slow as a phone's.
    Slow,
    /// This machine's own.
    Fast,
}

/// Opens the address with an empty profile, and gives what the probe saw.
pub(crate) async fn load(driver: &Driver, address: &str, network: Network) -> Load {
    let chromium = open(driver).await;
    tokio::time::sleep(STARTING).await;
    slow_down(&chromium, network).await;
    dev_tools(&chromium, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": PROBE })).await;
    network_log(&chromium).await;

    chromium.goto(address).await.expect("the page opens");
    let seen = ask(&chromium, "window.measured(arguments[0])", vec![]).await;
    let (bytes, requests) = network_log(&chromium).await;

    for _ in 0..KEYS {
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" { "b" } else { "" };
            let key = json!({
                "type": kind, "text": text, "key": "b", "code": "KeyB", "windowsVirtualKeyCode": 66,
            });
            dev_tools(&chromium, "Input.dispatchKeyEvent", key).await;
        }
    }
    let keys =
        ask(&chromium, "window.pressed(arguments[0], arguments[1])", vec![json!(KEYS)]).await;
    chromium.close().await.expect("the browser closes");

    let number = |value: &Value| value.as_f64().expect("the probe gives a number");
    let keys = keys.as_array().expect("the probe gives the keys");
    Load {
        interactive: number(&seen["echoed"]),
        rendered: seen["rendered"].as_f64(),
        blocking: number(&seen["blocking"]),
        bytes,
        requests,
        keys: keys.iter().map(number).collect(),
        came: serde_json::from_value(seen["came"].clone()).expect("the probe gives the files"),
    }
}

async fn open(driver: &Driver) -> Client {
    // chromedriver makes a new profile folder for each session, and removes it.
    let capabilities = json!({
        "goog:chromeOptions": { "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--disable-dev-shm-usage", "--window-size=1000,900", "--lang=en-US",
        ]},
        "goog:loggingPrefs": { "performance": "ALL" },
    });
    ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities.as_object().expect("it is an object").clone())
        .connect(&driver.address)
        .await
        .expect("chromedriver starts a Chromium")
}

async fn slow_down(chromium: &Client, network: Network) {
    dev_tools(chromium, "Network.enable", json!({})).await;
    dev_tools(chromium, "Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    if network == Network::Slow {
        let conditions = json!({
            "offline": false,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        });
        dev_tools(chromium, "Network.emulateNetworkConditions", conditions).await;
    }
    dev_tools(chromium, "Emulation.setCPUThrottlingRate", json!({ "rate": CPU })).await;
}

/// Calls a function of the probe, and waits until it answers.
async fn ask(chromium: &Client, script: &str, arguments: Vec<Value>) -> Value {
    chromium.execute_async(script, arguments).await.expect("the page comes to rest in 30 seconds")
}

/// The bytes that came over the network since the last look, headers and all, and in how many
/// answers.
async fn network_log(chromium: &Client) -> (f64, usize) {
    let command = Command("se/log", json!({ "type": "performance" }));
    let log = chromium.issue_cmd(command).await.expect("the log is read");
    let finished = |entry: &Value| {
        let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
        let event = &message["message"];
        let length = event["params"]["encodedDataLength"].as_f64()?;
        (event["method"] == "Network.loadingFinished" && length > 0.0).then_some(length)
    };
    let lengths: Vec<f64> =
        log.as_array().map(|log| log.iter().filter_map(finished).collect()).unwrap_or_default();
    (lengths.iter().sum(), lengths.len())
}

async fn dev_tools(chromium: &Client, command: &str, parameters: Value) {
    let command = Command("goog/cdp/execute", json!({ "cmd": command, "params": parameters }));
    chromium.issue_cmd(command).await.expect("the DevTools do it");
}

/// A command of chromedriver's own, beyond WebDriver: its path in the session, and its body.
#[derive(Debug)]
struct Command(&'static str, Value);

impl WebDriverCompatibleCommand for Command {
    fn endpoint(
        &self,
        base_url: &url::Url,
        session_id: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _request_url: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}
