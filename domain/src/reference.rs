//! What a person quotes when they write to the committee about what they sent.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Crockford's alphabet: no I, L, O or U, so a reference survives being read out or written down.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

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
        let mut text = String::with_capacity(14);
        for group in 0..12 {
            if group == 4 || group == 8 {
                text.push('-');
            }
            let digit = usize::try_from((bits >> (group * 5)) & 31).unwrap_or(0);
            text.push(ALPHABET.get(digit).copied().map_or('0', char::from));
        }
        Self(text.into())
    }

    /// Reads a reference as a person may type it: in any case, with or without its hyphens, and
    /// with the letters that Crockford reads as digits (`O` as 0, `I` and `L` as 1).
    ///
    /// # Errors
    /// [`NotAReference`] where what is left is not twelve of the alphabet's characters.
    pub fn parse(typed: &str) -> Result<Self, NotAReference> {
        let mut text = String::with_capacity(14);
        let mut count = 0;
        for c in typed.trim().chars().filter(|c| *c != '-' && *c != ' ') {
            if count == 4 || count == 8 {
                text.push('-');
            }
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if count == 12 || !c.is_ascii() || !ALPHABET.contains(&(c as u8)) {
                return Err(NotAReference);
            }
            text.push(c);
            count += 1;
        }
        if count == 12 { Ok(Self(text.into())) } else { Err(NotAReference) }
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
