//! Everyone of a cohort who is to be matched, as matching needs them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use domain::desk::{PairedPerson, Pairings, Standing};
use domain::export::Record;
use domain::instant::Instant;
use domain::matching::{Facts, Judged, Participant, Partners, Policy, Pool, Side};
use domain::reference::Reference;
use domain::{Form, Raw};

use super::DeskStore;
use super::year::Year;
use crate::http::problem::Problem;
use crate::http::{Site, roll};
use crate::offsets::offsets;
use crate::store::StoreError;

/// A cohort's people, and all that counts when they are matched.
pub(super) struct Everyone {
    pub(super) policy: Policy,
    /// In the order of their references.
    pub(super) people: Vec<Participant>,
    /// Whose answers can't be read any more.
    pub(super) unread: Vec<Reference>,
    pub(super) judged: Vec<Judged>,
}

impl Everyone {
    /// Reads them.
    ///
    /// # Errors
    /// A 404, where the program says nothing of matching, or a failure of the store.
    pub(super) async fn read<S: DeskStore>(
        site: &Site<S>,
        year: &Year,
        pairings: &Pairings,
    ) -> Result<Self, Problem> {
        let policy = year.head.matching.clone().ok_or_else(|| Problem::unknown("matching"))?;
        let (mut people, mut unread) = (Vec::new(), Vec::new());
        let now = site.clock.now();
        let kept = site.store.standings(&year.head.program.id, &year.cohort, now).await?;
        let each = |_, record: Record, form: &Form| {
            let Ok(submission) = form.parse(&record.answers) else {
                unread.push(record.reference);
                return;
            };
            let standing = kept.get(&record.reference).map(|kept| &kept.standing);
            let facts = facts(&record.reference, standing, pairings, now);
            people.extend(Participant::new(&policy, record.reference, submission, facts));
        };
        for_each(site, year, each).await?;
        people.sort_by(|one, other| one.reference().cmp(other.reference()));
        unread.sort();
        let judged = site.store.judged((&year.head.program.id, &year.cohort)).await?;
        Ok(Self { policy, people, unread, judged })
    }

    /// All of them, ready to be matched, as clocks are now.
    pub(super) fn pool(self, now: Instant) -> Pool {
        let offsets = offsets(&self.people, now);
        Pool::new(self.policy, self.people, &offsets).judging(&self.judged)
    }
}

/// What the committee knows of somebody.
fn facts(who: &Reference, standing: Option<&Standing>, pairings: &Pairings, now: Instant) -> Facts {
    let mut facts = standing.map(Standing::known).unwrap_or_default();
    facts.past.extend(pairings.former_partners(who, now).cloned());
    facts
}

/// What those are called who are in some pairings, and where mail reaches them.
pub(super) async fn paired<S: DeskStore>(
    site: &Site<S>,
    year: &Year,
    partners: impl Iterator<Item = &Partners>,
) -> Result<BTreeMap<Reference, PairedPerson>, Problem> {
    let wanted: Vec<Reference> =
        partners.flat_map(|partners| partners.both().map(Clone::clone)).collect();
    let mut people = BTreeMap::new();
    let Some(policy) = year.head.matching.as_ref().filter(|_| !wanted.is_empty()) else {
        return Ok(people);
    };
    let each = |side: Side, record: Record, form: &Form| {
        if wanted.contains(&record.reference) {
            let record = record.for_committee(form);
            let text = |question| match record.answers.get(question) {
                Some(Raw::Text(text)) => text.clone(),
                _ => String::new(),
            };
            let name = text(&policy.sheet(side).name);
            let address = form.email_question().map(|question| text(&question.id));
            let (reference, address) = (record.reference.clone(), address.unwrap_or_default());
            people.insert(reference.clone(), PairedPerson { reference, side, name, address });
        }
    };
    for_each(site, year, each).await?;
    Ok(people)
}

/// Reads the submissions of both sides that were not withdrawn, one after the other.
async fn for_each<S: DeskStore>(
    site: &Site<S>,
    year: &Year,
    mut each: impl FnMut(Side, Record, &Form) + Send,
) -> Result<(), StoreError> {
    for (side, form, _) in roll::sides(&year.head) {
        let of = (&*year.head, &year.cohort, form);
        let _never_enough = roll::each(&site.store, of, site.clock.now(), |record, form| {
            if record.withdrawn_at.is_none() {
                each(side, record, &form);
            }
            ControlFlow::Continue(())
        })
        .await?;
    }
    Ok(())
}
