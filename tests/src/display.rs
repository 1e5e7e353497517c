//! A screen that nobody sees, for a browser that has to have one.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};

/// A running X server without a screen.
pub(crate) struct Display {
    _process: Child,
    // It must stay open: the server may write to it again.
    _output: BufReader<ChildStdout>,
    name: String,
}

impl Display {
    /// Starts one under some free number.
    pub(crate) async fn start() -> Self {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("Xvfb must be installed: apt-get install xvfb");
        let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
        let mut number = String::new();
        output.read_line(&mut number).await.expect("Xvfb says its number");
        let name = format!(":{}", number.trim());
        Self { _process: process, _output: output, name }
    }

    /// What `DISPLAY` has to be.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}
