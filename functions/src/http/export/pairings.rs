//! Who is introduced to whom, and what became of it: one row for each pairing, as the desk shows it.

use domain::desk::{Pairing, PairingCard};
use domain::export::ExportedPairing;

use super::ExportStore;
use super::asked::Wanted;
use crate::clock::Clock;
use crate::http::everyone::paired;
use crate::store::{ProgramHead, StoreError};

/// Those that are wanted, the earliest cohort first, and each cohort in the order in which they were
/// made.
pub(super) async fn read<S: ExportStore>(
    (store, clock): (&S, &Clock),
    head: &ProgramHead,
    wanted: &Wanted,
) -> Result<Vec<ExportedPairing>, StoreError> {
    let (program, now) = (&head.program.id, clock.now());
    let committee = store.committee(program).await?;
    let mut all = Vec::new();
    for cohort in &wanted.cohorts {
        let mut pairings = store.pairings((program, cohort)).await?.all;
        pairings.sort_by(|a, b| (a.made_at, &a.id).cmp(&(b.made_at, &b.id)));
        let both = pairings.iter().flat_map(|pairing| pairing.partners.both());
        let people = paired(store, (head, cohort), both, now).await?;
        let exported = |pairing: Pairing| {
            let card = PairingCard::of(pairing, &people, &committee, now);
            ExportedPairing { cohort: cohort.clone(), card }
        };
        let of_cohort = pairings.into_iter().map(exported);
        all.extend(
            of_cohort
                .filter(|one| wanted.filter.since.is_none_or(|since| one.last_event(now) >= since)),
        );
    }
    Ok(all)
}
