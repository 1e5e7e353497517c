//! What stands around a control: the question, its help, and what is wrong with the answer.

use std::sync::Arc;

use domain::form::Question;
use domain::texts;

use super::{Asked, copy};
use crate::view::el::{El, Node, classed, el, live};

/// A question that is being drawn.
pub(super) struct Frame<'a> {
    pub(super) asked: &'a Arc<Asked>,
    pub(super) question: &'a Question,
    /// What stands under the question.
    pub(super) hints: Vec<Node>,
}

impl Frame<'_> {
    /// A question with one control: label, hint, problem, control.
    pub(super) fn one(mut self, control: El) -> Node {
        let name = &self.asked.name;
        let control = self.checked(control.attr("id", name).attr("name", name)).node();
        let label = self.ask(el("label").attr("part", "label").attr("for", name)).node();
        let problem = self.problem();
        let hint = self.hint();
        field("div", [label, hint, problem, control, copy::offer(&self)]).node()
    }

    /// A question with several controls: a legend, hint, problem, controls.
    pub(super) fn many(mut self, controls: Vec<Node>) -> Node {
        let legend = self.ask(el("legend").attr("part", "label")).node();
        let problem = self.problem();
        let described = self.described(el("fieldset"));
        let hint = self.hint();
        described
            .attr("class", "question")
            .attr("part", "field")
            .children([legend, hint, problem])
            .children(controls)
            .child(copy::offer(&self))
            .node()
    }

    /// The question's words; with "(optional)", where it is.
    pub(super) fn ask(&self, element: El) -> El {
        let element = match &self.question.lang {
            None => element.text(&self.question.ask),
            // What stands behind it is in the form's language.
            lang => {
                let ask = el("span").words_in(lang.as_ref()).text(&self.question.ask);
                element.child(ask.node())
            }
        };
        if !self.question.optional {
            return element;
        }
        let said = self.asked.stage.text(texts::FORM_OPTIONAL);
        element.text(" ").child(classed("span", "optional").text(&said).node())
    }

    /// What stands under the question.
    pub(super) fn hint(&mut self) -> Node {
        let hints = std::mem::take(&mut self.hints);
        if hints.is_empty() {
            return Node::Nothing;
        }
        classed("div", "hint")
            .attr("part", "hint")
            .attr("id", &self.asked.id("-hint"))
            .children(hints)
            .node()
    }

    /// What is wrong with the answer.
    pub(super) fn problem(&self) -> Node {
        let asked = Arc::clone(self.asked);
        live(move || match asked.wrong.says() {
            None => Node::Nothing,
            Some(sentence) => classed("p", "problem")
                .attr("id", &asked.id("-problem"))
                .child(unseen(&asked.stage.text(texts::FORM_PROBLEM)))
                .text(" ")
                .text(&sentence)
                .node(),
        })
    }

    /// A control, or a group of them, that its hint and its problem describe.
    pub(super) fn described(&self, control: El) -> El {
        let (asked, has_hint) = (Arc::clone(self.asked), !self.hints.is_empty());
        control.live_attr("aria-describedby", move || {
            let hint = if has_hint { asked.id("-hint") } else { String::new() };
            let described = match asked.wrong.says() {
                Some(_) => [&hint, " ", &asked.id("-problem")].concat(),
                None => hint,
            };
            if described.is_empty() { None } else { Some(described.trim_start().to_owned()) }
        })
    }

    /// The same, and marked as wrong while it is.
    pub(super) fn checked(&self, control: El) -> El {
        let wrong = self.asked.wrong;
        self.described(control)
            .live_attr("aria-invalid", move || wrong.says().map(|_| "true".to_owned()))
    }
}

/// The box around a question.
pub(super) fn field(tag: &'static str, children: impl IntoIterator<Item = Node>) -> El {
    classed(tag, "question").attr("part", "field").children(children)
}

/// Said to a screen reader only.
fn unseen(said: &str) -> Node {
    classed("span", "unseen").text(said).node()
}
