//! The same few questions for each of several things.

use domain::form::Question;
use domain::texts;

use super::Asked;
use crate::session::Stage;
use crate::view::button;
use crate::view::el::{El, Node, classed, el};

pub(super) fn view(mut asked: Asked<'_>, item: &str, parts: &[Question]) -> Node {
    let (stage, group) = (asked.stage, asked.question);
    let rows = stage.read(|journey| journey.rows_shown(group));
    let can_remove = stage.read(|journey| journey.can_remove(group));
    let rows = (1..=rows).map(|number| row(&asked, item, parts, number, can_remove));
    let rows: Vec<Node> = rows.collect();
    let fieldset = asked.described(classed("fieldset", "question group"));
    let legend = asked.ask(el("legend").attr("part", "label").attr("id", &asked.name)).node();
    let legend_focus = fieldset.attr("part", "field").child(legend);
    let (problem, hint) = (asked.problem(), asked.hint());
    let add = if stage.read(|journey| journey.can_add(group)) {
        let label = stage.say(texts::FORM_ADD, &named(item, &small(item), ""));
        doer("plain", "add", group.id.as_str()).text(&label).node()
    } else {
        Node::Nothing
    };
    legend_focus
        .children([hint, problem, super::copy::offer(&asked)])
        .children(rows)
        .child(undo(stage, group, item))
        .child(add)
        .node()
}

fn row(asked: &Asked<'_>, item: &str, parts: &[Question], number: usize, can_go: bool) -> Node {
    let (stage, group) = (asked.stage, asked.question);
    let n = number.to_string();
    let small = small(item);
    let named = named(item, &small, &n);
    let remove = if can_go {
        let label = stage.say(texts::FORM_REMOVE, &named);
        doer("link", "remove", &[group.id.as_str(), ".", &n].concat()).text(&label).node()
    } else {
        Node::Nothing
    };
    let row = Some((group.id.clone(), number));
    let parts = parts.iter();
    let parts = parts.map(|part| super::view(stage, part, group.who_sees, row.clone()));
    classed("fieldset", "row")
        .child(el("legend").text(&stage.say(texts::FORM_ROW, &named)).node())
        .children(parts)
        .child(remove)
        .node()
}

/// The row that was removed last, while that can be undone.
fn undo(stage: Stage, group: &Question, item: &str) -> Node {
    let removed = stage.read(|journey| journey.removed().cloned());
    let Some(removed) = removed.filter(|removed| removed.group == group.id) else {
        return Node::Nothing;
    };
    let said = stage
        .say(texts::FORM_REMOVED, &named(item, &small(item), &removed.number.to_string()));
    let undo = button(stage, "link", texts::FORM_UNDO, "undo-remove")
        .attr("data-focus", "undo-remove");
    classed("p", "notice").text(&said).text(" ").child(undo.node()).node()
}

fn doer(class: &'static str, deed: &str, to: &str) -> El {
    classed("button", class)
        .attr("type", "button")
        .attr("part", "button")
        .attr("data-do", deed)
        .attr("data-to", to)
}

fn named<'a>(item: &'a str, small: &'a str, n: &'a str) -> [(&'static str, &'a str); 3] {
    [("item", item), ("item-small", small), ("n", n)]
}

/// An item's name within a sentence: "Goal" becomes "goal". Letters beyond ASCII stay: their
/// tables are too big for a guide page, and a text can do without `{item-small}`.
fn small(item: &str) -> String {
    let mut item = item.to_owned();
    if let Some(first) = item.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    item
}
