//! One option out of a long list.

use std::sync::Arc;

use domain::form::Choice;
use domain::texts;

use super::frame::Frame;
use super::{Asked, text, when};
use crate::view::el::{El, Node, el, options};

pub(super) fn view(frame: Frame<'_>, options: &[Choice]) -> Node {
    let select = select(frame.asked, options, &frame.asked.text());
    let select = text::autofill(&frame, select).words_in(frame.question.lang.as_ref());
    frame.one(select)
}

/// How many options a browser measures in no time. A longer menu is filled once the form has been
/// painted; until then it has only the option that is chosen.
const SHORT: usize = 40;

fn all(asked: &Asked, chosen: &str, is_full: bool) -> String {
    let none = asked.stage.text(texts::FORM_CHOOSE);
    let offered = asked.question().map_or(&[][..], |question| question.kind.options());
    let offered = offered.iter().map(|choice| (choice.id.as_str(), choice.label.as_str()));
    let offered = std::iter::once(("", none.as_str())).chain(offered);
    let offered = offered.map(|(id, label)| (id, label, id == chosen));
    options(offered.filter(|(id, _, chosen)| is_full || *chosen || id.is_empty()))
}

/// A menu, with a first line that chooses nothing.
pub(super) fn select(asked: &Arc<Asked>, options: &[Choice], chosen: &str) -> El {
    let select = el("select").attr("part", "input");
    if options.iter().all(|choice| choice.when.is_none()) {
        let (asked, chosen) = (Arc::clone(asked), chosen.to_owned());
        let painted = asked.stage.painted();
        let is_short = options.len() <= SHORT;
        return select.markup(Box::new(move || all(&asked, &chosen, is_short || painted.holds())));
    }
    let none = el("option").attr("value", "").text(&asked.stage.text(texts::FORM_CHOOSE)).node();
    let mut select = select.child(none);
    for (at, choice) in options.iter().enumerate() {
        let is_chosen = choice.id.as_str() == chosen;
        let shown = Arc::clone(asked);
        let option = move || match shown.option(at) {
            Some(choice) => el("option")
                .attr("value", choice.id.as_str())
                .flag("selected", is_chosen)
                .text(&choice.label)
                .node(),
            None => Node::Nothing,
        };
        select = select.child(when(asked, choice.when.as_ref(), option));
    }
    select
}
