//! Names that say nothing of whom or what they name: they may be in addresses and in logs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text is no such name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it is 16 of the digits 0 to 9 and a to f")]
pub struct NotAnId;

fn parse(text: &str) -> Result<Box<str>, NotAnId> {
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if text.len() == 16 && text.bytes().all(is_digit) { Ok(text.into()) } else { Err(NotAnId) }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Box<str>);

        impl $name {
            /// Reads one.
            ///
            /// # Errors
            /// [`NotAnId`].
            pub fn new(text: &str) -> Result<Self, NotAnId> {
                parse(text).map(Self)
            }

            /// Makes one of random bits.
            #[must_use]
            pub fn from_random(bits: u64) -> Self {
                Self(format!("{bits:016x}").into())
            }

            /// It as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0.into()
            }
        }
    )*};
}

ids! {
    /// Somebody on a committee, as long as they are on it.
    MemberId;
    /// An export key. It is not the key.
    ExportKeyId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_sixteen_hexadecimal_digits() {
        let id = MemberId::from_random(0x00ab_cdef);
        assert_eq!(id.as_str(), "0000000000abcdef");
        assert_eq!(MemberId::new(id.as_str()), Ok(id));
        for bad in
            ["", "0000000000abcde", "0000000000ABCDEF", "0000000000abcdefg", "000000000#abcdef"]
        {
            assert_eq!(MemberId::new(bad), Err(NotAnId), "{bad}");
        }
    }
}
