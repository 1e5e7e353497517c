//! What the two note: that they have met, and how their goals stand. Each changes what is their own.

use domain::desk::EntryId;
use domain::journal::{Diary, Entry, Full, Goal, Journal, Noted, Reader};
use domain::reference::Reference;

use super::{Room, RoomStore};
use crate::http::problem::Problem;
use crate::store::KeptDiary;

/// What each of the two has noted, as it was read.
pub(super) struct Diaries(pub(super) Vec<(Reference, Diary)>);

impl Diaries {
    fn of(&self, who: &Reference) -> Diary {
        let own = self.0.iter().find(|(by, _)| by == who);
        own.map(|(_, diary)| diary.clone()).unwrap_or_default()
    }

    fn read_by(&self, reader: &Reference) -> Journal {
        let reader = Reader::Partner(reader);
        Journal::of(reader, self.0.iter().map(|(who, diary)| (who, diary)))
    }
}

/// So many goals are offered: an answer may have a line for each, and nobody has more in hand.
const MOST_GOALS: usize = 12;

/// How often a change is tried that meets another one of the same person's.
const MEETINGS: usize = 5;

impl<S: RoomStore> Room<'_, S> {
    /// What the two have noted, as the person may read it.
    #[must_use]
    pub fn journal(&self) -> Journal {
        self.diaries.read_by(self.own.held.reference())
    }

    /// The goals that the page of the two has, one by one: those of the person first.
    #[must_use]
    pub fn single_goals(&self) -> Vec<Goal> {
        let [partners, own] = self.goals();
        let lines = own.iter().chain(&partners).flat_map(|answer| &answer.lines);
        lines.filter_map(|line| Goal::beginning(line)).take(MOST_GOALS).collect()
    }

    /// Notes something, once for its name. What the two have noted then; or that there is no more
    /// room.
    ///
    /// # Errors
    /// `Problem::withdrawn`, or a failure of the store.
    pub async fn note(&self, id: EntryId, noted: Noted) -> Result<Result<Journal, Full>, Problem> {
        let entry = Entry { id, at: self.now(), noted };
        self.change_diary(|diary| diary.with(entry.clone())).await
    }

    /// Takes something back that the person has noted, if it is there. What the two have noted then.
    ///
    /// # Errors
    /// `Problem::withdrawn`, or a failure of the store.
    pub async fn take_back(&self, id: &EntryId) -> Result<Journal, Problem> {
        let changed = self.change_diary(|diary| Ok(diary.without(id))).await?;
        Ok(changed.unwrap_or_else(|Full| self.journal()))
    }

    async fn change_diary(
        &self,
        change: impl Fn(&Diary) -> Result<Diary, Full> + Send + Sync,
    ) -> Result<Result<Journal, Full>, Problem> {
        let (store, who) = (&self.site.store, self.own.held.reference());
        let of = (self.own.held.program(), self.own.held.cohort());
        for _ in 0..MEETINGS {
            let mut diaries = Diaries(store.diaries(of, &self.pairing.id).await?);
            let before = diaries.of(who);
            let Ok(after) = change(&before) else { return Ok(Err(Full)) };
            if after == before {
                return Ok(Ok(diaries.read_by(who)));
            }
            match store.keep_diary(of, (&self.found, &self.pairing.id), &after).await? {
                KeptDiary::Kept => {
                    diaries.0.retain(|(by, _)| by != who);
                    diaries.0.push((who.clone(), after));
                    return Ok(Ok(diaries.read_by(who)));
                }
                KeptDiary::Overtaken => {}
                KeptDiary::Withdrawn => return Err(Problem::withdrawn()),
            }
        }
        Err(Problem::unavailable())
    }
}
