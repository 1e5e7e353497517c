//! The committee's function: a dataset as a download, for whoever has an export key or is signed in.

mod asked;
mod book;
mod caller;
mod dataset;
mod format;
mod listed;
mod made;
mod pairings;
mod participants;
mod proposals;
mod records;
mod rows;
mod source;
mod versions;
mod workbook;
mod zone;

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::id::{CohortId, FormId, ProgramId};

use self::asked::Asked;
use self::caller::Caller;
use self::dataset::Dataset;
use self::format::Format;
use self::made::Made;
use super::observe::RequestId;
use super::problem::Problem;
use super::{alone, cached};
use crate::clock::Clock;
use crate::sign_on::Issuers;
use crate::store::{
    CheckExportKey, NoteDeeds, OpenSession, ReadCommittee, ReadHeard, ReadJudged, ReadPairings,
    ReadPastPairs, ReadPrograms, ReadStandings, ReadSubmissions,
};

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait ExportStore:
    ReadPrograms
    + ReadSubmissions
    + ReadStandings
    + ReadMatches
    + KnowCallers
    + Clone
    + Send
    + Sync
    + 'static
{
    /// The IAM actions of these traits.
    const ACTIONS: [&'static [&'static str]; 11] = [
        <Self as ReadPrograms>::ACTIONS,
        <Self as ReadSubmissions>::ACTIONS,
        <Self as ReadStandings>::ACTIONS,
        <Self as ReadPairings>::ACTIONS,
        <Self as ReadPastPairs>::ACTIONS,
        <Self as ReadJudged>::ACTIONS,
        <Self as ReadHeard>::ACTIONS,
        <Self as ReadCommittee>::ACTIONS,
        <Self as CheckExportKey>::ACTIONS,
        <Self as OpenSession>::ACTIONS,
        <Self as NoteDeeds>::ACTIONS,
    ];
}

impl<S> ExportStore for S where
    S: ReadPrograms
        + ReadSubmissions
        + ReadStandings
        + ReadMatches
        + KnowCallers
        + Clone
        + Send
        + Sync
        + 'static
{
}

/// What it takes to tell who is introduced to whom, what they have answered, and who could be.
pub trait ReadMatches:
    ReadPairings + ReadPastPairs + ReadJudged + ReadHeard + ReadCommittee
{
}

impl<S: ReadPairings + ReadPastPairs + ReadJudged + ReadHeard + ReadCommittee> ReadMatches for S {}

/// What it takes to know who downloads, and to note it.
pub trait KnowCallers: CheckExportKey + OpenSession + ReadCommittee + NoteDeeds {}

impl<S: CheckExportKey + OpenSession + ReadCommittee + NoteDeeds> KnowCallers for S {}

/// The function. It has no site: who calls it shows a key of its own, and it signs nothing.
pub fn router<S: ExportStore>(store: S, clock: Clock, issuers: Issuers) -> Router {
    alone(routes(store, clock, issuers))
}

pub(super) fn routes<S: ExportStore>(store: S, clock: Clock, issuers: Issuers) -> Router {
    let route = Router::new().route("/v1/programs/{program}/exports/{file}", get(download));
    route.with_state((store, clock, issuers))
}

/// `GET /v1/programs/{program}/exports/{dataset}.{format}`.
async fn download<S: ExportStore>(
    State((store, clock, issuers)): State<(S, Clock, Issuers)>,
    path: Result<Path<(ProgramId, String)>, PathRejection>,
    query: Result<Query<Asked>, QueryRejection>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Path((program, file)) = path?;
    let head = store.program(&program).await?.ok_or_else(|| Problem::unknown("program"))?;
    let (dataset, format) = file.rsplit_once('.').unwrap_or((&file, ""));
    let dataset = FormId::new(dataset).ok();
    let of = (&*head, dataset.as_ref());
    let caller = Caller::of((&store, &issuers), of, &headers, clock.now()).await?;
    let format = Format::named(format).ok_or_else(|| Problem::unknown("format"))?;
    let dataset = dataset.as_ref().and_then(|name| Dataset::named(name, &head, format));
    let dataset = dataset.ok_or_else(|| Problem::unknown("dataset"))?;
    let Query(asked) = query.map_err(|_| Problem::malformed(asked::TAKES))?;
    let wanted = asked.read(&head, format)?;
    let cohort = wanted.cohort.as_ref();
    let name = file_name(&program, dataset.name(), cohort, format);
    let made = dataset.made((&store, clock.clone()), &head, &wanted, format, id).await?;
    if let Some(tag) = made.tag.as_deref().filter(|tag| cached::has(&headers, tag)) {
        caller.note_use(&store, clock.now()).await?;
        return Ok(unchanged(tag));
    }
    let cohort = cohort.map(CohortId::as_str);
    caller.note(&store, &program, (&file, cohort), clock.now()).await?;
    Ok(as_download(made, format, &name))
}

/// Whoever asks has the file as it would be: nothing leaves the house.
fn unchanged(tag: &str) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    tagged(&mut response, Some(tag));
    response
}

fn file_name(
    program: &ProgramId,
    dataset: &str,
    cohort: Option<&CohortId>,
    format: Format,
) -> String {
    let cohort = cohort.map(|cohort| format!("-{cohort}")).unwrap_or_default();
    format!("{program}-{dataset}{cohort}.{}", format.name())
}

fn as_download(made: Made, format: Format, name: &str) -> Response {
    let mut response = Response::new(made.body);
    tagged(&mut response, made.tag.as_deref());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    // Names are lower-case letters, digits and hyphens: they need no escaping.
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

/// No cache keeps people's answers; whoever has the file may ask whether it is still right.
fn tagged(response: &mut Response, tag: Option<&str>) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(tag) = tag.and_then(|tag| HeaderValue::from_str(tag).ok()) {
        headers.insert(header::ETAG, tag);
    }
}
