use std::cmp::Reverse;

use super::{Entry, Meeting, Noted, Reader, Reflection};
use crate::desk::EntryId;
use crate::instant::Instant;
use crate::reference::Reference;
use crate::text::length;

/// So many entries a person may have in a pairing: more than a meeting and a reflection each week.
pub const MOST_ENTRIES: usize = 200;

/// So many characters all of them may have together.
pub const MOST_CHARACTERS: usize = 60_000;

/// What one of the two has noted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diary {
    /// How often it was changed.
    pub changes: u32,
    /// What is in it, in the order in which it was noted.
    pub entries: Vec<Entry>,
}

/// There is no room for another entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there are {MOST_ENTRIES} entries or {MOST_CHARACTERS} characters already")]
pub struct Full;

impl Diary {
    /// The same with another entry. One whose name is there is there already.
    ///
    /// # Errors
    /// [`Full`].
    pub fn with(&self, entry: Entry) -> Result<Self, Full> {
        if self.entries.iter().any(|known| known.id == entry.id) {
            return Ok(self.clone());
        }
        let characters: usize = self.entries.iter().chain([&entry]).map(characters).sum();
        if self.entries.len() >= MOST_ENTRIES || characters > MOST_CHARACTERS {
            return Err(Full);
        }
        let entries = self.entries.iter().cloned().chain([entry]).collect();
        Ok(Self { changes: self.changes.saturating_add(1), entries })
    }

    /// The same without one. Where there is none of that name, it is the same.
    #[must_use]
    pub fn without(&self, id: &EntryId) -> Self {
        let mut diary = self.clone();
        diary.entries.retain(|entry| entry.id != *id);
        if diary.entries.len() < self.entries.len() {
            diary.changes = diary.changes.saturating_add(1);
        }
        diary
    }

    /// Whether something in it is told to the committee.
    #[must_use]
    pub fn tells_committee(&self, whose: &Reference) -> bool {
        self.entries.iter().any(|entry| Reader::Committee.may_read(whose, &entry.noted))
    }
}

fn characters(entry: &Entry) -> usize {
    match &entry.noted {
        Noted::Meeting(meeting) => meeting.about.as_ref().map_or(0, |about| length(about.as_str())),
        Noted::Reflection(reflection) => {
            let changed = reflection.changed.as_ref();
            length(reflection.goal.as_str()) + changed.map_or(0, |changed| length(changed.as_str()))
        }
    }
}

/// What the two have noted, as somebody may read it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    meetings: Vec<Seen<Meeting>>,
    reflections: Vec<Seen<Reflection>>,
}

/// Something that was noted, as whoever reads it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen<T> {
    /// What names it.
    pub id: EntryId,
    /// When it was noted.
    pub at: Instant,
    /// Who has noted it.
    pub by: Reference,
    /// Whether whoever reads it has.
    pub is_own: bool,
    /// What.
    pub what: T,
}

