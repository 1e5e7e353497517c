//! Who was left without anybody in the cohort before, so that they come first in the next one.

use std::ops::ControlFlow;
use std::sync::Arc;

use domain::Form;
use domain::desk::Decision;
use domain::email::Email;
use domain::export::Record;
use domain::instant::Instant;
use domain::matching::Waited;

use super::everyone::{OfProgram, ReadEveryone};
use super::roll;
use crate::store::StoreError;

/// Reads who looked for somebody in the cohort before, was not declined, and had nobody. Nobody is
/// known by their name: who applies again with the same address is the same person. Nobody has
/// waited, where the program does not place them first, or has no cohort before.
pub(super) async fn waited<S: ReadEveryone>(
    store: &S,
    (head, cohort): OfProgram<'_>,
    now: Instant,
) -> Result<Waited, StoreError> {
    let mut waited = Waited::default();
    let policy = head.matching.as_ref().filter(|policy| policy.rules.waited_first);
    let Some((policy, before)) = policy.zip(head.cohort_before(cohort)) else { return Ok(waited) };
    let program = &head.program.id;
    let pairings = store.pairings((program, before)).await?;
    let kept = store.standings(program, before, now).await?;
    let each = |record: Record, form: Arc<Form>| {
        let decision = kept.get(&record.reference).map(|kept| kept.standing.status);
        let was_declined = decision == Some(Decision::Declined);
        let is_gone = record.withdrawn_at.is_some() || was_declined;
        if !is_gone && !pairings.gave_somebody(&record.reference) {
            let address = form.email_question().map(|question| record.answers.text(&question.id));
            let address = address.and_then(|address| Email::parse(address.trim()).ok());
            if let Some(address) = address {
                waited.add(&address);
            }
        }
        ControlFlow::Continue(())
    };
    let _never_enough = roll::each(store, (head, before, &policy.mentee.form), now, each).await?;
    Ok(waited)
}
