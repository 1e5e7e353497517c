//! A step: one section of the form.

use domain::form::Audience;
use domain::texts::{self, Key};
use leptos::prelude::AnyView;

use super::el::{classed, el, nothing};
use super::{button, closed, draft, error_summary, notice, page_heading, paragraphs, progress};
use super::{question, submit};
use crate::session::Stage;

pub(super) fn view(stage: Stage, at: usize) -> AnyView {
    let page = stage.page();
    let Some(section) = page.form.sections.get(at) else { return nothing() };
    let steps = page.form.sections.len();
    let intro = if at == 0 { intro(stage) } else { nothing() };
    let heading = page_heading(stage)
        .child(progress::words(stage, at, steps))
        .text(&section.title)
        .any();
    let back = if stage.read(crate::journey::Journey::can_go_back) {
        button(stage, "plain", texts::FORM_BACK, "back").any()
    } else {
        nothing()
    };
    let questions = section.questions.iter();
    let questions = questions.map(|asked| question::view(stage, asked, section.who_sees, None));
    el("form")
        .flag("novalidate", true)
        .child(notice::view(stage))
        .child(closed::view(stage))
        .child(intro)
        .child(error_summary::view(stage))
        .child(progress::bar(at, steps))
        .child(heading)
        .children(paragraphs(&section.about))
        .child(seen_by(stage, section.who_sees))
        .children(questions)
        .child(
            classed("div", "actions")
                .child(submit(&stage.text(texts::FORM_CONTINUE)).any())
                .child(back)
                .any(),
        )
        .child(draft::view(stage))
        .any()
}

/// Before the first question: what the form is, how long it takes, until when it is open.
fn intro(stage: Stage) -> AnyView {
    let page = stage.page();
    let mut facts: Vec<String> = Vec::new();
    if page.form.minutes > 0 {
        let n = page.form.minutes.to_string();
        facts.push(stage.say(texts::FORM_MINUTES, &[("n", &n)]));
    }
    if let domain::program::Opening::Open { closes, .. } = &page.opening {
        let date = page.texts.date(*closes);
        facts.push(stage.say(texts::FORM_OPEN_UNTIL, &[("date", &date)]));
    }
    facts.push(stage.say(texts::FORM_QUESTIONS_TO, &[("address", &page.program.address)]));
    classed("div", "intro")
        .children(paragraphs(&page.form.about))
        .child(classed("p", "facts").text(&facts.join(" ")).any())
        .any()
}

/// Who sees an answer.
pub(super) fn seen_by(stage: Stage, audience: Audience) -> AnyView {
    classed("p", "seen").text(&stage.text(audience_key(audience))).any()
}

fn audience_key(audience: Audience) -> Key {
    match audience {
        Audience::Oneself => texts::SEEN_BY_ONESELF,
        Audience::Matching => texts::SEEN_BY_MATCHING,
        Audience::Committee => texts::SEEN_BY_COMMITTEE,
        Audience::Partner => texts::SEEN_BY_PARTNER,
        Audience::Public => texts::SEEN_BY_PUBLIC,
    }
}
