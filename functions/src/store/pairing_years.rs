//! The year of each pair: its days as they were when the two were introduced, and what is next.

use std::collections::BTreeMap;
use std::future::Future;

use domain::calendar::{Next, PairingYear, Turn, Year, day};
use domain::desk::{PairingChange, PairingId};
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::items::{from_json, item, read, to_json};
use super::keys::{CALENDAR, ItemKey, cohort_pk};
use super::pair_keys::{YEARS, pairing_of};
use super::table::Table;
use super::together::Write;

/// Reading the days of a pair.
pub trait ReadPairingYear {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem"];

    /// The days that a pair was introduced with; nothing, where it was introduced before they were kept, or not
    /// at all. [`domain::desk::Pairing::year`] then says what they are.
    fn pairing_year(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
    ) -> impl Future<Output = Result<Option<PairingYear>, StoreError>> + Send;
}

/// Reading the days of a cohort's pairs.
pub trait ReadPairingYears {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// The same of all pairs of a cohort that have any.
    fn pairing_years(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<BTreeMap<PairingId, PairingYear>, StoreError>> + Send;
}

/// While something is to come, `due_pk` and `due_at` say in the index when.
#[derive(Serialize)]
struct YearItem<'a> {
    program: &'a ProgramId,
    cohort: &'a CohortId,
    pairing: &'a PairingId,
    /// As JSON.
    year: String,
    /// As JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    turn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_pk: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<Instant>,
}

#[derive(Deserialize)]
struct DaysItem {
    year: String,
}

impl ReadPairingYear for Table {
    async fn pairing_year(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
    ) -> Result<Option<PairingYear>, StoreError> {
        let item: Option<DaysItem> = self.get(ItemKey::pairing_year(of, pairing)).await?;
        item.map(|item| from_json(&item.year)).transpose()
    }
}

impl ReadPairingYears for Table {
    async fn pairing_years(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
    ) -> Result<BTreeMap<PairingId, PairingYear>, StoreError> {
        let mut years = BTreeMap::new();
        for item in self.partition(cohort_pk(program, cohort), Some(YEARS)).await? {
            let id = pairing_of(&item, YEARS).ok_or(StoreError::Unreadable("a year of nobody"))?;
            years.insert(id, from_json(&read::<DaysItem>(item)?.year)?);
        }
        Ok(years)
    }
}

/// What is written with the introduction of two, where their cohort has a year.
pub(super) fn beginning(
    of: (&ProgramId, &CohortId),
    change: &PairingChange,
    cohort: Option<&Year>,
) -> Result<Option<Write>, StoreError> {
    let (PairingChange::Made(pairing) | PairingChange::Accepted(pairing)) = change else {
        return Ok(None);
    };
    let Some(year) = pairing.year(None, cohort) else { return Ok(None) };
    let next = Next::first(&year);
    let item = item(
        ItemKey::pairing_year(of, &pairing.id),
        &YearItem {
            program: of.0,
            cohort: of.1,
            pairing: &pairing.id,
            year: to_json(&year)?,
            turn: next.map(|next| to_json::<Turn>(&next.turn)).transpose()?,
            due_pk: next.map(|_| CALENDAR),
            due_at: next.map(|next| day::begins(next.on)),
        },
    )?;
    Ok(Some(Write::New(item)))
}
