//! Options of a short list: one of them, or several.

use std::sync::Arc;

use domain::Lang;
use domain::form::Choice;
use domain::texts::{self, Key};

use super::frame::Frame;
use super::{Asked, when};
use crate::session::Stage;
use crate::view::el::{Node, classed, el};

/// One option of a few.
pub(super) fn one(frame: Frame<'_>, options: &[Choice]) -> Node {
    let chosen = vec![frame.asked.text()];
    let views = views(&frame, options, "radio", &chosen);
    frame.many(views)
}

/// Several options.
pub(super) fn several(mut frame: Frame<'_>, options: &[Choice], least: u32, most: u32) -> Node {
    if let Some(said) = how_many(frame.asked.stage, options.len(), least, most) {
        frame.hints.push(el("p").text(&said).node());
    }
    let chosen = frame.asked.many();
    let views = views(&frame, options, "checkbox", &chosen);
    frame.many(views)
}

fn views(
    frame: &Frame<'_>,
    options: &[Choice],
    kind: &'static str,
    chosen: &[String],
) -> Vec<Node> {
    let mut views = Vec::with_capacity(options.len());
    for (at, choice) in options.iter().enumerate() {
        let is_chosen = chosen.iter().any(|name| name == choice.id.as_str());
        let asked = Arc::clone(frame.asked);
        views.push(when(frame.asked, choice.when.as_ref(), move || {
            draw(&asked, at, kind, is_chosen)
        }));
    }
    views
}

fn draw(asked: &Asked, at: usize, kind: &'static str, is_chosen: bool) -> Node {
    let Some(choice) = asked.option(at) else { return Node::Nothing };
    let lang = asked.question().and_then(|question| question.lang.as_ref());
    let written = Written { lang, label: &choice.label, help: choice.help.as_deref(), is_chosen };
    option(asked, at == 0, kind, choice.id.as_str(), &written)
}

/// What is written on an option.
pub(super) struct Written<'a> {
    /// The language of the words, where they have no translation.
    pub(super) lang: Option<&'a Lang>,
    pub(super) label: &'a str,
    pub(super) help: Option<&'a str>,
    pub(super) is_chosen: bool,
}

/// A radio button or a box with its label. The first one of a question has its field's id.
pub(super) fn option(
    asked: &Asked,
    first: bool,
    kind: &'static str,
    value: &str,
    written: &Written<'_>,
) -> Node {
    let id = if first { asked.name.clone() } else { [&asked.name, "--", value].concat() };
    let hint_id = [&id, "-help"].concat();
    let input = el("input")
        .attr("part", "input")
        .attr("type", kind)
        .attr("id", &id)
        .attr("name", &asked.name)
        .attr("value", value)
        .flag("checked", written.is_chosen)
        .flag("data-many", kind == "checkbox");
    let label = el("label").attr("for", &id).words_in(written.lang).text(written.label).node();
    let option = classed("div", "option");
    let Some(help) = written.help else { return option.child(input.node()).child(label).node() };
    option
        .child(input.attr("aria-describedby", &hint_id).node())
        .child(label)
        .child(classed("p", "hint").attr("id", &hint_id).words_in(written.lang).text(help).node())
        .node()
}

/// How many to choose, where it isn't any number of them.
pub(super) fn how_many(stage: Stage, of: usize, least: u32, most: u32) -> Option<String> {
    let (low, high) = (least.to_string(), most.to_string());
    let key = how_many_key(of, least, most)?;
    Some(stage.say(key, &[("n", &high), ("least", &low), ("most", &high)]))
}

/// The text that says it.
pub(crate) fn how_many_key(of: usize, least: u32, most: u32) -> Option<Key> {
    let unlimited = usize::try_from(most).is_ok_and(|most| most >= of);
    Some(match () {
        () if least == most => texts::FORM_EXACTLY,
        () if unlimited => return None,
        () if least > 1 => texts::FORM_BETWEEN,
        () => texts::FORM_UP_TO,
    })
}
