//! The functions' faces: routes, status codes, and who is calling. Nothing here knows the table's
//! keys.
//!
//! [`intake`], [`desk`] and [`export`] are functions of their own, and the package `pages` has a third;
//! [`everything`] is all of them, for one process.

pub mod desk;
pub mod door;
pub mod export;
pub mod intake;
pub mod own;
pub mod room;

mod board;
mod cached;
mod everyone;
mod guard;
mod layers;
mod observe;
mod openapi;
mod problem;
mod published;
mod roll;
mod seen;
mod sent;
mod signed_on;
mod unkept;
mod waited;

use axum::Router;
use axum::http::{HeaderMap, header};
use axum::routing::any;

pub use self::board::open_cases;
pub use self::cached::{answer as cached, answer_bytes as cached_bytes, handed_out, in_lang};
pub use self::guard::OriginSecret;
pub use self::problem::{Problem, may_send};
pub use self::published::{card as program_card, form_page, form_page_under, program_head};
pub use self::sent::fields;
use crate::clock::Clock;
use crate::link::Links;
use crate::sign_on::Issuers;
use crate::store::KeepDrafts;

/// Where a function runs.
#[derive(Debug, Clone)]
pub struct Site<S> {
    /// The store.
    pub store: S,
    /// What time it is.
    pub clock: Clock,
    /// What makes people's own links. They lead to Ligature's own pages, which may also send to
    /// every program.
    pub links: Links,
    /// How often people may send, and what is odd about it.
    pub door: door::Door,
    /// Who may say who somebody is, where an association has single sign-on.
    pub issuers: Issuers,
}

/// The routes of all functions, those of `pages` handed in, for a process that serves other pages
/// too: only what is under `/v1/` and has no page of its own gets our 404.
pub fn everything<S: intake::IntakeStore + KeepDrafts + export::ExportStore + desk::DeskStore>(
    site: Site<S>,
    pages: Router,
) -> Router {
    let exports = export::routes(site.store.clone(), site.clock.clone(), site.issuers.clone());
    let desk = desk::routes(site.clone());
    let routes = intake::routes(site).merge(exports).merge(desk).merge(pages);
    layers::around(routes.route("/v1/{*unknown}", any(unknown_page)))
}

/// A function's routes, and our 404 for everything else.
fn alone(routes: Router) -> Router {
    layers::around(routes.fallback(unknown_page))
}

/// A function's routes, and our 404 for everything else, for a function that is reached by way of
/// HOST only.
pub fn behind_host(routes: Router, secret: OriginSecret) -> Router {
    layers::around_guarded(routes.fallback(unknown_page), secret)
}

/// The secret that a caller shows: `Authorization: Bearer …`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

async fn unknown_page() -> Problem {
    Problem::unknown("page")
}
