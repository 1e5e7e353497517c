#![doc = include_str!("../README.md")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

pub mod applicants;
pub mod applied;
pub mod axe;
pub mod bench;
pub mod bringing;
pub mod brought;
pub mod browser;
pub mod cast;
mod command;
pub mod desk;
mod display;
pub mod downloads;
pub mod driver;
pub mod event;
pub mod flood;
pub mod form;
pub mod function;
pub mod gate;
pub mod inspect;
pub mod issuer;
pub mod keyboard;
pub mod kind;
pub mod open;
pub mod paired;
pub mod passage;
pub mod pdf;
pub mod process;
pub mod runtime;
pub mod smtp;
pub mod stage;
pub mod tools;
pub mod tree;
pub mod work;
pub mod workbook;
