//! Who is on a program's committee.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{Change, Committee, Deed, Member, MemberId, MemberName, OnMember, Role, Who};
use domain::email::Email;
use domain::id::ProgramId;
use domain::instant::Instant;
use serde::{Deserialize, Serialize};

use super::audit;
use super::error::StoreError;
use super::items::{Item, item, read};
use super::keys::{HEAD, ItemKey, committee_pk};
use super::table::Table;
use super::together::{Together, Write};

/// Reading a committee.
pub trait ReadCommittee {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// The committee of a program, as it is at this moment: one that nobody is on, where there is
    /// none.
    fn committee(
        &self,
        program: &ProgramId,
    ) -> impl Future<Output = Result<Committee, StoreError>> + Send;
}

/// Changing a committee.
pub trait ChangeCommittee {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] = &["dynamodb:DeleteItem", "dynamodb:PutItem"];

    /// Makes one change of the committee that was read, and notes who did: all of it or nothing.
    /// Whether the committee was still as it was read.
    fn change_committee(
        &self,
        program: &ProgramId,
        read: &Committee,
        change: &Change,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

#[derive(Serialize, Deserialize)]
struct HeadItem {
    revision: u32,
}

/// A member's attributes.
#[derive(Serialize, Deserialize)]
pub(super) struct MemberItem {
    member: MemberId,
    name: MemberName,
    address: String,
    role: Role,
    revision: u32,
    session_number: u64,
}

impl MemberItem {
    fn of(member: &Member) -> Self {
        let Member { id, name, address, role, revision, sessions } = member.clone();
        let address = address.as_str().to_owned();
        Self { member: id, name, address, role, revision, session_number: sessions }
    }

    pub(super) fn member(self) -> Result<Member, StoreError> {
        let Self { member: id, name, address, role, revision, session_number: sessions } = self;
        let unreadable = StoreError::Unreadable("a member's address");
        let address = Email::parse(&address).map_err(|_| unreadable)?;
        Ok(Member { id, name, address, role, revision, sessions })
    }
}

impl ReadCommittee for Table {
    async fn committee(&self, program: &ProgramId) -> Result<Committee, StoreError> {
        let mut committee = Committee::default();
        for item in self.partition(committee_pk(program), None).await? {
            if is_head(&item) {
                committee.number = read::<HeadItem>(item)?.revision;
            } else {
                committee.members.push(read::<MemberItem>(item)?.member()?);
            }
        }
        Ok(committee)
    }
}

fn is_head(item: &Item) -> bool {
    item.get("sk").and_then(|sk| sk.as_s().ok()).is_some_and(|sk| sk == HEAD)
}

impl ChangeCommittee for Table {
    async fn change_committee(
        &self,
        program: &ProgramId,
        read: &Committee,
        change: &Change,
        who: &Who,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let number = |number: u64| AttributeValue::N(number.to_string());
        let head = HeadItem { revision: read.number.saturating_add(1) };
        let head = item(ItemKey::committee(program), &head)?;
        let head = match read.number {
            0 => Write::New(head),
            seen => {
                let seen = vec![(":seen", number(u64::from(seen)))];
                Write::Instead(head, "revision = :seen", seen)
            }
        };
        // Their number may have been raised since, without the committee's.
        let was = |id: &MemberId| {
            let was = read.member(id).map_or(0, |member| member.sessions);
            vec![(":was", number(was))]
        };
        let member = match change {
            Change::Added(member) => Write::New(member_item(program, member)?),
            Change::Changed { member, .. } => {
                let item = member_item(program, member)?;
                Write::Instead(item, "session_number = :was", was(&member.id))
            }
            Change::Removed(member) => {
                let key = ItemKey::member(program, &member.id);
                Write::Gone(key, "session_number = :was", was(&member.id))
            }
        };
        let writes = [head, member, audit::line(program, who, &deed(change), now)?];
        Ok(self.write_together(&writes).await? == Together::Written)
    }
}

fn member_item(program: &ProgramId, member: &Member) -> Result<Item, StoreError> {
    item(ItemKey::member(program, &member.id), &MemberItem::of(member))
}

fn deed(change: &Change) -> Deed {
    let on = |member: &Member, before: Option<Role>| OnMember {
        member: member.id.clone(),
        name: member.name.clone(),
        role: member.role,
        before,
    };
    match change {
        Change::Added(member) => Deed::MemberAdded(on(member, None)),
        Change::Changed { member, before } => {
            Deed::MemberChanged(on(member, Some(*before).filter(|role| *role != member.role)))
        }
        Change::Removed(member) => Deed::MemberRemoved(on(member, None)),
    }
}
