//! A chromedriver of our own, which ends with the test.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// How often it may fail to find a port.
const ATTEMPTS: u32 = 5;

/// A running chromedriver.
pub struct Chromedriver {
    _process: Child,
    /// Where it listens.
    pub address: String,
}

impl Chromedriver {
    /// Starts one on some free port.
    pub async fn start() -> Self {
        for _ in 0..ATTEMPTS {
            if let Some(started) = Self::begin().await {
                return started;
            }
        }
        panic!("chromedriver finds no port");
    }

    /// Nothing, where it ended before it had a port: it picks one for IPv4 and gives up if that is
    /// taken for IPv6.
    async fn begin() -> Option<Self> {
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
            let line = lines.next_line().await.expect("chromedriver speaks")?;
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').to_owned();
            }
        };
        // What it says later must be read, or it would block.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Some(Self { _process: process, address: format!("http://127.0.0.1:{port}") })
    }
}
