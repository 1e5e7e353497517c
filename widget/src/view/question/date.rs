//! Months and days: the month by its name, the day and the year typed.

use domain::texts::{self, Key};

use super::Asked;
use crate::view::el::{El, Node, classed, el};

/// A month of a year.
pub(super) fn month(asked: Asked<'_>) -> Node {
    let month = month_menu(&asked, asked.name.clone());
    let year = typed(&asked, 0, texts::FORM_YEAR, asked.id("--year"), "4");
    pieces(asked, [month, year])
}

/// A day.
pub(super) fn day(asked: Asked<'_>) -> Node {
    let month = month_menu(&asked, asked.name.clone());
    let day = typed(&asked, 2, texts::FORM_DAY, asked.id("--day"), "2");
    let year = typed(&asked, 0, texts::FORM_YEAR, asked.id("--year"), "4");
    pieces(asked, [month, day, year])
}

fn pieces(asked: Asked<'_>, pieces: impl IntoIterator<Item = Node>) -> Node {
    let pieces = classed("div", "pieces date").children(pieces).node();
    asked.many(vec![pieces])
}

fn month_menu(asked: &Asked<'_>, id: String) -> Node {
    let written = part(asked, 1);
    let page = asked.stage.page();
    let months = page.texts.month_names().enumerate().map(|(at, name)| {
        let n = (at + 1).to_string();
        let chosen = written.trim_start_matches('0') == n;
        el("option").attr("value", &n).flag("selected", chosen).text(name).node()
    });
    let none = el("option").attr("value", "").node();
    let select = el("select").child(none).children(months.collect::<Vec<_>>());
    piece(asked, texts::FORM_MONTH, &id, select.attr("data-part", "1"))
}

fn typed(asked: &Asked<'_>, at: usize, label: Key, id: String, most: &str) -> Node {
    let class = if most == "4" { "year" } else { "day" };
    let input = classed("input", class)
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("maxlength", most)
        .attr("value", &part(asked, at))
        .attr("data-part", &at.to_string());
    piece(asked, label, &id, input)
}

fn piece(asked: &Asked<'_>, label: Key, id: &str, control: El) -> Node {
    let control = control.attr("part", "input").attr("id", id).attr("name", &asked.name);
    classed("div", "piece")
        .child(el("label").attr("for", id).text(&asked.stage.text(label)).node())
        .child(asked.checked(control).node())
        .node()
}

/// A part of the raw answer, counted from the year.
fn part(asked: &Asked<'_>, at: usize) -> String {
    let raw = asked.stage.read(|journey| journey.text(&asked.field).to_owned());
    raw.split('-').nth(at).unwrap_or_default().to_owned()
}
