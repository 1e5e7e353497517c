//! Years whose time is over: what is kept of their people is erased, and that nothing is left is
//! looked up item by item.

use std::collections::{BTreeMap, BTreeSet};

use domain::date::Date;
use domain::desk::Who;
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use functions::store::{
    EraseAgain, PurgeCohort, Purged, ReadItems, ReadPrograms, StoreError, StoredItem, Table,
};

/// A table, at a moment at which its promises are kept.
#[derive(Debug, Clone, Copy)]
pub struct Forgetting<'a> {
    /// Where people's data are.
    pub table: &'a Table,
    /// The time.
    pub now: Instant,
}

/// A year of a program.
pub type YearOf = (ProgramId, CohortId);

/// What a table holds that it should not, and what nobody has said the end of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// How many items the table has that have not expired.
    pub items: u64,
    /// How many of them belong to people of years that are kept.
    pub kept: u64,
    /// Years whose time is over, and how many items of them are there.
    pub overdue: BTreeMap<YearOf, u64>,
    /// Years of which no program says any more when they are deleted, and how many items they have.
    pub endless: BTreeMap<YearOf, u64>,
    /// What was withdrawn and erased, and is there again.
    pub returned: Vec<Reference>,
    /// The keys of items that belong to a submission that is gone.
    pub stray: Vec<String>,
}

impl Found {
    /// Whether nothing is kept longer than was promised.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.overdue.is_empty() && self.returned.is_empty() && self.stray.is_empty()
    }
}

impl Forgetting<'_> {
    /// Erases every year whose day has come, and what a backup has brought back; `say` is told of
    /// each year that had anything left. How many items were brought back.
    ///
    /// # Errors
    /// [`StoreError`]; what was erased by then is.
    pub async fn purge(&self, mut say: impl FnMut(&YearOf, &Purged)) -> Result<u32, StoreError> {
        let (ends, today) = (self.ends().await?, self.now.day());
        let mut again = 0;
        for program in ends.keys().map(|(program, _)| program).collect::<BTreeSet<_>>() {
            again += self.table.erase_again(program, self.now).await?;
        }
        for ((program, cohort), end) in ends {
            if end.is_some_and(|end| today.is_some_and(|today| end <= today)) {
                let of = (&program, &cohort);
                let purged = self.table.purge(of, &Who::Operator, self.now).await?;
                if purged.items > 0 {
                    say(&(program, cohort), &purged);
                }
            }
        }
        Ok(again)
    }

    /// Looks at every item of the table, and changes nothing.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn look(&self) -> Result<Found, StoreError> {
        let ends = self.ends().await?;
        let today = self.now.day();
        let (mut found, mut belongings) = (Found::default(), Vec::new());
        let (mut there, mut erased) = (BTreeSet::<Reference>::new(), BTreeSet::new());
        self.each(|item| {
            found.items += 1;
            if let Some(year) = item.cohort() {
                there.extend(item.submission());
                let end = ends.get(&year).copied().flatten();
                *match end {
                    None => found.endless.entry(year).or_default(),
                    // On its day itself the job may not have run yet.
                    Some(end) if today.is_some_and(|today| end < today) => {
                        found.overdue.entry(year).or_default()
                    }
                    Some(_) => &mut found.kept,
                } += 1;
            } else if let Some(reference) = item.belongs_to() {
                belongings.push((reference, item.to_string()));
            }
            erased.extend(item.erased(self.now));
        })
        .await?;
        let (kept, stray): (Vec<_>, Vec<_>) =
            belongings.into_iter().partition(|(reference, _)| there.contains(reference));
        found.returned = there.intersection(&erased).cloned().collect();
        found.kept += kept.len() as u64;
        found.stray = stray.into_iter().map(|(_, key)| key).collect();
        Ok(found)
    }

    /// The years of every published program, and the day on which each is deleted.
    async fn ends(&self) -> Result<BTreeMap<YearOf, Option<Date>>, StoreError> {
        let mut programs = Vec::new();
        self.each(|item| programs.extend(item.head_of())).await?;
        let mut ends = BTreeMap::new();
        for id in programs {
            let Some(head) = self.table.program(&id).await? else { continue };
            for cohort in &head.program.cohorts {
                ends.insert((id.clone(), cohort.id.clone()), cohort.erased_on());
            }
        }
        Ok(ends)
    }

    async fn each(&self, mut see: impl FnMut(&StoredItem)) -> Result<(), StoreError> {
        let mut after = None;
        loop {
            let page = self.table.items(after).await?;
            page.items.iter().filter(|item| !item.has_expired(self.now)).for_each(&mut see);
            match page.next {
                None => return Ok(()),
                next => after = next,
            }
        }
    }
}
