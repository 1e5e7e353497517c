//! The mail that asks a mentor first: until when, and why them. Who it is about, they learn when they
//! accept.

use domain::desk::WhyParked;
use domain::email::Email;

use super::introduction::there;
use super::letter::{NoLetter, address};
use super::{CourierStore, Office};
use crate::mail::{Invitation, Notice};
use crate::reasons::{Partner, reasons};
use crate::store::{AboutPairing, wording};

/// To the mentor, while they can answer and both are there.
pub(super) async fn invited<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutPairing,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let (program, now) = (&about.program, office.clock.now());
    let pairings = office.store.pairings((program, &about.cohort)).await?;
    let Some(pairing) = pairings.get(&about.pairing).filter(|it| it.is_live(now)) else {
        return Ok(None);
    };
    let Some(until) = pairing.stage.last_day() else { return Ok(None) };
    let Some(mentee) = pairing.partners.other(&about.reference) else { return Ok(None) };
    let (Some(own), Some(other)) =
        (there(office, about, &about.reference).await?, there(office, about, mentee).await?)
    else {
        return Ok(None);
    };
    let version = (program, other.held.form(), other.held.version());
    let form = wording(office.store, version, own.head.other_lang()).await?;
    let form = form.ok_or(NoLetter::Never(WhyParked::NoForm))?;
    let head = office.store.program(program).await?.ok_or(NoLetter::Never(WhyParked::NoProgram))?;
    let both = [Partner::of(&own), Partner { held: &other.held, form: &form }];
    let policy = head.matching.clone();
    let reasons = policy.map(|policy| reasons(policy, &pairing.partners, both, now));
    let invitation = Invitation {
        id: format!("invited.{}.{}", pairing.id, about.reference),
        until,
        reasons: reasons.unwrap_or_default(),
        link: own.link.clone(),
    };
    let notice = Notice::invited(&own.head.program, &own.head.texts, invitation);
    Ok(address(&own)?.map(|to| (notice, to)))
}
