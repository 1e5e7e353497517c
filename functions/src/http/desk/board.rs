//! What somebody reads of two beside how they get on, and that they have put to rest what needed them.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::course::Sight;
use domain::desk::{Committee, May, Member, Pairing, PairingId, PutDealtWith};
use domain::id::{CohortId, ProgramId};
use domain::journal::{Journal, Reader, ToldPage};

use super::pairing::{OfPairing, named};
use super::year::Year;
use super::{Admitted, DeskStore};
use crate::http::problem::Problem;
use crate::http::unkept::answer;
use crate::http::{Site, sent};

/// Keeps until when what has happened in a pairing is dealt with. That is for whoever looks after it:
/// nobody else sees all of it.
pub(super) async fn deal_with<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPairing,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let (cohort, id) = named(path)?;
    let PutDealtWith { until } = sent::object(&headers, &body, "until")?;
    let year = Year::open(&state, &admitted, cohort).await?;
    let (of, member) = ((admitted.program(), &year.cohort), admitted.member());
    let (who, now) = (admitted.who(), state.clock.now());
    let there = state.store.pairing(of, &id).await?;
    let is_here = there.is_some();
    let pairing = match there {
        Some(pairing) => pairing,
        None => handed_over(&state, of, &id).await?,
    };
    let committee = state.store.committee(of.0).await?;
    if Sight::on(&pairing, &committee, member) != Sight::Whole {
        return Err(hidden_from(member));
    }
    if is_here {
        let until = until.map(|until| until.min(now));
        state.store.put_dealt_with(of, &id, until, &who, now).await?;
    } else if !state.store.put_case_dealt_with(of, &id, until.is_some(), &who, now).await? {
        return Err(Problem::unknown("pairing"));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// A pairing that another deployment had, and in which something was open when it handed the program over.
async fn handed_over<S: DeskStore>(
    State(site): &State<Site<S>>,
    of: (&ProgramId, &CohortId),
    id: &PairingId,
) -> Result<Pairing, Problem> {
    let case = site.store.open_case(of, id, site.clock.now()).await?;
    Ok(case.ok_or_else(|| Problem::unknown("pairing"))?.pairing)
}

/// How the two of a pairing see their goals, as they have told the committee.
pub(super) async fn reflections<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPairing,
) -> Result<Response, Problem> {
    let (cohort, id) = named(path)?;
    let year = Year::open(&state, &admitted, cohort).await?;
    let (of, member) = ((admitted.program(), &year.cohort), admitted.member());
    let (pairing, committee) = found(&state, of, &id).await?;
    if Sight::on(&pairing, &committee, member) == Sight::Nothing {
        return Err(hidden_from(member));
    }
    let journal = match Reader::at_the_desk(&pairing, &committee, member) {
        Some(reader) => {
            let diaries = state.store.diaries(of, &id).await?;
            Journal::of(reader, diaries.iter().map(|(who, diary)| (who, diary)))
        }
        None => Journal::default(),
    };
    Ok(answer(StatusCode::OK, &ToldPage::from(&journal)))
}

/// A pairing, and the committee that it is of.
async fn found<S: DeskStore>(
    State(site): &State<Site<S>>,
    of: (&ProgramId, &CohortId),
    id: &PairingId,
) -> Result<(Pairing, Committee), Problem> {
    let pairing = site.store.pairing(of, id).await?;
    let pairing = pairing.ok_or_else(|| Problem::unknown("pairing"))?;
    Ok((pairing, site.store.committee(of.0).await?))
}

/// What is said to somebody from whom something about a pairing is kept: to whom doesn't see the pairing,
/// that there is none.
fn hidden_from(member: &Member) -> Problem {
    match member.role.may(May::ReadPeople) {
        true => Problem::forbidden(),
        false => Problem::unknown("pairing"),
    }
}
