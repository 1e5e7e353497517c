//! Who is let in to what: before anything else of a call is looked at, and for all of them here.

use axum::body::Body;
use axum::extract::{MatchedPath, RawPathParams, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::api::LARGEST_BODY;
use domain::desk::Who;
use domain::id::ProgramId;
use domain::import::LARGEST_IMPORT;

use super::{Admits, DeskStore};
use crate::http::problem::{Problem, may_send};
use crate::http::sent;
use crate::http::{Site, bearer};
use crate::store::LiveSession;

/// Whoever was let in. Only [`admit`] makes one.
#[derive(Debug, Clone)]
pub(super) struct Admitted {
    session: LiveSession,
}

impl Admitted {
    /// The program that they are signed in to; where an address names one, it is that.
    pub(super) fn program(&self) -> &ProgramId {
        &self.session.program
    }

    /// Who they are, for the log.
    pub(super) fn who(&self) -> Who {
        self.session.who()
    }

    /// Their session.
    pub(super) fn session(&self) -> &LiveSession {
        &self.session
    }
}

/// Lets a call in, or answers it: 401 for whoever is not signed in, 403 for whoever may not.
pub(super) async fn admit<S: DeskStore>(
    State((site, admits)): State<(Site<S>, Admits)>,
    params: RawPathParams,
    path: MatchedPath,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    // Read whole before anything is said: an answer to a sender who is still sending gets lost.
    let body = sent::body_within(body, largest(path.as_str())).await;
    let program = params.iter().find(|(name, _)| *name == "program").map(|(_, value)| value);
    let call = Asked { method: &parts.method, path: path.as_str(), program };
    let admitted = match admitted(&site, admits, &call, &parts.headers).await {
        Ok(admitted) => admitted,
        Err(problem) => return problem.into_response(),
    };
    if let Some(admitted) = admitted {
        parts.extensions.insert(admitted);
    }
    match body {
        Ok(body) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Err(problem) => problem.into_response(),
    }
}

/// How many bytes a call may have.
fn largest(path: &str) -> usize {
    if path.ends_with("/imports") { LARGEST_IMPORT } else { LARGEST_BODY }
}

/// A call, as far as it matters who makes it.
struct Asked<'a> {
    method: &'a Method,
    path: &'a str,
    program: Option<&'a str>,
}

async fn admitted<S: DeskStore>(
    site: &Site<S>,
    admits: Admits,
    call: &Asked<'_>,
    headers: &HeaderMap,
) -> Result<Option<Admitted>, Problem> {
    // The desk is HOST's own: no guide's page may write here, nor try codes.
    let writes = *call.method != Method::GET && *call.method != Method::HEAD;
    if writes && !may_send(headers.get(header::ORIGIN), &[], Some(site.links.host())) {
        return Err(Problem::own_pages_only());
    }
    if admits == Admits::Anyone {
        return Ok(None);
    }
    let token = bearer(headers).ok_or_else(Problem::not_signed_in)?;
    let session = site.store.session(token, site.clock.now()).await?;
    let session = session.ok_or_else(Problem::not_signed_in)?;
    let Admits::Whoever(may) = admits else { return Ok(Some(Admitted { session })) };
    let asked = call.program.and_then(|program| ProgramId::new(program).ok());
    let asked = asked.ok_or_else(|| Problem::unknown("program"))?;
    let is_own = asked == session.program;
    if is_own && session.member.role.may(may) {
        return Ok(Some(Admitted { session }));
    }
    let who = match is_own {
        true => session.who(),
        false => Who::Foreign { program: session.program.clone() },
    };
    refuse(site, &asked, &who, call).await
}

/// Says no, and leaves a line of it to the program that was asked for.
async fn refuse<S: DeskStore, T>(
    site: &Site<S>,
    program: &ProgramId,
    who: &Who,
    call: &Asked<'_>,
) -> Result<T, Problem> {
    if site.store.program(program).await?.is_none() {
        return Err(Problem::unknown("program"));
    }
    let call = format!("{} {}", call.method, call.path);
    site.store.note_refusal(program, who, &call, site.clock.now()).await?;
    Err(Problem::forbidden())
}
