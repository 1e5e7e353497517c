//! The public function: programs, forms, submissions.

mod form;
mod program;
mod submit;

use axum::Router;
use axum::routing::{get, post};
use domain::api::ProgramCard;
use domain::form::Opens;
use domain::id::{FormId, ProgramId};
use domain::instant::Instant;
use domain::program::{Opening, Program};

use super::problem::Problem;
use super::{OriginSecret, Site, behind_host, openapi};
use crate::store::{FindKey, FormEntry, ProgramHead, PutSubmission, ReadPrograms};

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait IntakeStore:
    ReadPrograms + FindKey + PutSubmission + Clone + Send + Sync + 'static
{
    /// The IAM actions of these traits.
    const ACTIONS: [&'static [&'static str]; 3] = [
        <Self as ReadPrograms>::ACTIONS,
        <Self as FindKey>::ACTIONS,
        <Self as PutSubmission>::ACTIONS,
    ];
}

impl<S: ReadPrograms + FindKey + PutSubmission + Clone + Send + Sync + 'static> IntakeStore for S {}

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

async fn head<S: ReadPrograms>(store: &S, program: &ProgramId) -> Result<ProgramHead, Problem> {
    store.program(program).await?.ok_or_else(|| Problem::unknown("program"))
}

/// A form that anyone may open, and whether it can be sent now. The others have no door yet, and
/// are not there for those who ask.
fn entry<'a>(
    head: &'a ProgramHead,
    form: &FormId,
    now: Instant,
) -> Result<(&'a FormEntry, Opening), Problem> {
    let entry = head.form(form).filter(|entry| entry.opens == Opens::Anyone);
    let entry = entry.ok_or_else(|| Problem::unknown("form"))?;
    let opening = head.program.opening(&entry.window, now);
    Ok((entry, opening.ok_or_else(|| Problem::unknown("form"))?))
}

fn card(program: &Program) -> ProgramCard {
    ProgramCard {
        id: program.id.clone(),
        name: program.name.clone(),
        association: program.association.clone(),
        address: program.address.clone(),
        hosts: program.hosts.clone(),
    }
}
