use super::{Member, MemberId, MemberName, Pairing, Role};
use crate::email::Email;
use crate::instant::Instant;

/// How many people a committee may have.
pub const MOST_MEMBERS: usize = 100;

/// A program's committee, as it is at one moment.
///
/// All of it is read, and each change names the number that was read: so what no single member
/// shows (that a chair stays, that no address is there twice) holds however many change it at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Committee {
    /// How often it was changed; 0, where there is none yet.
    pub number: u32,
    /// Who is on it, in no order.
    pub members: Vec<Member>,
}

/// A change that keeps the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Somebody is on it now.
    Added(Member),
    /// Somebody is now so, who was otherwise before.
    Changed {
        /// Now.
        member: Member,
        /// Before.
        before: Role,
    },
    /// Somebody is on it no more.
    Removed(Member),
}

/// Why a committee was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    /// Nobody has this id.
    #[error("nobody on the committee has this id")]
    Unknown,
    /// They were changed since.
    #[error("this was changed since")]
    Stale,
    /// Somebody has the id already, and the change does not say what it has seen of them.
    #[error("somebody has this id already")]
    Unseen,
    /// Somebody else has the address.
    #[error("somebody else on the committee has this address")]
    AddressTaken,
    /// A committee has a chair.
    #[error("a committee keeps one chair at least: make somebody else chair first")]
    LastChair,
    /// There is no more room.
    #[error("a committee has at most {MOST_MEMBERS} members")]
    Full,
}

