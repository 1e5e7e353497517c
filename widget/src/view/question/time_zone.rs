//! A time zone: the browser's own to begin with, any other from its list.

use domain::texts;
use leptos::prelude::AnyView;

use super::Asked;
use crate::browser;
use crate::view::el::el;

pub(super) fn view(mut asked: Asked<'_>) -> AnyView {
    let zone = asked.stage.read(|journey| journey.text(&asked.field).to_owned());
    if !zone.is_empty() && browser::time_zone().as_deref() == Some(&zone) {
        let said = asked.stage.text(texts::FORM_ZONE_FOUND);
        asked.hints.push(el("p").text(&said).any());
    }
    let list = asked.id("--zones");
    let zones = browser::time_zones();
    let zones = zones.iter().map(|zone| el("option").attr("value", zone).any());
    let zones = el("datalist").attr("id", &list).children(zones).any();
    let input = el("input")
        .attr("part", "input")
        .attr("type", "text")
        .attr("list", &list)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("value", &zone);
    el("div").child(asked.one(input)).child(zones).any()
}
