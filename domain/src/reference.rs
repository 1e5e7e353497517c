//! What a person quotes when they write to the committee about what they sent.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::crockford;

/// A submission's reference: three groups of four characters from Crockford's base 32, such as
/// `7Q2M-XK4D-90TB`. 60 random bits: enough to be unique, and not a secret.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(Box<str>);

/// Why a text is not a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reference looks like 7Q2M-XK4D-90TB")]
pub struct NotAReference;

impl Reference {
    /// Makes a reference of random bits; the lowest 60 count.
    #[must_use]
    pub fn from_random(bits: u64) -> Self {
        let digit = |at: u32| u8::try_from((bits >> (at * 5)) & 31).unwrap_or(0);
        Self(crockford::write((0..12).map(digit)).into())
    }

    /// Reads a reference as a person may type it: in any case, with or without its hyphens, and
    /// with the letters that Crockford reads as digits (`O` as 0, `I` and `L` as 1).
    ///
    /// # Errors
    /// [`NotAReference`] where what is left is not twelve of the alphabet's characters.
    pub fn parse(typed: &str) -> Result<Self, NotAReference> {
        crockford::read(typed, 12).map(|text| Self(text.into())).ok_or(NotAReference)
    }

    /// The reference as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Reference {
    type Error = NotAReference;
    fn try_from(text: String) -> Result<Self, NotAReference> {
        Self::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> String {
        reference.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_survives_being_read_out_and_typed_again() {
        let sent = Reference::from_random(0x0123_4567_89ab_cdef);
        let typed =
            sent.as_str().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(Reference::parse(&typed), Ok(sent));
    }

    #[test]
    fn different_bits_make_different_references() {
        assert_ne!(Reference::from_random(1), Reference::from_random(2));
        assert_ne!(Reference::from_random(1 << 59), Reference::from_random(0));
    }

    #[test]
    fn what_is_not_twelve_characters_of_the_alphabet_is_refused() {
        for bad in ["", "7Q2M-XK4D-90T", "7Q2M-XK4D-90TBB", "7Q2M-XK4D-90TU", "7Q2M-XK4D-90Té"] {
            assert_eq!(Reference::parse(bad), Err(NotAReference), "{bad:?}");
        }
    }
}
