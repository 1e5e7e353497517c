//! Who is let in to what: before anything else of a call is looked at, and for all of them here.

use axum::body::Body;
use axum::extract::{MatchedPath, RawPathParams, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::api::LARGEST_BODY;
use domain::desk::{May, Member, Who};
use domain::id::ProgramId;
use domain::import::LARGEST_IMPORT;

use super::{Admits, DeskStore};
use crate::http::problem::{Problem, may_send};
use crate::http::sent;
use crate::http::signed_on::{Whose, whose};
use crate::http::{Site, bearer};
use crate::sign_on::Bearer;
use crate::store::LiveSession;

/// Whoever was let in to a program. Only [`admit`] makes one.
#[derive(Debug, Clone)]
pub(super) struct Admitted {
    program: ProgramId,
    member: Member,
}

impl Admitted {
    /// The program, which the address names.
    pub(super) fn program(&self) -> &ProgramId {
        &self.program
    }

    /// Who they are on its committee.
    pub(super) fn member(&self) -> &Member {
        &self.member
    }

    /// Who they are, for the log.
    pub(super) fn who(&self) -> Who {
        self.member.who()
    }
}

/// Who was let in to what.
enum Let {
    /// Anyone, to a door.
    Anyone,
    /// Whoever has this session, to what is theirs.
    Theirs(LiveSession),
    /// Somebody on a committee, to its program.
    In(Admitted),
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
    match admitted(&site, admits, &call, &parts.headers).await {
        Ok(Let::Anyone) => {}
        Ok(Let::Theirs(session)) => drop(parts.extensions.insert(session)),
        Ok(Let::In(admitted)) => drop(parts.extensions.insert(admitted)),
        Err(problem) => return problem.into_response(),
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

impl Asked<'_> {
    /// The program that its address names; none, where no program can be called that.
    fn program(&self) -> Option<ProgramId> {
        self.program.and_then(|program| ProgramId::new(program).ok())
    }
}

async fn admitted<S: DeskStore>(
    site: &Site<S>,
    admits: Admits,
    call: &Asked<'_>,
    headers: &HeaderMap,
) -> Result<Let, Problem> {
    // The desk is HOST's own: no guide's page may write here, nor try codes.
    let writes = *call.method != Method::GET && *call.method != Method::HEAD;
    if writes && !may_send(headers.get(header::ORIGIN), &[], Some(site.links.host())) {
        return Err(Problem::own_pages_only());
    }
    let may = match admits {
        Admits::Anyone => return Ok(Let::Anyone),
        Admits::SignedIn => None,
        Admits::Whoever(may) => Some(may),
    };
    let shown = bearer(headers).ok_or_else(Problem::not_signed_in)?;
    let session = site.store.session(shown, site.clock.now()).await?;
    match (session, may) {
        (Some(session), None) => Ok(Let::Theirs(session)),
        (Some(session), Some(may)) => by_session(site, session, may, call).await.map(Let::In),
        (None, Some(may)) => by_sign_on(site, shown, may, call).await.map(Let::In),
        (None, None) => Err(Problem::not_signed_in()),
    }
}

async fn by_session<S: DeskStore>(
    site: &Site<S>,
    session: LiveSession,
    may: May,
    call: &Asked<'_>,
) -> Result<Admitted, Problem> {
    let asked = call.program().ok_or_else(|| Problem::unknown("program"))?;
    if asked != session.program {
        let who = Who::Foreign { program: session.program };
        return refuse(site, &asked, &who, call).await;
    }
    by_role(site, asked, session.member, may, call).await
}

/// Lets in whoever shows what their association's single sign-on has given them.
async fn by_sign_on<S: DeskStore>(
    site: &Site<S>,
    shown: &str,
    may: May,
    call: &Asked<'_>,
) -> Result<Admitted, Problem> {
    let bearer = Bearer::parse(shown).ok_or_else(Problem::not_signed_in)?;
    let asked = call.program().ok_or_else(Problem::not_signed_in)?;
    let head = site.store.program(&asked).await?.ok_or_else(Problem::not_signed_in)?;
    let known = (&site.store, &site.issuers);
    match whose(known, &head.program, &bearer, site.clock.now()).await? {
        None => Err(Problem::not_signed_in()),
        Some(Whose::Outsiders) => refuse(site, &asked, &Who::Outsider, call).await,
        Some(Whose::Members(member)) => by_role(site, asked, member, may, call).await,
    }
}

async fn by_role<S: DeskStore>(
    site: &Site<S>,
    program: ProgramId,
    member: Member,
    may: May,
    call: &Asked<'_>,
) -> Result<Admitted, Problem> {
    if member.role.may(may) {
        return Ok(Admitted { program, member });
    }
    refuse(site, &program, &member.who(), call).await
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
