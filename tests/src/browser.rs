//! A Chromium of its own, with nothing in its profile.

use std::time::Duration;

use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::chromedriver::Chromedriver;
use crate::command::Command;

/// How long a journey waits for what must come.
const PATIENCE: Duration = Duration::from_secs(40);

/// How often a Chromium may fail to start.
const ATTEMPTS: u32 = 3;

/// A running Chromium with one window.
pub struct Browser {
    client: Client,
    _chromedriver: Chromedriver,
}

impl Browser {
    /// Starts a Chromium with a window of that many pixels.
    pub async fn open(width: u32, height: u32) -> Self {
        Self::with_arguments(width, height, &[]).await
    }

    /// Starts a Chromium with more arguments of its command line.
    pub async fn with_arguments(width: u32, height: u32, more: &[&str]) -> Self {
        let size = format!("--window-size={width},{height}");
        let mut arguments = vec![
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-dev-shm-usage",
            "--lang=en-US",
            &size,
        ];
        arguments.extend(more);
        let capabilities = json!({
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let capabilities = capabilities.as_object().expect("it is an object").clone();
        // On a machine that is short of breath a Chromium sometimes ends before it has begun.
        for attempt in 1.. {
            let chromedriver = Chromedriver::start().await;
            let client = ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities.clone())
                .connect(&chromedriver.address)
                .await;
            match client {
                Ok(client) => return Self { client, _chromedriver: chromedriver },
                Err(error) if attempt == ATTEMPTS => panic!("Chromium does not start: {error}"),
                Err(_) => {}
            }
        }
        unreachable!("the last attempt returns or panics")
    }

    /// Goes to an address.
    pub async fn goto(&self, address: &str) {
        self.client.goto(address).await.expect("the page opens");
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
    }

    /// Runs a script's body in the page and gives what it returns.
    pub async fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.client.execute(script, arguments.to_vec()).await.expect("the script runs")
    }

    /// Waits until a script's body returns something true, and gives that.
    pub async fn until(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let start = tokio::time::Instant::now();
        loop {
            let value = self.run(script, arguments).await;
            if !matches!(value, Value::Null | Value::Bool(false)) && value != json!("") {
                return value;
            }
            if start.elapsed() > PATIENCE {
                self.keep_screenshot().await;
                panic!("waited for {what}, in vain; the page says:\n{}", self.page_text().await);
            }
            // Not a sleep that hopes: a pause between two looks.
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Presses keys, one after the other, in whatever has the focus.
    pub async fn press(&self, keys: &str) {
        use fantoccini::actions::{Actions, InputSource, KeyAction, KeyActions};
        let mut actions = KeyActions::new("keyboard".into());
        for value in keys.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(Actions::from(actions)).await.expect("keys are pressed");
    }

    /// Presses a key while another is held down.
    pub async fn chord(&self, held: char, pressed: char) {
        use fantoccini::actions::{Actions, InputSource, KeyAction, KeyActions};
        let actions = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: pressed })
            .then(KeyAction::Up { value: pressed })
            .then(KeyAction::Up { value: held });
        self.client.perform_actions(Actions::from(actions)).await.expect("keys are pressed");
    }

    /// Presses one key that has no character.
    pub async fn press_key(&self, key: Key) {
        self.press(&String::from(char::from(key))).await;
    }

    /// Cuts the network, or joins it again.
    pub async fn set_offline(&self, offline: bool) {
        self.client.issue_cmd(Command::Offline(offline)).await.expect("the network is set");
    }

    /// Sends a command of the DevTools protocol.
    pub async fn dev_tools(&self, command: &'static str, parameters: Value) -> Value {
        let command = Command::DevTools(command, parameters);
        self.client.issue_cmd(command).await.expect("the DevTools answer")
    }

    /// What the page has written to the console since the last look, a message an entry.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.client.issue_cmd(Command::Log).await.expect("the console is read");
        let message = |entry: &Value| entry["message"].as_str().unwrap_or_default().to_owned();
        entries.as_array().map(|all| all.iter().map(message).collect()).unwrap_or_default()
    }

    /// Opens another tab and goes there; the first stays open.
    pub async fn open_tab(&self, address: &str) -> WindowHandle {
        let before = self.client.window().await.expect("there is a window");
        let tab = self.client.new_window(true).await.expect("a tab opens");
        self.client.switch_to_window(tab.handle).await.expect("it is there");
        self.goto(address).await;
        before
    }

    /// The tabs that are open.
    pub async fn tabs(&self) -> Vec<WindowHandle> {
        self.client.windows().await.expect("the tabs are known")
    }

    /// Turns to a tab.
    pub async fn turn_to(&self, tab: WindowHandle) {
        self.client.switch_to_window(tab).await.expect("the tab is there");
    }

    /// Turns to a frame of the page, counted from zero.
    pub async fn enter_frame(&self, nth: u16) {
        self.client.enter_frame(nth).await.expect("the frame is there");
    }

    /// Turns back from a frame to the page around it.
    pub async fn leave_frame(&self) {
        self.client.enter_parent_frame().await.expect("there is a page around it");
    }

    /// A picture of the window, as PNG.
    pub async fn screenshot(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture is taken")
    }

    /// Closes the browser.
    pub async fn close(self) {
        self.client.close().await.expect("the browser closes");
    }

    async fn page_text(&self) -> String {
        let script = "const all = [document.body.innerText];
            for (const e of document.querySelectorAll('*')) if (e.shadowRoot) all.push(e.shadowRoot.textContent);
            return all.join('\\n----\\n').slice(0, 6000)";
        self.run(script, &[]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Where somebody can look at it after a failed run.
    async fn keep_screenshot(&self) {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/journeys");
        let name = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let _kept = std::fs::create_dir_all(&folder);
        let _kept = std::fs::write(folder.join(format!("{name}.png")), self.screenshot().await);
    }
}
