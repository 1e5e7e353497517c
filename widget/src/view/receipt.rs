//! What a person has in hand after sending.

use domain::texts;

use super::check::summary;
use super::el::{Node, classed, el};
use super::{button, heading, page_heading, print_button};
use crate::browser::day_here;
use crate::journey::Journey;
use crate::session::Stage;

pub(super) fn view(stage: Stage) -> Node {
    let page = stage.page();
    let Some(receipt) = stage.read(|journey| journey.receipt().cloned()) else {
        return Node::Nothing;
    };
    let named = [("form", page.form.title.as_str()), ("program", page.program.name.as_str())];
    let day = day_here(receipt.submitted_at).map(|day| page.texts.date(day)).unwrap_or_default();
    let address = page.program.address.as_str();
    let pair = |key, value: &str| {
        el("div")
            .child(el("dt").text(&stage.text(key)).node())
            .child(el("dd").child(el("bdi").text(value).node()).node())
            .node()
    };
    let sent = classed("div", "sent")
        .child(page_heading(stage).text(&stage.text(texts::RECEIPT_TITLE)).node())
        .child(el("p").text(&stage.say(texts::RECEIPT_ABOUT, &named)).node())
        .child(
            el("dl")
                .child(pair(texts::RECEIPT_REFERENCE, receipt.reference.as_str()))
                .child(pair(texts::RECEIPT_SENT, &day))
                .node(),
        )
        .node();
    let forgotten = if stage.read(Journey::stays) {
        Node::Nothing
    } else {
        classed("p", "forgotten").text(&stage.text(texts::RECEIPT_FORGOTTEN)).node()
    };
    let sub_heading = |key| heading(stage.level + 2).text(&stage.text(key)).node();
    classed("div", "receipt")
        .child(sent)
        .child(own_link(stage, receipt.link.as_deref()))
        .child(el("p").text(&stage.say(texts::RECEIPT_KEEP, &[("address", address)])).node())
        .child(sub_heading(texts::RECEIPT_NEXT))
        .child(
            el("ol")
                .words_in(page.form.words_in.as_ref())
                .children(page.form.next.iter().map(|line| el("li").text(line).node()))
                .node(),
        )
        .child(
            classed("p", "actions").child(print_button(stage, "main")).child(again(stage)).node(),
        )
        .child(forgotten)
        .child(what_was_sent(stage))
        .node()
}

/// Right after sending only: a draft does not keep it, since it opens what was sent.
fn own_link(stage: Stage, link: Option<&str>) -> Node {
    let Some(link) = link else { return Node::Nothing };
    let label = [&*stage.text(texts::RECEIPT_LINK), " "].concat();
    let link = classed("a", "link").attr("href", link).text(link).node();
    el("p").text(&label).child(link).node()
}

/// To a new form.
fn again(stage: Stage) -> Node {
    match stage.plain() {
        None => button(stage, "plain", texts::RECEIPT_AGAIN, "again").node(),
        Some(plain) => {
            let link = classed("a", "link").attr("href", &plain.action);
            link.text(&stage.text(texts::RECEIPT_AGAIN)).node()
        }
    }
}

/// Right after sending the answers are still here to be printed; after a reload they are not.
fn what_was_sent(stage: Stage) -> Node {
    if stage.read(|journey| journey.answers().is_empty()) {
        return Node::Nothing;
    }
    let sections = stage.read(Journey::summary);
    el("div")
        .child(heading(stage.level + 2).text(&stage.text(texts::RECEIPT_ANSWERS)).node())
        .children(sections.iter().map(|section| summary(stage, section, false)))
        .node()
}
