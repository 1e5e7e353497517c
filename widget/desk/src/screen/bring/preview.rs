//! Each row as the form reads it, for whoever wants to be sure.

use domain::form::Question;
use domain::import::Checked;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::Screen;
use crate::answer;
use crate::field::choice;
use crate::markup::{classed, el, live, nothing, unfolds};

/// Whether whoever is at the desk may see what is answered.
pub(super) fn is_seen(question: &Question) -> bool {
    question.who_sees.includes_committee()
}

/// One row at a time, chosen by its number.
pub(super) fn view(screen: Screen) -> AnyView {
    let desk = screen.desk;
    let is_open = RwSignal::new(false);
    let numbers = Memo::new(move |_| {
        screen.checked.with(|rows| rows.iter().map(|row| row.number).collect::<Vec<_>>())
    });
    let body = move || {
        let numbers = numbers.get();
        if numbers.is_empty() {
            return nothing();
        }
        let chosen = RwSignal::new(numbers.first().map(ToString::to_string).unwrap_or_default());
        let options = numbers.iter().map(|number| (number.to_string(), number.to_string()));
        el("div")
            .child(choice("row", &desk.text(texts::DESK_BRING_ROW), options, chosen))
            .child(live(move || screen.read_as(&chosen.get())))
            .view()
    };
    unfolds(&desk.text(texts::DESK_BRING_PREVIEW), is_open, body).attr("class", "preview").view()
}

impl Screen {
    fn read_as(self, number: &str) -> AnyView {
        let checked = self.checked.read();
        let is_it = |row: &&Checked| row.number.to_string() == number;
        let Some(row) = checked.iter().find(is_it) else { return nothing() };
        let desk = self.desk;
        let drawn = self.look(|form, texts, _| {
            let entry = |question: &Question| {
                let raw = row.answers.get(&question.id)?;
                let said = match is_seen(question) {
                    true => answer::view(texts, question, Some(raw), ""),
                    false => {
                        let sentence = desk.text(texts::DESK_BRING_UNSEEN);
                        classed("p", "quiet").text(sentence).view()
                    }
                };
                Some(el("div").child(el("dt").text(&question.ask)).child(el("dd").child(said)))
            };
            let entries: Vec<_> = form.questions().filter_map(entry).collect();
            classed("div", "answers").child(el("section").child(el("dl").children(entries))).view()
        });
        drawn.unwrap_or_else(nothing)
    }
}
