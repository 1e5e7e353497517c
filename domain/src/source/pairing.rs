//! What a form's file says where the two of a pairing are asked to fill it in.

use std::cell::RefCell;

use super::form::{named, unknown};
use super::reader::{Place, Reader};
use crate::calendar::{Milestone, Year};
use crate::form::{Condition, ForPair, Form, Kind, Occasion, Opens, Reported};
use crate::id::{OptionId, QuestionId};
use crate::matching::Side;
use crate::program::Program;
use crate::report::Topic;

/// What questions say of themselves that a pairing's form keeps: what the report tells of them, and
/// which options are a concern.
#[derive(Default)]
pub(super) struct Marks {
    reports: RefCell<Vec<(Reported, QuestionId)>>,
    concerns: RefCell<Vec<Condition>>,
}

impl Marks {
    /// Reads what a question says of itself.
    pub(super) fn read(&self, reader: &Reader<'_>, question: Option<&QuestionId>) {
        let place = reader.place_of("reports");
        let reports = reader.text("reports").and_then(|word| {
            let not = |rule| place.fault(format!("“reports” can’t be “{word}”: {rule}"));
            Reported::parse(word).map_err(not).ok()
        });
        let options = reader.texts("concern");
        let place = reader.place_of("concern");
        let is: Vec<_> =
            options.iter().filter_map(|name| named(name, OptionId::new, place)).collect();
        let Some(question) = question.cloned() else { return };
        self.reports.borrow_mut().extend(reports.map(|what| (what, question.clone())));
        if !is.is_empty() {
            self.concerns.borrow_mut().push(Condition { question, is });
        }
    }

    /// All that was read; of another form than a pairing's, every one is a fault.
    pub(super) fn take<'a>(
        self,
        opens: Option<Opens>,
        place_of: &dyn Fn(&QuestionId) -> Place<'a>,
    ) -> Option<Opens> {
        let (reports, concerns) = (self.reports.into_inner(), self.concerns.into_inner());
        if let Some(Opens::Pairing(form)) = opens {
            return Some(Opens::Pairing(ForPair { reports, concerns, ..form }));
        }
        if opens.is_some() {
            for (_, question) in &reports {
                refuse("reports", place_of(question));
            }
            for concern in &concerns {
                refuse("concern", place_of(&concern.question));
            }
        }
        opens
    }
}

/// What is for a pairing's forms alone.
fn refuse(word: &str, place: Place<'_>) {
    place.fault(format!("“{word}” is for forms that a pairing is asked: opens = \"pairing\""));
}

/// Notes what another form than a pairing's has no use for.
pub(super) fn refuse_words(reader: &Reader<'_>) {
    for word in ["asked", "side"] {
        if reader.text(word).is_some() {
            refuse(word, reader.place_of(word));
        }
    }
}

/// When the two are asked, and which of them.
pub(super) fn read(reader: &Reader<'_>, program: &Program) -> Option<Opens> {
    if reader.text("window").is_some() {
        let place = reader.place_of("window");
        place.fault("a pairing’s form has no window: “asked” says when in the year it is");
    }
    let asked = match reader.need("asked", reader.text("asked"))? {
        "first-meeting" => Some(Occasion::FirstMeeting),
        "check-in" => Some(Occasion::CheckIn),
        "evaluation" => Some(Occasion::Evaluation),
        "follow-up" => Some(Occasion::FollowUp),
        _ => unknown(reader, "asked", "first-meeting, check-in, evaluation or follow-up"),
    };
    let side = reader.text("side").and_then(|side| match side {
        "mentee" => Some(Side::Mentee),
        "mentor" => Some(Side::Mentor),
        _ => unknown(reader, "side", "mentee or mentor: left out, both are asked"),
    });
    if reader.text("sending").is_some_and(|sending| sending != "expected") {
        reader.place_of("sending").fault("a pairing is asked: sending = \"expected\"");
    }
    let asked = asked?;
    if asked == Occasion::FirstMeeting && side.is_some() {
        reader.place_of("side").fault("both fill in the same first-meeting worksheet: take it out");
    }
    let years = program.cohorts.iter().filter_map(|cohort| cohort.year.as_ref());
    if !years.into_iter().any(|year| has(year, asked)) {
        let asked = asked.as_str();
        reader.place_of("asked").fault(format!(
            "no cohort’s year has a {asked}, so nobody is ever asked: add it under [cohort.year]"
        ));
    }
    Some(Opens::Pairing(ForPair { asked, side, reports: Vec::new(), concerns: Vec::new() }))
}

fn has(year: &Year, asked: Occasion) -> bool {
    match asked {
        Occasion::FirstMeeting => true,
        Occasion::CheckIn => year.after(Milestone::CheckIn(1)).is_some(),
        Occasion::Evaluation => year.due(Milestone::Evaluation).is_some(),
        Occasion::FollowUp => year.due(Milestone::FollowUp).is_some(),
    }
}

