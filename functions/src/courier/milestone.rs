//! The mail about a day of a pair's year, to one of the two.

use domain::Raw;
use domain::calendar::{Milestone, Reply};
use domain::desk::WhyParked;
use domain::email::Email;
use domain::form::Question;

use super::introduction::worksheet;
use super::letter::{Case, NoLetter, address};
use super::two::there;
use super::{CourierStore, Office};
use crate::calendar::{asked, replies};
use crate::mail::{Notice, YearDay};
use crate::store::{AboutMilestone, ProgramHead};

/// While the pairing hears of it, and they have not answered meanwhile.
pub(super) async fn milestone<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutMilestone,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let AboutMilestone { program, cohort, pairing: id, reference, milestone, times } = about;
    let of = (program, cohort);
    let Some(pairing) = office.store.pairing(of, id).await? else { return Ok(None) };
    if !pairing.standing().hears(*milestone) {
        return Ok(None);
    }
    let head = office.store.program(program).await?.ok_or(NoLetter::Never(WhyParked::NoProgram))?;
    let whom = asked(&head, &pairing, *milestone);
    let replies = replies(office.store, (of, id), *milestone, &whom).await?;
    let mut silent = whom.iter().zip(replies).filter(|(_, reply)| *reply == Reply::Silence);
    if !silent.any(|(who, _)| *who == reference) {
        return Ok(None);
    }
    let Some(own) = there(office, program, reference).await? else { return Ok(None) };
    let partner = match pairing.partners.other(reference) {
        Some(partner) => there(office, program, partner).await?,
        None => None,
    };
    let is_agreement = *milestone == Milestone::Agreement;
    let day = YearDay {
        id: format!("milestone.{id}.{milestone}.{times}.{reference}"),
        milestone: *milestone,
        is_reminder: *times > 1,
        partner: partner.and_then(|partner| name(&head, &partner, Question::is_shared)),
        room: office.links.room(program, id, reference, own.number),
        worksheet: worksheet(office, &own).filter(|_| is_agreement),
    };
    let notice = Notice::of_day(&own.head.program, &own.head.texts, day);
    Ok(address(&own)?.map(|to| (notice, to)))
}

/// What somebody is called, where whoever reads it may know.
pub(super) fn name(
    head: &ProgramHead,
    of: &Case,
    may_know: impl Fn(&Question) -> bool,
) -> Option<String> {
    let policy = head.matching.as_ref()?;
    let mut sheets = [&policy.mentee, &policy.mentor].into_iter();
    let sheet = sheets.find(|sheet| sheet.form == *of.held.form())?;
    let question = of.form.question(&sheet.name).filter(|question| may_know(question))?;
    let Some(Raw::Text(name)) = of.held.answers().get(&question.id) else { return None };
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
