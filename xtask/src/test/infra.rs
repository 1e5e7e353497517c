//! What can be proven of the deployment without an AWS account.

use super::tally::Tally;
use crate::failure::Outcome;
use crate::{python, tool};

/// The template, held to the tools that AWS and others offer for that.
pub(super) fn infra(_tally: &mut Tally) -> Outcome {
    tool::run_quietly(
        python::tool("python")?.args(["-m", "pip", "--disable-pip-version-check", "check"]),
        "The versions in infra/requirements.txt do not fit together: pip says why, above.",
    )?;
    Ok(())
}
