//! Lines and paragraphs of text.

use domain::form::Kind;
use domain::text::{Lines, clean, length};
use domain::texts;

use super::Asked;
use crate::view::el::{El, Node, classed, el, live};

/// One line.
pub(super) fn line(asked: Asked<'_>) -> Node {
    let text = asked.stage.read(|journey| journey.text(&asked.field).to_owned());
    let input = el("input").attr("part", "input").attr("value", &text);
    let input = match asked.question.kind {
        Kind::Email => plain(input.attr("type", "email"), "email"),
        Kind::WebAddress => plain(input.attr("type", "text"), "url"),
        _ => input.attr("type", "text"),
    };
    let input = autofill(&asked, input);
    asked.one(input)
}

/// Several paragraphs, with what is left of them near their limit.
pub(super) fn paragraphs(asked: Asked<'_>, most: u32) -> Node {
    let (stage, field) = (asked.stage, asked.field.clone());
    let text = stage.read(|journey| journey.text(&field).to_owned());
    let area = classed("textarea", "").attr("part", "input").attr("rows", "5").text(&text);
    let area = autofill(&asked, area);
    let left = stage.says(move |journey| {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let typed = length(&clean(journey.text(&field), Lines::Many));
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
    el("div").child(asked.one(area)).child(left).node()
}

/// Addresses aren't words of a language.
fn plain(input: El, mode: &str) -> El {
    input.attr("inputmode", mode).attr("autocapitalize", "none").attr("spellcheck", "false")
}

fn autofill(asked: &Asked<'_>, control: El) -> El {
    match &asked.question.autofill {
        Some(token) => control.attr("autocomplete", token),
        None => control,
    }
}
