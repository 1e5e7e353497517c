//! Who shows what their association's single sign-on has given them.

use domain::desk::Member;
use domain::instant::Instant;
use domain::program::Program;

use super::problem::Problem;
use crate::sign_on::{Bearer, Issuers, Refusal};
use crate::store::ReadCommittee;

/// Whose a bearer is, for a program.
pub(super) enum Whose {
    /// Somebody's on its committee, as they are now.
    Members(Member),
    /// Somebody's whom the association knows, and the committee's list does not.
    Outsiders,
}

/// Whose a bearer is; nothing, where it is good for nothing at this program.
pub(super) async fn whose<S: ReadCommittee>(
    (store, issuers): (&S, &Issuers),
    program: &Program,
    bearer: &Bearer<'_>,
    now: Instant,
) -> Result<Option<Whose>, Problem> {
    let Some(sign_on) = &program.sign_on else { return Ok(None) };
    let address = match issuers.vouched(sign_on, bearer, now).await {
        Ok(address) => address,
        Err(Refusal::Unreachable { wait }) => return Err(Problem::sign_on_unreachable(wait)),
        Err(_) => return Ok(None),
    };
    let committee = store.committee(&program.id).await?;
    let member = committee.with_address(&address).cloned();
    Ok(Some(member.map_or(Whose::Outsiders, Whose::Members)))
}
