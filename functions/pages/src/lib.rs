#![doc = include_str!("../README.md")]

mod arrival;
mod first_step;
mod form;
mod key;
mod page;
mod paper;
mod program;
mod snippet;
pub mod template;

use axum::Router;
use axum::routing::get;
use functions::http::intake::IntakeStore;
use functions::http::{OriginSecret, Site, behind_host};

/// What this function needs of the store: what `intake` does, for a page without scripts sends by
/// itself.
pub use functions::http::intake::IntakeStore as PagesStore;

/// The function, for calls that come through HOST.
pub fn router<S: IntakeStore>(site: Site<S>, secret: OriginSecret) -> Router {
    behind_host(routes(site), secret)
}

/// Its routes, for a process that has those of other functions too.
pub fn routes<S: IntakeStore>(site: Site<S>) -> Router {
    Router::new()
        .route("/v1/programs/{program}/forms/{form}/first-step", get(first_step::show))
        .route("/snippet", get(snippet::show))
        .route("/snippet/preview", get(snippet::preview))
        .route("/snippet.js", get(snippet::script))
        .route("/draft-door.js", get(arrival::door))
        .route("/draft.js", get(arrival::opens))
        .route("/{program}", get(program::show))
        .route("/{program}/{form}", get(form::show).post(form::turn))
        .route("/{program}/{form}/paper", get(paper::show))
        .with_state(site)
}
