//! Names that say nothing of whom or what they name: they may be in addresses and in logs.

use serde::{Deserialize, Serialize};

use crate::id::texts_by_rule;

/// Why a text is no such name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it is 16 of the digits 0 to 9 and a to f")]
pub struct NotAnId;

fn parse(text: &str) -> Result<Box<str>, NotAnId> {
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if text.len() == 16 && text.bytes().all(is_digit) { Ok(text.into()) } else { Err(NotAnId) }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        texts_by_rule! { parse, NotAnId; $($(#[$doc])* $name;)* }
        $(impl $name {
            /// Makes one of random bits.
            #[must_use]
            pub fn from_random(bits: u64) -> Self {
                Self(format!("{bits:016x}").into())
            }
        })*
    };
}

ids! {
    /// Somebody on a committee, as long as they are on it.
    MemberId;
    /// An export key. It is not the key.
    ExportKeyId;
    /// A note on a person.
    NoteId;
    /// A question of the committee's to a person.
    InquiryId;
    /// A scenario of matching.
    ScenarioId;
    /// A pairing.
    PairingId;
    /// What somebody in a pairing has told the committee in private.
    AsideId;
    /// What one of the two of a pairing has noted.
    EntryId;
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
