//! Months and days: the month by its name, the day and the year typed.

use domain::texts::{self, Key};

use super::frame::Frame;
use crate::view::el::{El, Node, classed, el};

/// A month of a year.
pub(super) fn month(frame: Frame<'_>) -> Node {
    let pieces = [month_menu(&frame), typed(&frame, 0, texts::FORM_YEAR)];
    framed(frame, pieces)
}

/// A day.
pub(super) fn day(frame: Frame<'_>) -> Node {
    let year = typed(&frame, 0, texts::FORM_YEAR);
    let pieces = [month_menu(&frame), typed(&frame, 2, texts::FORM_DAY), year];
    framed(frame, pieces)
}

fn framed(frame: Frame<'_>, pieces: impl IntoIterator<Item = Node>) -> Node {
    let pieces = classed("div", "pieces date").children(pieces).node();
    frame.many(vec![pieces])
}

fn month_menu(frame: &Frame<'_>) -> Node {
    let written = part(frame, 1);
    let mut select = el("select").child(el("option").attr("value", "").node());
    for (at, name) in frame.asked.page.texts.month_names().enumerate() {
        let n = (at + 1).to_string();
        let chosen = written.trim_start_matches('0') == n;
        let option = el("option").attr("value", &n).flag("selected", chosen).text(name);
        select = select.child(option.node());
    }
    piece(frame, 1, texts::FORM_MONTH, &frame.asked.name, select)
}

/// The day or the year, by its place in the raw answer.
fn typed(frame: &Frame<'_>, at: usize, label: Key) -> Node {
    let (class, most) = if at == 0 { ("year", "4") } else { ("day", "2") };
    let input = classed("input", class)
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("maxlength", most)
        .attr("value", &part(frame, at));
    let id = [&frame.asked.name, "--", class].concat();
    piece(frame, at, label, &id, input)
}

fn piece(frame: &Frame<'_>, at: usize, label: Key, id: &str, control: El) -> Node {
    let control = control
        .attr("part", "input")
        .attr("id", id)
        .attr("name", &frame.asked.name)
        .attr("data-part", &at.to_string());
    classed("div", "piece")
        .child(el("label").attr("for", id).text(&frame.asked.stage.text(label)).node())
        .child(frame.checked(control).node())
        .node()
}

/// A part of the raw answer, counted from the year.
fn part(frame: &Frame<'_>, at: usize) -> String {
    frame.asked.text().split('-').nth(at).unwrap_or_default().to_owned()
}
