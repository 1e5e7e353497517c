//! Options in order of preference: a menu for each rank.

use domain::form::Choice;
use domain::texts;

use super::{Asked, choices, menu};
use crate::view::el::{Node, classed, el};

pub(super) fn view(mut asked: Asked<'_>, options: &[Choice], least: u32, most: u32) -> Node {
    let stage = asked.stage;
    if least < most
        && let Some(said) = choices::how_many(stage, usize::MAX, least, most)
    {
        asked.hints.push(el("p").text(&said).node());
    }
    let chosen = stage.read(|journey| journey.many(&asked.field).to_vec());
    let names = stage.text(texts::FORM_RANKS);
    let names: Vec<&str> = names.split(',').map(str::trim).collect();
    let ranks = usize::try_from(most).unwrap_or(0).min(options.len());
    let menus = (0..ranks).map(|rank| {
        let n = (rank + 1).to_string();
        let name = match names.get(rank) {
            Some(name) => (*name).to_owned(),
            None => stage.say(texts::FORM_RANK, &[("n", &n)]),
        };
        let id = if rank == 0 { asked.name.clone() } else { asked.id(&["--", &n].concat()) };
        let chosen = chosen.get(rank).map_or("", String::as_str);
        let select = menu::select(stage, options, chosen, &asked.row)
            .attr("id", &id)
            .attr("name", &asked.name)
            .attr("data-rank", &rank.to_string());
        classed("div", "piece")
            .child(el("label").attr("for", &id).text(&name).node())
            .child(select.node())
            .node()
    });
    let menus = classed("div", "pieces").children(menus.collect::<Vec<_>>()).node();
    asked.many(vec![menus])
}
