use serde::{Deserialize, Serialize};

use super::{MemberId, Pairing, PairingId};
use crate::matching::{Block, Misfit, Partners, Scenario};
use crate::reference::Reference;

/// How many pairs one `POST …/pairings` may name.
pub const MOST_NEW_PAIRINGS: usize = 20;

/// `POST …/pairings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPairings {
    /// At most [`MOST_NEW_PAIRINGS`].
    pub pairs: Vec<NewPairing>,
    /// In what scenario they were found: what it allows, forbids and gives counts here, too.
    #[serde(default)]
    pub wishes: Scenario,
}

/// Two people who are to be introduced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPairing {
    /// What will name it, made up by whoever asks for it: sent twice, it is made once.
    pub id: PairingId,
    /// The two.
    #[serde(flatten)]
    pub partners: Partners,
    /// The committee member who looks after it.
    pub liaison: MemberId,
    /// Whether the mentor is asked first.
    #[serde(default)]
    pub ask_first: bool,
}

/// What became of pairs that were to be introduced, in the order in which they were sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairingsMade {
    /// One for each.
    pub pairings: Vec<PairingMade>,
}

/// What became of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairingMade {
    /// What names it, or would.
    pub id: PairingId,
    /// The pairing, where it is made, or was before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Pairing>,
    /// Why not, where it isn't.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<NotPaired>,
}

/// Why two were not introduced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum NotPaired {
    /// Somebody has somebody by now.
    Taken {
        /// Who.
        who: Reference,
    },
    /// The mentor has as many people by now as they take on.
    Full {
        /// Who.
        who: Reference,
    },
    /// Somebody is not among those who are to be matched: withdrawn, declined, or of another cohort.
    NotHere {
        /// Who.
        who: Reference,
    },
    /// Somebody takes part on the other side, or doesn't look for that.
    NotOnThatSide {
        /// Who.
        who: Reference,
    },
    /// A rule is against it.
    Blocked {
        /// What is.
        blocks: Vec<Block>,
    },
    /// Nobody on the committee who could look after it has the liaison's id.
    NoLiaison,
    /// Only a mentor can be asked first.
    NobodyToAsk,
    /// Another pairing has the id.
    IdTaken,
    /// Somebody else was quicker again and again: try it once more.
    Busy,
}

impl From<Misfit> for NotPaired {
    fn from(misfit: Misfit) -> Self {
        match misfit {
            Misfit::Taken(who) | Misfit::TwoPlaces(who) => Self::Taken { who },
            Misfit::Full(who) => Self::Full { who },
            Misfit::NotHere(who) => Self::NotHere { who },
            Misfit::NotOnThatSide(who, _) | Misfit::NotAPeer(who) => Self::NotOnThatSide { who },
            Misfit::Blocked(_, blocks) | Misfit::PeersBlocked(_, blocks) => {
                Self::Blocked { blocks }
            }
            Misfit::NoLine(_) => Self::Blocked { blocks: Vec::new() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_names_a_mentee_and_a_mentor_or_two_peers() {
        let peers = r#"{"id":"00000000000000aa","peers":["2000-0000-0000","1000-0000-0000"],
            "liaison":"00000000000000bb"}"#;
        let new: NewPairing = serde_json::from_str(peers).unwrap();
        assert!(matches!(new.partners, Partners::Peers { .. }));
        let odd = peers.replace("2000-0000-0000", "1000-0000-0000");
        assert!(serde_json::from_str::<NewPairing>(&odd).is_err(), "nobody is their own peer");
    }
}
