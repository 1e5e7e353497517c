//! Codes that sign committee members in: asked for by anybody, with any address, and kept for each
//! address alike. The code itself is nowhere: it is made again from the service key and the id.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::Lang;
use domain::desk::{CODE_MINUTES, Deed, Member, Tries};
use domain::id::ProgramId;
use domain::instant::Instant;
use serde::{Deserialize, Serialize};

use super::addresses::AddressHashes;
use super::audit;
use super::error::StoreError;
use super::items::item;
use super::keys::{DUE, ItemKey};
use super::outbox::AskedForCode;
use super::sessions::{SessionToken, session_item};
use super::table::Table;
use super::together::{Together, Values, Write};
use crate::hex::digits;

/// How many codes go to one address in an hour.
pub const CODES_AN_HOUR: u32 = 5;

/// Asking for a code.
pub trait AskForCode {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// Makes a code for an address, in place of the one before, and leaves a message for the
    /// courier, unless this address has had its codes for this hour. It does the same for every
    /// address, whether it is on the committee or not.
    fn ask_for_code(
        &self,
        program: &ProgramId,
        address: &AddressHashes,
        lang: Option<&Lang>,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// Trying a code.
pub trait UseCode {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// The code that was last asked for with an address, if that was lately.
    fn asked_code(
        &self,
        program: &ProgramId,
        address: &AddressHashes,
        now: Instant,
    ) -> impl Future<Output = Result<Option<AskedCode>, StoreError>> + Send;

    /// Remembers what became of it; where it is locked now, with a message to whoever it was for.
    /// Whether it was still as it was read.
    fn remember_tries(
        &self,
        asked: &AskedCode,
        tries: &Tries,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Signs a member in by a code, which is then used. Whether it was still as it was read.
    fn begin_session(
        &self,
        asked: &AskedCode,
        member: &Member,
        token: &SessionToken,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// A code that was asked for: what it is made of, and what became of it so far.
#[derive(Debug, Clone)]
pub struct AskedCode {
    key: ItemKey,
    asked: AskedForCode,
    /// What became of it.
    pub tries: Tries,
}

impl AskedCode {
    /// What it is made of.
    #[must_use]
    pub fn asked(&self) -> &AskedForCode {
        &self.asked
    }
}

#[derive(Serialize, Deserialize)]
struct CodeItem {
    #[serde(flatten)]
    asked: AskedForCode,
    wrong: u8,
    next_at: Instant,
    is_used: bool,
    expires: i64,
}

#[derive(Serialize)]
struct MessageItem<'a> {
    kind: &'static str,
    #[serde(flatten)]
    asked: &'a AskedForCode,
    due_pk: &'static str,
    due_at: Instant,
    expires: i64,
}

/// For how many days it is worth telling somebody that a code was tried too often.
const TOLD_DAYS: u32 = 1;

/// A message about a code.
fn message(
    kind: &'static str,
    asked: &AskedForCode,
    now: Instant,
    end: Instant,
) -> Result<Write, StoreError> {
    let expires = end.seconds();
    let message = MessageItem { kind, asked, due_pk: DUE, due_at: now, expires };
    Ok(Write::New(item(ItemKey::sign_in_message(kind, &asked.id), &message)?))
}

impl AskForCode for Table {
    async fn ask_for_code(
        &self,
        program: &ProgramId,
        address: &AddressHashes,
        lang: Option<&Lang>,
        now: Instant,
    ) -> Result<(), StoreError> {
        let Some(newest) = address.iter().next() else { return Ok(()) };
        let hour = ItemKey::asked_for_code(program, newest.as_str(), now);
        if !self.count_asked(hour, CODES_AN_HOUR, now).await? {
            return Ok(());
        }
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|_| StoreError::NoRandomness)?;
        let minutes = i64::from(CODE_MINUTES) * 60_000;
        let asked = AskedForCode {
            id: digits(&random),
            program: program.clone(),
            addresses: address.clone(),
            lang: lang.cloned(),
            until: Instant::from_milliseconds(now.milliseconds().saturating_add(minutes)),
        };
        let told = message("code", &asked, now, asked.until)?;
        let expires = asked.until.seconds();
        let kept = CodeItem { asked, wrong: 0, next_at: now, is_used: false, expires };
        let kept = item(ItemKey::code(program, newest.as_str()), &kept)?;
        self.write_together(&[Write::Over(kept), told]).await.map(|_| ())
    }
}

impl UseCode for Table {
    async fn asked_code(
        &self,
        program: &ProgramId,
        address: &AddressHashes,
        now: Instant,
    ) -> Result<Option<AskedCode>, StoreError> {
        for hash in address.iter() {
            let key = ItemKey::code(program, hash.as_str());
            let Some(kept) = self.get::<CodeItem>(key.clone()).await? else { continue };
            let CodeItem { asked, wrong, next_at, is_used: used, .. } = kept;
            if now < asked.until {
                let tries = Tries { wrong, next_at, until: asked.until, used };
                return Ok(Some(AskedCode { key, asked, tries }));
            }
        }
        Ok(None)
    }

    async fn remember_tries(
        &self,
        asked: &AskedCode,
        tries: &Tries,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let mut writes = vec![asked.change(tries)];
        if tries.is_locked() {
            writes.push(message("locked", &asked.asked, now, now.plus_days(TOLD_DAYS))?);
        }
        Ok(self.write_together(&writes).await? == Together::Written)
    }

    async fn begin_session(
        &self,
        asked: &AskedCode,
        member: &Member,
        token: &SessionToken,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let program = &asked.asked.program;
        let who = member.who();
        let writes = [
            asked.change(&Tries { used: true, ..asked.tries }),
            Write::New(session_item(program, member, token, now)?),
            audit::line(program, &who, &Deed::SignedIn, now)?,
        ];
        Ok(self.write_together(&writes).await? == Together::Written)
    }
}

impl AskedCode {
    /// A change of what became of it, on the condition that it is as it was read.
    fn change(&self, tries: &Tries) -> Write {
        let number = |number: u8| AttributeValue::N(number.to_string());
        let values: Values = vec![
            (":wrong", number(tries.wrong)),
            (":next", AttributeValue::S(tries.next_at.to_string())),
            (":used", AttributeValue::Bool(tries.used)),
            (":id", AttributeValue::S(self.asked.id.clone())),
            (":was", number(self.tries.wrong)),
            (":was_used", AttributeValue::Bool(self.tries.used)),
        ];
        let update = "SET wrong = :wrong, next_at = :next, is_used = :used";
        let condition = "id = :id AND wrong = :was AND is_used = :was_used";
        Write::Change(self.key.clone(), update, condition, values)
    }
}
