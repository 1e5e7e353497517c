//! A number on a scale, with what its ends mean.


use super::Asked;
use crate::view::el::{Node, classed, el};

pub(super) fn view(asked: Asked<'_>, (from, to): (u8, u8), (low, high): (&str, &str)) -> Node {
    let chosen = asked.stage.read(|journey| journey.text(&asked.field).to_owned());
    let numbers = (from..=to).map(|number| {
        let number_text = number.to_string();
        let input = el("input").attr("type", "radio").flag("checked", chosen == number_text);
        asked.option(input, number == from, (&number_text, &number_text, None))
    });
    let numbers = classed("div", "numbers").children(numbers.collect::<Vec<_>>()).node();
    let (from, to) = (from.to_string(), to.to_string());
    let end = |number: &str, meaning: &str| {
        el("span").text(&[number, " – ", meaning].concat()).node()
    };
    let ends = classed("p", "ends").child(end(&from, low)).child(end(&to, high)).node();
    let scale = classed("div", "scale").child(ends).child(numbers).node();
    asked.many(vec![scale])
}
