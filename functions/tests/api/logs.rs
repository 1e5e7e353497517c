//! What a log tells, and what it must not.

use std::cell::RefCell;
use std::io::Write;

use hyper::Method;
use lambda_http::tracing::{self, subscriber};
use serde_json::json;

use crate::client::Sent;
use crate::faults::Fault;
use crate::place::{EXPORTS, FORM, Place, SUBMISSIONS, new_key};

thread_local! {
    /// What was logged on this thread, since it began to listen. A test's tasks all run on its
    /// own thread, so that each hears only itself.
    static HEARD: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

/// Writes to the thread's own log.
struct Heard;

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        HEARD.with_borrow_mut(|heard| heard.as_mut().map_or(Ok(0), |heard| heard.write(bytes)))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Listens on this thread. Not with a subscriber of this thread's own: while another thread meets
/// a log line for the first time, `tracing` may take it for one that nobody hears.
fn listen() {
    HEARD.set(Some(Vec::new()));
    let lines = subscriber::fmt().json().with_max_level(tracing::Level::DEBUG);
    lines.with_writer(|| Heard).init();
}

#[tokio::test]
async fn a_log_has_a_line_a_request_and_nothing_of_what_was_sent() {
    listen();
    let place = Place::open().await;
    let key = new_key();
    let answers = json!({ "name": "Wilhelmina Quux", "email": "wilhelmina@example.org", "secret": "only for me" });
    place.send(&key, &answers).await;
    place.send(&key, &answers).await;
    place.send(&key, &json!({ "name": "Wilhelmina Q", "email": "wilhelmina@example.org" })).await;
    place.send(&new_key(), &json!({ "email": "Wilhelmina Quux" })).await;
    place.send_body(&new_key(), b"{ Wilhelmina".to_vec()).await;
    let foreign = [("origin", "https://wilhelmina.example")];
    place.call(Method::POST, SUBMISSIONS, &foreign, Sent::Nothing).await;
    place.get("/v1/programs/wilhelmina").await;
    place.get(&format!("{FORM}?lang=wilhelmina")).await;
    let bearer = format!("Bearer {}", place.export_key().await);
    let headers = [("authorization", bearer.as_str())];
    let export = format!("{EXPORTS}/applications.csv");
    place.call(Method::GET, &export, &headers, Sent::Nothing).await;
    place.faults.always(Fault::Throttled);
    let busy = place.send(&new_key(), &answers).await;

    let log = String::from_utf8(HEARD.take().unwrap()).unwrap();
    // The embedded engine runs in this process, and what it says is its own affair.
    let is_ours = |line: &&str| !line.contains(r#""target":"dynoxide"#);
    let log: String = log.lines().filter(is_ours).flat_map(|line| [line, "\n"]).collect();
    let requests = log.lines().filter(|line| line.contains(r#""message":"request""#));
    assert_eq!(requests.count(), 10);
    assert!(log.contains("/v1/programs/{program}/forms/{form}/submissions"));
    let id = busy.header("x-request-id");
    let line = log.lines().find(|line| line.contains(id)).expect("the answer's id is in the log");
    assert!(line.contains("ProvisionedThroughputExceededException"), "{line}");
    let log = log.to_lowercase();
    for private in [
        "wilhelmina",
        "quux",
        "only for me",
        "example.org",
        key.as_str(),
        bearer.trim_start_matches("Bearer lgx_"),
    ] {
        let line = log.lines().find(|line| line.contains(private));
        assert_eq!(line, None, "the log has {private}");
    }
}
