#![doc = include_str!("../README.md")]

pub mod answers;
pub mod api;
pub mod by_name;
pub mod calendar;
pub mod course;
mod crockford;
pub mod date;
pub mod desk;
pub mod email;
pub mod export;
pub mod flag;
pub mod form;
pub mod heard;
pub mod id;
pub mod import;
pub mod instant;
pub mod journal;
pub mod lang;
pub mod link;
pub mod matching;
pub mod own;
mod parse;
pub mod program;
pub mod reference;
pub mod rejection;
pub mod report;
pub mod sheet;
pub mod sign_on;
#[cfg(feature = "source")]
pub mod source;
pub mod submission;
pub mod text;
pub mod texts;
pub mod time_zone;
pub mod topic;
pub mod translation;
pub mod version;
pub mod web_address;

pub use answers::{Answers, Raw};
pub use form::Form;
pub use lang::Lang;
pub use rejection::Rejection;
pub use submission::Submission;
