//! Everyone who sent the form of one of the two sides to a cohort: as the desk lists them, and as
//! they are exported.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use domain::Form;
use domain::desk::PersonCard;
use domain::export::Record;
use domain::id::{CohortId, FormId, ProgramId, QuestionId};
use domain::instant::Instant;
use domain::matching::Side;
use domain::reference::Reference;
use domain::version::Version;

use super::seen::Seen;
use crate::store::{
    KeptStanding, ProgramHead, ReadPairings, ReadPrograms, ReadStandings, ReadSubmissions,
    StoreError,
};

/// How many submissions are read at a time.
const AT_ONCE: u16 = 250;

/// The forms of a program's two sides, each with its question for the person's name; none, where it
/// says nothing of matching.
pub(super) fn sides(head: &ProgramHead) -> impl Iterator<Item = (Side, &FormId, &QuestionId)> {
    let sides = head.matching.as_ref().into_iter().flat_map(|policy| {
        let is_one_form = policy.mentee.form == policy.mentor.form;
        let sides = [(Side::Mentee, &policy.mentee), (Side::Mentor, &policy.mentor)];
        sides.into_iter().take(if is_one_form { 1 } else { 2 })
    });
    sides.map(|(side, sheet)| (side, &sheet.form, &sheet.name))
}

/// Somebody, as they are read.
pub(super) struct Somebody<'a> {
    pub(super) side: Side,
    /// What they sent; it says whether they repeat.
    pub(super) record: Record,
    name: &'a QuestionId,
    form: Arc<Form>,
    kept: KeptStanding,
    is_matched: bool,
}

impl Somebody<'_> {
    /// What the committee may see of them at a glance.
    pub(super) fn card(self) -> PersonCard {
        let kept = (self.kept.standing, self.kept.counts);
        PersonCard::of(self.record, (self.side, self.name), &self.form, kept, self.is_matched)
    }
}

/// Reads everybody of a cohort, mentees first and each side in order of time, until `visit` has had
/// enough. From the first on: only who was there before shows who repeats.
pub(super) async fn read<S: ReadPrograms + ReadSubmissions + ReadStandings + ReadPairings>(
    store: &S,
    (head, cohort): (&ProgramHead, &CohortId),
    now: Instant,
    mut visit: impl FnMut(Somebody<'_>) -> ControlFlow<()> + Send,
) -> Result<(), StoreError> {
    let program = &head.program.id;
    let kept = store.standings(program, cohort, now).await?;
    let matched = matched(store, (program, cohort), now).await?;
    for (side, form, name) in sides(head) {
        let mut seen = Seen::default();
        let read = each(store, (head, cohort, form), now, |mut record, form| {
            record.repeat = seen.again(&record, &form);
            let kept = kept.get(&record.reference).cloned().unwrap_or_default();
            let is_matched = matched.contains(&record.reference);
            visit(Somebody { side, record, name, form, kept, is_matched })
        });
        if read.await?.is_break() {
            break;
        }
    }
    Ok(())
}

/// Reads what was sent of a form to a cohort, in order of time, each with the wording that it
/// answers, until `visit` has had enough.
pub(super) async fn each<S: ReadPrograms + ReadSubmissions>(
    store: &S,
    (head, cohort, form): (&ProgramHead, &CohortId, &FormId),
    now: Instant,
    mut visit: impl FnMut(Record, Arc<Form>) -> ControlFlow<()> + Send,
) -> Result<ControlFlow<()>, StoreError> {
    let mut next = None;
    loop {
        let page = store.page((&head.program.id, cohort, form), AT_ONCE, next, now).await?;
        for record in page.records {
            let wording = version(store, head, form, &record.version).await?;
            if visit(record, wording).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        next = page.next;
        if next.is_none() {
            return Ok(ControlFlow::Continue(()));
        }
    }
}

/// Who is in a pairing that goes on.
pub(super) async fn matched<S: ReadPairings>(
    store: &S,
    of: (&ProgramId, &CohortId),
    now: Instant,
) -> Result<BTreeSet<Reference>, StoreError> {
    let pairings = store.pairings(of).await?;
    let both = pairings.live(now).flat_map(|pairing| pairing.partners.both());
    Ok(both.cloned().collect())
}

/// A version that a submission names.
pub(super) async fn version<S: ReadPrograms>(
    store: &S,
    head: &ProgramHead,
    form: &FormId,
    version: &Version,
) -> Result<Arc<Form>, StoreError> {
    let found = store.form(&head.program.id, form, version).await?;
    found.ok_or(StoreError::Unreadable("a submission names a version that is not there"))
}
