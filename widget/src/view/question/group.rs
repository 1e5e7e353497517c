//! The same few questions for each of several things.

use domain::form::Question;
use domain::rejection::Field;
use domain::texts;

use super::copy;
use super::frame::{Frame, field};
use crate::session::Stage;
use crate::view::doer;
use crate::view::el::{Node, classed, el};
use crate::view::notice::undoable;

pub(super) fn view(mut frame: Frame<'_>, item: &str, parts: &[Question]) -> Node {
    let (stage, group) = (frame.asked.stage, frame.question);
    let item = Item { item, small: small(item) };
    let name = &frame.asked.name;
    let legend = frame.ask(el("legend").attr("part", "label")).node();
    let problem = frame.problem();
    let fieldset = frame.described(field("fieldset", []));
    let hint = frame.hint();
    let mut fieldset = fieldset.attr("id", name).attr("tabindex", "-1").children([
        legend,
        hint,
        problem,
        copy::offer(&frame),
    ]);
    let can_remove = stage.read(|journey| journey.can_remove(group));
    for number in 1..=stage.read(|journey| journey.rows_shown(group)) {
        fieldset = fieldset.child(row(&frame, &item, parts, number, can_remove));
    }
    let add = if stage.read(|journey| journey.can_add(group)) {
        let label = stage.say(texts::FORM_ADD, &item.named(""));
        doer(stage, "plain", "add", name, &label).node()
    } else {
        Node::Nothing
    };
    fieldset.child(undo(stage, group, &item)).child(add).node()
}

fn row(
    frame: &Frame<'_>,
    item: &Item<'_>,
    parts: &[Question],
    number: usize,
    can_go: bool,
) -> Node {
    let (stage, group) = (frame.asked.stage, frame.question);
    let n = number.to_string();
    let legend = el("legend").text(&stage.say(texts::FORM_ROW, &item.named(&n))).node();
    let mut row = classed("fieldset", "row").child(legend);
    for part in parts {
        let field = Field::part(&group.id, number, &part.id);
        row = row.child(super::view(stage, field, group.who_sees));
    }
    if can_go {
        let label = stage.say(texts::FORM_REMOVE, &item.named(&n));
        let to = [group.id.as_str(), ".", &n].concat();
        row = row.child(doer(stage, "link", "remove", &to, &label).node());
    }
    row.node()
}

/// The row that was removed last, while that can be undone.
fn undo(stage: Stage, group: &Question, item: &Item<'_>) -> Node {
    let removed = stage.read(|journey| {
        let removed = journey.removed().filter(|removed| removed.group == group.id);
        removed.map(|removed| removed.number.to_string())
    });
    // Where no script runs, what was removed is gone with the page.
    let Some(n) = removed.filter(|_| !stage.is_plain()) else { return Node::Nothing };
    undoable(stage, &stage.say(texts::FORM_REMOVED, &item.named(&n)), "undo-remove")
}

/// What one of the things is called.
struct Item<'a> {
    item: &'a str,
    small: String,
}

impl Item<'_> {
    fn named<'n>(&'n self, n: &'n str) -> [(&'n str, &'n str); 3] {
        [("item", self.item), ("item-small", &self.small), ("n", n)]
    }
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
