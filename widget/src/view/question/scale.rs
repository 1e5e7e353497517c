//! A number on a scale, with what its ends mean.

use super::choice::{Written, option};
use super::frame::Frame;
use crate::view::el::{Node, classed, el};

pub(super) fn view(mut frame: Frame<'_>, (from, to): (u8, u8), (low, high): (&str, &str)) -> Node {
    let chosen = frame.asked.text();
    let mut numbers = classed("div", "numbers");
    for number in from..=to {
        let said = number.to_string();
        let written = Written { lang: None, label: &said, help: None, is_chosen: chosen == said };
        numbers = numbers.child(option(frame.asked, number == from, "radio", &said, &written));
    }
    let end = |number: u8, meaning: &str| {
        let lang = frame.question.lang.as_ref();
        el("span").words_in(lang).text(&[&number.to_string(), " – ", meaning].concat()).node()
    };
    let ends = classed("p", "ends").child(end(from, low)).text(" ").child(end(to, high)).node();
    frame.hints.push(ends);
    frame.many(vec![numbers.node()])
}
