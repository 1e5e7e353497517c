use std::fmt;

use crate::crockford;

/// What signs a committee member in, as a text that can be typed: two groups of four characters
/// from Crockford's base 32, such as `K7QM-0X4D`. 40 bits: with five tries in a quarter of an hour
/// nobody guesses it.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInCode(Box<str>);

/// Why a text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code looks like K7QM-0X4D")]
pub struct NotASignInCode;

/// How many characters a code has, of five bits each.
const DIGITS: usize = 8;

impl SignInCode {
    /// The code for the first bytes of a signature.
    #[must_use]
    pub fn of(signature: [u8; 5]) -> Self {
        let bits = signature.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let digit = |at: usize| u8::try_from(bits >> (5 * (DIGITS - 1 - at)) & 31).unwrap_or(0);
        Self(crockford::write((0..DIGITS).map(digit)).into())
    }

    /// Reads a code as a person may type it: in any case, with or without its hyphen.
    ///
    /// # Errors
    /// [`NotASignInCode`] where what is left is not eight of the alphabet's characters.
    pub fn parse(typed: &str) -> Result<Self, NotASignInCode> {
        crockford::read(typed, DIGITS).map(|text| Self(text.into())).ok_or(NotASignInCode)
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whoever has it may sign in: it shows itself only when asked to by name.
impl fmt::Debug for SignInCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_being_typed_and_does_not_show_itself() {
        let code = SignInCode::of([0, 1, 2, 3, 255]);
        assert_eq!(code.as_str(), "000G-40ZZ");
        for typed in ["000G-40ZZ", " ooog4ozz ", "000g 40zz"] {
            assert_eq!(SignInCode::parse(typed), Ok(code.clone()), "{typed}");
        }
        for bad in ["", "000G-40Z", "000G-40ZZZ", "000G-40ZU", "🙂"] {
            assert_eq!(SignInCode::parse(bad), Err(NotASignInCode), "{bad}");
        }
        assert_eq!(format!("{code:?}"), "SignInCode(…)");
    }
}
