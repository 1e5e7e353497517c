//! `POST /v1/programs/{program}/sign-in` and `POST /v1/sign-in`: the two doors.

use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::desk::{AskedToSignIn, Judged, Member, SessionCard, SignIn, SignedIn};
use domain::email::Email;
use domain::id::ProgramId;
use domain::text::{Lines, clean};

use super::DeskStore;
use crate::http::door::{Caller, Limit};
use crate::http::problem::Problem;
use crate::http::published::head;
use crate::http::unkept::answer;
use crate::http::{Site, sent};
use crate::store::{AskedCode, SessionToken};

/// Asks for a code: the same answer, after the same work, whether the address is known or not. Who
/// it belongs to, only the courier finds out.
pub(super) async fn ask<S: DeskStore>(
    State(site): State<Site<S>>,
    path: Result<Path<ProgramId>, PathRejection>,
    caller: Caller,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Problem> {
    let Path(program) = path?;
    let asked: AskedToSignIn = sent::object(&headers, &body, "address, and perhaps lang")?;
    let address = address(&asked.address)?;
    site.count_call(caller, Limit::SIGNING_IN).await?;
    head(&site.store, &program).await?;
    let address = site.links.addresses(&program, &address);
    let lang = asked.lang.as_ref();
    site.store.ask_for_code(&program, &address, lang, site.clock.now()).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Takes a code.
pub(super) async fn enter<S: DeskStore>(
    State(site): State<Site<S>>,
    caller: Caller,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let entering: SignIn = sent::object(&headers, &body, "program, address and code")?;
    let address = address(&entering.address)?;
    site.count_call(caller, Limit::SIGNING_IN).await?;
    for _ in 0..MEETINGS {
        if let Some(done) = attempt(&site, &entering, &address).await? {
            return Ok(answer(StatusCode::CREATED, &done));
        }
    }
    Err(Problem::too_many(1))
}

/// How often a try is made again that meets another one on the same code.
const MEETINGS: usize = 5;

fn address(typed: &str) -> Result<Email, Problem> {
    let wrong = |_| Problem::malformed("address must be an e-mail address.");
    Email::parse(&clean(typed, Lines::One)).map_err(wrong)
}

/// One try; nothing, where somebody else tried the same code at the same moment.
async fn attempt<S: DeskStore>(
    site: &Site<S>,
    entering: &SignIn,
    address: &Email,
) -> Result<Option<SignedIn>, Problem> {
    let (now, program) = (site.clock.now(), &entering.program);
    let hashes = site.links.addresses(program, address);
    let asked = site.store.asked_code(program, &hashes, now).await?;
    // Looked up for whoever tries, so that time tells nobody who is on the committee.
    let committee = site.store.committee(program).await?;
    let member = committee.with_address(address);
    let Some(asked) = asked else { return Err(wrong(Judged::nothing())) };
    let is_it = site.links.is_code(&entering.code, asked.asked()) && member.is_some();
    match (asked.tries.judge(is_it, now), member) {
        (Judged::Right, Some(member)) => begin(site, &asked, member).await,
        (Judged::Wrong { then: Some(then), wait }, _) => {
            let remembered = site.store.remember_tries(&asked, &then, now).await?;
            if remembered { Err(Problem::wrong_code(wait)) } else { Ok(None) }
        }
        (judged, _) => Err(wrong(judged)),
    }
}

async fn begin<S: DeskStore>(
    site: &Site<S>,
    asked: &AskedCode,
    member: &Member,
) -> Result<Option<SignedIn>, Problem> {
    let (now, program) = (site.clock.now(), &asked.asked().program);
    let token = SessionToken::random()?;
    if !site.store.begin_session(asked, member, &token, now).await? {
        return Ok(None);
    }
    let session = SessionCard::of(program, member, SessionToken::lasts(now));
    Ok(Some(SignedIn { token: token.secret().to_owned(), session }))
}

fn wrong(judged: Judged) -> Problem {
    match judged {
        Judged::Early { wait } => Problem::too_early(wait),
        Judged::Wrong { wait, .. } => Problem::wrong_code(wait),
        Judged::Right => Problem::wrong_code(1),
    }
}
