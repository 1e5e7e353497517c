//! Listening to what the functions say.

use std::cell::RefCell;
use std::io::Write;
use std::sync::Once;

use functions::log;
use lambda_http::tracing::subscriber::util::SubscriberInitExt;
use serde_json::Value;

thread_local! {
    /// What was said on this thread, since it began to listen. A test's tasks all run on its own
    /// thread, so that each hears only itself.
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
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| log::lines("everything", || Heard).init());
    HEARD.set(Some(Vec::new()));
}

/// What was said, and listens no longer.
pub(crate) fn heard() -> String {
    String::from_utf8(HEARD.take().unwrap()).unwrap()
}

/// The lines of a log, each of them an object.
pub(crate) fn lines(log: &str) -> Vec<Value> {
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().all(Value::is_object));
    lines
}
