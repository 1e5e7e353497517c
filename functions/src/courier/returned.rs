//! A mail that came back: its committee finds it among those that could not be sent, and the person's page says
//! so. To an address that takes nothing for good nothing more is sent.

use domain::desk::CameBack;

use super::rung::Returned;
use super::{CourierStore, Office};
use crate::store::StoreError;

/// Notes it; whether there is such a mail.
pub(super) async fn note<S: CourierStore>(
    office: Office<'_, S>,
    returned: &Returned,
) -> Result<bool, StoreError> {
    let Returned { mail, to, why } = returned;
    let now = office.clock.now();
    let back = CameBack { why: *why, at: now };
    let Some(program) = office.store.park_returned(mail, &back).await? else { return Ok(false) };
    let addresses = office.links.addresses(&program, to);
    for reference in office.store.sent_from(&program, &addresses, now).await? {
        office.store.note_came_back(&reference, &addresses, &back, now).await?;
    }
    Ok(true)
}