impl Journal {
    /// What somebody may read of the two's diaries: for one of the two, what their partner has noted
    /// for themselves alone is not in it, and for the committee nothing but what it is told.
    #[must_use]
    pub fn of<'a>(
        reader: Reader<'_>,
        diaries: impl IntoIterator<Item = (&'a Reference, &'a Diary)>,
    ) -> Self {
        let mut journal = Self::default();
        // The latest first, also of what was noted at one moment.
        for (who, diary) in diaries {
            for entry in diary.entries.iter().rev() {
                if reader.may_read(who, &entry.noted) {
                    journal.add(entry, who, reader.is(who));
                }
            }
        }
        journal.meetings.sort_by_key(|seen| Reverse((seen.what.on, seen.at)));
        journal.reflections.sort_by_key(|seen| Reverse(seen.at));
        journal
    }

    fn add(&mut self, entry: &Entry, by: &Reference, is_own: bool) {
        let (id, at, by) = (entry.id.clone(), entry.at, by.clone());
        match entry.noted.clone() {
            Noted::Meeting(what) => self.meetings.push(Seen { id, at, by, is_own, what }),
            Noted::Reflection(what) => self.reflections.push(Seen { id, at, by, is_own, what }),
        }
    }

    /// The meetings that either has noted, the latest first.
    #[must_use]
    pub fn meetings(&self) -> &[Seen<Meeting>] {
        &self.meetings
    }

    /// How goals stand, as either sees it, the latest first.
    #[must_use]
    pub fn reflections(&self) -> &[Seen<Reflection>] {
        &self.reflections
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::date::Date;
    use crate::journal::{Changed, Goal, How, Stands, Visible};

    fn meeting(id: u64, on: &str) -> Entry {
        let on = Date::parse(on).unwrap();
        let noted = Noted::Meeting(Meeting { on, how: How::Video, about: None });
        Entry { id: EntryId::from_random(id), at: Instant::from_milliseconds(5), noted }
    }

    fn reflection(id: u64, visible: Visible) -> Entry {
        let (goal, changed) = (Goal::new("R").unwrap(), Changed::new("A course").ok());
        let noted = Reflection { goal, stands: Stands::UnderWay, changed, visible };
        let at = Instant::from_milliseconds(i64::try_from(id).unwrap());
        Entry { id: EntryId::from_random(id), at, noted: Noted::Reflection(noted) }
    }

    fn diary(entries: impl IntoIterator<Item = Entry>) -> Diary {
        entries.into_iter().fold(Diary::default(), |diary, entry| diary.with(entry).unwrap())
    }

    #[test]
    fn an_entry_is_there_once_and_can_be_taken_out_again() {
        let once = diary([meeting(1, "2027-03-01")]);
        assert_eq!(once.with(meeting(1, "2027-03-02")), Ok(once.clone()), "sent again");
        let twice = once.with(meeting(2, "2027-03-02")).unwrap();
        assert_eq!((twice.changes, twice.entries.len()), (2, 2));
        let without = twice.without(&EntryId::from_random(1));
        assert_eq!((without.changes, &without.entries), (3, &vec![meeting(2, "2027-03-02")]));
        assert_eq!(without.without(&EntryId::from_random(1)), without, "it is gone already");
        let written = serde_json::to_string(&without.entries).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Entry>>(&written).unwrap(), without.entries);
    }

    #[test]
    fn a_diary_has_an_end() {
        let full = diary((0..MOST_ENTRIES as u64).map(|id| meeting(id, "2027-03-01")));
        assert_eq!(full.with(meeting(999, "2027-03-01")), Err(Full));
        let long = |id| {
            let mut entry = reflection(id, Visible::Both);
            if let Noted::Reflection(reflection) = &mut entry.noted {
                reflection.goal = Goal::new(&"é".repeat(1000)).unwrap();
                reflection.changed = Changed::new(&"é".repeat(500)).ok();
            }
            entry
        };
        let full = diary((0..40).map(long));
        assert_eq!(full.with(long(40)), Err(Full));
    }

    #[test]
    fn the_latest_meeting_stands_first_whoever_noted_it_and_when() {
        let [one, other] = [1, 2].map(Reference::from_random);
        let (own, theirs) = (
            diary([meeting(1, "2027-03-01"), meeting(2, "2027-02-25"), meeting(4, "2027-03-01")]),
            diary([meeting(3, "2027-02-27")]),
        );
        let reader = Reader::Partner(&one);
        let journal = Journal::of(reader, [(&one, &own), (&other, &theirs)]);
        let said: Vec<(EntryId, bool)> =
            journal.meetings().iter().map(|seen| (seen.id.clone(), seen.is_own)).collect();
        let expected = [(4, true), (1, true), (3, false), (2, true)];
        assert_eq!(said, expected.map(|(id, is_own)| (EntryId::from_random(id), is_own)));
    }

    /// Meetings, and reflections of every kind.
    fn any_diary(from: u64) -> impl Strategy<Value = Diary> {
        let kind = proptest::sample::select(&[
            None,
            Some(Visible::Oneself),
            Some(Visible::Both),
            Some(Visible::Committee),
        ]);
        proptest::collection::vec(kind, 0..6).prop_map(move |all| {
            let entry = |(kind, id): (Option<Visible>, u64)| match kind {
                None => meeting(id, "2027-03-01"),
                Some(visible) => reflection(id, visible),
            };
            diary(all.into_iter().zip(from..).map(entry))
        })
    }

    /// How many reflections of a diary fit.
    fn count(diary: &Diary, fits: impl Fn(Visible) -> bool) -> usize {
        let is_one =
            |entry: &&Entry| matches!(&entry.noted, Noted::Reflection(it) if fits(it.visible));
        diary.entries.iter().filter(is_one).count()
    }

    proptest! {
        #[test]
        fn nobody_reads_what_their_partner_has_noted_for_themselves(
            own in any_diary(0), theirs in any_diary(100),
        ) {
            let [one, other] = [1, 2].map(Reference::from_random);
            let journal = Journal::of(Reader::Partner(&one), [(&other, &theirs), (&one, &own)]);
            let is_private = |seen: &&Seen<Reflection>| seen.what.visible == Visible::Oneself;
            prop_assert!(journal.reflections().iter().filter(is_private).all(|seen| seen.is_own));
            let seen = |is_own| journal.reflections().iter().filter(|seen| seen.is_own == is_own).count();
            prop_assert_eq!(seen(true), count(&own, |_| true), "their own are all there");
            prop_assert_eq!(seen(false), count(&theirs, |visible| visible != Visible::Oneself));
            prop_assert!(journal.reflections().windows(2).all(|two| two[0].at >= two[1].at));
        }

        #[test]
        fn the_committee_never_reads_what_was_not_said_to_it(
            one in any_diary(0), other in any_diary(100),
        ) {
            let [a, b] = [1, 2].map(Reference::from_random);
            let journal = Journal::of(Reader::Committee, [(&a, &one), (&b, &other)]);
            prop_assert!(journal.meetings().is_empty());
            let is_told = |seen: &Seen<Reflection>| seen.what.visible == Visible::Committee && !seen.is_own;
            prop_assert!(journal.reflections().iter().all(is_told));
            for (who, diary) in [(&a, &one), (&b, &other)] {
                let told = count(diary, |visible| visible == Visible::Committee);
                let seen = journal.reflections().iter().filter(|seen| seen.by == *who).count();
                prop_assert_eq!(seen, told, "and all that was");
                prop_assert_eq!(diary.tells_committee(who), told > 0);
            }
        }
    }
}
