//! The mail that introduces somebody to their partner: what the partner shares, and why these two.

use domain::desk::{Pairing, Stage};
use domain::email::Email;

use super::letter::{Case, NoLetter, address};
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
    let is_introduced =
        |it: &Pairing| matches!(it.stage, Stage::Introduced { .. } | Stage::Paused { .. });
    let Some(two) = two::read(office, about, is_introduced).await? else { return Ok(None) };
    let Two { pairing, own, other, form, reasons } = two;
    let committee = office.store.committee(program).await?;
    let liaison = committee.looks_after(&pairing);
    let introduction = Introduction {
        id: format!("introduced.{}.{}", pairing.id, about.reference),
        side: pairing.partners.side(&about.reference),
        shared: form.shared(other.held.answers(), &own.head.texts),
        reasons,
        room: office.links.room(program, &pairing.id, &about.reference, own.number),
        worksheet: worksheet(office, &own),
        liaison: liaison.map(|member| member.name.as_str().to_owned()),
    };
    let notice = Notice::introduced(&own.head.program, &own.head.texts, introduction);
    Ok(address(&own)?.map(|to| (notice, to)))
}

/// The title and the address of the form for a first meeting, where the program has one.
pub(super) fn worksheet<S>(office: Office<'_, S>, own: &Case) -> Option<(String, String)> {
    let mut forms = own.head.for_anyone();
    let entry = forms.find(|entry| entry.id.as_str() == FIRST_MEETING)?;
    let (host, lang, program) = (office.links.host(), own.head.lang(), &own.head.program.id);
    Some((entry.title.clone(), format!("{host}/{program}/{}?lang={lang}", entry.id)))
}
