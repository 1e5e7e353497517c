//! A real SMTP server, which nobody here wrote.

use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use mail_parser::MessageParser;
use tokio::net::{TcpListener, TcpStream};

use crate::tools;

/// aiosmtpd, with a folder that mails come into; killed with this value.
pub struct Server(Child);

impl Server {
    /// Starts it on a port, and waits until it takes calls.
    pub async fn start(port: u16, mails: &Path) -> Self {
        let mut python = tools::tool("python");
        python.args(["-m", "aiosmtpd", "--nosetuid", "--listen", &format!("127.0.0.1:{port}")]);
        python.arg("--class").arg("aiosmtpd.handlers.Mailbox").arg(mails);
        python.stdout(Stdio::null()).stderr(Stdio::null());
        let server = Self(python.spawn().expect("aiosmtpd starts"));
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            tokio::task::yield_now().await;
        }
        server
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ended_already = self.0.kill();
        let _ended_already = self.0.wait();
    }
}

/// A port that nobody has.
pub async fn free_port() -> u16 {
    let free = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
    free.local_addr().expect("it has an address").port()
}

/// A mail that has come.
#[derive(Debug)]
pub struct Mail {
    /// Its subject.
    pub subject: String,
    /// To whom it is.
    pub to: String,
    /// What it says, as text.
    pub text: String,
}

/// The mails that have come into a server's folder, the earliest first.
#[must_use]
pub fn mails(folder: &Path) -> Vec<Mail> {
    let files = std::fs::read_dir(folder.join("new")).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
    files.sort_by_key(|file| file.metadata().and_then(|about| about.modified()).ok());
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &Path) -> Mail {
    let bytes = std::fs::read(file).expect("a mail can be read");
    let mail = MessageParser::default().parse(&bytes).expect("it is a mail");
    let to = mail.to().and_then(|to| to.first()?.address()).unwrap_or_default().to_owned();
    let text = mail.body_text(0).expect("it has a text").into_owned();
    Mail { subject: mail.subject().unwrap_or_default().to_owned(), to, text }
}
