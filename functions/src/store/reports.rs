//! A year's report as it was published: once, and kept as it was.

use std::future::Future;

use domain::desk::{Deed, Who};
use domain::id::{CohortId, ProgramId};
use domain::report::Issued;
use serde::{Deserialize, Serialize};

use super::audit;
use super::error::StoreError;
use super::items::{from_json, item, to_json};
use super::keys::ItemKey;
use super::table::Table;
use super::together::{Together, Write};

/// Keeping reports.
pub trait KeepReports {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:PutItem"];

    /// The report of a year, if it was published.
    fn report(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<Option<Issued>, StoreError>> + Send;

    /// Whether a year is forgotten, or about to be: then nothing can be counted of it any more.
    fn is_forgotten(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Publishes the report of a year, and notes who did: unless it is there, and then it stays, or the year
    /// is forgotten.
    fn issue_report(
        &self,
        of: (&ProgramId, &CohortId),
        report: &Issued,
        who: &Who,
    ) -> impl Future<Output = Result<Issue, StoreError>> + Send;
}

/// What became of a report that was to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issue {
    /// It is published.
    Published,
    /// One was, before.
    WasThere,
    /// The year is forgotten, and the counts were of what is left.
    Forgotten,
}

#[derive(Serialize, Deserialize)]
struct ReportItem {
    /// As JSON.
    report: String,
}

impl KeepReports for Table {
    async fn report(&self, of: (&ProgramId, &CohortId)) -> Result<Option<Issued>, StoreError> {
        let kept = self.get::<ReportItem>(ItemKey::report(of)).await?;
        kept.map(|kept| from_json(&kept.report)).transpose()
    }

    async fn is_forgotten(&self, of: (&ProgramId, &CohortId)) -> Result<bool, StoreError> {
        Ok(self.item(ItemKey::remains(of)).await?.is_some())
    }

    async fn issue_report(
        &self,
        of: (&ProgramId, &CohortId),
        report: &Issued,
        who: &Who,
    ) -> Result<Issue, StoreError> {
        let kept = item(ItemKey::report(of), &ReportItem { report: to_json(report)? })?;
        let deed = Deed::ReportPublished { cohort: of.1.clone() };
        let is_there = Write::If(ItemKey::remains(of), "attribute_not_exists(pk)");
        let writes = [Write::New(kept), is_there, audit::line(of.0, who, &deed, report.at)?];
        Ok(match self.write_together(&writes).await? {
            Together::Written => Issue::Published,
            Together::WasThere(places) if places.contains(&0) => Issue::WasThere,
            Together::WasThere(_) => Issue::Forgotten,
        })
    }
}
