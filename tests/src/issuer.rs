//! An association's single sign-on on this machine: oidc-provider, which nobody here wrote.

use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// It; killed with this value.
pub struct Server {
    /// Where it is, which is what it calls itself.
    pub issuer: String,
    sent: ChildStdin,
    said: Lines<BufReader<ChildStdout>>,
    process: Child,
}

impl Server {
    /// Starts it, and waits until it takes calls.
    pub async fn start() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut node = Command::new("node");
        node.current_dir(folder).arg("src/issuer.mjs").kill_on_drop(true);
        node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = node.spawn().expect("Node.js starts");
        let sent = process.stdin.take().expect("it is piped");
        let said = process.stdout.take().expect("it is piped");
        let mut said = BufReader::new(said).lines();
        let issuer = said.next_line().await.ok().flatten();
        let issuer = issuer.expect("oidc-provider is installed: npm ci in tests/");
        Self { issuer, sent, said, process }
    }

    /// Somebody signs in there, for a client; what proves to that who they are, and what gets at
    /// what the issuer knows of them.
    pub async fn sign_in(&mut self, client: &str, login: &str) -> Given {
        let line = format!("{}\n", json!({ "client": client, "login": login }));
        self.sent.write_all(line.as_bytes()).await.expect("it listens");
        // It has notices of its own to give.
        loop {
            let said = self.said.next_line().await.ok().flatten().expect("it goes on");
            let Ok(given) = serde_json::from_str::<Value>(&said) else { continue };
            let token = |name: &str| given[name].as_str().map(str::to_owned);
            let given = token("id_token").zip(token("access_token"));
            let (id, access) = given.unwrap_or_else(|| panic!("nobody was signed in: {said}"));
            return Given { id, access };
        }
    }

    /// Ends it.
    pub async fn end(mut self) {
        self.process.kill().await.expect("it was running");
    }
}

/// What whoever signs in is given.
#[derive(Clone)]
pub struct Given {
    /// Proves who they are.
    pub id: String,
    /// Gets at what the issuer knows of them, and proves nothing.
    pub access: String,
}
