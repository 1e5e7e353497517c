use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Pairing;
use crate::course::Triage;
use crate::desk::Committee;
use crate::instant::Instant;
use crate::matching::Side;
use crate::reference::Reference;

/// `GET …/pairings`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairingsPage {
    /// Those that whoever asks may see, the latest first.
    pub pairings: Vec<PairingCard>,
    /// Those that another deployment has handed over, and that nobody has dealt with here: of their people
    /// there are references, and no names. They are none of the pairings, and none goes on here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handed_over: Vec<PairingCard>,
}

/// A pairing, with what its people are called.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairingCard {
    /// The pairing.
    pub pairing: Pairing,
    /// Whether it goes on.
    pub is_live: bool,
    /// The two, where they are still there.
    pub people: Vec<PairedPerson>,
    /// What the liaison is called; empty, where nobody on the committee has the id any more.
    pub liaison: String,
    /// How far the two have come, and what of it needs somebody; nothing, where they were never
    /// introduced, and in downloads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub triage: Option<Triage>,
    /// Whether the two have told whoever asks how they see their goals.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reflects: bool,
}

impl PairingCard {
    /// The card of a pairing, with those of its people who are still there.
    #[must_use]
    pub fn of(
        pairing: Pairing,
        people: &BTreeMap<Reference, PairedPerson>,
        committee: &Committee,
        now: Instant,
    ) -> Self {
        let both = pairing.partners.both();
        let liaison = committee.looks_after(&pairing);
        Self {
            people: both.iter().filter_map(|who| people.get(*who).cloned()).collect(),
            is_live: pairing.is_live(now),
            liaison: liaison.map(|member| member.name.as_str().to_owned()).unwrap_or_default(),
            triage: None,
            reflects: false,
            pairing,
        }
    }
}

/// Somebody in a pairing. Only what the committee may see.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairedPerson {
    /// Who.
    pub reference: Reference,
    /// On which side they applied.
    pub side: Side,
    /// What they are called.
    pub name: String,
    /// Where mail reaches them.
    pub address: String,
}
