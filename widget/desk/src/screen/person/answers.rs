//! What somebody answered, in the words of the form that they saw, and what they changed.

use domain::answers::Raw;
use domain::desk::{Dossier, Shown};
use domain::form::{Form, Question, Section};
use domain::texts;
use leptos::tachys::view::any_view::AnyView;

use crate::answer;
use crate::desk::Desk;
use crate::markup::{El, classed, el};

pub(super) fn view(desk: Desk, dossier: &Dossier) -> El {
    let mut part = classed("div", "answers");
    if let Some((form, now)) = shown(dossier, dossier.now.as_ref()) {
        part = part.children(form.sections.iter().map(|section| of_section(desk, section, now)));
    }
    part.children(changes(desk, dossier))
}

/// Answers with the wording that they name.
fn shown<'a>(dossier: &'a Dossier, shown: Option<&'a Shown>) -> Option<(&'a Form, &'a Shown)> {
    let shown = shown?;
    let form = dossier.forms.iter().find(|form| form.version == shown.revision.version);
    Some((form.or(dossier.forms.first())?, shown))
}

fn of_section(desk: Desk, section: &Section, now: &Shown) -> El {
    let none = desk.text(texts::DESK_NO_ANSWER);
    let entry = |question: &Question| {
        let raw = now.revision.answers.get(&question.id);
        // Where an answer led nowhere, the question was never asked.
        if raw.is_none() && question.when.is_some() {
            return None;
        }
        let said = desk.texts(|texts| answer::view(texts, question, raw, &none));
        Some(el("div").child(el("dt").text(&question.ask)).child(el("dd").child(said)))
    };
    el("section")
        .child(el("h2").text(&section.title))
        .child(el("dl").children(section.questions.iter().filter_map(entry)))
}

/// Every change, the latest first: what it was before beside what it was after.
fn changes(desk: Desk, dossier: &Dossier) -> Option<El> {
    if dossier.before.is_empty() {
        return None;
    }
    let all: Vec<&Shown> = dossier.before.iter().chain(&dossier.now).collect();
    let n = (all.len() - 1).to_string();
    let pairs = all.windows(2).rev();
    let tables = pairs.filter_map(|two| match two {
        [before, after] => Some(change(desk, dossier, before, after)),
        _ => None,
    });
    Some(
        classed("details", "changes")
            .child(el("summary").text(desk.say(texts::DESK_CHANGES, &[("n", &n)])))
            .children(tables),
    )
}

fn change(desk: Desk, dossier: &Dossier, before: &Shown, after: &Shown) -> El {
    let date = desk.moment(after.revision.at);
    let title = el("h3").text(desk.say(texts::DESK_CHANGE_ON, &[("date", &date)]));
    if after.changed.is_empty() {
        let nothing = classed("p", "quiet").text(desk.text(texts::DESK_CHANGE_NOTHING));
        return el("div").child(title).child(nothing);
    }
    let heads = [texts::DESK_QUESTION, texts::DESK_BEFORE, texts::DESK_AFTER];
    let head = heads.map(|key| el("th").attr("scope", "col").text(desk.text(key)));
    let none = desk.text(texts::DESK_NO_ANSWER);
    let cell = |question: &Question, raw: Option<&Raw>| -> AnyView {
        desk.texts(|texts| answer::view(texts, question, raw, &none))
    };
    let rows = after.changed.iter().filter_map(|id| {
        let question = dossier.forms.iter().find_map(|form| form.question(id))?;
        let (was, is) = (before.revision.answers.get(id), after.revision.answers.get(id));
        let label = |key| el("td").attr("data-label", desk.text(key));
        Some(
            el("tr")
                .child(el("th").attr("scope", "row").text(&question.ask))
                .child(label(texts::DESK_BEFORE).child(cell(question, was)))
                .child(label(texts::DESK_AFTER).child(cell(question, is))),
        )
    });
    el("div").child(title).child(
        classed("table", "list")
            .child(el("thead").child(el("tr").children(head)))
            .child(el("tbody").children(rows)),
    )
}
