#![doc = include_str!("../README.md")]

mod arrival;
mod behind_link;
mod code_page;
mod desk;
mod first_step;
mod form;
mod key;
mod languages;
mod named;
mod own;
mod page;
mod paper;
mod program;
mod room;
mod snippet;
mod template;

pub use self::desk::Exports;

use axum::routing::get;
use axum::{Extension, Router};
use functions::http::intake::IntakeStore;
use functions::http::room::RoomStore;
use functions::http::{OriginSecret, Site, behind_host};
use functions::store::{AskForLinks, ChangePairings};

/// What this function needs of the store: what `intake` does, for a page without scripts sends by
/// itself; to ask for lost links; what a mentor who is asked first answers; and the page of a
/// pairing.
pub trait PagesStore: IntakeStore + AskForLinks + ChangePairings + RoomStore {
    /// The IAM actions of these traits.
    const ACTIONS: [&'static [&'static str]; 28] = {
        // The rest of them is the room's, too.
        let [a, b, c, d, e, f, g, h, i, j, k, ..] = <Self as IntakeStore>::ACTIONS;
        let links = <Self as AskForLinks>::ACTIONS;
        let changes = <Self as ChangePairings>::ACTIONS;
        let [l, m, n, o, p, q, r, s, t, u, v, w, x, y, z] = <Self as RoomStore>::ACTIONS;
        [
            a, b, c, d, e, f, g, h, i, j, k, links, changes, l, m, n, o, p, q, r, s, t, u, v, w, x,
            y, z,
        ]
    };
}

impl<S: IntakeStore + AskForLinks + ChangePairings + RoomStore> PagesStore for S {}

/// The function, for calls that come through HOST.
pub fn router<S: PagesStore>(site: Site<S>, exports: Exports, secret: OriginSecret) -> Router {
    behind_host(routes(site, exports), secret)
}

/// Its routes, for a process that has those of other functions too.
pub fn routes<S: PagesStore>(site: Site<S>, exports: Exports) -> Router {
    Router::new()
        .route("/v1/programs/{program}/forms/{form}/first-step", get(first_step::show))
        .route("/snippet", get(snippet::show))
        .route("/snippet/preview", get(snippet::preview))
        .route("/snippet.js", get(snippet::script))
        .route("/draft-door.js", get(arrival::door))
        .route("/draft.js", get(arrival::opens))
        .route("/my.js", get(own::script))
        .route("/desk/{program}", get(desk::show).layer(Extension(exports)))
        .route("/{program}", get(program::show))
        .route("/{program}/my", get(own::lost::show).post(own::lost::ask))
        .route("/{program}/my/{reference}", get(own::ask).post(own::act))
        .route("/{program}/room/{pairing}/{reference}", get(room::ask).post(room::act))
        .route("/{program}/{form}", get(form::show).post(form::turn))
        .route("/{program}/{form}/paper", get(paper::show))
        .with_state(site)
}
