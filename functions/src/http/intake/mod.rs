//! The public function: programs, forms, submissions, drafts on their way.

mod asked;
mod draft;
mod elsewhere;
mod form;
mod program;
mod submit;

pub(super) use self::submit::new_reference;
pub use self::submit::{Admitted, LetIn};

use axum::Router;
use axum::routing::{get, post, put};

use super::own;
use super::{OriginSecret, Site, behind_host, openapi};
use crate::store::{
    AnswerInquiry, CountCalls, FindKey, KeepDrafts, OpenSubmission, PutSubmission, ReadFile,
    ReadHeard, ReadHistory, ReadJournal, ReadPairings, ReadPrograms, RenewLink, ReviseSubmission,
    WithdrawSubmission,
};

/// What taking submissions needs of the store, and what a person's own link opens: its traits, and
/// so its IAM actions. Drafts need [`KeepDrafts`] besides.
pub trait IntakeStore: ReadPrograms + TakeSubmissions + OwnSubmission + Clone + 'static {
    /// The IAM actions of these traits.
    const ACTIONS: [&'static [&'static str]; 14] = [
        <Self as ReadPrograms>::ACTIONS,
        <Self as FindKey>::ACTIONS,
        <Self as PutSubmission>::ACTIONS,
        <Self as CountCalls>::ACTIONS,
        <Self as OpenSubmission>::ACTIONS,
        <Self as ReadHistory>::ACTIONS,
        <Self as ReviseSubmission>::ACTIONS,
        <Self as WithdrawSubmission>::ACTIONS,
        <Self as RenewLink>::ACTIONS,
        <Self as ReadFile>::ACTIONS,
        <Self as AnswerInquiry>::ACTIONS,
        <Self as ReadPairings>::ACTIONS,
        <Self as ReadHeard>::ACTIONS,
        <Self as ReadJournal>::ACTIONS,
    ];
}

impl<S: ReadPrograms + TakeSubmissions + OwnSubmission + Clone + 'static> IntakeStore for S {}

/// What it takes to take a submission.
pub trait TakeSubmissions: FindKey + PutSubmission + CountCalls + Send + Sync {}

impl<S: FindKey + PutSubmission + CountCalls + Send + Sync> TakeSubmissions for S {}

/// What it takes to do what a person's own link lets them do.
pub trait OwnSubmission:
    OpenSubmission
    + ReadHistory
    + ReviseSubmission
    + WithdrawSubmission
    + RenewLink
    + ReadFile
    + AnswerInquiry
    + ReadPairings
    + ReadHeard
    + ReadJournal
    + Send
    + Sync
{
}

impl<S> OwnSubmission for S where
    S: OpenSubmission
        + ReadHistory
        + ReviseSubmission
        + WithdrawSubmission
        + RenewLink
        + ReadFile
        + AnswerInquiry
        + ReadPairings
        + ReadHeard
        + ReadJournal
        + Send
        + Sync
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
        .route("/v1/submissions/{reference}", get(own::read).put(own::change).delete(own::withdraw))
        .route("/openapi.json", get(openapi::description))
        .with_state(site)
}
