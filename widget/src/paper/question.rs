//! A question on paper: its words, and room for an answer.

use domain::api::FormPage;
use domain::form::{Audience, Choice, Condition, Kind, Question};
use domain::texts::{self, Key, Texts};

use super::seen_by;
use crate::view::el::{Node, classed, el};
use crate::view::how_many_key;

/// From so many options on, a list would fill pages: there is a line to write on.
const LONG_LIST: usize = 60;

/// A question; `around` are the other parts of its row, `seen` is who sees the answers around it.
pub(super) fn view(
    page: &FormPage,
    question: &Question,
    around: &[Question],
    seen: Audience,
) -> Node {
    let texts = &page.texts;
    let mut ask = classed("p", "ask").text(&question.ask);
    if question.optional {
        let optional = classed("span", "optional").text(texts.get(texts::FORM_OPTIONAL)).node();
        ask = ask.text(" ").child(optional);
    }
    let mut view =
        classed("div", if question.kind.parts().is_empty() { "asked" } else { "asked rows" });
    if let Some(condition) = &question.when {
        let said = only_if(page, around, condition);
        view = view.child(classed("p", "only").text(&said).node());
    }
    view = view.child(ask.node());
    if let Some(help) = &question.help {
        view = view.child(hint(help));
    }
    if question.who_sees != seen {
        view = view.child(seen_by(texts, question.who_sees).node());
    }
    view.children(room(page, question, around)).node()
}

/// Room for the answer.
fn room(page: &FormPage, question: &Question, around: &[Question]) -> Vec<Node> {
    let texts = &page.texts;
    let boxes = |key: Option<String>, class: &'static str, options: &[Choice]| {
        let how = key.map_or(Node::Nothing, |how| hint(&how));
        vec![how, list(page, around, class, options)]
    };
    match &question.kind {
        Kind::ShortText { most } => vec![lines(if *most > 150 { 2 } else { 1 })],
        Kind::Email | Kind::WebAddress => vec![lines(1)],
        Kind::LongText { most } => vec![lines((most / 160).clamp(3, 10))],
        Kind::TimeZone => vec![hint(texts.get(texts::PAGE_ZONE_EXAMPLE)), lines(1)],
        Kind::Menu { options } if options.len() >= LONG_LIST => vec![lines(1)],
        Kind::Choice { options } | Kind::Menu { options } => {
            boxes(Some(texts.get(texts::PAPER_ONE).to_owned()), "boxes", options)
        }
        Kind::Choices { options, at_least, at_most } => {
            let how = how_many_key(options.len(), *at_least, *at_most);
            // A question with help has said it already, where any number will do.
            let how = how.or(question.help.is_none().then_some(texts::PAPER_ANY));
            boxes(how.map(|key| how_many(texts, key, *at_least, *at_most)), "boxes", options)
        }
        Kind::Ranked { options, at_most, .. } => {
            let how = texts.say(texts::PAPER_RANK, &[("n", &at_most.to_string())]);
            boxes(Some(how), "boxes ranks", options)
        }
        Kind::Group { item, at_least, at_most, parts } => {
            let rows = (*at_most).min((*at_least).max(3));
            (1..=rows).map(|number| row(page, question, (item, number), parts)).collect()
        }
        Kind::Month => vec![blanks(texts, &[texts::FORM_MONTH, texts::FORM_YEAR])],
        Kind::Date => {
            vec![blanks(texts, &[texts::FORM_MONTH, texts::FORM_DAY, texts::FORM_YEAR])]
        }
        Kind::Scale { from, to, low, high } => scale((*from, *to), low, high),
        Kind::Consent => {
            let agreed = el("li").text(texts.get(texts::CHECK_AGREED)).node();
            vec![classed("ul", "boxes").child(agreed).node()]
        }
    }
}

fn row(page: &FormPage, group: &Question, (item, n): (&str, u32), parts: &[Question]) -> Node {
    let title = page.texts.say(texts::FORM_ROW, &[("item", item), ("n", &n.to_string())]);
    classed("div", "row")
        .child(classed("p", "item").text(&title).node())
        .children(parts.iter().map(|part| view(page, part, parts, group.who_sees)))
        .node()
}

/// Options with a box before each.
fn list(page: &FormPage, around: &[Question], class: &'static str, options: &[Choice]) -> Node {
    let letters: usize = options.iter().map(|choice| choice.label.chars().count()).sum();
    let fits = |choice: &Choice| choice.label.chars().count() <= 40 && choice.when.is_none();
    let is_plain = options.iter().all(|choice| choice.help.is_none() && choice.when.is_none());
    let layout = match options.len() {
        2..=4 if is_plain && letters <= 40 => Some("data-row"),
        5.. if options.iter().all(fits) => Some("data-columns"),
        _ => None,
    };
    let options = options.iter().map(|choice| {
        let mut option = el("li").text(&choice.label);
        if let Some(help) = &choice.help {
            option = option.child(hint(help));
        }
        if let Some(condition) = &choice.when {
            option = option.child(hint(&only_if(page, around, condition)));
        }
        option.node()
    });
    let list = classed("ul", class).children(options);
    match layout {
        Some(layout) => list.attr(layout, "").node(),
        None => list.node(),
    }
}

fn scale((from, to): (u8, u8), low: &str, high: &str) -> Vec<Node> {
    let end = |number: u8, meaning: &str| [&number.to_string(), " – ", meaning].concat();
    let ends = classed("p", "hint").text(&[end(from, low), end(to, high)].join(", ")).node();
    let numbers = (from..=to).map(|number| el("li").text(&number.to_string()).node());
    vec![ends, classed("ul", "boxes").attr("data-row", "").children(numbers).node()]
}

fn lines(number: u32) -> Node {
    let lines = (0..number).map(|_| el("i").node());
    classed("div", "lines").attr("aria-hidden", "true").children(lines).node()
}

/// Short blanks, each behind its word.
fn blanks(texts: &Texts, words: &[Key]) -> Node {
    let blanks = words
        .iter()
        .map(|word| classed("span", "blank").text(texts.get(*word)).child(el("i").node()).node());
    classed("p", "blanks").children(blanks).node()
}

fn hint(said: &str) -> Node {
    classed("p", "hint").text(said).node()
}

fn how_many(texts: &Texts, key: Key, least: u32, most: u32) -> String {
    let (low, high) = (least.to_string(), most.to_string());
    texts.say(key, &[("n", &high), ("least", &low), ("most", &high)])
}

/// A condition in words.
fn only_if(page: &FormPage, around: &[Question], condition: &Condition) -> String {
    let texts = &page.texts;
    let part = around.iter().find(|part| part.id == condition.question);
    let Some(earlier) = part.or_else(|| page.form.question(&condition.question)) else {
        return String::new();
    };
    let label = |option: &str| match earlier.kind {
        Kind::Consent => texts.get(texts::CHECK_AGREED).to_owned(),
        _ => earlier.kind.label(option).to_owned(),
    };
    let answers = condition
        .is
        .iter()
        .map(|option| texts.say(texts::PAPER_ANSWER, &[("answer", &label(option.as_str()))]));
    let answers = answers.reduce(|a, b| texts.say(texts::PAPER_OR, &[("a", &a), ("b", &b)]));
    let answers = answers.unwrap_or_default();
    texts.say(texts::PAPER_ONLY_IF, &[("ask", &earlier.ask), ("answers", &answers)])
}
