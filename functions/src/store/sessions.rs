//! Who is signed in, by a token of which only the hash is stored.

use std::fmt;
use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{Deed, Member, MemberId, Who};
use domain::id::ProgramId;
use domain::instant::Instant;
use serde::{Deserialize, Serialize};

use super::audit;
use super::committee::MemberItem;
use super::error::StoreError;
use super::items::{Item, item};
use super::keys::ItemKey;
use super::secret;
use super::table::Table;
use super::together::{Together, Write};

/// For how many hours a session lasts.
pub const WORKING_DAY_HOURS: u32 = 10;

/// Knowing who is signed in.
pub trait OpenSession {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem"];

    /// The session of a token: nothing, where there is none, or it is over, or was ended, or whose
    /// it was is on the committee no more.
    fn session(
        &self,
        token: &str,
        now: Instant,
    ) -> impl Future<Output = Result<Option<LiveSession>, StoreError>> + Send;
}

/// Ending sessions.
pub trait EndSessions {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// Ends one session.
    fn end_session(
        &self,
        session: &LiveSession,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Ends all sessions of whoever has this one.
    fn end_sessions(
        &self,
        session: &LiveSession,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// What a session is opened by: 32 random bytes in hexadecimal behind `lgs_`, so that a scanner for
/// leaked secrets can know one.
pub struct SessionToken(String);

/// What every token begins with.
const PREFIX: &str = "lgs_";

impl SessionToken {
    /// A new one.
    ///
    /// # Errors
    /// [`StoreError::NoRandomness`].
    pub fn random() -> Result<Self, StoreError> {
        secret::random(PREFIX).map(Self)
    }

    /// The token itself.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// Whether a text is like one.
    #[must_use]
    pub fn is_like_one(text: &str) -> bool {
        secret::is_like_one(PREFIX, text)
    }

    /// Until when a session lasts that begins at a moment.
    #[must_use]
    pub fn lasts(from: Instant) -> Instant {
        let day = i64::from(WORKING_DAY_HOURS) * 3_600_000;
        Instant::from_milliseconds(from.milliseconds().saturating_add(day))
    }
}

/// A token is a secret: it shows itself only when asked to by name.
impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

/// A session that is open.
#[derive(Debug, Clone)]
pub struct LiveSession {
    key: ItemKey,
    /// The program.
    pub program: ProgramId,
    /// Whose it is, as they are now.
    pub member: Member,
    /// Until when it lasts.
    pub until: Instant,
}

impl LiveSession {
    /// Whose it is, for the log.
    #[must_use]
    pub fn who(&self) -> Who {
        self.member.who()
    }
}

#[derive(Serialize, Deserialize)]
struct SessionItem {
    program: ProgramId,
    member: MemberId,
    session_number: u64,
    until: Instant,
    expires: i64,
}

/// The item of a session that begins now.
pub(super) fn session_item(
    program: &ProgramId,
    member: &Member,
    token: &SessionToken,
    now: Instant,
) -> Result<Item, StoreError> {
    let until = SessionToken::lasts(now);
    let session = SessionItem {
        program: program.clone(),
        member: member.id.clone(),
        session_number: member.sessions,
        until,
        expires: until.seconds(),
    };
    item(ItemKey::session(token.secret()), &session)
}

impl OpenSession for Table {
    async fn session(&self, token: &str, now: Instant) -> Result<Option<LiveSession>, StoreError> {
        if !SessionToken::is_like_one(token) {
            return Ok(None);
        }
        let key = ItemKey::session(token);
        let Some(kept) = self.get::<SessionItem>(key.clone()).await? else { return Ok(None) };
        let SessionItem { program, member, session_number, until, .. } = kept;
        if now >= until {
            return Ok(None);
        }
        let member = self.get::<MemberItem>(ItemKey::member(&program, &member)).await?;
        let member = member.map(MemberItem::member).transpose()?;
        let member = member.filter(|member| member.sessions == session_number);
        Ok(member.map(|member| LiveSession { key, program, member, until }))
    }
}

impl EndSessions for Table {
    async fn end_session(&self, session: &LiveSession, now: Instant) -> Result<(), StoreError> {
        let writes = [
            Write::Gone(session.key.clone(), "attribute_exists(pk)", Vec::new()),
            audit::line(&session.program, &session.who(), &Deed::SignedOut, now)?,
        ];
        // Where it is gone already, that was what was wanted.
        self.write_together(&writes).await.map(|_| ())
    }

    async fn end_sessions(&self, session: &LiveSession, now: Instant) -> Result<(), StoreError> {
        let number = |number: u64| AttributeValue::N(number.to_string());
        let was = session.member.sessions;
        let values = vec![(":was", number(was)), (":new", number(was.saturating_add(1)))];
        let key = ItemKey::member(&session.program, &session.member.id);
        let writes = [
            Write::Change(key, "SET session_number = :new", "session_number = :was", values),
            audit::line(&session.program, &session.who(), &Deed::EndedSessions, now)?,
        ];
        match self.write_together(&writes).await? {
            // Where the number is another by now, this session has ended with the others.
            Together::Written | Together::WasThere(_) => Ok(()),
        }
    }
}
