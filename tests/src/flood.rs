//! Rubbish, posted in great numbers from many networks of this machine at once.

use std::net::SocketAddr;
use std::ops::Range;

use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpSocket;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::stage::Stage;

/// How many post at the same time.
const AT_ONCE: usize = 4;
/// How many come from one network.
const FROM_ONE: usize = 100;

/// A flood that is on.
pub struct Flood {
    posted: watch::Receiver<usize>,
    workers: Vec<JoinHandle<Vec<u16>>>,
}

impl Flood {
    /// Begins to post rubbish to HOST, so many times.
    #[must_use]
    pub fn begin(stage: &Stage, path: &'static str, posts: usize) -> Self {
        let host = stage.system.own_address().trim_start_matches("http://");
        let host: SocketAddr = host.parse().expect("HOST has an address");
        let (count, posted) = watch::channel(0);
        let share = posts / AT_ONCE;
        let worker = |worker: usize| {
            let numbers = worker * share..(worker + 1) * share;
            tokio::spawn(post_all(host, path, numbers, count.clone()))
        };
        Self { posted, workers: (0..AT_ONCE).map(worker).collect() }
    }

    /// Waits until so many were posted.
    pub async fn reaches(&mut self, posts: usize) {
        self.posted.wait_for(|posted| *posted >= posts).await.expect("somebody posts");
    }

    /// Waits for its end; the statuses of all answers.
    pub async fn end(self) -> Vec<u16> {
        let mut statuses = Vec::new();
        for worker in self.workers {
            statuses.extend(worker.await.expect("all was posted"));
        }
        statuses
    }
}

async fn post_all(
    host: SocketAddr,
    path: &'static str,
    numbers: Range<usize>,
    count: watch::Sender<usize>,
) -> Vec<u16> {
    let mut statuses = Vec::new();
    let mut connection = None;
    for number in numbers {
        if number % FROM_ONE == 0 || connection.is_none() {
            connection = Some(connect(host, number / FROM_ONE).await);
        }
        let Some(sender) = &mut connection else { continue };
        let post = Request::post(path).header("host", "rubbish");
        let post = post.header("content-type", "application/json");
        let post = post.header("idempotency-key", format!("rubbish-of-number-{number}"));
        let post = post.body(Full::from(rubbish(number))).expect("it is a request");
        sender.ready().await.expect("HOST is there");
        let answer = sender.send_request(post).await.expect("HOST answers");
        statuses.push(answer.status().as_u16());
        answer.into_body().collect().await.expect("the answer is whole");
        count.send_modify(|count| *count += 1);
    }
    statuses
}

/// A connection from a network of its own.
async fn connect(host: SocketAddr, network: usize) -> http1::SendRequest<Full<Bytes>> {
    let socket = TcpSocket::new_v4().expect("there are sockets");
    let own = SocketAddr::from(([127, 0, 1, u8::try_from(network % 250 + 1).unwrap_or(1)], 0));
    socket.bind(own).expect("this machine has the address");
    let stream = socket.connect(host).await.expect("HOST listens");
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.expect("it is HTTP");
    tokio::spawn(connection);
    sender
}

/// Half of it can be read.
fn rubbish(number: usize) -> String {
    if number.is_multiple_of(2) {
        return "rubbish".repeat(100);
    }
    format!(r#"{{"version":"0000000000000000","lang":"en","answers":{{"name":"{number}"}}}}"#)
}
