//! A time zone: the browser's own to begin with, any other from its list.

use domain::texts;

use super::frame::Frame;
use crate::browser;
use crate::view::el::{Node, el, options};

pub(super) fn view(mut frame: Frame<'_>) -> Node {
    let zone = frame.asked.text();
    let found = frame.asked.stage.look(|scene| scene.setting.time_zone == zone);
    if found && !zone.is_empty() {
        let said = frame.asked.stage.text(texts::FORM_ZONE_FOUND);
        frame.hints.push(el("p").text(&said).node());
    }
    if frame.asked.stage.is_plain() {
        let said = frame.asked.stage.text(texts::PAGE_ZONE_EXAMPLE);
        frame.hints.push(el("p").text(&said).node());
    }
    let list = frame.asked.id("--zones");
    let painted = frame.asked.stage.painted();
    let in_browser = frame.asked.stage.look(|scene| scene.setting.in_browser);
    let zones = el("datalist").attr("id", &list).markup(Box::new(move || {
        let known =
            if in_browser && painted.holds() { browser::time_zones() } else { String::new() };
        options(known.split_ascii_whitespace().map(|zone| (zone, "", false)))
    }));
    let input = el("input")
        .attr("part", "input")
        .attr("type", "text")
        .attr("list", &list)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("value", &zone);
    el("div").child(frame.one(input)).child(zones.node()).node()
}
