#![doc = include_str!("../README.md")]

mod first_step;

use axum::Router;
use axum::routing::get;
use functions::http::{Site, alone};
use functions::store::ReadPrograms;

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait PagesStore: ReadPrograms + Clone + Send + Sync + 'static {
    /// The IAM actions of these traits.
    const ACTIONS: [&'static [&'static str]; 1] = [<Self as ReadPrograms>::ACTIONS];
}

impl<S: ReadPrograms + Clone + Send + Sync + 'static> PagesStore for S {}

/// The function.
pub fn router<S: PagesStore>(site: Site<S>) -> Router {
    alone(routes(site))
}

/// Its routes, for a process that has those of other functions too.
pub fn routes<S: PagesStore>(site: Site<S>) -> Router {
    Router::new()
        .route("/v1/programs/{program}/forms/{form}/first-step", get(first_step::show))
        .with_state(site)
}
