//! The mail that asks a mentor first: until when, and why them. Who it is about, they learn when they
//! accept.

use domain::desk::Pairing;
use domain::email::Email;

use super::letter::{NoLetter, address};
use super::two::{self, Two};
use super::{CourierStore, Office};
use crate::mail::{Invitation, Notice};
use crate::store::AboutPairing;

/// To the mentor, while they can answer and both are there.
pub(super) async fn invited<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutPairing,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let now = office.clock.now();
    let can_answer = |it: &Pairing| it.is_live(now) && it.stage.last_day().is_some();
    let Some(two) = two::read(office, about, can_answer).await? else { return Ok(None) };
    let Two { pairing, own, reasons, .. } = two;
    let Some(until) = pairing.stage.last_day() else { return Ok(None) };
    let invitation = Invitation {
        id: format!("invited.{}.{}", pairing.id, about.reference),
        until,
        reasons,
        link: own.link.clone(),
    };
    let notice = Notice::invited(&own.head.program, &own.head.texts, invitation);
    Ok(address(&own)?.map(|to| (notice, to)))
}
