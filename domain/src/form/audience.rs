use serde::{Deserialize, Serialize};

/// Who may see the answer to a question. Each sees what the ones before it may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Only the person who answered.
    #[serde(rename = "self")]
    Oneself,
    /// Used to make a match, and shown to nobody else: in no export, on no page but matching's.
    Matching,
    /// The committee.
    Committee,
    /// The committee, and the partner in a pairing.
    Partner,
    /// Anyone.
    Public,
}

impl Audience {
    /// Whether an export, and any page of the committee's but matching's, may show the answer.
    #[must_use]
    pub fn includes_committee(self) -> bool {
        self >= Self::Committee
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committee_sees_what_is_for_it_its_pairs_and_everyone_and_no_more() {
        let seen = |who: Audience| who.includes_committee();
        assert!(seen(Audience::Committee) && seen(Audience::Partner) && seen(Audience::Public));
        assert!(!seen(Audience::Oneself) && !seen(Audience::Matching));
    }
}
