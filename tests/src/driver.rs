//! The program that drives a browser; it ends with the test.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::display::Display;
use crate::kind::Kind;
use crate::stage::repository;

/// How often it may fail to find a port.
const ATTEMPTS: u32 = 5;

/// How long a driver has for its goodbye.
const GOODBYE: Duration = Duration::from_secs(10);

/// A running driver.
pub struct Driver {
    _process: Child,
    _display: Option<Display>,
    /// Where it listens.
    pub address: String,
}

impl Driver {
    /// Starts one on some free port.
    pub async fn start(kind: Kind) -> Self {
        for _ in 0..ATTEMPTS {
            let started = match kind {
                Kind::Chromium => chromedriver().await,
                Kind::Firefox => geckodriver().await,
                Kind::WebKit => web_kit_web_driver().await,
            };
            if let Some(driver) = started {
                return driver;
            }
        }
        panic!("the driver of {kind:?} finds no port");
    }

    /// Has it end a browser. Killed, it would leave it running.
    pub(crate) fn end(&self, session: &str) {
        let Some(host) = self.address.strip_prefix("http://") else { return };
        let Ok(mut connection) = TcpStream::connect(host) else { return };
        let _within = connection.set_read_timeout(Some(GOODBYE));
        let request = format!(
            "DELETE /session/{session} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"
        );
        if connection.write_all(request.as_bytes()).is_ok() {
            let _answered = connection.read(&mut [0; 64]);
        }
    }
}

/// Nothing, where it ended before it had a port: it picks one for IPv4 and gives up if that is taken
/// for IPv6.
async fn chromedriver() -> Option<Driver> {
    let process = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).start();
    let process = process.expect("chromedriver must be installed: apt-get install chromium-driver");
    said(process, "started successfully on port ").await
}

/// The program that `cargo xtask test journeys` builds, or one that is installed.
async fn geckodriver() -> Option<Driver> {
    let built = repository().join("target/tools/bin/geckodriver");
    let program = if built.is_file() { built } else { PathBuf::from("geckodriver") };
    let process = Command::new(program)
        // Its accessibility tree is asked for in Firefox itself.
        .args(["--port", "0", "--websocket-port", "0", "--allow-system-access"])
        .stdout(Stdio::piped())
        .start();
    let process = process.expect("geckodriver must be there: cargo xtask test journeys builds it");
    said(process, "Listening on 127.0.0.1:").await
}

/// It never says which port it has taken, so it is given one.
async fn web_kit_web_driver() -> Option<Driver> {
    let display = Display::start().await;
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok()?.local_addr().ok()?.port();
    let process = Command::new("WebKitWebDriver")
        .arg(format!("--port={port}"))
        .env("DISPLAY", display.name())
        // No bus to tell assistive technology of what is shown, and no wait for one.
        .env("NO_AT_BRIDGE", "1")
        .stdout(Stdio::null())
        .start();
    let mut process =
        process.expect("WebKitWebDriver must be installed: apt-get install webkit2gtk-driver");
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if process.try_wait().ok()?.is_some() {
            return None;
        }
        // Not a sleep that hopes: a pause between two tries.
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let address = format!("http://127.0.0.1:{port}");
    Some(Driver { _process: process, _display: Some(display), address })
}

/// Waits for what a driver says when it has a port.
async fn said(mut process: Child, before_the_port: &str) -> Option<Driver> {
    let output = process.stdout.take().expect("its output is piped");
    let mut lines = BufReader::new(output).lines();
    let port = loop {
        let line = lines.next_line().await.expect("a driver speaks")?;
        if let Some((_, port)) = line.split_once(before_the_port) {
            break port.trim_end_matches('.').to_owned();
        }
    };
    // What it says later must be read, or it would block.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    let address = format!("http://127.0.0.1:{port}");
    Some(Driver { _process: process, _display: None, address })
}

/// Starting a program that ends with us and complains to nobody.
trait Start {
    fn start(&mut self) -> std::io::Result<Child>;
}

impl Start for Command {
    fn start(&mut self) -> std::io::Result<Child> {
        self.stdin(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true).spawn()
    }
}
