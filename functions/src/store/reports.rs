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
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem", "dynamodb:PutItem"];

    /// The report of a year, if it was published.
    fn report(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<Option<Issued>, StoreError>> + Send;

    /// Publishes the report of a year, and notes who did. Whether there was none before: what is
    /// there stays.
    fn issue_report(
        &self,
        of: (&ProgramId, &CohortId),
        report: &Issued,
        who: &Who,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
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

    async fn issue_report(
        &self,
        of: (&ProgramId, &CohortId),
        report: &Issued,
        who: &Who,
    ) -> Result<bool, StoreError> {
        let kept = item(ItemKey::report(of), &ReportItem { report: to_json(report)? })?;
        let deed = Deed::ReportPublished { cohort: of.1.clone() };
        let writes = [Write::New(kept), audit::line(of.0, who, &deed, report.at)?];
        Ok(self.write_together(&writes).await? == Together::Written)
    }
}
