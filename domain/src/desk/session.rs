use std::fmt;

use serde::{Deserialize, Serialize};

use super::{May, Member, MemberId, MemberName, Role};
use crate::id::ProgramId;
use crate::instant::Instant;
use crate::lang::Lang;

/// `POST /v1/programs/{program}/sign-in`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedToSignIn {
    /// Whose code it is to be.
    pub address: String,
    /// The language of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
}

/// `POST /v1/sign-in`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The program.
    pub program: ProgramId,
    /// Whose code it is.
    pub address: String,
    /// The code, as it was typed.
    pub code: String,
}

/// A session that has begun.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// What to send from now on, in `Authorization: Bearer`. It is shown once.
    pub token: String,
    /// Whose it is.
    pub session: SessionCard,
}

/// `GET /v1/session`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionCard {
    /// The program.
    pub program: ProgramId,
    /// Who it is.
    pub member: MemberId,
    /// What they are called.
    pub name: MemberName,
    /// What they are.
    pub role: Role,
    /// All that they may do.
    pub may: Vec<May>,
    /// Until when they are signed in.
    pub until: Instant,
}

impl SessionCard {
    /// The session of somebody on a program's committee.
    #[must_use]
    pub fn of(program: &ProgramId, member: &Member, until: Instant) -> Self {
        Self {
            program: program.clone(),
            member: member.id.clone(),
            name: member.name.clone(),
            role: member.role,
            may: member.role.all_it_may().collect(),
            until,
        }
    }
}

/// Whoever has the token is signed in.
impl fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignedIn(…)")
    }
}
