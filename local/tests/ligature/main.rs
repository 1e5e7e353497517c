//! The program `ligature`, run as an operator runs it: as a process of its own.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on fails")]

mod archive;
mod backup;
mod call;
mod chair;
mod copy;
mod demo_year;
mod gate;
#[cfg(feature = "inside")]
mod inside;
mod place;
mod purge;
mod running;
mod slips;
mod stop;
