//! The audit log: lines that are written once, and never again touched.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{AuditId, AuditLine, AuditPage, Deed, Who};
use domain::id::ProgramId;
use domain::instant::Instant;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::items::{Item, from_json, item, read, to_json};
use super::keys::{ItemKey, audit_pk};
use super::table::Table;
use super::together::Write;

/// Noting what somebody did where nothing else is written.
pub trait NoteDeeds {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem"];

    /// Adds a line to a program's log.
    fn note(
        &self,
        program: &ProgramId,
        who: &Who,
        deed: &Deed,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Adds that somebody tried what they may not: once an hour of each call, so that nobody fills
    /// the log.
    fn note_refusal(
        &self,
        program: &ProgramId,
        who: &Who,
        call: &str,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// Reading the log.
pub trait ReadAudit {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// The latest lines of a program's log, or those before one of them; the latest first.
    fn audit(
        &self,
        program: &ProgramId,
        before: Option<&AuditId>,
    ) -> impl Future<Output = Result<AuditPage, StoreError>> + Send;
}

/// How many lines a page has.
const PAGE: i32 = 100;

#[derive(Serialize, Deserialize)]
struct AuditItem {
    /// As JSON.
    line: String,
}

#[derive(Serialize)]
struct RefusedItem {
    expires: i64,
}

/// A line, to be written with what it tells of.
pub(super) fn line(
    program: &ProgramId,
    who: &Who,
    deed: &Deed,
    now: Instant,
) -> Result<Write, StoreError> {
    let random = getrandom::u64().map_err(|_| StoreError::NoRandomness)?;
    let id = AuditId::of(now, random);
    let line = AuditLine { id: id.clone(), at: now, who: who.clone(), deed: deed.clone() };
    let key = ItemKey::audit(program, &id);
    Ok(Write::New(item(key, &AuditItem { line: to_json(&line)? })?))
}

impl NoteDeeds for Table {
    async fn note(
        &self,
        program: &ProgramId,
        who: &Who,
        deed: &Deed,
        now: Instant,
    ) -> Result<(), StoreError> {
        self.write_together(&[line(program, who, deed, now)?]).await.map(|_| ())
    }

    async fn note_refusal(
        &self,
        program: &ProgramId,
        who: &Who,
        call: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let what = format!("{}#{call}", to_json(who)?);
        let expires = now.plus_days(1).seconds();
        let once = item(ItemKey::refused(program, &what, now), &RefusedItem { expires })?;
        let deed = Deed::Refused { call: call.to_owned() };
        let writes = [Write::New(once), line(program, who, &deed, now)?];
        self.write_together(&writes).await.map(|_| ())
    }
}

impl ReadAudit for Table {
    async fn audit(
        &self,
        program: &ProgramId,
        before: Option<&AuditId>,
    ) -> Result<AuditPage, StoreError> {
        let text = |text: String| AttributeValue::S(text);
        let mut call = self.client.query().table_name(&*self.name).consistent_read(true);
        call = call.expression_attribute_values(":pk", text(audit_pk(program)));
        call = match before {
            None => call.key_condition_expression("pk = :pk"),
            Some(before) => call
                .key_condition_expression("pk = :pk AND sk < :before")
                .expression_attribute_values(":before", text(before.as_str().to_owned())),
        };
        let got = call.scan_index_forward(false).limit(PAGE).send().await;
        let got = got.map_err(|error| StoreError::of("Query", &error))?;
        let lines = got.items.unwrap_or_default().into_iter().map(read_line);
        let lines = lines.collect::<Result<Vec<_>, _>>()?;
        let more = got.last_evaluated_key.is_some();
        let before = lines.last().map(|line| line.id.clone()).filter(|_| more);
        Ok(AuditPage { lines, before })
    }
}

fn read_line(item: Item) -> Result<AuditLine, StoreError> {
    from_json(&read::<AuditItem>(item)?.line)
}
