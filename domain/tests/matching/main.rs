//! Who is matched with whom, and why.
#![cfg(all(feature = "source", not(target_arch = "wasm32")))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod chance;
mod comparisons;
mod counted;
mod fixtures;
mod partners;
mod peers;
mod people;
mod policy_file;
mod rules;
mod scenarios;
mod solver;
mod town;
