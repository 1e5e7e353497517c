#![doc = include_str!("../README.md")]

pub mod calendar;
pub mod certificate;
pub mod clock;
mod code;
pub mod courier;
pub mod hex;
pub mod html;
pub mod http;
pub mod link;
pub mod log;
pub mod mail;
mod offsets;
mod reasons;
pub mod service_key;
pub mod sign_on;
pub mod start;
pub mod store;
