use serde::{Deserialize, Serialize};

/// What somebody is on a committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Everything, and who is on the committee.
    Chair,
    /// Reads, matches, notes.
    Member,
    /// Looks after pairings, and sees those alone.
    Liaison,
    /// Reads reports, which have no names.
    Reader,
}

/// What somebody may do at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum May {
    /// See and change who is on the committee.
    KeepCommittee,
    /// Make and revoke export keys.
    KeepExportKeys,
    /// Read who did what.
    ReadAudit,
    /// Read everyone who applied.
    ReadPeople,
    /// Download what people sent, with their names.
    Export,
    /// Pair people.
    Match,
    /// Write notes and statuses.
    Note,
    /// Bring in people who filled in a form elsewhere.
    Import,
    /// Read the pairings that they look after.
    ReadOwnPairings,
    /// Read reports without names.
    ReadReports,
    /// Publish a year's report, once.
    PublishReports,
}

impl Role {
    /// Every role, the one that may most first.
    pub const ALL: [Self; 4] = [Self::Chair, Self::Member, Self::Liaison, Self::Reader];

    /// Whether this role may do something: the one table of it.
    #[must_use]
    pub const fn may(self, what: May) -> bool {
        //                                   chair, member, liaison, reader
        let row = match what {
            May::KeepCommittee | May::KeepExportKeys | May::ReadAudit | May::PublishReports => {
                [true, false, false, false]
            }
            May::ReadPeople | May::Export | May::Match | May::Note | May::Import => {
                [true, true, false, false]
            }
            May::ReadOwnPairings => [true, true, true, false],
            May::ReadReports => [true, true, false, true],
        };
        let [chair, member, liaison, reader] = row;
        match self {
            Self::Chair => chair,
            Self::Member => member,
            Self::Liaison => liaison,
            Self::Reader => reader,
        }
    }

    /// All that this role may do.
    pub fn all_it_may(self) -> impl Iterator<Item = May> {
        May::ALL.into_iter().filter(move |what| self.may(*what))
    }
}

impl May {
    /// All that anybody may do.
    pub const ALL: [Self; 11] = [
        Self::KeepCommittee,
        Self::KeepExportKeys,
        Self::ReadAudit,
        Self::ReadPeople,
        Self::Export,
        Self::Match,
        Self::Note,
        Self::Import,
        Self::ReadOwnPairings,
        Self::ReadReports,
        Self::PublishReports,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chair_may_do_everything_and_only_a_chair_decides_who_is_on_the_committee_and_what_is_final()
     {
        assert!(May::ALL.into_iter().all(|what| Role::Chair.may(what)));
        for role in [Role::Member, Role::Liaison, Role::Reader] {
            for what in
                [May::KeepCommittee, May::KeepExportKeys, May::ReadAudit, May::PublishReports]
            {
                assert!(!role.may(what), "{role:?} {what:?}");
            }
        }
    }

    #[test]
    fn a_liaison_sees_their_own_pairings_and_a_reader_reports_and_neither_more() {
        assert_eq!(Role::Liaison.all_it_may().collect::<Vec<_>>(), [May::ReadOwnPairings]);
        assert_eq!(Role::Reader.all_it_may().collect::<Vec<_>>(), [May::ReadReports]);
    }
}
