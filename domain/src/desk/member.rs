use std::fmt;

use serde::{Deserialize, Serialize};

use super::{MemberId, Role, Who};
use crate::email::{Email, NotAnEmail};
use crate::text::{self, Lines};

/// What somebody on a committee is called.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MemberName(Box<str>);

/// Why a text is no such name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name is one line of 1 to 100 characters")]
pub struct NotAMemberName;

impl MemberName {
    /// Reads a name as it was typed.
    ///
    /// # Errors
    /// [`NotAMemberName`].
    pub fn new(typed: &str) -> Result<Self, NotAMemberName> {
        let name = text::clean(typed, Lines::One);
        let fits = (1..=100).contains(&text::length(&name));
        if fits { Ok(Self(name.into())) } else { Err(NotAMemberName) }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name is personal: it shows itself only when asked to by name.
impl fmt::Debug for MemberName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemberName(…)")
    }
}

impl TryFrom<String> for MemberName {
    type Error = NotAMemberName;
    fn try_from(name: String) -> Result<Self, NotAMemberName> {
        Self::new(&name)
    }
}

impl From<MemberName> for String {
    fn from(name: MemberName) -> String {
        name.0.into()
    }
}

/// Somebody on a committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// What names them, where nobody should read who it is.
    pub id: MemberId,
    /// What they are called.
    pub name: MemberName,
    /// Where their codes go.
    pub address: Email,
    /// What they may do.
    pub role: Role,
    /// How often this was changed; 1 is the first.
    pub revision: u32,
    /// The number that their sessions must have. Whoever raises it ends them all. It begins with
    /// the time, so that whoever comes back finds none of their old ones.
    pub sessions: u64,
}

impl Member {
    /// Whether an address is theirs.
    #[must_use]
    pub fn has_address(&self, address: &Email) -> bool {
        self.address.folded() == address.folded()
    }

    /// Who they are, for the log.
    #[must_use]
    pub fn who(&self) -> Who {
        Who::Member { member: self.id.clone(), name: self.name.clone() }
    }

    /// What the API says of them.
    #[must_use]
    pub fn card(&self) -> MemberCard {
        MemberCard {
            id: self.id.clone(),
            name: self.name.clone(),
            address: self.address.as_str().to_owned(),
            role: self.role,
            revision: self.revision,
        }
    }
}

/// Somebody on a committee, as the API has them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberCard {
    /// What names them in addresses.
    pub id: MemberId,
    /// What they are called.
    pub name: MemberName,
    /// Where their codes go.
    pub address: String,
    /// What they may do.
    pub role: Role,
    /// What `If-Match` must say to change this.
    pub revision: u32,
}

/// `PUT /v1/programs/{program}/committee/{member}`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutMember {
    /// What they are called.
    pub name: MemberName,
    /// Where their codes go.
    pub address: String,
    /// What they may do.
    pub role: Role,
}

impl PutMember {
    /// The address, read.
    ///
    /// # Errors
    /// [`NotAnEmail`].
    pub fn email(&self) -> Result<Email, NotAnEmail> {
        Email::parse(text::clean(&self.address, Lines::One).as_str())
    }
}
