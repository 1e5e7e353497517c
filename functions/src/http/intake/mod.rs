//! The public function: programs, forms, submissions, drafts on their way.

mod draft;
mod elsewhere;
mod form;
mod program;
mod submit;

pub use self::submit::{Admitted, LetIn};

use axum::Router;
use axum::routing::{get, post, put};

use super::{OriginSecret, Site, behind_host, openapi};
use crate::store::{CountCalls, FindKey, KeepDrafts, PutSubmission, ReadPrograms};

/// What taking submissions needs of the store: its traits, and so its IAM actions. Drafts need
/// [`KeepDrafts`] besides.
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
pub fn router<S: IntakeStore + KeepDrafts>(site: Site<S>, secret: OriginSecret) -> Router {
    behind_host(routes(site), secret)
}

pub(super) fn routes<S: IntakeStore + KeepDrafts>(site: Site<S>) -> Router {
    Router::new()
        .route("/v1/programs/{program}", get(program::show))
        .route("/v1/programs/{program}/forms/{form}", get(form::show))
        .route("/v1/programs/{program}/forms/{form}/submissions", post(submit::take))
        .route("/v1/programs/{program}/texts/elsewhere", get(elsewhere::words))
        .route("/v1/drafts/{id}", put(draft::keep).get(draft::show).delete(draft::forget))
        .route("/openapi.json", get(openapi::description))
        .with_state(site)
}
