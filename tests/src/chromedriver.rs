//! A chromedriver of our own, which ends with the test.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A running chromedriver.
pub struct Chromedriver {
    _process: Child,
    /// Where it listens.
    pub address: String,
}

impl Chromedriver {
    /// Starts one, on a port that is free.
    pub async fn start() -> Self {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("chromedriver must be installed: apt-get install chromium chromium-driver");
        let output = process.stdout.take().expect("its output is piped");
        let mut lines = BufReader::new(output).lines();
        let port = loop {
            let line = lines.next_line().await.expect("chromedriver speaks");
            let line = line.expect("chromedriver says its port before it ends");
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').to_owned();
            }
        };
        // What it says later must be read, or it would block.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { _process: process, address: format!("http://127.0.0.1:{port}") }
    }
}
