//! A browser of its own, with nothing in its profile.

use std::path::Path;
use std::time::Duration;

use fantoccini::key::Key;
use fantoccini::wd::{PrintConfiguration, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::command::Command;
use crate::driver::Driver;
use crate::kind::{Kind, Look};

/// How long a journey waits for what must come.
const PATIENCE: Duration = Duration::from_secs(40);

/// How often a browser may fail to start.
const ATTEMPTS: u32 = 3;

/// A running browser with one window.
pub struct Browser {
    client: Client,
    driver: Driver,
    kind: Kind,
    session: Option<String>,
}

impl Browser {
    /// Starts a Chromium with a window of that many pixels.
    pub async fn open(width: u32, height: u32) -> Self {
        Self::start(Kind::Chromium, (width, height), Look::default()).await
    }

    /// Starts a Chromium with more arguments of its command line.
    pub async fn with_arguments(width: u32, height: u32, more: &[&str]) -> Self {
        let look = Look { chromium: more, ..Look::default() };
        Self::start(Kind::Chromium, (width, height), look).await
    }

    /// Starts a browser of that kind with a window of that many pixels.
    pub async fn of(kind: Kind, width: u32, height: u32) -> Self {
        Self::start(kind, (width, height), Look::default()).await
    }

    /// Starts a browser that looks at pages in some way.
    pub async fn start(kind: Kind, size: (u32, u32), look: Look<'_>) -> Self {
        let capabilities = kind.capabilities(size, look);
        // On a machine that is short of breath a browser sometimes ends before it has begun.
        for attempt in 1.. {
            let driver = Driver::start(kind).await;
            let client = ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities.clone())
                .connect(&driver.address)
                .await;
            match client {
                Ok(client) => {
                    let session = client.session_id().await.expect("it has a session");
                    let browser = Self { client, driver, kind, session };
                    browser.take_size(size).await;
                    return browser;
                }
                Err(error) if attempt == ATTEMPTS => panic!("{kind:?} does not start: {error}"),
                Err(_) => {}
            }
        }
        unreachable!("the last attempt returns or panics")
    }

    /// What kind it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Chromium is told on its command line; the others have a least width, of about 450 pixels.
    async fn take_size(&self, (width, height): (u32, u32)) {
        if self.kind != Kind::Chromium {
            self.client.set_window_size(width, height).await.expect("the window takes its size");
        }
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

    /// What a script's body returns, or nothing if the page goes away meanwhile: each of the
    /// browsers then says something of “unload”.
    async fn look(&self, script: &str, arguments: &[Value]) -> Value {
        match self.client.execute(script, arguments.to_vec()).await {
            Ok(value) => value,
            Err(gone) if gone.to_string().contains("unload") => Value::Null,
            Err(error) => panic!("a script does not run: {error}"),
        }
    }

    /// Runs a script's body that leads to another page: its answer may go with the page.
    pub async fn leave(&self, script: &str, arguments: &[Value]) {
        self.look(script, arguments).await;
    }

    /// Waits until a script's body returns something true, and gives that; a page that is about to
    /// give way to the next is looked at again.
    pub async fn until(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let start = tokio::time::Instant::now();
        loop {
            let value = self.look(script, arguments).await;
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

    /// Chooses a file in a control, as somebody does in the browser's own window.
    pub async fn choose_file(&self, selector: &str, file: &Path) {
        let control = self.client.find(Locator::Css(selector)).await.expect("the control is there");
        let file = file.to_str().expect("its name is text");
        control.send_keys(file).await.expect("the file is chosen");
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

    /// The role of an element that a script gave, as assistive technology is told.
    pub async fn role(&self, element: &Value) -> String {
        self.computed(element, "role").await
    }

    /// The name of an element that a script gave, as assistive technology is told.
    pub async fn label(&self, element: &Value) -> String {
        self.computed(element, "label").await
    }

    /// Has scripts run in Firefox itself, which knows its accessibility tree, or in the page again.
    pub(crate) async fn privileged(&self, privileged: bool) {
        self.client.issue_cmd(Command::Privileged(privileged)).await.expect("Firefox lets us");
    }

    async fn computed(&self, element: &Value, what: &'static str) -> String {
        let id = element.as_object().and_then(|reference| reference.values().next()?.as_str());
        let id = id.expect("it is an element").to_owned();
        let computed = self.client.issue_cmd(Command::Computed(id, what)).await;
        computed.expect("the browser tells").as_str().unwrap_or_default().to_owned()
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

    /// The page as it is printed, as PDF.
    pub async fn print(&self) -> Vec<u8> {
        self.client.print(PrintConfiguration::default()).await.expect("the page is printed")
    }

    /// Closes the browser.
    pub async fn close(mut self) {
        self.session = None;
        self.client.clone().close().await.expect("the browser closes");
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

impl Drop for Browser {
    /// Where a journey failed, nobody has closed it.
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            self.driver.end(&session);
        }
    }
}
