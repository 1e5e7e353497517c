//! Where somebody is at the desk: what stands behind the `#` of the address. It never has a name or
//! an address of a person in it.

use domain::desk::May;
use domain::reference::Reference;
use domain::texts::{self, Key};

/// A part of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What needs a person.
    Today,
    /// Everybody who applied.
    People,
    /// One of them.
    Person(Reference),
    /// Bringing people in.
    Bring,
    /// Downloads.
    Exports,
    /// Who could be introduced to whom.
    Matching,
    /// The year in pictures.
    Charts,
    /// Who is introduced to whom.
    Pairings,
    /// Who is next best for some who are free again.
    Rematch(Vec<Reference>),
    /// The year on one page.
    Report,
    /// Who is on the committee.
    Committee,
    /// Export keys.
    Keys,
    /// Who did what.
    Log,
    /// Mails that could not be sent. The first screen leads there, when there are some.
    Mails,
    /// Nothing is there.
    Nowhere,
}

/// What the address of a rematch begins with; the references follow.
const REMATCH: &str = "rematch/";

impl Route {
    /// The parts that the navigation names, in its order.
    pub const PARTS: [Self; 10] = [
        Self::Today,
        Self::People,
        Self::Matching,
        Self::Pairings,
        Self::Charts,
        Self::Report,
        Self::Exports,
        Self::Committee,
        Self::Keys,
        Self::Log,
    ];

    /// Reads what stands behind the `#`.
    #[must_use]
    pub fn read(hash: &str) -> Self {
        if let Some(reference) = hash.strip_prefix("person/") {
            return Reference::parse(reference).map_or(Self::Nowhere, Self::Person);
        }
        if let Some(whom) = hash.strip_prefix(REMATCH) {
            let whom: Result<Vec<_>, _> = whom.split('/').map(Reference::parse).collect();
            return whom.map_or(Self::Nowhere, Self::Rematch);
        }
        match hash {
            "" | "today" => Self::Today,
            "people" => Self::People,
            "import" => Self::Bring,
            "downloads" => Self::Exports,
            "matching" => Self::Matching,
            "charts" => Self::Charts,
            "pairings" => Self::Pairings,
            "report" => Self::Report,
            "committee" => Self::Committee,
            "keys" => Self::Keys,
            "log" => Self::Log,
            "mails" => Self::Mails,
            _ => Self::Nowhere,
        }
    }

    /// What stands behind the `#`.
    #[must_use]
    pub fn hash(&self) -> &'static str {
        match self {
            Self::Today | Self::Nowhere => "today",
            Self::People | Self::Person(_) => "people",
            Self::Bring => "import",
            Self::Exports => "downloads",
            Self::Matching => "matching",
            Self::Charts => "charts",
            Self::Pairings | Self::Rematch(_) => "pairings",
            Self::Report => "report",
            Self::Committee => "committee",
            Self::Keys => "keys",
            Self::Log => "log",
            Self::Mails => "mails",
        }
    }

    /// What stands behind the `#` for the next best for some.
    #[must_use]
    pub fn to_rematch(whom: &[Reference]) -> String {
        let whom: Vec<&str> = whom.iter().map(Reference::as_str).collect();
        format!("{REMATCH}{}", whom.join("/"))
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> Key {
        match self {
            Self::Today | Self::Nowhere => texts::DESK_TODAY,
            Self::People | Self::Person(_) => texts::DESK_PEOPLE,
            Self::Bring => texts::DESK_BRING,
            Self::Exports => texts::DESK_EXPORTS,
            Self::Matching => texts::DESK_MATCHING,
            Self::Charts => texts::DESK_CHARTS,
            Self::Pairings => texts::DESK_PAIRINGS,
            Self::Rematch(_) => texts::DESK_NEXT,
            Self::Report => texts::DESK_REPORT,
            Self::Committee => texts::DESK_COMMITTEE,
            Self::Keys => texts::DESK_KEYS,
            Self::Log => texts::DESK_LOG,
            Self::Mails => texts::DESK_PARKED,
        }
    }

    /// Whether it is in that part.
    #[must_use]
    pub fn is_in(&self, part: &Self) -> bool {
        let own = if *self == Self::Bring { Self::People.hash() } else { self.hash() };
        own == part.hash()
    }

    /// What somebody must be allowed to, to find something there; nothing, where everybody does.
    #[must_use]
    pub fn needs(&self) -> Option<May> {
        match self {
            Self::Today | Self::Nowhere => None,
            Self::People | Self::Person(_) | Self::Mails => Some(May::ReadPeople),
            Self::Bring => Some(May::Import),
            Self::Exports => Some(May::Export),
            Self::Matching | Self::Charts | Self::Rematch(_) => Some(May::Match),
            Self::Pairings => Some(May::ReadOwnPairings),
            Self::Report => Some(May::ReadReports),
            Self::Committee => Some(May::KeepCommittee),
            Self::Keys => Some(May::KeepExportKeys),
            Self::Log => Some(May::ReadAudit),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::reference::Reference;

    use super::Route;

    #[test]
    fn every_part_is_found_again_by_its_own_address() {
        for part in Route::PARTS {
            assert_eq!(Route::read(part.hash()), part);
        }
        assert_eq!(Route::read(Route::Mails.hash()), Route::Mails);
        let bring = Route::read(Route::Bring.hash());
        assert!(bring == Route::Bring && bring.is_in(&Route::People));
        assert_eq!(Route::read(""), Route::Today);
        let person = Route::read("person/7Q2M-XK4D-90TB");
        assert!(matches!(person, Route::Person(_)) && person.is_in(&Route::People));
        assert_eq!(Route::read("person/ada@example.org"), Route::Nowhere);
        let both = ["7Q2M-XK4D-90TB", "1000-0000-0000"].map(|who| Reference::parse(who).unwrap());
        let rematch = Route::read(&Route::to_rematch(&both));
        assert!(rematch == Route::Rematch(both.to_vec()) && rematch.is_in(&Route::Pairings));
        assert_eq!(Route::read("rematch/"), Route::Nowhere);
        assert_eq!(Route::read("committee/../x"), Route::Nowhere);
    }
}