impl Committee {
    /// Somebody on it.
    #[must_use]
    pub fn member(&self, id: &MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == *id)
    }

    /// Whoever has an address.
    #[must_use]
    pub fn with_address(&self, address: &Email) -> Option<&Member> {
        self.members.iter().find(|member| member.has_address(address))
    }

    /// Whoever looks after a pairing, to whom its mails go and who sees what its two say in confidence: its
    /// liaison, and where that person is not on the committee any more, one chair, always the same one. Nobody,
    /// where there is no chair either.
    #[must_use]
    pub fn looks_after(&self, pairing: &Pairing) -> Option<&Member> {
        let chairs = || self.members.iter().filter(|member| member.role == Role::Chair);
        let stands_in = || chairs().min_by(|one, other| one.id.cmp(&other.id));
        self.member(&pairing.liaison).or_else(stands_in)
    }

    /// Puts somebody on it, or changes what is there of them as the one who asks has `seen` it.
    /// Nothing, where it is so already.
    ///
    /// # Errors
    /// [`NotChanged`].
    pub fn put(
        &self,
        id: &MemberId,
        (name, address, role): (MemberName, Email, Role),
        seen: Option<u32>,
        now: Instant,
    ) -> Result<Option<Change>, NotChanged> {
        if self.with_address(&address).is_some_and(|other| other.id != *id) {
            return Err(NotChanged::AddressTaken);
        }
        let Some(member) = self.member(id) else {
            return match seen {
                Some(_) => Err(NotChanged::Unknown),
                None if self.members.len() >= MOST_MEMBERS => Err(NotChanged::Full),
                None => {
                    let id = id.clone();
                    let sessions = u64::try_from(now.milliseconds()).unwrap_or_default();
                    let new = Member { id, name, address, role, revision: 1, sessions };
                    Ok(Some(Change::Added(new)))
                }
            };
        };
        if member.name == name && member.address == address && member.role == role {
            return Ok(None);
        }
        match seen {
            None => return Err(NotChanged::Unseen),
            Some(seen) if seen != member.revision => return Err(NotChanged::Stale),
            Some(_) => {}
        }
        if role != Role::Chair && self.is_last_chair(member) {
            return Err(NotChanged::LastChair);
        }
        // Another mailbox may be another person's. What they may do is asked at each call.
        let moved = u64::from(!member.has_address(&address));
        let sessions = member.sessions.saturating_add(moved);
        let revision = member.revision.saturating_add(1);
        let before = member.role;
        let member = Member { id: id.clone(), name, address, role, revision, sessions };
        Ok(Some(Change::Changed { member, before }))
    }

    /// Takes somebody off it.
    ///
    /// # Errors
    /// [`NotChanged`].
    pub fn remove(&self, id: &MemberId) -> Result<Change, NotChanged> {
        let member = self.member(id).ok_or(NotChanged::Unknown)?;
        if self.is_last_chair(member) {
            return Err(NotChanged::LastChair);
        }
        Ok(Change::Removed(member.clone()))
    }

    fn is_last_chair(&self, member: &Member) -> bool {
        let chairs = self.members.iter().filter(|member| member.role == Role::Chair);
        member.role == Role::Chair && chairs.count() == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u64) -> MemberId {
        MemberId::from_random(n)
    }

    fn at(milliseconds: i64) -> Instant {
        Instant::from_milliseconds(milliseconds)
    }

    fn who(address: &str, role: Role) -> (MemberName, Email, Role) {
        (MemberName::new("Ada").unwrap(), Email::parse(address).unwrap(), role)
    }

    fn with(mut committee: Committee, n: u64, address: &str, role: Role) -> Committee {
        match committee.put(&id(n), who(address, role), None, at(7)) {
            Ok(Some(Change::Added(member))) => committee.members.push(member),
            other => panic!("{other:?}"),
        }
        committee
    }

    #[test]
    fn the_last_chair_stays_whoever_asks() {
        let one = with(Committee::default(), 1, "a@b.org", Role::Chair);
        let two = with(one.clone(), 2, "b@b.org", Role::Member);
        assert_eq!(two.remove(&id(1)), Err(NotChanged::LastChair));
        let demoted = two.put(&id(1), who("a@b.org", Role::Member), Some(1), at(0));
        assert_eq!(demoted, Err(NotChanged::LastChair));
        assert!(two.remove(&id(2)).is_ok());
        let three = with(two, 3, "c@b.org", Role::Chair);
        assert!(three.remove(&id(1)).is_ok());
        assert!(three.put(&id(1), who("a@b.org", Role::Reader), Some(1), at(0)).is_ok());
    }

    #[test]
    fn an_address_is_on_a_committee_once_in_whatever_case() {
        let one = with(Committee::default(), 1, "a@b.org", Role::Chair);
        let again = one.put(&id(2), who("A@B.org", Role::Member), None, at(0));
        assert_eq!(again, Err(NotChanged::AddressTaken));
    }

    #[test]
    fn a_change_names_what_it_has_seen_and_the_same_again_changes_nothing() {
        let one = with(Committee::default(), 1, "a@b.org", Role::Chair);
        assert_eq!(one.put(&id(1), who("a@b.org", Role::Chair), None, at(0)), Ok(None));
        let other = || who("c@b.org", Role::Chair);
        assert_eq!(one.put(&id(1), other(), None, at(0)), Err(NotChanged::Unseen));
        assert_eq!(one.put(&id(1), other(), Some(2), at(0)), Err(NotChanged::Stale));
        assert_eq!(one.put(&id(2), other(), Some(1), at(0)), Err(NotChanged::Unknown));
        let Ok(Some(Change::Changed { member, .. })) = one.put(&id(1), other(), Some(1), at(0))
        else {
            panic!("it is changed");
        };
        assert_eq!((member.revision, member.sessions), (2, 8), "another mailbox signs in anew");
        let again = one.put(&id(1), who("A@b.org", Role::Chair), Some(1), at(0));
        let Ok(Some(Change::Changed { member, .. })) = again else { panic!("it is changed") };
        assert_eq!((member.revision, member.sessions), (2, 7), "the same one stays");
    }

    #[test]
    fn a_committee_has_an_end() {
        let address = |n: usize| format!("a{n}@b.org");
        let full = (0..MOST_MEMBERS).fold(Committee::default(), |committee, n| {
            with(committee, n as u64, &address(n), Role::Chair)
        });
        let more = full.put(&id(999), who("z@b.org", Role::Reader), None, at(0));
        assert_eq!(more, Err(NotChanged::Full));
    }
}
