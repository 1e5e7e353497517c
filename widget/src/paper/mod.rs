//! A form on paper: all that it may ask, at once, with room to write by hand. What depends on an
//! answer says so in words.

mod question;

use domain::api::FormPage;
use domain::form::{Audience, Section, Sending};
use domain::program::Opening;
use domain::texts::{self, Texts};

use crate::view::audience_key;
use crate::view::el::{El, Node, classed, el};

/// Prints a form as HTML, to be printed on paper. `page` has all texts, not a widget's alone.
#[must_use]
pub fn paper(page: &FormPage) -> String {
    let FormPage { program, form, .. } = page;
    let of = [program.association.as_str(), &program.name].join(" · ");
    let sections = form.sections.iter().map(|section| part(page, section));
    classed("article", "paper")
        .child(classed("p", "of").text(&of).node())
        .child(el("h1").text(&form.title).node())
        .children(paragraphs(&form.about))
        .child(returning(page))
        .children(sections)
        .node()
        .html()
}

/// Until when, and where to.
fn returning(page: &FormPage) -> Node {
    let FormPage { program, form, texts, opening } = page;
    let mut said = Vec::new();
    if !matches!(opening, Opening::Open { .. }) || form.sending == Sending::Expected {
        said.push(texts.opening(opening));
    }
    let address = [("address", program.address.as_str())];
    let (send, questions) = match form.sending {
        Sending::Expected => (texts::PAPER_SEND, Some(texts::FORM_QUESTIONS_TO)),
        Sending::Optional => (texts::PAPER_KEEP, None),
    };
    said.push(texts.say(send, &address));
    said.extend(questions.map(|key| texts.say(key, &address)));
    // At the end it might stand alone on a last page.
    said.push(texts.get(texts::PAPER_MORE).to_owned());
    classed("p", "return").text(&said.join(" ")).node()
}

fn part(page: &FormPage, section: &Section) -> Node {
    let texts = &page.texts;
    let is_private = section.questions.iter().all(|asked| asked.who_sees == Audience::Oneself);
    let questions =
        section.questions.iter().map(|asked| question::view(page, asked, &[], section.who_sees));
    // Pages that nobody else is to see can be kept back, if nothing else is on them.
    classed("section", if is_private { "part private" } else { "part" })
        .child(el("h2").text(&section.title).node())
        .children(paragraphs(&section.about))
        .child(seen_by(texts, section.who_sees).node())
        .children(questions)
        .node()
}

fn paragraphs(lines: &[String]) -> impl Iterator<Item = Node> {
    lines.iter().map(|line| el("p").text(line).node())
}

/// Who sees an answer, and what to do about it where a whole page is sent.
fn seen_by(texts: &Texts, audience: Audience) -> El {
    let key = match audience {
        Audience::Oneself => texts::PAPER_ONESELF,
        other => audience_key(other),
    };
    classed("p", "seen").text(texts.get(key))
}

#[cfg(test)]
mod tests;
