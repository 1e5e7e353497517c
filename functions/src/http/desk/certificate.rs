//! `…/people/{reference}/certificate`: a mentor's certificate, in the language that they applied in.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::Raw;
use domain::calendar::day;
use domain::desk::Pairing;
use domain::lang::Wanted;

use super::year::{OfPerson, Year};
use super::{Admitted, DeskStore};
use crate::certificate::Certificate;
use crate::http::Site;
use crate::http::problem::Problem;
use crate::http::roll::version;
use crate::store::{Held, StoreError, in_best_lang};

/// It as a page; a 404 for whoever gets none, or not yet.
pub(super) async fn show<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPerson,
) -> Result<Response, Problem> {
    let (_, cohort, reference) = path?.0;
    let year = Year::open(&state, &admitted, cohort).await?;
    let found = year.person(&state.0, &reference).await?;
    let (store, now) = (&state.0.store, state.0.clock.now());
    let unknown = || Problem::unknown("certificate");
    let held = store.open(&found, now).await?;
    let held = held.filter(|held| held.withdrawn_at().is_none()).ok_or_else(unknown)?;
    let today = day::counts(now).ok_or_else(unknown)?;
    let name = name(store, &year, &held).await?.ok_or_else(unknown)?;
    let mut made = None;
    let of = (admitted.program(), &year.cohort);
    let theirs = |pairing: &Pairing| pairing.partners.other(held.reference()).is_some();
    for pairing in store.pairings(of).await?.all.into_iter().filter(theirs) {
        let own = store.pairing_year(of, &pairing.id).await?;
        let own = pairing.year(own, year.days());
        made = made
            .or_else(|| Certificate::of(&pairing, held.reference(), &name, own.as_ref(), today));
    }
    let made = made.ok_or_else(unknown)?;
    let head = in_best_lang(store, year.head.clone(), &Wanted::just(held.lang())).await?;
    let page = made.page(&head.program, &head.texts, today);
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
    ];
    Ok((headers, page).into_response())
}

/// What they are called.
async fn name<S: DeskStore>(
    store: &S,
    year: &Year,
    held: &Held,
) -> Result<Option<String>, StoreError> {
    let form = version(store, &year.head, held.form(), held.version()).await?;
    let question = year.head.name_question(&form);
    Ok(question.and_then(|question| match held.answers().get(&question.id) {
        Some(Raw::Text(name)) => Some(name.clone()),
        _ => None,
    }))
}
