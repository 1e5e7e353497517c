//! The functions as their callers meet them: real HTTP to the routers, and behind them the real
//! SDK and a real engine. One binary, so that it links once.
//!
//! Every answer is held to the API's own description (`client`).

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that fails panics, in its helpers too"
)]

mod client;
mod engine;
mod faults;
mod fixture;
mod heard;
mod place;
mod runtime;

mod busy;
mod calendar;
mod closed;
mod delivery;
mod desk;
mod door;
mod drafts;
mod due;
mod edges;
mod export;
mod export_asked;
mod export_choice;
mod export_key;
mod export_tag;
mod export_versions;
mod export_xlsx;
mod form;
mod guard;
mod heard_of_pairs;
mod hostile;
mod idempotency;
mod journals;
mod lambda;
mod lang;
mod logs;
mod mails;
mod malformed;
mod own;
mod program;
mod publish;
mod sheets;
mod start;
mod store;
mod submit;
