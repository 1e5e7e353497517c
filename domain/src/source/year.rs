//! `[cohort.year]`: a cohort's milestones, and what a page says of them.

use super::reader::{Place, Reader};
use crate::calendar::{Draft, Milestone, Year};
use crate::form::Form;
use crate::id::CohortId;
use crate::matching::{Policy, Side};
use crate::program::{Event, Program};
use crate::texts::Texts;

/// Where a cohort's year says when matching starts.
pub(super) type Starts<'a> = Vec<(CohortId, Place<'a>)>;

/// A year whose days are in order; each that isn't becomes a fault in its own line.
pub(super) fn read(reader: Reader<'_>, keep_months: Option<u16>) -> Option<Year> {
    let matching = reader.date("matching");
    let introductions = reader.date("introductions");
    let first_contact = reader.need("first-contact", reader.when("first-contact"));
    let agreement = reader.need("agreement", reader.when("agreement"));
    let check_ins = reader.whens("check-ins");
    let evaluation = reader.need("evaluation", reader.when("evaluation"));
    let follow_up = reader.when("follow-up");
    let draft = || {
        Some(Draft {
            matching,
            introductions,
            first_contact: first_contact?,
            agreement: agreement?,
            check_ins,
            evaluation: evaluation?,
            follow_up,
            keep_months: keep_months?,
        })
    };
    let year = draft().map(|draft| Year::new(&draft));
    if let Some(Err(misfits)) = &year {
        for misfit in misfits.iter() {
            reader.place_of(word(misfit.milestone())).fault(misfit.to_string());
        }
    }
    reader.finish();
    year?.ok()
}

/// The word of the file that a milestone follows from.
fn word(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Matching => "matching",
        Milestone::Introductions => "introductions",
        Milestone::FirstContact => "first-contact",
        Milestone::Agreement => "agreement",
        Milestone::CheckIn(_) => "check-ins",
        Milestone::Evaluation => "evaluation",
        // How long names are kept is said for all cohorts; what can be too late for it, here.
        Milestone::FollowUp | Milestone::Purge => "follow-up",
    }
}

/// Nobody can apply any more when matching starts.
pub(super) fn check_windows(
    program: &Program,
    forms: &[Form],
    policy: &Policy,
    starts: &Starts<'_>,
) {
    let matched = |form: &&Form| {
        [Side::Mentee, Side::Mentor].iter().any(|side| policy.sheet(*side).form == form.id)
    };
    for (cohort, place) in starts {
        let Some(cohort) = program.cohort(cohort) else { continue };
        let matching = cohort.year.as_ref().and_then(|year| year.due(Milestone::Matching));
        for form in forms.iter().filter(matched) {
            let window = form.opens.window();
            let closes = window.and_then(|name| Some((name, cohort.windows.get(name)?.closes)));
            if let (Some((window, closes)), Some(matching)) = (closes, matching)
                && closes > matching
            {
                place.fault(format!(
                    "“matching” ({matching}) comes before the window “{window}” of “{}” closes ({closes}): mend one of the days",
                    form.id
                ));
            }
        }
    }
}

/// Puts the milestones that have a day for everybody among what happens when, in a language's
/// words. So a page shows both alike and knows nothing of milestones.
pub(super) fn lay_out(program: &mut Program, texts: &Texts) {
    for cohort in &mut program.cohorts {
        let Some(year) = &cohort.year else { continue };
        let said = |milestone| year.words(milestone, &cohort.name, texts);
        let days =
            year.days().map(|(milestone, on)| Event { on, what: said(milestone), lang: None });
        cohort.calendar.extend(days);
        cohort.calendar.sort_by_key(|event| event.on);
    }
}
