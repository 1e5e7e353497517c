//! JSON, as much of it as goes over our own wire.
//!
//! The few types that come over the wire are taken out of one kind of value by hand: the crate `wire`
//! says why. Where a type gets another field, this doesn't compile until
//! it is read; tests compare all of it with serde.

mod answer;
mod form;
mod write;

pub use self::answer::{Problem, problem, read_draft, receipt};
pub use self::form::form_page;
pub use self::write::{draft, post};

/// A value whose texts are copies: shorter to read than such as may be borrowed.
type Value = wire::Value<String>;

fn parse(text: &str) -> Option<Value> {
    wire::parse(text)
}

#[cfg(test)]
mod tests;
