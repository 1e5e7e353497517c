//! `…/committee`: who is on it, for its chair.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::desk::{Change, Committee, Member, MemberCard, MemberId, NotChanged, PutMember};

use super::{Admitted, DeskStore};
use crate::http::problem::Problem;
use crate::http::unkept::{answer, revised};
use crate::http::{Site, sent};

/// How often a change is made again that meets another one.
const MEETINGS: usize = 5;

/// An address: of a program, which is the caller's own by now, and of somebody on its committee.
type Asked = Result<Path<(String, String)>, PathRejection>;

/// Everyone on it.
pub(super) async fn list<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
) -> Result<Response, Problem> {
    let committee = site.store.committee(admitted.program()).await?;
    let mut cards: Vec<MemberCard> = committee.members.iter().map(Member::card).collect();
    cards.sort_by(|a, b| (a.role, a.name.as_str()).cmp(&(b.role, b.name.as_str())));
    Ok(answer(StatusCode::OK, &serde_json::json!({ "members": cards })))
}

/// Somebody on it.
pub(super) async fn show<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: Asked,
) -> Result<Response, Problem> {
    let id = member(path)?;
    let committee = site.store.committee(admitted.program()).await?;
    let member = committee.member(&id).ok_or_else(|| Problem::unknown("member"))?;
    Ok(shown(StatusCode::OK, member))
}

/// Puts somebody on it under an id that the caller has made up, or changes what `If-Match` names.
pub(super) async fn put<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: Asked,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let id = member(path)?;
    let new: PutMember = sent::object(&headers, &body, "name, address and role")?;
    let wrong = |_| Problem::malformed("address must be an e-mail address.");
    let address = new.email().map_err(wrong)?;
    let seen = sent::revision(&headers);
    for _ in 0..MEETINGS {
        let now = site.clock.now();
        let committee = site.store.committee(admitted.program()).await?;
        let who = (new.name.clone(), address.clone(), new.role);
        let Some(change) = committee.put(&id, who, seen, now).map_err(refused)? else {
            let member = committee.member(&id).ok_or_else(|| Problem::unknown("member"))?;
            return Ok(shown(StatusCode::OK, member));
        };
        if made(&site, &admitted, &committee, &change).await? {
            return Ok(match &change {
                Change::Added(member) => shown(StatusCode::CREATED, member),
                Change::Changed { member, .. } | Change::Removed(member) => {
                    shown(StatusCode::OK, member)
                }
            });
        }
    }
    Err(Problem::unavailable())
}

/// Takes somebody off it.
pub(super) async fn remove<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: Asked,
) -> Result<StatusCode, Problem> {
    let id = member(path)?;
    for _ in 0..MEETINGS {
        let committee = site.store.committee(admitted.program()).await?;
        let change = committee.remove(&id).map_err(refused)?;
        if made(&site, &admitted, &committee, &change).await? {
            return Ok(StatusCode::NO_CONTENT);
        }
    }
    Err(Problem::unavailable())
}

async fn made<S: DeskStore>(
    site: &Site<S>,
    admitted: &Admitted,
    committee: &Committee,
    change: &Change,
) -> Result<bool, Problem> {
    let (program, who, now) = (admitted.program(), admitted.who(), site.clock.now());
    Ok(site.store.change_committee(program, committee, change, &who, now).await?)
}

fn member(path: Asked) -> Result<MemberId, Problem> {
    let Path((_, id)) = path?;
    MemberId::new(&id).map_err(|_| Problem::unknown("member"))
}

fn refused(not: NotChanged) -> Problem {
    match not {
        NotChanged::Unknown => Problem::unknown("member"),
        NotChanged::Stale => Problem::stale(),
        NotChanged::Unseen => Problem::no_revision(),
        NotChanged::AddressTaken | NotChanged::LastChair | NotChanged::Full => {
            Problem::against_the_rules(&not.to_string())
        }
    }
}

fn shown(status: StatusCode, member: &Member) -> Response {
    revised(status, &member.card(), member.revision)
}
