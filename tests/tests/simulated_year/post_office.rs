//! A mail server of the test's own, which speaks as much SMTP as it takes: it can be shut, and knows of
//! addresses that are no more. What a real one makes of our mails is tried in `tests/infra/smtp.rs`.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use mail_parser::MessageParser;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub(crate) struct PostOffice {
    pub(crate) url: String,
    inside: Arc<Inside>,
}

struct Inside {
    is_shut: AtomicBool,
    /// What stands in an address to which nothing can be sent.
    nowhere: String,
    refused: AtomicUsize,
    mails: Mutex<Vec<String>>,
}

impl PostOffice {
    /// Opens it. Mails to addresses that have `nowhere` in them are refused for good.
    pub(crate) async fn open(nowhere: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let inside = Arc::new(Inside {
            is_shut: AtomicBool::new(false),
            nowhere: nowhere.to_owned(),
            refused: AtomicUsize::new(0),
            mails: Mutex::default(),
        });
        let serving = Arc::clone(&inside);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                // Whoever comes while it is shut is hung up on.
                if !serving.is_shut.load(Ordering::SeqCst) {
                    tokio::spawn(serve(stream, Arc::clone(&serving)));
                }
            }
        });
        Self { url, inside }
    }

    /// Shuts it, or opens it again.
    pub(crate) fn shut(&self, is_shut: bool) {
        self.inside.is_shut.store(is_shut, Ordering::SeqCst);
    }

    /// How many tries were refused.
    pub(crate) fn refused(&self) -> usize {
        self.inside.refused.load(Ordering::SeqCst)
    }

    /// What has come since it was emptied: of each mail to whom it is, and what its `Message-ID` begins
    /// with.
    pub(crate) fn emptied(&self) -> Vec<(String, String)> {
        let mails = std::mem::take(&mut *self.inside.mails.lock().unwrap());
        mails.iter().map(|mail| read(mail)).collect()
    }
}

fn read(mail: &str) -> (String, String) {
    let mail = MessageParser::default().parse(mail).unwrap();
    let to = mail.to().and_then(|to| to.first()?.address()).unwrap().to_owned();
    let id = mail.message_id().unwrap().split('@').next().unwrap();
    (to, id.to_owned())
}

async fn serve(mut stream: TcpStream, inside: Arc<Inside>) {
    let (lines, mut answers) = stream.split();
    let _hung_up = answers.write_all(b"220 here\r\n").await;
    let mut lines = BufReader::new(lines).lines();
    let mut mail: Option<String> = None;
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match &mut mail {
            Some(text) if line == "." => {
                inside.mails.lock().unwrap().push(std::mem::take(text));
                mail = None;
                "250 taken"
            }
            Some(text) => {
                text.push_str(&line);
                text.push_str("\r\n");
                continue;
            }
            None if line.starts_with("DATA") => {
                mail = Some(String::new());
                "354 go on"
            }
            None if line.starts_with("RCPT") && line.contains(&inside.nowhere) => {
                inside.refused.fetch_add(1, Ordering::SeqCst);
                "550 nobody of that name"
            }
            None if line.starts_with("QUIT") => "221 bye",
            None => "250 yes",
        };
        let _hung_up = answers.write_all(format!("{answer}\r\n").as_bytes()).await;
    }
}
