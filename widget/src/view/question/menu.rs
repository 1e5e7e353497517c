//! One option out of a long list.

use domain::form::Choice;
use domain::texts;

use super::{Asked, Row, when};
use crate::session::Stage;
use crate::view::el::{El, Node, el};

pub(super) fn view(asked: Asked<'_>, options: &[Choice]) -> Node {
    let chosen = asked.stage.read(|journey| journey.text(&asked.field).to_owned());
    let select = select(asked.stage, options, &chosen, &asked.row);
    let select = match &asked.question.autofill {
        Some(token) => select.attr("autocomplete", token),
        None => select,
    };
    asked.one(select)
}

/// A menu, with a first line that chooses nothing.
pub(super) fn select(stage: Stage, options: &[Choice], chosen: &str, row: &Row) -> El {
    let none = el("option").attr("value", "").text(&stage.text(texts::FORM_CHOOSE)).node();
    let options = options.iter().map(|choice| {
        let (id, label) = (choice.id.clone(), choice.label.clone());
        let is_chosen = choice.id.as_str() == chosen;
        when(stage, choice.when.as_ref(), row.clone(), move || {
            el("option").attr("value", id.as_str()).flag("selected", is_chosen).text(&label).node()
        })
    });
    el("select").attr("part", "input").child(none).children(options)
}
