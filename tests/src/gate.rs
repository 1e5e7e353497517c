//! Stands in front of HOST and passes everything on. When told to, it loses answers on the way back,
//! and holds back or turns away calls for some files.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A gate that is not open yet: it has an address, but leads nowhere.
pub struct Gate {
    listener: TcpListener,
    switch: Switch,
}

/// Says what the gate does, while it stands.
#[derive(Clone, Default)]
pub struct Switch {
    loses_answers: Arc<AtomicBool>,
    lost: Arc<AtomicUsize>,
    files: watch::Sender<Files>,
}

/// What becomes of calls for some files.
#[derive(Clone, Copy, Default)]
enum Files {
    /// They pass.
    #[default]
    Pass,
    /// They wait, if their address has this in it.
    Wait(&'static str),
    /// They get no answer, if their address has this in it.
    TurnAway(&'static str),
}

impl Gate {
    /// A gate at some address of this machine.
    pub async fn build() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a port");
        Self { listener, switch: Switch::default() }
    }

    /// Its address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.listener.local_addr().expect("it listens"))
    }

    /// Opens it: what comes is passed on to `behind`, an address such as `http://127.0.0.1:8080`.
    pub fn open(self, behind: &str) -> Switch {
        let switch = self.switch.clone();
        let behind = behind.trim_start_matches("http://").to_owned();
        tokio::spawn(async move {
            while let Ok((outer, _)) = self.listener.accept().await {
                let inner = TcpStream::connect(&behind).await.expect("HOST is there");
                tokio::spawn(pass(outer, inner, self.switch.clone()));
            }
        });
        switch
    }
}

impl Switch {
    /// From now on, calls that write arrive, and their answers are lost; or not.
    pub fn lose_answers(&self, lose: bool) {
        self.loses_answers.store(lose, Ordering::SeqCst);
    }

    /// From now on, calls for an address with this in it wait until they may [`Switch::pass`].
    pub fn hold_back(&self, files: &'static str) {
        self.files.send_replace(Files::Wait(files));
    }

    /// From now on, calls for an address with this in it get no answer.
    pub fn turn_away(&self, files: &'static str) {
        self.files.send_replace(Files::TurnAway(files));
    }

    /// Lets pass what was held back, and whatever comes.
    pub fn pass(&self) {
        self.files.send_replace(Files::Pass);
    }

    /// Whether a call may go on, once it is known.
    async fn may_pass(&self, call: &[u8]) -> bool {
        let line = call.split(|byte| *byte == b'\r').next().unwrap_or_default();
        let line = String::from_utf8_lossy(line).into_owned();
        let mut files = self.files.subscribe();
        let waits = |files: &Files| matches!(files, Files::Wait(part) if line.contains(part));
        let Ok(files) = files.wait_for(|files| !waits(files)).await else { return false };
        !matches!(*files, Files::TurnAway(part) if line.contains(part))
    }

    /// How many answers were lost.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.lost.load(Ordering::SeqCst)
    }
}

async fn pass(mut outer: TcpStream, mut inner: TcpStream, switch: Switch) {
    let (mut there, mut back) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
    let mut writes = false;
    loop {
        tokio::select! {
            read = outer.read(&mut there) => match read {
                Ok(length @ 1..) => {
                    writes |= there.starts_with(b"POST ");
                    if there.starts_with(b"GET ") || there.starts_with(b"OPTIONS ") {
                        writes = false;
                    }
                    if !switch.may_pass(&there[..length]).await {
                        return;
                    }
                    if inner.write_all(&there[..length]).await.is_err() {
                        return;
                    }
                }
                _ => return,
            },
            read = inner.read(&mut back) => match read {
                Ok(length @ 1..) => {
                    if writes && switch.loses_answers.load(Ordering::SeqCst) {
                        switch.lost.fetch_add(1, Ordering::SeqCst);
                        return;
                    }
                    if outer.write_all(&back[..length]).await.is_err() {
                        return;
                    }
                }
                _ => return,
            },
        }
    }
}
