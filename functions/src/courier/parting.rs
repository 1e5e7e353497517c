//! The mail to somebody whose partner has ended their pairing. It says no more than that: whoever ends
//! one need not give a reason, and tells it to the committee alone.

use domain::desk::{EndReason, Pairing, Stage, WhyParked};
use domain::email::Email;
use domain::form::Question;

use super::letter::{NoLetter, address};
use super::milestone::name;
use super::two::there;
use super::{CourierStore, Office};
use crate::mail::{Notice, Parted};
use crate::store::AboutPairing;

/// To the partner, while they are there.
pub(super) async fn parted<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutPairing,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let program = &about.program;
    let pairing = office.store.pairing((program, &about.cohort), &about.pairing).await?;
    let Some(pairing) = pairing.filter(has_parted) else { return Ok(None) };
    let Some(own) = there(office, program, &about.reference).await? else { return Ok(None) };
    let partner = match pairing.partners.other(&about.reference) {
        Some(partner) => there(office, program, partner).await?,
        None => None,
    };
    let head = office.store.program(program).await?.ok_or(NoLetter::Never(WhyParked::NoProgram))?;
    let committee = office.store.committee(program).await?;
    let liaison = committee.looks_after(&pairing);
    let parted = Parted {
        id: format!("parted.{}.{}", pairing.id, about.reference),
        partner: partner.and_then(|partner| name(&head, &partner, Question::is_shared)),
        liaison: liaison.map(|member| member.name.as_str().to_owned()),
    };
    let notice = Notice::parted(&own.head.program, &own.head.texts, parted);
    Ok(address(&own)?.map(|to| (notice, to)))
}

fn has_parted(pairing: &Pairing) -> bool {
    matches!(pairing.stage, Stage::Ended { reason: EndReason::Parted, .. })
}
