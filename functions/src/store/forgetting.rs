//! When the years of programs are forgotten: of each one item, which the calendar finds when its day has
//! come.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::calendar::day;
use domain::date::Date;
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::program::Program;
use serde::Deserialize;

use super::error::StoreError;
use super::items::read;
use super::keys::{FORGETTING, ItemKey};
use super::table::Table;

/// Saying when years are forgotten, which whoever publishes a program does.
pub trait PlanForgetting {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:UpdateItem"];

    /// Says of each of a program's years on which day it is forgotten. A day that is new, or another than
    /// before, is at the earliest [`NOTICE_DAYS`] from now: a slip in a file erases nobody. A year that the
    /// program has no more keeps its day.
    fn plan_forgetting(
        &self,
        program: &Program,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// Reading which years are to be forgotten.
pub trait ReadToForget {
    /// The IAM actions that this takes, on the index `due`.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// Those whose day has come, the first of them first; how many can't be read is counted beside them.
    fn to_forget(
        &self,
        now: Instant,
    ) -> impl Future<Output = Result<(Vec<ToForget>, usize), StoreError>> + Send;
}

/// Noting that a year is forgotten.
pub trait NoteForgotten {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:UpdateItem"];

    /// Notes that nothing is left of a year, so that it is not looked at again; unless it has got another day
    /// meanwhile.
    fn note_forgotten(
        &self,
        year: &ToForget,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// A year whose day has come.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ToForget {
    /// The program.
    pub program: ProgramId,
    /// The year.
    pub cohort: CohortId,
    due_at: Instant,
}

/// For so many days a year is kept at the least after its day was written into the program, or changed.
pub const NOTICE_DAYS: u32 = 30;

/// How many are read at once: as many as end on a day, and more.
const MOST: i32 = 100;

const SET: &str = "SET program = :program, cohort = :cohort, forgotten_on = :day, \
                   due_pk = :forgetting, due_at = :at";

const UNSET: &str = "REMOVE forgotten_on, due_pk, due_at";

impl PlanForgetting for Table {
    async fn plan_forgetting(&self, program: &Program, now: Instant) -> Result<(), StoreError> {
        for cohort in &program.cohorts {
            let of = (&program.id, &cohort.id);
            match cohort.erased_on() {
                Some(day) => self.forget_on(of, day, now).await?,
                None => {
                    let is_there = "attribute_exists(forgotten_on)";
                    self.update_if(ItemKey::forgetting(of), UNSET, is_there, []).await?;
                }
            }
        }
        Ok(())
    }
}

impl Table {
    /// Says on which day a year is forgotten; what was said of the same day before stays as it is.
    async fn forget_on(
        &self,
        of: (&ProgramId, &CohortId),
        day: Date,
        now: Instant,
    ) -> Result<(), StoreError> {
        let text = |text: &dyn ToString| AttributeValue::S(text.to_string());
        let values = [
            (":program", text(of.0)),
            (":cohort", text(of.1)),
            (":day", text(&day)),
            (":forgetting", text(&FORGETTING)),
            (":at", text(&day::begins(day).max(now.plus_days(NOTICE_DAYS)))),
        ];
        let is_another = "attribute_not_exists(forgotten_on) OR forgotten_on <> :day";
        self.update_if(ItemKey::forgetting(of), SET, is_another, values).await.map(|_| ())
    }
}

impl ReadToForget for Table {
    async fn to_forget(&self, now: Instant) -> Result<(Vec<ToForget>, usize), StoreError> {
        let call = self.client.query().table_name(&*self.name).index_name("due");
        let call = call
            .key_condition_expression("due_pk = :forgetting AND due_at <= :now")
            .expression_attribute_values(":forgetting", AttributeValue::S(FORGETTING.to_owned()))
            .expression_attribute_values(":now", AttributeValue::S(now.to_string()))
            .limit(MOST);
        let got = call.send().await.map_err(|error| StoreError::of("Query", &error))?;
        let items = got.items.unwrap_or_default();
        let all = items.len();
        let years: Vec<ToForget> = items.into_iter().filter_map(|item| read(item).ok()).collect();
        let odd = all - years.len();
        Ok((years, odd))
    }
}

impl NoteForgotten for Table {
    async fn note_forgotten(&self, year: &ToForget) -> Result<(), StoreError> {
        let key = ItemKey::forgetting((&year.program, &year.cohort));
        let seen = [(":seen", AttributeValue::S(year.due_at.to_string()))];
        self.update_if(key, "REMOVE due_pk, due_at", "due_at = :seen", seen).await.map(|_| ())
    }
}
