//! A time zone: the browser's own to begin with, any other from its list.

use domain::texts;

use super::Asked;
use crate::browser;
use crate::view::el::{Node, el};

pub(super) fn view(mut asked: Asked<'_>) -> Node {
    let zone = asked.stage.read(|journey| journey.text(&asked.field).to_owned());
    if !zone.is_empty() && browser::time_zone() == zone {
        let said = asked.stage.text(texts::FORM_ZONE_FOUND);
        asked.hints.push(el("p").text(&said).node());
    }
    let list = asked.id("--zones");
    let zones = browser::time_zones();
    let zones = zones.split_ascii_whitespace().map(|zone| el("option").attr("value", zone).node());
    let zones = el("datalist").attr("id", &list).children(zones).node();
    let input = el("input")
        .attr("part", "input")
        .attr("type", "text")
        .attr("list", &list)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("value", &zone);
    el("div").child(asked.one(input)).child(zones).node()
}
