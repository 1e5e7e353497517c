//! This program, run again in another role, in a process of its own.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

/// A process that serves something, and ends with this value.
pub(crate) struct Process {
    child: Child,
    address: String,
    stays_open: Option<ChildStdin>,
}

impl Process {
    /// Starts this program with these arguments, and waits until it says where it listens.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let program = std::env::current_exe().expect("this program has a path");
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program starts once more");
        let stays_open = child.stdin.take();
        let mut address = String::new();
        let output = child.stdout.take().expect("it is piped");
        BufReader::new(output).read_line(&mut address).expect("it says its address");
        Self { child, address: address.trim().to_owned(), stays_open }
    }

    /// The role of an engine that keeps its data in a folder.
    pub(crate) fn engine(data: &Path) -> Self {
        Self::start(&["engine", data.to_str().expect("the folder's name is UTF-8")])
    }

    /// Where it listens, such as `http://127.0.0.1:8000`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The most memory that it has ever held, in bytes.
    pub(crate) fn peak_memory(&self) -> u64 {
        tests::process::peak_memory(self.child.id())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.stays_open.take());
        let _ended_already = self.child.wait();
    }
}

/// In another role: says where it listens, and lives until the one who started it is gone.
pub(crate) async fn live_at(address: &str) {
    println!("{address}");
    std::io::stdout().flush().expect("somebody listens");
    let until_closed = || std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
    let _closed = tokio::task::spawn_blocking(until_closed).await;
}
