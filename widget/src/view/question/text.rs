//! Lines and paragraphs of text.

use std::sync::Arc;

use domain::form::Kind;
use domain::text::{Lines, clean, length};
use domain::texts;

use super::frame::Frame;
use crate::view::el::{El, Node, classed, el, live};

/// One line.
pub(super) fn line(frame: Frame<'_>) -> Node {
    let input = el("input").attr("part", "input").attr("value", &frame.asked.text());
    // What is typed has the direction of its own language.
    let input = input.attr("dir", "auto");
    let input = match frame.question.kind {
        Kind::Email => plain(input.attr("type", "email"), "email"),
        Kind::WebAddress => plain(input.attr("type", "text"), "url"),
        _ => input.attr("type", "text"),
    };
    let input = autofill(&frame, input);
    frame.one(input)
}

/// Several paragraphs, with what is left of them near their limit.
pub(super) fn paragraphs(frame: Frame<'_>, most: u32) -> Node {
    let area = el("textarea").attr("part", "input").attr("rows", "5").attr("dir", "auto");
    let area = area.text(&frame.asked.text());
    let area = autofill(&frame, area);
    let asked = Arc::clone(frame.asked);
    let left = frame.asked.stage.says(move |journey| {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let typed = length(&clean(journey.text(&asked.field), Lines::Many));
        if typed < most - most / 4 {
            return None;
        }
        let (key, n) = if typed > most {
            (texts::FORM_CHARACTERS_OVER, typed - most)
        } else {
            (texts::FORM_CHARACTERS_LEFT, most - typed)
        };
        Some(journey.texts().say(key, &[("n", &n.to_string())]))
    });
    let left = live(move || match left.says() {
        Some(said) => classed("p", "count").text(&said).node(),
        None => Node::Nothing,
    });
    el("div").child(frame.one(area)).child(left).node()
}

/// Addresses aren't words of a language.
fn plain(input: El, mode: &str) -> El {
    input.attr("inputmode", mode).attr("autocapitalize", "none").attr("spellcheck", "false")
}

/// What a browser may fill in by itself.
pub(super) fn autofill(frame: &Frame<'_>, control: El) -> El {
    match &frame.question.autofill {
        Some(token) => control.attr("autocomplete", token),
        None => control,
    }
}
