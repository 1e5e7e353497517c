//! The mail that introduces somebody to their partner: what the partner shares, and why these two.

use domain::desk::{Pairing, Stage, WhyParked};
use domain::email::Email;
use domain::matching::{Partners, Side};
use domain::reference::Reference;

use super::letter::{Case, NoLetter, address, case};
use super::{CourierStore, Office};
use crate::mail::{Introduction, Notice};
use crate::reasons::{Partner, reasons};
use crate::store::{About, AboutPairing, wording};

/// The form for a first meeting, by its name among a program's forms.
const FIRST_MEETING: &str = "first-meeting";

/// To one of the two, while both are there and the pairing goes on.
pub(super) async fn introduced<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutPairing,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let (program, of) = (&about.program, (&about.program, &about.cohort));
    let pairings = office.store.pairings(of).await?;
    let pairing = pairings.get(&about.pairing);
    let Some(pairing) = pairing.filter(|it| matches!(it.stage, Stage::Introduced { .. })) else {
        return Ok(None);
    };
    let Some(partner) = pairing.partners.other(&about.reference) else { return Ok(None) };
    let (Some(own), Some(other)) =
        (there(office, about, &about.reference).await?, there(office, about, partner).await?)
    else {
        return Ok(None);
    };
    let version = (program, other.held.form(), other.held.version());
    let form = wording(office.store, version, own.head.other_lang()).await?;
    let form = form.ok_or(NoLetter::Never(WhyParked::NoForm))?;
    let head = office.store.program(program).await?.ok_or(NoLetter::Never(WhyParked::NoProgram))?;
    let (one, two) = (Partner::of(&own), Partner { held: &other.held, form: &form });
    let now = office.clock.now();
    let policy = head.matching.clone();
    let reasons = policy.map(|policy| reasons(policy, &pairing.partners, [one, two], now));
    let committee = office.store.committee(program).await?;
    let liaison = committee.member(&pairing.liaison);
    let is_worksheet = |id: &str| id == FIRST_MEETING;
    let worksheet = own.head.for_anyone().find(|entry| is_worksheet(entry.id.as_str()));
    let (host, lang) = (office.links.host(), own.head.lang());
    let introduction = Introduction {
        id: format!("introduced.{}.{}", pairing.id, about.reference),
        side: side(pairing, &about.reference),
        shared: form.shared(other.held.answers(), &own.head.texts),
        reasons: reasons.unwrap_or_default(),
        worksheet: worksheet.map(|entry| {
            (entry.title.clone(), format!("{host}/{program}/{}?lang={lang}", entry.id))
        }),
        liaison: liaison.map(|member| member.name.as_str().to_owned()),
    };
    let notice = Notice::introduced(&own.head.program, &own.head.texts, introduction);
    Ok(address(&own)?.map(|to| (notice, to)))
}

/// What somebody sent, unless they have withdrawn.
pub(super) async fn there<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutPairing,
    who: &Reference,
) -> Result<Option<Case>, NoLetter> {
    let about = About { program: about.program.clone(), reference: who.clone() };
    let case = case(office, &about).await?;
    Ok(case.filter(|case| case.held.withdrawn_at().is_none()))
}

impl<'a> Partner<'a> {
    pub(super) fn of(case: &'a Case) -> Self {
        Self { held: &case.held, form: &case.form }
    }
}

/// As what somebody takes part in a pairing.
fn side(pairing: &Pairing, who: &Reference) -> Option<Side> {
    match &pairing.partners {
        Partners::Pair(pair) if pair.mentee == *who => Some(Side::Mentee),
        Partners::Pair(_) => Some(Side::Mentor),
        Partners::Peers { .. } => None,
    }
}
