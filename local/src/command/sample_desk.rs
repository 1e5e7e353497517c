//! Somebody who can sign in at the desk where Ligature is tried out: their code comes to the mailbox
//! that HOST shows.

use domain::desk::MemberName;
use domain::email::Email;
use domain::id::ProgramId;
use functions::store::ReadCommittee;
use local::system::System;

use super::chair::appoint;
use super::{Sentence, sentence};

/// The address to sign in with.
pub(super) const CHAIR: &str = "chair@example.org";

/// What they are called.
const NAME: &str = "Sample Chair";

/// Makes somebody chair of each program that has no committee; says where the desks are.
pub(super) async fn furnish(system: &System) -> Result<Vec<String>, Sentence> {
    let mut desks = Vec::new();
    for name in system.program_names() {
        let Ok(program) = ProgramId::new(&name) else { continue };
        let committee = system.table().committee(&program).await.map_err(sentence)?;
        if committee.members.is_empty() {
            let address = Email::parse(CHAIR).map_err(sentence)?;
            let named = MemberName::new(NAME).map_err(sentence)?;
            // A program that is not published has no desk either.
            if appoint(system.table(), &program, address, named).await.is_err() {
                continue;
            }
        }
        desks.push(format!("{}/desk/{program}", system.host()));
    }
    Ok(desks)
}
