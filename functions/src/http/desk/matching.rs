//! `…/matching`: what it takes to match people in the browser. It is the one call that has answers
//! which were given for matching only.

use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::desk::{LiaisonCard, MatchingPage, MatchingSetup, Pairing, Pairings, QuestionWords};
use domain::matching::{Judged, Participant, Policy, Side};
use domain::reference::Reference;
use serde::Deserialize;

use super::year::{OfCohort, Year};
use super::{Admitted, DeskStore};
use crate::http::Site;
use crate::http::everyone::Everyone;
use crate::http::problem::Problem;
use crate::http::roll::version;
use crate::http::unkept::answer;
use crate::offsets::offsets;
use crate::store::StoreError;

/// How many bytes of people a page has: an answer of Lambda's may have six million.
const MOST_BYTES: usize = 4_000_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    after: Option<Reference>,
}

/// A page of it.
pub(super) async fn show<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
    query: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = query.map_err(|_| {
        Problem::malformed("Matching takes after=, with what the page before says in next.")
    })?;
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let (site, now) = (&state.0, state.0.clock.now());
    let pairings = site.store.pairings((admitted.program(), &year.cohort)).await?;
    let of = (&*year.head, &year.cohort);
    let everyone = Everyone::read(&site.store, of, &pairings, now).await?;
    let Everyone { policy, people, unread, judged, .. } =
        everyone.remembering(&site.store, of, now).await?;
    let is_first = asked.after.is_none();
    let mut left = people.into_iter().filter(|person| {
        let after = asked.after.as_ref();
        after.is_none_or(|after| person.reference() > after)
    });
    let (people, has_more) = page(&mut left)?;
    let setup = match is_first {
        true => Some(setup(site, &year, policy, (judged, &pairings)).await?),
        false => None,
    };
    let next = people.last().map(|person| person.reference().clone()).filter(|_| has_more);
    let unread = if is_first { unread } else { Vec::new() };
    let offsets = offsets(&people, now);
    Ok(answer(StatusCode::OK, &MatchingPage { setup, people, offsets, unread, next }))
}

/// As many people as fit, and whether there are more.
fn page(left: &mut impl Iterator<Item = Participant>) -> Result<(Vec<Participant>, bool), Problem> {
    let (mut people, mut bytes) = (Vec::new(), 0);
    for person in left.by_ref() {
        bytes += serde_json::to_vec(&person).map_err(|_| Problem::internal())?.len();
        people.push(person);
        if bytes >= MOST_BYTES {
            break;
        }
    }
    Ok((people, left.next().is_some()))
}

async fn setup<S: DeskStore>(
    site: &Site<S>,
    year: &Year,
    policy: Policy,
    (judged, pairings): (Vec<Judged>, &Pairings),
) -> Result<MatchingSetup, StoreError> {
    let mentee_words = words(site, year, &policy, Side::Mentee).await?;
    let mentor_words = words(site, year, &policy, Side::Mentor).await?;
    let pairings: Vec<Pairing> = pairings.live(site.clock.now()).cloned().collect();
    let committee = site.store.committee(&year.head.program.id).await?;
    let liaisons = committee.members.iter().filter_map(LiaisonCard::of).collect();
    Ok(MatchingSetup { policy, mentee_words, mentor_words, judged, pairings, liaisons })
}

/// The words of a side's form as they are now; none, where the program has it no more.
async fn words<S: DeskStore>(
    site: &Site<S>,
    year: &Year,
    policy: &Policy,
    side: Side,
) -> Result<Vec<QuestionWords>, StoreError> {
    let form = &policy.sheet(side).form;
    let Some(entry) = year.head.form(form) else { return Ok(Vec::new()) };
    let form = version(&site.store, &year.head, form, &entry.version).await?;
    Ok(QuestionWords::of(policy, side, &form))
}
