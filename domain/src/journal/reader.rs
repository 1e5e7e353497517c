use super::{Noted, Visible};
use crate::course::Sight;
use crate::desk::{Committee, EndReason, Member, Pairing, Stage};
use crate::reference::Reference;

/// Who reads what the two of a pairing have noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader<'a> {
    /// One of the two.
    Partner(&'a Reference),
    /// Whoever looks after the two, or a chair of their program.
    Committee,
}

impl Reader<'_> {
    /// Somebody on the committee as a reader of what the two have told it; nothing, where they see
    /// nothing of what the two say for it, or where the page of the two is closed: nobody could take
    /// anything back there any more.
    #[must_use]
    pub fn at_the_desk(pairing: &Pairing, committee: &Committee, who: &Member) -> Option<Self> {
        let is_open = match pairing.stage {
            Stage::Asked { .. } | Stage::Declined { .. } => false,
            Stage::Introduced { .. } | Stage::Paused { .. } => true,
            Stage::Ended { reason, .. } => reason == EndReason::Finished,
        };
        match Sight::on(pairing, committee, who) {
            Sight::Whole | Sight::Trace if is_open => Some(Self::Committee),
            Sight::Whole | Sight::Trace | Sight::Nothing => None,
        }
    }

    /// Whether they may read what one of the two has noted: the one rule of it.
    pub(super) fn may_read(self, by: &Reference, noted: &Noted) -> bool {
        match (self, noted) {
            (Self::Partner(_), Noted::Meeting(_)) => true,
            (Self::Partner(who), Noted::Reflection(said)) => {
                who == by || said.visible != Visible::Oneself
            }
            (Self::Committee, Noted::Meeting(_)) => false,
            (Self::Committee, Noted::Reflection(said)) => said.visible == Visible::Committee,
        }
    }

    /// Whether it is one of the two, and this one.
    pub(super) fn is(self, who: &Reference) -> bool {
        matches!(self, Self::Partner(reader) if reader == who)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{MemberId, MemberName, PairingId, Role, Who};
    use crate::email::Email;
    use crate::instant::Instant;
    use crate::matching::{Pair, Partners};

    fn member(id: u64, role: Role) -> Member {
        Member {
            id: MemberId::from_random(id),
            name: MemberName::new("Ada").unwrap(),
            address: Email::parse(&format!("a{id}@example.org")).unwrap(),
            role,
            revision: 1,
            sessions: 1,
        }
    }

    #[test]
    fn the_committee_that_is_told_something_is_whoever_looks_after_the_two_and_the_chairs() {
        let [chair, other, liaison, stranger, reader] =
            [Role::Chair, Role::Member, Role::Liaison, Role::Liaison, Role::Reader];
        let all = [(1, chair), (2, other), (3, liaison), (4, stranger), (5, reader)];
        let all = all.map(|(id, role)| member(id, role));
        let committee = Committee { number: 1, members: all.to_vec() };
        let at = Instant::from_milliseconds(0);
        let pair = Pair { mentee: Reference::from_random(1), mentor: Reference::from_random(2) };
        let pairing = |stage| Pairing {
            id: PairingId::from_random(7),
            partners: Partners::Pair(pair.clone()),
            liaison: MemberId::from_random(3),
            points: 40,
            of: 100,
            made_at: at,
            made_by: Who::Operator,
            stage,
        };
        let reads = |pairing: &Pairing| {
            let reader = all.each_ref();
            reader.map(|who| Reader::at_the_desk(pairing, &committee, who).is_some())
        };
        let introduced = pairing(Stage::introduced(at));
        assert_eq!(reads(&introduced), [true, false, true, false, false]);
        assert_eq!(reads(&introduced.pausing(at).unwrap()), [true, false, true, false, false]);
        let [finished, parted] = [EndReason::Finished, EndReason::Parted];
        assert_eq!(reads(&introduced.ended(at, finished)), [true, false, true, false, false]);
        assert_eq!(reads(&introduced.ended(at, parted)), [false; 5], "its page is closed");
        assert_eq!(reads(&pairing(Stage::Asked { until: at })), [false; 5]);
    }
}
