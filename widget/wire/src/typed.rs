//! Types, read and written by serde.

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::read::parse;

/// Why a text can't be read: it is not what it should be. More is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong;

/// Reads a text that is one JSON value and nothing else.
///
/// # Errors
/// [`Wrong`] where it isn't, or is another value than this type has.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Wrong> {
    T::deserialize(parse::<Cow<'_, str>>(text).ok_or(Wrong)?)
}

/// Writes a value; nothing for what JSON can't say.
#[must_use]
pub fn write(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
