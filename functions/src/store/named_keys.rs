//! The export keys of a program, as its chair sees them: without what opens anything.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{Deed, ExportKeyCard, NewExportKey, Who};
use domain::id::ProgramId;
use domain::instant::Instant;
use serde::{Deserialize, Serialize};

use super::audit;
use super::error::StoreError;
use super::export_keys::{ExportKey, card};
use super::items::{Item, is_over, item, read};
use super::keys::{ItemKey, named_keys_pk};
use super::table::Table;
use super::together::{Together, Write};

/// For how many days after its end a key is still shown.
const SHOWN_DAYS: u32 = 90;

/// Keeping a program's export keys.
pub trait KeepExportKeys {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"];

    /// The keys of a program, in no order.
    fn export_keys(
        &self,
        program: &ProgramId,
        now: Instant,
    ) -> impl Future<Output = Result<Vec<ExportKeyCard>, StoreError>> + Send;

    /// Makes a key, and notes who did. The key is to be shown once.
    fn new_export_key(
        &self,
        program: &ProgramId,
        new: &NewExportKey,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<(ExportKey, ExportKeyCard), StoreError>> + Send;

    /// Revokes a key for good, and notes who did. Whether it was not revoked before.
    fn revoke_export_key(
        &self,
        program: &ProgramId,
        key: &ExportKeyCard,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// A key's card, and until when the table keeps it.
#[derive(Serialize, Deserialize)]
pub(super) struct NamedKeyItem {
    #[serde(flatten)]
    card: ExportKeyCard,
    expires: i64,
}

impl NamedKeyItem {
    pub(super) fn card(self) -> ExportKeyCard {
        self.card
    }
}

/// The item of a key's card.
pub(super) fn named_item(program: &ProgramId, card: &ExportKeyCard) -> Result<Item, StoreError> {
    let expires = card.good_until.plus_days(SHOWN_DAYS).seconds();
    item(ItemKey::named_key(program, &card.id), &NamedKeyItem { card: card.clone(), expires })
}

impl KeepExportKeys for Table {
    async fn export_keys(
        &self,
        program: &ProgramId,
        now: Instant,
    ) -> Result<Vec<ExportKeyCard>, StoreError> {
        let mut cards = Vec::new();
        for item in self.partition(named_keys_pk(program), None).await? {
            let kept: NamedKeyItem = read(item)?;
            if !is_over(Some(kept.expires), now) {
                cards.push(kept.card);
            }
        }
        Ok(cards)
    }

    async fn new_export_key(
        &self,
        program: &ProgramId,
        new: &NewExportKey,
        who: &Who,
        now: Instant,
    ) -> Result<(ExportKey, ExportKeyCard), StoreError> {
        let until = now.plus_days(new.days);
        let card = card(new.name.clone(), new.datasets.clone(), now, until)?;
        Ok((self.make_key(program, &card, who).await?, card))
    }

    async fn revoke_export_key(
        &self,
        program: &ProgramId,
        key: &ExportKeyCard,
        who: &Who,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let values = vec![(":now", AttributeValue::S(now.to_string()))];
        let update = "SET revoked_at = :now";
        let condition = "attribute_exists(pk) AND attribute_not_exists(revoked_at)";
        let deed = Deed::ExportKeyRevoked { key: key.id.clone(), name: key.name.clone() };
        let writes = [
            Write::Change(ItemKey::named_key(program, &key.id), update, condition, values),
            audit::line(program, who, &deed, now)?,
        ];
        Ok(self.write_together(&writes).await? == Together::Written)
    }
}
