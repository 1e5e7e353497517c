//! JSON, as much of it as goes over our own wire.
//!
//! `serde_json` is made for every JSON there is, with errors that say where and why, and serde
//! makes code for every type: a guide page would download some 40 kB of it to read what our own
//! service has written. So a text is read into one kind of value, and the few types that come over
//! the wire are taken out of it by hand. Where a type gets another field, this doesn't compile until
//! it is read; tests compare all of it with serde.

mod answer;
mod form;
mod value;
mod write;

pub use self::answer::{Problem, problem, read_draft, receipt};
pub use self::form::form_page;
pub use self::write::{draft, post};

#[cfg(test)]
mod tests;
