use serde::{Deserialize, Serialize};

use super::{AsideId, PairingId, Words};
use crate::instant::Instant;

/// What somebody in a pairing tells whoever looks after it, in private: their partner never sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// What names it.
    pub id: AsideId,
    /// When it was written.
    pub at: Instant,
    /// In which pairing they are.
    pub pairing: PairingId,
    /// What they want.
    pub wish: Wish,
    /// What they write about it, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Words>,
}

impl Aside {
    /// The same, without what they write: what is known of it where its words are not read.
    #[must_use]
    pub fn without_words(&self) -> Self {
        Self { text: None, ..self.clone() }
    }
}

/// What somebody in a pairing wants of the committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// To talk.
    Talk,
    /// Another match.
    Rematch,
    /// To stop.
    Stop,
    /// That somebody knows: something is wrong.
    Wrong,
    /// Nothing more: they have ended the pairing, and let somebody know.
    Parted,
}

impl Wish {
    /// Every wish that a page offers.
    pub const ALL: [Self; 4] = [Self::Talk, Self::Rematch, Self::Stop, Self::Wrong];

    /// Its name, as a page posts it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Rematch => "rematch",
            Self::Stop => "stop",
            Self::Wrong => "wrong",
            Self::Parted => "parted",
        }
    }

    /// The wish of that name; nothing for any other text.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.name() == name)
    }
}

/// So many asides a person may write within a day: more than anybody means to.
pub const MOST_ASIDES: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_has_the_same_name_on_a_page_and_in_the_table() {
        for wish in Wish::ALL {
            assert_eq!(Wish::named(wish.name()), Some(wish));
            assert_eq!(serde_json::to_value(wish).unwrap(), wish.name());
        }
        for none in ["Talk", Wish::Parted.name()] {
            assert_eq!(Wish::named(none), None);
        }
    }
}
