//! The mail that introduces somebody to their partner: what the partner shares, and why these two.

use domain::desk::{Pairing, Stage};
use domain::email::Email;

use super::letter::{NoLetter, address};
use super::two::{self, Two};
use super::{CourierStore, Office};
use crate::mail::{Introduction, Notice};
use crate::store::AboutPairing;

/// The form for a first meeting, by its name among a program's forms.
const FIRST_MEETING: &str = "first-meeting";

/// To one of the two, while both are there and the pairing goes on.
pub(super) async fn introduced<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutPairing,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let program = &about.program;
    let is_introduced = |it: &Pairing| matches!(it.stage, Stage::Introduced { .. });
    let Some(two) = two::read(office, about, is_introduced).await? else { return Ok(None) };
    let Two { pairing, own, other, form, reasons } = two;
    let committee = office.store.committee(program).await?;
    let liaison = committee.member(&pairing.liaison);
    let is_worksheet = |id: &str| id == FIRST_MEETING;
    let worksheet = own.head.for_anyone().find(|entry| is_worksheet(entry.id.as_str()));
    let (host, lang) = (office.links.host(), own.head.lang());
    let introduction = Introduction {
        id: format!("introduced.{}.{}", pairing.id, about.reference),
        side: pairing.partners.side(&about.reference),
        shared: form.shared(other.held.answers(), &own.head.texts),
        reasons,
        room: office.links.room(program, &pairing.id, &about.reference, own.number),
        worksheet: worksheet.map(|entry| {
            (entry.title.clone(), format!("{host}/{program}/{}?lang={lang}", entry.id))
        }),
        liaison: liaison.map(|member| member.name.as_str().to_owned()),
    };
    let notice = Notice::introduced(&own.head.program, &own.head.texts, introduction);
    Ok(address(&own)?.map(|to| (notice, to)))
}
