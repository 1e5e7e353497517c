//! `…/pairings/{id}/end`, `…/pause` and `…/resume`: what becomes of two who were introduced. Whoever
//! matches people may say it; of a pause also whoever looks after the two.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::desk::{EndPairing, May, Pairing, PairingChange, PairingId};
use domain::id::CohortId;
use domain::instant::Instant;

use super::pairings::MEETINGS;
use super::year::Year;
use super::{Admitted, DeskStore};
use crate::http::problem::Problem;
use crate::http::unkept::answer;
use crate::http::{Site, sent};

/// The address of a pairing.
pub(super) type OfPairing = Result<Path<(String, CohortId, String)>, PathRejection>;

/// The cohort and the pairing that an address names.
pub(super) fn named(path: OfPairing) -> Result<(CohortId, PairingId), Problem> {
    let Path((_, cohort, id)) = path?;
    Ok((cohort, PairingId::new(&id).map_err(|_| Problem::unknown("pairing"))?))
}

/// Ends a pairing that goes on: both are free again, and what was stays.
pub(super) async fn end<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPairing,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let pairing = named(path)?;
    let EndPairing { reason } = sent::object(&headers, &body, "reason")?;
    let over = |there: &Pairing, now| {
        there.is_live(now).then(|| PairingChange::Ended(there.ended(now, reason), reason))
    };
    turn(state, &admitted, pairing, over).await
}

/// Lets two rest: they stay partners, and nobody asks them anything.
pub(super) async fn pause<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPairing,
) -> Result<Response, Problem> {
    let rest = |there: &Pairing, now| there.pausing(now).map(PairingChange::Paused);
    turn(state, &admitted, named(path)?, rest).await
}

/// Lets two who rest go on, with what comes next in their year.
pub(super) async fn resume<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPairing,
) -> Result<Response, Problem> {
    let go_on = |there: &Pairing, now| there.resuming(now).map(PairingChange::Resumed);
    turn(state, &admitted, named(path)?, go_on).await
}

async fn turn<S: DeskStore>(
    state: State<Site<S>>,
    admitted: &Admitted,
    (cohort, id): (CohortId, PairingId),
    to: impl Fn(&Pairing, Instant) -> Option<PairingChange>,
) -> Result<Response, Problem> {
    let unknown = || Problem::unknown("pairing");
    let year = Year::open(&state, admitted, cohort).await?;
    let of = (admitted.program(), &year.cohort);
    let member = admitted.member();
    let may = |it: &&Pairing| member.role.may(May::Match) || it.liaison == member.id;
    for _ in 0..MEETINGS {
        let (pairings, now) = (state.store.pairings(of).await?, state.clock.now());
        let there = pairings.get(&id).filter(may).ok_or_else(unknown)?;
        // Whoever did it, or ended it: it is answered as it is.
        let Some(change) = to(there, now) else { return Ok(answer(StatusCode::OK, there)) };
        let (who, days) = (admitted.who(), year.days());
        if state.store.change_pairings(of, &pairings, &change, days, &who, now).await? {
            return Ok(answer(StatusCode::OK, change.pairing()));
        }
    }
    Err(Problem::unavailable())
}
