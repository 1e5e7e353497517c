//! Stands in for the crate `wasm-streams`, by `[patch]` in the workspace's `Cargo.toml`.
//!
//! Leptos always depends on `server_fn`, and that on `wasm-streams` for server functions that
//! stream. The widget has no server functions; but the real crate exports classes to JavaScript,
//! which no optimizer may drop, and with them the machinery of futures and promises. A guide page
//! would download all of it for nothing. This has what `server_fn` names, and does none of it.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of a browser's.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps one.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty one: nothing is taken from the stream that is given.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().unwrap_or_else(|error| wasm_bindgen::throw_val(error)))
    }

    /// Unwraps it.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream that gives nothing but an error.
    #[must_use]
    pub fn into_stream(self) -> NoStream {
        NoStream { has_said_so: false }
    }
}

/// Says that there are no streams here, and ends.
#[derive(Debug)]
pub struct NoStream {
    has_said_so: bool,
}

impl Stream for NoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let is_first = !std::mem::replace(&mut self.has_said_so, true);
        Poll::Ready(is_first.then(|| Err(JsValue::from_str("this build has no streams"))))
    }
}
