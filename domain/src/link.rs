//! A person's own link: what opens what they sent.

use std::fmt;

use crate::crockford;

/// The secret of a person's own link, as a text that can be typed: four groups of four characters
/// from Crockford's base 32, such as `K7QM-0X4D-90TB-3F2A`. 80 bits.
///
/// It is stored nowhere: the functions make it again from their key, the reference and the link's
/// number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct LinkCode(Box<str>);

/// Why a text is not a link's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a link's code looks like K7QM-0X4D-90TB-3F2A")]
pub struct NotALinkCode;

/// How many bytes of a signature are in a code.
pub const CODE_BYTES: usize = 10;

/// How many characters that makes, of five bits each.
const DIGITS: u32 = 16;

impl LinkCode {
    /// The code for the first bytes of a signature.
    #[must_use]
    pub fn of(signature: [u8; CODE_BYTES]) -> Self {
        let bits = signature.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let digit = |at: u32| u8::try_from(bits >> (5 * (DIGITS - 1 - at)) & 31).unwrap_or(0);
        Self(crockford::write((0..DIGITS).map(digit)).into())
    }

    /// Reads a code as a person may type it: in any case, with or without its hyphens.
    ///
    /// # Errors
    /// [`NotALinkCode`] where what is left is not sixteen of the alphabet's characters.
    pub fn parse(typed: &str) -> Result<Self, NotALinkCode> {
        let text = crockford::read(typed, 16).ok_or(NotALinkCode)?;
        Ok(Self(text.into()))
    }

    /// The bytes that it was made of.
    #[must_use]
    pub fn bytes(&self) -> [u8; CODE_BYTES] {
        let bits =
            crockford::values(&self.0).fold(0_u128, |bits, digit| bits << 5 | u128::from(digit));
        let byte = |at: usize| u8::try_from(bits >> (8 * (CODE_BYTES - 1 - at)) & 255).unwrap_or(0);
        std::array::from_fn(byte)
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whoever has it opens what was sent: it shows itself only when asked to by name.
impl fmt::Debug for LinkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkCode(…)")
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_survives_being_read_out_and_typed_again(bytes in any::<[u8; 10]>()) {
            let code = LinkCode::of(bytes);
            prop_assert_eq!(code.bytes(), bytes);
            let typed = code.as_str().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(LinkCode::parse(&typed), Ok(code));
        }

        #[test]
        fn nothing_that_is_typed_makes_it_panic(typed in "\\PC{0,40}") {
            let _either = LinkCode::parse(&typed);
        }
    }

    #[test]
    fn a_code_has_sixteen_characters_and_does_not_show_itself() {
        let code = LinkCode::of([0, 1, 2, 3, 4, 5, 6, 7, 8, 255]);
        assert_eq!(code.as_str(), "000G-40R4-0M30-E27Z");
        assert_eq!(format!("{code:?}"), "LinkCode(…)");
        for bad in ["", "K7QM-0X4D-90TB-3F2", "K7QM-0X4D-90TB-3F2AA", "K7QM-0X4D-90TB-3F2U"] {
            assert_eq!(LinkCode::parse(bad), Err(NotALinkCode), "{bad}");
        }
    }
}