/// What only shows once a pairing's form is read.
pub(super) fn check<'a>(form: &Form, place_of: &dyn Fn(&QuestionId) -> Place<'a>) {
    let Some(pairing) = form.opens.for_pair() else { return };
    let parts = form.questions().flat_map(|question| question.kind.parts());
    for question in form.questions().chain(parts) {
        let place = place_of(&question.id);
        if matches!(question.kind, Kind::Email) {
            place.fault(format!(
                "“{}” asks for an e-mail address: a pairing’s people have given theirs",
                question.id
            ));
        }
        if question.copy_from.is_some() {
            place.fault(format!(
                "“{}” has “copy-from”: in a pairing’s room there is nothing to copy from",
                question.id
            ));
        }
    }
    if pairing.asked == Occasion::FirstMeeting {
        for question in form.questions().filter(|question| !question.is_shared()) {
            place_of(&question.id).fault(format!(
                "“{}” is on what the two fill in together: who-sees = \"partner\"",
                question.id
            ));
        }
    }
    check_reports(form, pairing, place_of);
    check_concerns(form, pairing, place_of);
}

fn check_reports<'a>(form: &Form, pairing: &ForPair, place_of: &dyn Fn(&QuestionId) -> Place<'a>) {
    for (at, (what, question)) in pairing.reports.iter().enumerate() {
        let (place, what_it_is) = (place_of(question), what.as_str());
        if pairing.asked != Occasion::Evaluation {
            place.fault("the report tells of evaluations alone: take “reports” out");
        }
        let again = pairing.reports.iter().skip(at + 1).find(|(other, _)| other == what);
        if let Some((_, again)) = again {
            let fault = format!("“{question}” reports “{what_it_is}” already: once is enough");
            place_of(again).fault(fault);
        }
        let kind = form.question(question).map(|question| &question.kind);
        let fits = match (what, kind) {
            (Reported::Topic(_), Some(Kind::Choice { .. }))
            | (Reported::Quote, Some(Kind::LongText { .. })) => true,
            (Reported::Consent, Some(kind @ Kind::Choice { .. })) => {
                kind.options().iter().map(|choice| choice.id.as_str()).eq(Reported::CONSENTS)
            }
            _ => false,
        };
        if !fits {
            let must = match what {
                Reported::Topic(_) => "a choice".to_owned(),
                Reported::Quote => "a long-text".to_owned(),
                Reported::Consent => {
                    format!("a choice with the options {}", Reported::CONSENTS.join(", "))
                }
            };
            place.fault(format!("what reports “{what_it_is}” must be {must}"));
        }
    }
    let has = |what| pairing.reporting(what).is_some();
    if let Some(quote) = pairing.reporting(Reported::Quote)
        && !has(Reported::Consent)
    {
        place_of(quote).fault("nobody is quoted who was not asked: add what reports “consent”");
    }
}

fn check_concerns<'a>(form: &Form, pairing: &ForPair, place_of: &dyn Fn(&QuestionId) -> Place<'a>) {
    for Condition { question, is } in &pairing.concerns {
        let options = form.question(question).map_or(&[][..], |known| known.kind.options());
        for option in is.iter().filter(|option| options.iter().all(|known| known.id != **option)) {
            place_of(question)
                .fault(format!("“concern” names “{option}”, which “{question}” does not offer"));
        }
    }
}

/// What only shows when a program's forms are side by side: each of the two is asked one form at a
/// time, and both sides choose among the same options where the report counts them together.
pub(super) fn check_together(forms: &[(&Form, Place<'_>)]) {
    for (at, (form, _)) in forms.iter().enumerate() {
        let Some(pairing) = form.opens.for_pair() else { continue };
        for (other, place) in forms.iter().skip(at + 1) {
            let others = other.opens.for_pair().filter(|others| others.asked == pairing.asked);
            let Some(others) = others else { continue };
            let (name, asked) = (&form.id, pairing.asked.as_str());
            if pairing.side.is_none() || others.side.is_none() || pairing.side == others.side {
                place.fault(format!(
                    "“{name}” is asked at the same {asked}: one form for each side, or one for both"
                ));
            }
            for topic in Topic::ALL.map(Reported::Topic) {
                let (here, there) = (options(form, topic), options(other, topic));
                if !here.is_empty() && !there.is_empty() && here != there {
                    place.fault(format!(
                        "what reports “{}” has other options than in “{name}”: the report counts both together",
                        topic.as_str()
                    ));
                }
            }
        }
    }
}

/// The options of the question that tells the report of something.
fn options(form: &Form, what: Reported) -> Vec<&OptionId> {
    let question = form.opens.for_pair().and_then(|pairing| pairing.reporting(what));
    let question = question.and_then(|question| form.question(question));
    let options = question.map_or(&[][..], |question| question.kind.options());
    options.iter().map(|choice| &choice.id).collect()
}
