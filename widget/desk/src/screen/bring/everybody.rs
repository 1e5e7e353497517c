//! What the form needs and no column has: chosen for everybody.

use domain::answers::{Answers, Raw};
use domain::form::{Choice, Form, Kind, Question};
use domain::id::QuestionId;
use domain::import::Mapping;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::Screen;
use crate::browser;
use crate::markup::{El, classed, el, live, nothing};

pub(super) fn view(screen: Screen) -> AnyView {
    let missing = Memo::new(move |_| {
        let mapping = screen.mapping.read();
        screen.look(|form, _, _| missing(form, &mapping))
    });
    // What was chosen for everybody goes where a column has it now.
    Effect::new(move |_| {
        let Some(missing) = missing.get() else { return };
        let kept: Answers = screen.mapping.with_untracked(|mapping| {
            let kept = mapping.everybody.iter().filter(|(id, _)| missing.contains(id));
            kept.map(|(id, raw)| (id.clone(), raw.clone())).collect()
        });
        if screen.mapping.with_untracked(|mapping| mapping.everybody != kept) {
            screen.mapping.update(|mapping| mapping.everybody = kept);
        }
    });
    live(move || {
        let missing = missing.get().unwrap_or_default();
        if missing.is_empty() { nothing() } else { screen.everybody(&missing) }
    })
}

/// What everybody is asked and no column answers.
fn missing(form: &Form, mapping: &Mapping) -> Vec<QuestionId> {
    let has_column =
        |id: &QuestionId| mapping.columns.iter().flatten().any(|target| target.question() == id);
    let is_missing = |question: &&Question| {
        let is_asked = !question.optional && question.when.is_none();
        is_asked && question.kind.parts().is_empty() && !has_column(&question.id)
    };
    form.questions().filter(is_missing).map(|question| question.id.clone()).collect()
}

impl Screen {
    fn everybody(self, missing: &[QuestionId]) -> AnyView {
        let desk = self.desk;
        let controls = self.look(|form, _, _| {
            let questions = missing.iter().filter_map(|id| form.question(id));
            questions.map(|question| self.for_all(question)).collect::<Vec<_>>()
        });
        classed("div", "card step")
            .child(el("h2").text(desk.text(texts::DESK_BRING_EVERYBODY)))
            .child(classed("p", "hint").text(desk.text(texts::DESK_BRING_EVERYBODY_ABOUT)))
            .children(controls.unwrap_or_default())
            .view()
    }

    fn for_all(self, question: &Question) -> El {
        let id = format!("all-{}", question.id);
        let label = el("label").attr("for", id.clone());
        if matches!(question.kind, Kind::Consent) {
            return self.agreed(question, id, label);
        }
        let now = self.answered(&question.id);
        let options = question.kind.options();
        let control = if options.is_empty() {
            el("input").attr("value", now)
        } else {
            let none = self.desk.text(texts::DESK_BRING_NOTHING);
            let option = |choice: &Choice| {
                let option = el("option").attr("value", choice.id.as_str());
                option.flag("selected", choice.id.as_str() == now).text(&choice.label)
            };
            el("select")
                .child(el("option").attr("value", "").text(none))
                .children(options.iter().map(option))
        };
        let is_many = matches!(question.kind, Kind::Choices { .. } | Kind::Ranked { .. });
        let name = question.id.clone();
        let control = control.attr("id", id).on("change", move |event| {
            self.answer(&name, browser::value(&event), is_many);
        });
        classed("div", "field").child(label.text(&question.ask)).child(control)
    }

    fn agreed(self, question: &Question, id: String, label: El) -> El {
        let name = question.id.clone();
        let control = el("input")
            .attr("type", "checkbox")
            .attr("id", id)
            .flag("checked", !self.answered(&question.id).is_empty())
            .on("change", move |event| {
                let agreed = if browser::checked(&event) { "yes" } else { "" };
                self.answer(&name, agreed.to_owned(), false);
            });
        let said = classed("span", "hint").text(self.desk.text(texts::DESK_BRING_AGREED));
        classed("div", "option")
            .child(control)
            .child(label.text(&question.ask).text(" ").child(said))
    }

    /// What everybody answers now.
    fn answered(self, question: &QuestionId) -> String {
        self.mapping.with_untracked(|mapping| {
            let first = mapping.everybody.many(question).first().cloned();
            first.unwrap_or_else(|| mapping.everybody.text(question).to_owned())
        })
    }

    fn answer(self, question: &QuestionId, value: String, is_many: bool) {
        self.mapping.update(|mapping| {
            if value.is_empty() {
                mapping.everybody.remove(question);
            } else {
                let raw = if is_many { Raw::Many(vec![value]) } else { Raw::Text(value) };
                mapping.everybody.set(question.clone(), raw);
            }
        });
    }
}
