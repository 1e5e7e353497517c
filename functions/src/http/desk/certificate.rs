//! `…/people/{reference}/certificate`: a mentor's certificate, in the language that they applied in, as a page; with
//! `.pdf` behind it, as a file.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::Raw;
use domain::calendar::day;
use domain::date::Date;
use domain::desk::Pairing;
use domain::lang::Wanted;

use super::year::{OfPerson, Year};
use super::{Admitted, DeskStore};
use crate::certificate::{Certificate, NoFile};
use crate::http::Site;
use crate::http::problem::Problem;
use crate::http::roll::version;
use crate::store::{Held, ProgramHead, StoreError, in_best_lang};

const MEDIA_TYPE: &str = "application/pdf";

/// Whose it is stands in it, and not in its name, which browsers keep.
const DISPOSITION: &str = "attachment; filename=\"certificate.pdf\"";

/// It as a page; a 404 for whoever gets none, or not yet.
pub(super) async fn show<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPerson,
) -> Result<Response, Problem> {
    let Found { certificate, head, today } = find(&state, &admitted, path).await?;
    let page = certificate.page(&head.program, &head.texts, today);
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
    ];
    Ok((headers, page).into_response())
}

/// The same as a file; a 404 also where it has letters that no face of ours has.
pub(super) async fn file<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPerson,
) -> Result<Response, Problem> {
    let Found { certificate, head, today } = find(&state, &admitted, path).await?;
    let file = certificate.pdf(&head.program, &head.texts, today).map_err(|none| match none {
        NoFile::Letter => Problem::unknown("PDF: a letter of it is in none of the faces here"),
        NoFile::Fault => StoreError::Unreadable("a certificate").into(),
    })?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(DISPOSITION)),
    ];
    Ok((headers, file).into_response())
}

/// Somebody's certificate, and what it is made out with.
struct Found {
    certificate: Certificate,
    head: Arc<ProgramHead>,
    today: Date,
}

async fn find<S: DeskStore>(
    state: &State<Site<S>>,
    admitted: &Admitted,
    path: OfPerson,
) -> Result<Found, Problem> {
    let (_, cohort, reference) = path?.0;
    let year = Year::open(state, admitted, cohort).await?;
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
    let certificate = made.ok_or_else(unknown)?;
    let head = in_best_lang(store, year.head.clone(), &Wanted::just(held.lang())).await?;
    Ok(Found { certificate, head, today })
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
