//! A step: one section of the form.

use domain::form::{Audience, Section};
use domain::program::Opening;
use domain::rejection::Field;
use domain::texts::{self, Key};

use super::el::{Node, classed, el, text};
use super::{button, closed, draft, error_summary, form_element, notice, page_heading, paragraphs};
use super::{progress, question, submit};
use crate::session::Stage;

pub(super) fn view(stage: Stage, at: usize) -> Node {
    let page = stage.page();
    let Some(section) = page.form.sections.get(at) else { return Node::Nothing };
    let steps = page.form.sections.len();
    let intro = if at == 0 { intro(stage) } else { Node::Nothing };
    let heading =
        page_heading(stage).child(progress::words(stage, at, steps)).child(title(section)).node();
    let back = if stage.read(crate::journey::Journey::can_go_back) {
        button(stage, "plain", texts::FORM_BACK, "back").node()
    } else {
        Node::Nothing
    };
    let questions = section.questions.iter();
    let questions =
        questions.map(|asked| question::view(stage, Field::of(&asked.id), section.who_sees));
    form_element(stage)
        .child(notice::view(stage))
        .child(closed::view(stage))
        .child(intro)
        .child(error_summary::view(stage))
        .child(progress::bar(at, steps))
        .child(heading)
        .children(paragraphs(&section.about, section.lang.as_ref()))
        .child(seen_by(stage, section.who_sees))
        .children(questions)
        .child(
            classed("div", "actions")
                .child(submit(&stage.text(texts::FORM_CONTINUE)).node())
                .child(back)
                .node(),
        )
        .child(draft::view(stage))
        .node()
}

/// A section's title, marked where it has no translation.
fn title(section: &Section) -> Node {
    match &section.lang {
        None => text(&section.title),
        lang => el("span").words_in(lang.as_ref()).text(&section.title).node(),
    }
}

/// Before the first question: what the form is, how long it takes, until when it is open.
fn intro(stage: Stage) -> Node {
    let page = stage.page();
    let mut facts: Vec<String> = Vec::new();
    if page.form.minutes > 0 {
        let n = page.form.minutes.to_string();
        facts.push(stage.say(texts::FORM_MINUTES, &[("n", &n)]));
    }
    if matches!(page.opening, Opening::Open { .. }) {
        facts.push(page.texts.opening(&page.opening));
    }
    facts.push(stage.say(texts::FORM_QUESTIONS_TO, &[("address", &page.program.address)]));
    classed("div", "intro")
        .children(paragraphs(&page.form.about, page.form.words_in.as_ref()))
        .child(classed("p", "facts").text(&facts.join(" ")).node())
        .node()
}

/// Who sees an answer.
pub(super) fn seen_by(stage: Stage, audience: Audience) -> Node {
    classed("p", "seen").text(&stage.text(audience_key(audience))).node()
}

pub(crate) fn audience_key(audience: Audience) -> Key {
    match audience {
        Audience::Oneself => texts::SEEN_BY_ONESELF,
        Audience::Matching => texts::SEEN_BY_MATCHING,
        Audience::Committee => texts::SEEN_BY_COMMITTEE,
        Audience::Partner => texts::SEEN_BY_PARTNER,
        Audience::Public => texts::SEEN_BY_PUBLIC,
    }
}
