use serde::{Deserialize, Serialize};

/// What the committee has decided about somebody. It is kept; what else a [`Status`] may say follows
/// from what happened.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Nobody has decided anything.
    #[default]
    New,
    /// They were asked for more.
    Asked,
    /// They are to be matched.
    Eligible,
    /// They wait for a place.
    WaitList,
    /// The program can't take them.
    Declined,
}

impl Decision {
    /// Every decision, in the order in which people meet them.
    pub const ALL: [Self; 5] =
        [Self::New, Self::Asked, Self::Eligible, Self::WaitList, Self::Declined];

    /// Whether matching may place them: whoever was not declined.
    #[must_use]
    pub fn is_eligible(self) -> bool {
        self != Self::Declined
    }
}

/// How somebody stands with a program: what the desk shows of them, and filters by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nobody has decided anything.
    New,
    /// They were asked for more.
    Asked,
    /// They are to be matched.
    Eligible,
    /// They wait for a place.
    WaitList,
    /// They are in a pairing that goes on.
    Matched,
    /// The program can't take them.
    Declined,
    /// They have withdrawn.
    Withdrawn,
}

impl Status {
    /// Every status, in the order in which people meet them.
    pub const ALL: [Self; 7] = [
        Self::New,
        Self::Asked,
        Self::Eligible,
        Self::WaitList,
        Self::Matched,
        Self::Declined,
        Self::Withdrawn,
    ];

    /// The status of somebody by what was decided and what happened: a withdrawal is the person's
    /// own and goes before everything, and who is matched was decided about once more.
    #[must_use]
    pub fn of(decision: Decision, is_matched: bool, is_withdrawn: bool) -> Self {
        match decision {
            _ if is_withdrawn => Self::Withdrawn,
            _ if is_matched => Self::Matched,
            Decision::New => Self::New,
            Decision::Asked => Self::Asked,
            Decision::Eligible => Self::Eligible,
            Decision::WaitList => Self::WaitList,
            Decision::Declined => Self::Declined,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_goes_before_what_was_decided() {
        for decision in Decision::ALL {
            assert_eq!(Status::of(decision, true, true), Status::Withdrawn);
            assert_eq!(Status::of(decision, true, false), Status::Matched);
            let decided = Status::of(decision, false, false);
            let name = |value| serde_json::to_value(value).unwrap();
            assert_eq!(name(decided), serde_json::to_value(decision).unwrap());
        }
    }
}
