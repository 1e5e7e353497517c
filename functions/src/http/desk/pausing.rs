//! `…/pairings/{id}/pause` and `…/resume`: two rest for a while, and go on. Whoever matches people may
//! say so, and whoever looks after the two.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::desk::{May, Pairing, PairingChange, PairingId};
use domain::instant::Instant;

use super::pairings::{MEETINGS, OfPairing};
use super::year::Year;
use super::{Admitted, DeskStore};
use crate::http::Site;
use crate::http::problem::Problem;
use crate::http::unkept::answer;

/// Lets two rest: they stay partners, and nobody asks them anything.
pub(super) async fn pause<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPairing,
) -> Result<Response, Problem> {
    let rest = |there: &Pairing, now| there.pausing(now).map(PairingChange::Paused);
    turn(state, &admitted, path, rest).await
}

/// Lets two who rest go on, with what comes next in their year.
pub(super) async fn resume<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPairing,
) -> Result<Response, Problem> {
    let go_on = |there: &Pairing, now| there.resuming(now).map(PairingChange::Resumed);
    turn(state, &admitted, path, go_on).await
}

async fn turn<S: DeskStore>(
    state: State<Site<S>>,
    admitted: &Admitted,
    path: OfPairing,
    to: impl Fn(&Pairing, Instant) -> Option<PairingChange>,
) -> Result<Response, Problem> {
    let unknown = || Problem::unknown("pairing");
    let Path((_, cohort, id)) = path?;
    let id = PairingId::new(&id).map_err(|_| unknown())?;
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
