//! What makes a submission look as if no person had sent it, or not this one.
//!
//! Nothing is refused for it, and nobody who sends hears of it: the committee sees the flags in its
//! downloads, and judges.

use serde::{Deserialize, Serialize};

use crate::texts::{self, Key};

/// The field of a form that no person sees: whatever fills it in reads pages, not words. No question
/// can have this name, for it has a `_`.
pub const TRAP: &str = "your_message";

/// Sent sooner after the form was handed out than anybody can read it, in milliseconds.
const TOO_FAST: i64 = 3_000;

/// Handed out longer ago than a page stays open, in milliseconds: a week, and the day for which a
/// browser may show the copy that it has.
const TOO_OLD: i64 = 8 * 86_400_000;

/// More than this many are sent from one network within an hour: more than a class sends.
pub const MANY_FROM_NETWORK: u32 = 30;

/// More than this many are sent with one e-mail address within an hour.
pub const MANY_FROM_ADDRESS: u32 = 3;

/// One thing that makes a submission look odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// The field that no person sees was filled in.
    Honeypot,
    /// What it says of when the form was handed out was not written by us.
    ForgedToken,
    /// It does not say when the form was handed out.
    NoToken,
    /// It was sent sooner than anybody can read the form.
    TooFast,
    /// The form was handed out more than a week before.
    OldToken,
    /// Many had come from the same network within the hour.
    ManyFromNetwork,
    /// Many had come with the same e-mail address within the hour.
    ManyFromAddress,
    /// Many were being sent, and its sender waited where others showed that a computer had worked.
    Waited,
}

impl Flag {
    /// All of them, the oddest first.
    pub const ALL: [Self; 8] = [
        Self::Honeypot,
        Self::ForgedToken,
        Self::NoToken,
        Self::TooFast,
        Self::OldToken,
        Self::ManyFromNetwork,
        Self::ManyFromAddress,
        Self::Waited,
    ];

    /// What the committee reads.
    #[must_use]
    pub fn key(self) -> Key {
        match self {
            Self::Honeypot => texts::FLAG_HONEYPOT,
            Self::ForgedToken => texts::FLAG_FORGED_TOKEN,
            Self::NoToken => texts::FLAG_NO_TOKEN,
            Self::TooFast => texts::FLAG_TOO_FAST,
            Self::OldToken => texts::FLAG_OLD_TOKEN,
            Self::ManyFromNetwork => texts::FLAG_MANY_FROM_NETWORK,
            Self::ManyFromAddress => texts::FLAG_MANY_FROM_ADDRESS,
            Self::Waited => texts::FLAG_WAITED,
        }
    }
}

/// When a form was handed out to whoever sends it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HandedOut {
    /// So many milliseconds before it was sent.
    Ago(i64),
    /// Nobody says.
    #[default]
    Unsaid,
    /// What is said was not written by us, or is about another form.
    Forged,
}

/// What is seen of how a submission came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whether the field that no person sees was filled in.
    pub trapped: bool,
    /// When the form was handed out.
    pub handed_out: HandedOut,
    /// How many came from its network within the hour, with this one; 0, where nobody knows.
    pub from_network: u32,
    /// How many came with its e-mail address within the hour, with this one; 0, where it has none.
    pub from_address: u32,
    /// Whether its sender waited, instead of having a computer work.
    pub waited: bool,
}

impl Seen {
    /// What is odd about it, the oddest first.
    #[must_use]
    pub fn flags(&self) -> Vec<Flag> {
        let handed_out = match self.handed_out {
            HandedOut::Forged => Some(Flag::ForgedToken),
            HandedOut::Unsaid => Some(Flag::NoToken),
            HandedOut::Ago(ago) if ago < TOO_FAST => Some(Flag::TooFast),
            HandedOut::Ago(ago) if ago > TOO_OLD => Some(Flag::OldToken),
            HandedOut::Ago(_) => None,
        };
        let when = |holds: bool, flag: Flag| holds.then_some(flag);
        let flags = [
            when(self.trapped, Flag::Honeypot),
            handed_out,
            when(self.from_network > MANY_FROM_NETWORK, Flag::ManyFromNetwork),
            when(self.from_address > MANY_FROM_ADDRESS, Flag::ManyFromAddress),
            when(self.waited, Flag::Waited),
        ];
        flags.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Flag::*;
    use super::*;

    const USUAL: Seen = Seen {
        trapped: false,
        handed_out: HandedOut::Ago(15 * 60_000),
        from_network: 1,
        from_address: 1,
        waited: false,
    };

    #[test]
    fn what_is_odd_is_flagged_and_nothing_else() {
        let ago = |handed_out| Seen { handed_out: HandedOut::Ago(handed_out), ..USUAL };
        let week = 7 * 86_400_000;
        let cases: &[(Seen, &[Flag])] = &[
            (USUAL, &[]),
            (Seen { trapped: true, ..USUAL }, &[Honeypot]),
            (Seen { handed_out: HandedOut::Unsaid, ..USUAL }, &[NoToken]),
            (Seen { handed_out: HandedOut::Forged, ..USUAL }, &[ForgedToken]),
            (ago(0), &[TooFast]),
            (ago(-60_000), &[TooFast]),
            (ago(2_999), &[TooFast]),
            (ago(3_000), &[]),
            (ago(week), &[]),
            (ago(week + 86_400_000), &[]),
            (ago(week + 86_400_001), &[OldToken]),
            (Seen { from_network: 30, ..USUAL }, &[]),
            (Seen { from_network: 31, ..USUAL }, &[ManyFromNetwork]),
            (Seen { from_network: 0, from_address: 0, ..USUAL }, &[]),
            (Seen { from_address: 3, ..USUAL }, &[]),
            (Seen { from_address: 4, ..USUAL }, &[ManyFromAddress]),
            (Seen { waited: true, ..USUAL }, &[Waited]),
            (Seen::default(), &[NoToken]),
            (
                Seen {
                    trapped: true,
                    handed_out: HandedOut::Forged,
                    from_network: 99,
                    from_address: 99,
                    waited: true,
                },
                &[Honeypot, ForgedToken, ManyFromNetwork, ManyFromAddress, Waited],
            ),
        ];
        for (seen, flags) in cases {
            assert_eq!(seen.flags(), *flags, "{seen:?}");
        }
    }

    #[test]
    fn no_question_can_have_the_name_of_the_trap() {
        assert!(crate::id::QuestionId::new(TRAP).is_err());
    }
}
