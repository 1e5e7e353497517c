#![doc = include_str!("../README.md")]

pub mod clock;
pub mod http;
pub mod start;
pub mod store;
