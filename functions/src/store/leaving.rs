//! What ends in somebody's pairings when they withdraw, beside the pairings themselves. It may be more
//! than fits into the transaction of their withdrawal.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::Pairings;

use super::error::StoreError;
use super::keys::ItemKey;
use super::own::{Held, IS_THERE};
use super::table::Table;

impl Table {
    /// Gives all that somebody has in their pairings an end, in seconds; or takes it away again, if
    /// they come back. The worksheets of those pairings don't come back: nobody can open them any more.
    pub(super) async fn end_in_pairings(
        &self,
        held: &Held,
        pairings: &Pairings,
        end: Option<i64>,
    ) -> Result<(), StoreError> {
        let (of, who) = ((held.program(), held.cohort()), held.reference());
        for pairing in pairings.all.iter().filter(|pairing| pairing.partners.have(who)) {
            self.end_heard(of, (&pairing.id, who), end).await?;
            self.end_item(ItemKey::journal(of, &pairing.id, who), end).await?;
            if let Some(end) = end {
                self.end_sheet(of, &pairing.id, end).await?;
            }
        }
        Ok(())
    }

    /// Gives an item an end, in seconds, or takes it away again, if there is such an item.
    pub(super) async fn end_item(&self, key: ItemKey, end: Option<i64>) -> Result<(), StoreError> {
        let end = end.map(|end| (":end", AttributeValue::N(end.to_string())));
        let update = if end.is_some() { "SET expires = :end" } else { "REMOVE expires" };
        self.update_if(key, update, IS_THERE, end).await?;
        Ok(())
    }
}
