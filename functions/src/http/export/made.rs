//! A file as it is answered with: its body, and what tells it from another.

use axum::body::Body;

use crate::http::cached;

/// How much of a file of text is held back until it begins: one that ends before has a tag.
pub(super) const HELD: usize = 1_000_000;

/// A file.
pub(super) struct Made {
    pub(super) body: Body,
    /// What follows from all that is in it; nothing, where it is on its way before that is known.
    pub(super) tag: Option<String>,
}

impl Made {
    /// A file of text, all of it.
    pub(super) fn whole(file: Vec<u8>) -> Self {
        Self { tag: Some(cached::tag(&[&file])), body: file.into() }
    }

    /// A file that is longer than what is held back.
    pub(super) fn streamed(body: Body) -> Self {
        Self { body, tag: None }
    }
}
