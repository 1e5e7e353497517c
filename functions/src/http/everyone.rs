//! Everyone of a cohort who is to be matched, as matching needs them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use domain::desk::{PairedPerson, Pairings, Standing};
use domain::export::Record;
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::matching::{Facts, Judged, Participant, Policy, Pool, Side};
use domain::reference::Reference;
use domain::{Form, Raw};

use super::problem::Problem;
use super::roll;
use super::waited::waited;
use crate::offsets::offsets;
use crate::store::{
    PastPairs, ProgramHead, ReadJudged, ReadPairings, ReadPastPairs, ReadPrograms, ReadStandings,
    ReadSubmissions, StoreError,
};

/// What it takes to read everyone.
pub(super) trait ReadEveryone:
    ReadPrograms + ReadSubmissions + ReadStandings + ReadJudged + ReadPairings + ReadPastPairs
{
}

impl<S> ReadEveryone for S where
    S: ReadPrograms + ReadSubmissions + ReadStandings + ReadJudged + ReadPairings + ReadPastPairs
{
}

/// A cohort, and its program.
pub(super) type OfProgram<'a> = (&'a ProgramHead, &'a CohortId);

/// A cohort's people, and all that counts when they are matched.
pub(super) struct Everyone {
    pub(super) policy: Policy,
    /// In the order of their references.
    pub(super) people: Vec<Participant>,
    /// Whose answers can't be read any more.
    pub(super) unread: Vec<Reference>,
    pub(super) judged: Vec<Judged>,
    /// Every wording that somebody answered, with whose it is.
    pub(super) forms: Vec<(Side, Arc<Form>)>,
}

impl Everyone {
    /// Reads them.
    ///
    /// # Errors
    /// A 404, where the program says nothing of matching, or a failure of the store.
    pub(super) async fn read<S: ReadEveryone>(
        store: &S,
        (head, cohort): OfProgram<'_>,
        pairings: &Pairings,
        now: Instant,
    ) -> Result<Self, Problem> {
        let policy = head.matching.clone().ok_or_else(|| Problem::unknown("matching"))?;
        let (mut people, mut unread) = (Vec::new(), Vec::new());
        let mut forms: Vec<(Side, Arc<Form>)> = Vec::new();
        let kept = store.standings(&head.program.id, cohort, now).await?;
        let each = |side, record: Record, form: Arc<Form>| {
            if !forms.iter().any(|(_, known)| known.version == form.version) {
                forms.push((side, Arc::clone(&form)));
            }
            let Ok(submission) = form.parse(&record.answers) else {
                unread.push(record.reference);
                return;
            };
            let standing = kept.get(&record.reference).map(|kept| &kept.standing);
            let facts = facts(&record.reference, standing, pairings, now);
            people.extend(Participant::new(&policy, record.reference, submission, facts));
        };
        for_each(store, (head, cohort), now, each).await?;
        people.sort_by(|one, other| one.reference().cmp(other.reference()));
        unread.sort();
        let past = store.past_pairs(&head.program.id, now).await?;
        remember(&mut people, &head.program.id, &past);
        let judged = store.judged((&head.program.id, cohort)).await?;
        Ok(Self { policy, people, unread, judged, forms })
    }

    /// The same, where it is known who has waited since the cohort before.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn remembering<S: ReadEveryone>(
        mut self,
        store: &S,
        of: OfProgram<'_>,
        now: Instant,
    ) -> Result<Self, StoreError> {
        let waited = waited(store, of, now).await?;
        self.people.iter_mut().for_each(|person| person.remember(&waited));
        Ok(self)
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

/// Who were partners elsewhere, before the program came here.
fn remember(people: &mut [Participant], program: &ProgramId, past: &[PastPairs]) {
    if past.is_empty() {
        return;
    }
    let addresses: Vec<_> = people.iter().map(Participant::email).collect();
    for (one, other) in past.iter().flat_map(|past| past.among(program, &addresses)) {
        let partner = people.get(other).map(|partner| partner.reference().clone());
        if let (Some(person), Some(partner)) = (people.get_mut(one), partner) {
            person.was_with(partner);
        }
    }
}

/// What some people are called, and where mail reaches them: of those who are still there.
pub(super) async fn paired<S: ReadPrograms + ReadSubmissions>(
    store: &S,
    (head, cohort): OfProgram<'_>,
    wanted: impl IntoIterator<Item = &Reference>,
    now: Instant,
) -> Result<BTreeMap<Reference, PairedPerson>, StoreError> {
    let wanted: BTreeSet<Reference> = wanted.into_iter().cloned().collect();
    let mut people = BTreeMap::new();
    let Some(policy) = head.matching.as_ref().filter(|_| !wanted.is_empty()) else {
        return Ok(people);
    };
    let each = |side: Side, record: Record, form: Arc<Form>| {
        if wanted.contains(&record.reference) {
            let record = record.for_committee(&form);
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
    for_each(store, (head, cohort), now, each).await?;
    Ok(people)
}

/// Reads the submissions of both sides that were not withdrawn, one after the other.
async fn for_each<S: ReadPrograms + ReadSubmissions>(
    store: &S,
    (head, cohort): OfProgram<'_>,
    now: Instant,
    mut each: impl FnMut(Side, Record, Arc<Form>) + Send,
) -> Result<(), StoreError> {
    for (side, form, _) in roll::sides(head) {
        let _never_enough = roll::each(store, (head, cohort, form), now, |record, form| {
            if record.withdrawn_at.is_none() {
                each(side, record, form);
            }
            ControlFlow::Continue(())
        })
        .await?;
    }
    Ok(())
}
