#![doc = include_str!("../README.md")]

mod first_step;

use axum::Router;
use axum::routing::get;
use functions::http::{OriginSecret, Site, behind_host};
use functions::store::ReadPrograms;

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait PagesStore: ReadPrograms + Clone + Send + Sync + 'static {
    /// The IAM actions of these traits.
    const ACTIONS: [&'static [&'static str]; 1] = [<Self as ReadPrograms>::ACTIONS];
}

impl<S: ReadPrograms + Clone + Send + Sync + 'static> PagesStore for S {}

/// The function, for calls that come through HOST.
pub fn router<S: PagesStore>(site: Site<S>, secret: OriginSecret) -> Router {
    behind_host(routes(site), secret)
}

/// Its routes, for a process that has those of other functions too.
pub fn routes<S: PagesStore>(site: Site<S>) -> Router {
    Router::new()
        .route("/v1/programs/{program}/forms/{form}/first-step", get(first_step::show))
        .with_state(site)
}
