//! The public function: programs, forms, submissions.

mod form;
mod program;
mod submit;

pub use self::submit::{Admitted, LetIn};

use axum::Router;
use axum::routing::{get, post};

use super::{OriginSecret, Site, behind_host, openapi};
use crate::store::{CountCalls, FindKey, PutSubmission, ReadPrograms};

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait IntakeStore:
    ReadPrograms + FindKey + PutSubmission + CountCalls + Clone + Send + Sync + 'static
{
    /// The IAM actions of these traits.
    const ACTIONS: [&'static [&'static str]; 4] = [
        <Self as ReadPrograms>::ACTIONS,
        <Self as FindKey>::ACTIONS,
        <Self as PutSubmission>::ACTIONS,
        <Self as CountCalls>::ACTIONS,
    ];
}

impl<S> IntakeStore for S where
    S: ReadPrograms + FindKey + PutSubmission + CountCalls + Clone + Send + Sync + 'static
{
}

/// The function: whoever calls it must have HOST's secret.
pub fn router<S: IntakeStore>(site: Site<S>, secret: OriginSecret) -> Router {
    behind_host(routes(site), secret)
}

pub(super) fn routes<S: IntakeStore>(site: Site<S>) -> Router {
    Router::new()
        .route("/v1/programs/{program}", get(program::show))
        .route("/v1/programs/{program}/forms/{form}", get(form::show))
        .route("/v1/programs/{program}/forms/{form}/submissions", post(submit::take))
        .route("/openapi.json", get(openapi::description))
        .with_state(site)
}
