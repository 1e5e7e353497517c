//! The page before sending, where everything is read once more.

use domain::form::Sending;
use domain::texts;

use super::el::{El, Node, classed, el, live, text};
use super::{button, closed, doer, draft, form_element, heading, notice, page_heading};
use super::{print_button, submit, trouble};
use crate::journey::{Journey, SectionSummary, SummaryEntry};
use crate::session::Stage;

pub(super) fn view(stage: Stage) -> Node {
    let page = stage.page();
    let (title, about) = match page.form.sending {
        Sending::Expected => (texts::CHECK_TITLE, texts::CHECK_ABOUT),
        Sending::Optional => (texts::CHECK_KEEP_TITLE, texts::CHECK_KEEP_ABOUT),
    };
    let keeps = stage.read(Journey::stays);
    let print = if keeps || !stage.read(Journey::is_open) {
        classed("p", "actions").child(print_button(stage, "plain")).node()
    } else {
        Node::Nothing
    };
    let sections = stage.read(Journey::summary);
    let kept = if keeps {
        [draft::view(stage), Node::Nothing]
    } else {
        [Node::Nothing, draft::view(stage)]
    };
    let [before, after] = kept;
    form_element(stage)
        .child(notice::view(stage))
        .child(closed::view(stage))
        .child(page_heading(stage).text(&stage.text(title)).node())
        .child(el("p").text(&stage.text(about)).node())
        .children(sections.iter().map(|section| summary(stage, section, true)))
        .child(print)
        .child(before)
        .child(send(stage, keeps))
        .child(after)
        .node()
}

/// Send, and what came of it. Where the form is closed, only the way back.
fn send(stage: Stage, keeps: bool) -> Node {
    let underway = stage.holds(|journey| *journey.sending() == crate::journey::Sending::Underway);
    let page = stage.page();
    let label = page.form.send.clone();
    let label_lang = page.form.words_in.clone();
    let label = live(move || {
        if underway.holds() {
            text(&stage.text(texts::CHECK_SENDING))
        } else if label_lang.is_some() {
            el("span").words_in(label_lang.as_ref()).text(&label).node()
        } else {
            text(&label)
        }
    });
    let send = if stage.read(Journey::is_open) {
        submit("")
            .live_attr("aria-disabled", move || underway.holds().then(|| "true".to_owned()))
            .child(label)
            .node()
    } else {
        Node::Nothing
    };
    let back = button(stage, "plain", texts::FORM_BACK, "back").node();
    let actions = classed("div", "actions").child(send).child(back).node();
    let area = if keeps {
        classed("div", "share")
            .child(heading(stage.level + 2).text(&stage.text(texts::CHECK_KEEP_SEND_TITLE)).node())
            .child(el("p").text(&stage.text(texts::CHECK_KEEP_SEND)).node())
    } else {
        el("div")
    };
    area.child(trouble::view(stage)).child(actions).node()
}

/// The answers of a section; with a link to change them, where they can still be changed.
pub(crate) fn summary(stage: Stage, section: &SectionSummary, changeable: bool) -> Node {
    let change = if changeable {
        let named = [("section", section.title.as_str())];
        doer(stage, "link", "change", &section.step.to_string(), &stage.text(texts::CHECK_CHANGE))
            .attr("aria-label", &stage.say(texts::CHECK_CHANGE_SECTION, &named))
            .node()
    } else {
        Node::Nothing
    };
    let title = heading(stage.level + 2).words_in(section.lang.as_ref());
    let title = title.text(&section.title).node();
    classed("div", "answers")
        .child(classed("div", "answers-title").child(title).child(change).node())
        .child(list(stage, &section.entries).node())
        .node()
}

fn list(stage: Stage, entries: &[SummaryEntry]) -> El {
    el("dl").children(entries.iter().map(|entry| {
        let ask = el("dt").words_in(entry.lang.as_ref()).text(&entry.ask).node();
        el("div").child(ask).child(answer(stage, entry)).node()
    }))
}

fn answer(stage: Stage, entry: &SummaryEntry) -> Node {
    if !entry.parts.is_empty() {
        return el("dd").child(list(stage, &entry.parts).node()).node();
    }
    if entry.lines.is_empty() {
        return classed("dd", "none").text(&stage.text(texts::CHECK_NOT_PROVIDED)).node();
    }
    let line = |line: &String| el("p").attr("dir", "auto").text(line).node();
    el("dd").children(entry.lines.iter().map(line)).node()
}
