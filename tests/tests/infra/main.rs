//! What can be proven of a deployment without an AWS account. Run by `cargo xtask test infra`,
//! which builds and installs what these tests need.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod emulator;
mod moto;
mod qemu;
mod smtp;
mod template;
