//! Options in order of preference: a menu for each rank.

use domain::form::Choice;
use domain::texts;

use super::frame::Frame;
use super::{choice, menu};
use crate::view::el::{Node, classed, el};

pub(super) fn view(mut frame: Frame<'_>, options: &[Choice], least: u32, most: u32) -> Node {
    let stage = frame.asked.stage;
    if least < most
        && let Some(said) = choice::how_many(stage, usize::MAX, least, most)
    {
        frame.hints.push(el("p").text(&said).node());
    }
    let chosen = frame.asked.many();
    let names = stage.text(texts::FORM_RANKS);
    let mut names = names.split(',');
    let mut menus = classed("div", "pieces");
    for rank in 0..usize::try_from(most).unwrap_or(0).min(options.len()) {
        let n = (rank + 1).to_string();
        let name = match names.next() {
            Some(name) => name.trim().to_owned(),
            None => stage.say(texts::FORM_RANK, &[("n", &n)]),
        };
        let name_of = &frame.asked.name;
        let id = if rank == 0 { name_of.clone() } else { [name_of, "--", &n].concat() };
        let chosen = chosen.get(rank).map_or("", String::as_str);
        let select = menu::select(frame.asked, options, chosen)
            .attr("id", &id)
            .attr("name", name_of)
            .attr("data-rank", &rank.to_string());
        let label = el("label").attr("for", &id).text(&name).node();
        menus = menus.child(classed("div", "piece").child(label).child(select.node()).node());
    }
    frame.many(vec![menus.node()])
}
