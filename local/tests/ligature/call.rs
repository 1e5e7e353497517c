//! A call over HTTP, by hand: so that a test can stop in the middle of one.

use std::io::{Read, Write};
use std::net::TcpStream;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// A call whose head and a part of whose body have been sent.
pub(crate) struct HalfSent(TcpStream);

impl HalfSent {
    pub(crate) fn begin(address: &str, request: &str, part: &str) -> Self {
        let mut stream = TcpStream::connect(address.trim_start_matches("http://")).unwrap();
        write!(stream, "{request}\r\n\r\n{part}").unwrap();
        stream.flush().unwrap();
        Self(stream)
    }

    pub(crate) fn end(mut self, rest: &str) -> Answer {
        self.0.write_all(rest.as_bytes()).unwrap();
        let mut all = Vec::new();
        self.0.read_to_end(&mut all).unwrap();
        let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(all[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_lowercase(), body: all[end + 4..].to_vec() }
    }
}

pub(crate) fn get(address: &str, path: &str, headers: &str) -> Answer {
    let request = format!("GET {path} HTTP/1.1\r\nhost: test\r\nconnection: close{headers}");
    HalfSent::begin(address, &request, "").end("")
}

/// The head of a submission's call.
pub(crate) fn submission_head(key: &str, length: usize) -> String {
    format!(
        "POST /v1/programs/example/forms/note/submissions HTTP/1.1\r\nhost: test\r\n\
         connection: close\r\ncontent-type: application/json\r\nidempotency-key: {key}\r\n\
         content-length: {length}"
    )
}

/// Sends a note; the reference under which it is kept.
pub(crate) fn send(address: &str, version: &str, note: &str) -> String {
    let body = body(version, note);
    let key = format!("the-key-that-goes-with-{}", note.replace(' ', "-"));
    let answer = HalfSent::begin(address, &submission_head(&key, body.len()), &body).end("");
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()["reference"].as_str().unwrap().to_owned()
}

pub(crate) fn body(version: &str, note: &str) -> String {
    serde_json::json!({ "version": version, "lang": "en", "answers": { "note": note } }).to_string()
}

/// The version of the form that is live.
pub(crate) fn version(address: &str) -> String {
    let answer = get(address, "/v1/programs/example/forms/note", "");
    assert_eq!(answer.status, 200, "{}", answer.text());
    let json = answer.json();
    json["form"]["version"].as_str().unwrap().to_owned()
}
