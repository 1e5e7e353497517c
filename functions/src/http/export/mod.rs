//! The committee's function: a dataset as a download, for whoever has an export key or is signed in.

mod caller;
mod format;
mod rows;
mod seen;
mod versions;

use axum::body::Body;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use domain::id::{CohortId, FormId, ProgramId};
use futures::stream::{self, StreamExt};
use serde::Deserialize;

use self::caller::Caller;
use self::format::Format;
use self::rows::Rows;
use super::alone;
use super::observe::RequestId;
use super::problem::Problem;
use crate::clock::Clock;
use crate::store::{
    CheckExportKey, NoteDeeds, OpenSession, ProgramHead, ReadPrograms, ReadSubmissions, StoreError,
};

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait ExportStore:
    ReadPrograms + ReadSubmissions + KnowCallers + Clone + Send + Sync + 'static
{
    /// The IAM actions of these traits.
    const ACTIONS: [&'static [&'static str]; 5] = [
        <Self as ReadPrograms>::ACTIONS,
        <Self as ReadSubmissions>::ACTIONS,
        <Self as CheckExportKey>::ACTIONS,
        <Self as OpenSession>::ACTIONS,
        <Self as NoteDeeds>::ACTIONS,
    ];
}

impl<S: ReadPrograms + ReadSubmissions + KnowCallers + Clone + Send + Sync + 'static> ExportStore
    for S
{
}

/// What it takes to know who downloads, and to note it.
pub trait KnowCallers: CheckExportKey + OpenSession + NoteDeeds {}

impl<S: CheckExportKey + OpenSession + NoteDeeds> KnowCallers for S {}

/// The function. It has no site: who calls it shows a key of its own, and it signs nothing.
pub fn router<S: ExportStore>(store: S, clock: Clock) -> Router {
    alone(routes(store, clock))
}

pub(super) fn routes<S: ExportStore>(store: S, clock: Clock) -> Router {
    let route = Router::new().route("/v1/programs/{program}/exports/{file}", get(download));
    route.with_state((store, clock))
}

/// What may be asked of an export. A parameter that is misspelled must not be passed over: the
/// file would hold more, or less, than whoever reads it believes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    cohort: Option<String>,
    withdrawn: Option<Withdrawn>,
}

/// What becomes of submissions that were withdrawn; without a word, they are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Withdrawn {
    Include,
}

/// `GET /v1/programs/{program}/exports/{dataset}.{format}`.
async fn download<S: ExportStore>(
    State((store, clock)): State<(S, Clock)>,
    path: Result<Path<(ProgramId, String)>, PathRejection>,
    query: Result<Query<Asked>, QueryRejection>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Path((program, file)) = path?;
    let head = store.program(&program).await?.ok_or_else(|| Problem::unknown("program"))?;
    let (dataset, format) = file.rsplit_once('.').unwrap_or((&file, ""));
    let dataset = FormId::new(dataset).ok();
    let of = (&program, dataset.as_ref());
    let caller = Caller::of(&store, of, &headers, clock.now()).await?;
    let format = Format::named(format).ok_or_else(|| Problem::unknown("format"))?;
    let form = dataset.as_ref().and_then(|dataset| head.dataset(dataset));
    let form = form.ok_or_else(|| Problem::unknown("dataset"))?;
    let Query(asked) = query.map_err(|_| {
        Problem::malformed("An export takes cohort=, with a cohort's name, and withdrawn=include.")
    })?;
    let cohorts = cohorts(&head, asked.cohort.as_deref())?;
    let name =
        file_name(&program, &form.dataset, asked.cohort.as_ref().and(cohorts.first()), format);

    let mut rows =
        Rows::open((&store, clock.clone()), &head, form, cohorts, format, asked.withdrawn).await?;
    // The first rows before the first word: a store that fails at once gets its own status.
    let first = rows.next().await?;
    caller.note(&store, &program, (&file, asked.cohort.as_deref()), clock.now()).await?;
    let rest = stream::try_unfold((rows, id), async |(mut rows, id)| {
        // A file that breaks off must not look like one that has ended: the error cuts the
        // connection, and the caller knows.
        let next = rows.next().await.inspect_err(|error| broke_off(&id, error))?;
        Ok::<_, StoreError>(next.map(|bytes| (bytes, (rows, id))))
    });
    let body = Body::from_stream(stream::iter(first.map(Ok)).chain(rest));
    Ok(as_download(body, format, &name))
}

/// The line of the request has been written, and says that all is well: this one takes it back.
fn broke_off(id: &RequestId, error: &StoreError) {
    let (request_id, cause) = (id.as_str(), error.to_string());
    tracing::error!(Failed = 1_u64, request_id, cause, "export broke off");
}

/// The cohort that is asked for, or all, the earliest first.
fn cohorts(head: &ProgramHead, asked: Option<&str>) -> Result<Vec<CohortId>, Problem> {
    let is_asked = |cohort: &&CohortId| asked.is_none_or(|asked| asked == cohort.as_str());
    let cohorts: Vec<CohortId> = head.cohorts().filter(is_asked).cloned().collect();
    match asked {
        Some(_) if cohorts.is_empty() => Err(Problem::unknown("cohort")),
        _ => Ok(cohorts),
    }
}

fn file_name(
    program: &ProgramId,
    dataset: &FormId,
    cohort: Option<&CohortId>,
    format: Format,
) -> String {
    let cohort = cohort.map(|cohort| format!("-{cohort}")).unwrap_or_default();
    format!("{program}-{dataset}{cohort}.{}", format.name())
}

fn as_download(body: Body, format: Format, name: &str) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Names are lower-case letters, digits and hyphens: they need no escaping.
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
