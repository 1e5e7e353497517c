//! A plain HTTP client, and the check of every answer against the API's description.

use std::net::SocketAddr;

use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Bytes, Frame};
use hyper::client::conn::http1;
use hyper::{HeaderMap, Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    /// Whether it arrived to its end.
    pub(crate) is_whole: bool,
}

/// A body: whole, or in chunks of unknown number.
pub(crate) enum Sent {
    Nothing,
    Whole(Vec<u8>),
    Chunked(Vec<u8>),
}

pub(crate) async fn call(
    server: SocketAddr,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: Sent,
) -> Answer {
    let stream = TcpStream::connect(server).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    let connection = tokio::spawn(connection);
    let mut request = Request::builder().method(&method).uri(path).header("host", "test");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = match body {
        Sent::Nothing => Full::default().boxed(),
        Sent::Whole(body) => Full::from(body).boxed(),
        Sent::Chunked(body) => {
            let chunks: Vec<_> = body
                .chunks(8000)
                .map(|chunk| Ok(Frame::data(Bytes::copy_from_slice(chunk))))
                .collect();
            StreamBody::new(futures::stream::iter(chunks)).boxed()
        }
    };
    let response = sender.send_request(request.body(body).unwrap()).await.unwrap();
    let (parts, mut body) = response.into_parts();
    let (mut bytes, mut is_whole) = (Vec::new(), true);
    while let Some(frame) = body.frame().await {
        match frame {
            Ok(frame) => bytes.extend(frame.into_data().unwrap_or_default()),
            Err(_) => is_whole = false,
        }
    }
    connection.abort();
    let status = parts.status.as_u16();
    let answer = Answer { status, headers: parts.headers, body: bytes, is_whole };
    check(&method, path, &answer);
    answer
}

/// What is posted in a flood: a key, where it comes from, and a body.
pub(crate) type Rubbish = (String, String, String);

/// Posts one after the other over one connection; their statuses, and nothing else is looked at.
pub(crate) async fn flood(server: SocketAddr, path: &str, posts: Vec<Rubbish>) -> Vec<u16> {
    let stream = TcpStream::connect(server).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    let connection = tokio::spawn(connection);
    let mut statuses = Vec::new();
    for (key, from, body) in posts {
        let request = Request::post(path).header("host", "test").header("idempotency-key", key);
        let request = request.header("x-forwarded-for", from);
        let request = request.header("content-type", "application/json");
        sender.ready().await.unwrap();
        let request = request.body(Full::<Bytes>::from(body)).unwrap();
        let response = sender.send_request(request).await.unwrap();
        statuses.push(response.status().as_u16());
        response.into_body().collect().await.unwrap();
    }
    connection.abort();
    statuses
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// What of it is text, where it may be a workbook.
    pub(crate) fn lossy(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The problem's status and code: `409 closed`.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json");
        let details: domain::api::ProblemDetails = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(details.status, self.status);
        let code = self.json()["code"].as_str().unwrap().to_owned();
        assert_eq!(details.kind, format!("urn:ligature:{code}"));
        assert!(!details.title.is_empty() && details.detail.ends_with(['.', '…']));
        format!("{} {code}", self.status)
    }
}

/// What holds of every answer, whatever was asked.
fn check(method: &Method, path: &str, answer: &Answer) {
    assert_eq!(answer.header("access-control-allow-origin"), "*", "{method} {path}");
    assert!(!answer.headers.contains_key("access-control-allow-credentials"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("x-request-id").len(), 16);
    assert_eq!(answer.header("vary"), "", "an answer depends on who asks");
    if let Some(responses) = described(method, path) {
        let described = responses.get(answer.status.to_string());
        let described = described.unwrap_or_else(|| {
            panic!("openapi.json does not describe {} for {method} {path}", answer.status)
        });
        check_type(described, answer);
    } else if *method != Method::OPTIONS {
        let status = StatusCode::from_u16(answer.status).unwrap();
        assert!(status.is_client_error(), "openapi.json does not describe {method} {path}");
    }
}

fn check_type(described: &Value, answer: &Answer) {
    let description = description();
    let described = match described["$ref"].as_str() {
        Some(pointer) => description.pointer(pointer.trim_start_matches('#')).unwrap(),
        None => described,
    };
    let sent = answer.header("content-type").split(';').next().unwrap_or_default();
    let known: Vec<&str> = described["content"]
        .as_object()
        .map(|content| content.keys().map(String::as_str).collect())
        .unwrap_or_default();
    assert!(known.contains(&sent) || (known.is_empty() && sent.is_empty()), "{sent} in {known:?}");
}

/// What the description says of a call's answers. A method that an address does not take is
/// described with those that it does.
fn described(method: &Method, path: &str) -> Option<Value> {
    let path = path.split('?').next().unwrap_or_default();
    let description = description();
    let paths = description["paths"].as_object().unwrap();
    let (_, operations) = paths.iter().find(|(template, _)| is_of(template, path))?;
    let operations = operations.as_object().unwrap();
    let method = if *method == Method::HEAD { "get" } else { &method.as_str().to_lowercase() };
    let any = || operations.values().next().filter(|_| method != "options");
    Some(operations.get(method).or_else(any)?["responses"].clone())
}

fn is_of(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) =
        (template.split('/').collect(), path.split('/').collect());
    let is_part = |(template, part): (&&str, &&str)| template == part || template.contains('{');
    template.len() == path.len() && template.iter().zip(&path).all(is_part)
}

pub(crate) fn description() -> Value {
    serde_json::from_str(include_str!("../../src/http/openapi.json")).unwrap()
}
