//! A question with its control or controls.

mod choice;
mod choices;
mod consent;
mod copy;
mod date;
mod group;
mod menu;
mod ranked;
mod scale;
mod text;
mod time_zone;

use domain::form::{Audience, Choice, Condition, Kind, Question};
use domain::id::QuestionId;
use domain::rejection::Field;
use domain::texts;

use super::el::{El, Node, classed, el, live};
use super::step::seen_by;
use crate::journey::Journey;
use crate::session::{Stage, Watch};

/// The row of a group that a question is in, counted from one.
type Row = Option<(QuestionId, usize)>;

/// What every kind of question needs to draw itself.
struct Asked<'a> {
    stage: Stage,
    question: &'a Question,
    row: Row,
    field: Field,
    /// The field's name: the `name` and `id` of its control.
    name: String,
    /// What is wrong with the answer.
    wrong: Watch,
    /// What stands under the question, besides its help.
    hints: Vec<Node>,
}

/// A question, while it is asked. `seen` is who sees the answers around it.
pub(super) fn view(stage: Stage, question: &Question, seen: Audience, row: Row) -> Node {
    let shown = question.clone();
    let row_of = row.clone();
    when(stage, question.when.as_ref(), row, move || {
        let field = match &row_of {
            None => Field::of(&shown.id),
            Some((group, number)) => Field::part(group, *number, &shown.id),
        };
        let name = field.to_string();
        let mut hints: Vec<Node> = Vec::new();
        if let Some(help) = &shown.help {
            hints.push(el("p").text(help).node());
        }
        if shown.who_sees != seen {
            hints.push(seen_by(stage, shown.who_sees));
        }
        let (row, wrong) = (row_of.clone(), stage.problem(&field));
        draw(Asked { stage, question: &shown, row, field, name, wrong, hints })
    })
}

fn draw(asked: Asked<'_>) -> Node {
    match &asked.question.kind {
        Kind::ShortText { .. } | Kind::Email | Kind::WebAddress => text::line(asked),
        Kind::LongText { most } => text::paragraphs(asked, *most),
        Kind::Choice { options } => choice::view(asked, options),
        Kind::Menu { options } => menu::view(asked, options),
        Kind::Choices { options, at_least, at_most } => {
            choices::view(asked, options, *at_least, *at_most)
        }
        Kind::Ranked { options, at_least, at_most } => {
            ranked::view(asked, options, *at_least, *at_most)
        }
        Kind::Group { item, parts, .. } => group::view(asked, item, parts),
        Kind::Month => date::month(asked),
        Kind::Date => date::day(asked),
        Kind::TimeZone => time_zone::view(asked),
        Kind::Scale { from, to, low, high } => scale::view(asked, (*from, *to), (low, high)),
        Kind::Consent => consent::view(asked),
    }
}

/// Something that is there while a condition holds.
fn when(
    stage: Stage,
    condition: Option<&Condition>,
    row: Row,
    view: impl Fn() -> Node + Send + Sync + 'static,
) -> Node {
    let Some(condition) = condition.cloned() else { return view() };
    let shown = stage.holds(move |journey| holds(journey, &condition, row.as_ref()));
    live(move || if shown.holds() { view() } else { Node::Nothing })
}

fn holds(journey: &Journey, condition: &Condition, row: Option<&(QuestionId, usize)>) -> bool {
    let Some((group, number)) = row else { return journey.asked().holds(Some(condition)) };
    let parts = journey.form().question(group).map_or(&[][..], |group| group.kind.parts());
    let rows = journey.answers().rows(group);
    match number.checked_sub(1).and_then(|at| rows.get(at)) {
        Some(row) => journey.asked().holds_in_row(Some(condition), parts, row),
        None => journey.asked().holds_in_row(Some(condition), parts, &domain::Answers::new()),
    }
}

impl Asked<'_> {
    /// The question's words; with "(optional)", where it is.
    fn ask(&self, element: El) -> El {
        let element = element.text(&self.question.ask);
        if !self.question.optional {
            return element;
        }
        let said = self.stage.text(texts::FORM_OPTIONAL);
        element.text(" ").child(classed("span", "optional").text(&said).node())
    }

    fn id(&self, what: &str) -> String {
        [&self.name, what].concat()
    }

    /// What stands under the question.
    fn hint(&mut self) -> Node {
        if self.hints.is_empty() {
            return Node::Nothing;
        }
        let hints = std::mem::take(&mut self.hints);
        classed("div", "hint")
            .attr("part", "hint")
            .attr("id", &self.id("-hint"))
            .children(hints)
            .node()
    }

    /// What is wrong with the answer.
    fn problem(&self) -> Node {
        let (stage, id) = (self.stage, self.id("-problem"));
        let problem = self.wrong;
        live(move || match problem.says() {
            None => Node::Nothing,
            Some(sentence) => classed("p", "problem")
                .attr("id", &id)
                .child(classed("span", "unseen").text(&stage.text(texts::FORM_PROBLEM)).node())
                .text(" ")
                .text(&sentence)
                .node(),
        })
    }

    /// A control, or a group of them, that its hint and its problem describe.
    fn described(&self, control: El) -> El {
        let problem = self.wrong;
        let hint = if self.hints.is_empty() { String::new() } else { self.id("-hint ") };
        let with_problem = [hint.as_str(), &self.id("-problem")].concat();
        control.live_attr("aria-describedby", move || {
            let described = if problem.says().is_some() { &with_problem } else { &hint };
            Some(described.trim().to_owned()).filter(|described| !described.is_empty())
        })
    }

    /// The same, and marked as wrong while it is.
    fn checked(&self, control: El) -> El {
        let problem = self.wrong;
        self.described(control)
            .live_attr("aria-invalid", move || problem.says().map(|_| "true".to_owned()))
    }

    /// A question with one control: label, hint, problem, control.
    fn one(mut self, control: El) -> Node {
        let control = self.checked(control.attr("id", &self.name).attr("name", &self.name));
        let label = el("label").attr("part", "label").attr("for", &self.name);
        let label = self.ask(label).node();
        let problem = self.problem();
        let hint = self.hint();
        self.framed("div", [label, hint, problem, control.node(), copy::offer(&self)])
    }

    /// A question with several controls: a legend, hint, problem, controls.
    fn many(mut self, controls: Vec<Node>) -> Node {
        let fieldset = self.described(classed("fieldset", "question"));
        let legend = self.ask(el("legend").attr("part", "label")).node();
        let problem = self.problem();
        let hint = self.hint();
        fieldset
            .attr("part", "field")
            .children([legend, hint, problem])
            .children(controls)
            .child(copy::offer(&self))
            .node()
    }

    fn framed(&self, tag: &'static str, children: impl IntoIterator<Item = Node>) -> Node {
        classed(tag, "question").attr("part", "field").children(children).node()
    }

    /// A radio button or a box with its label. The first one of a question has its field's id.
    fn option(&self, input: El, first: bool, choice: (&str, &str, Option<&str>)) -> Node {
        let (value, label, help) = choice;
        let id = if first { self.name.clone() } else { [&self.name, "--", value].concat() };
        let hint_id = [&id, "-help"].concat();
        let mut input = input
            .attr("part", "input")
            .attr("id", &id)
            .attr("name", &self.name)
            .attr("value", value);
        let mut help_view = Node::Nothing;
        if let Some(help) = help {
            input = input.attr("aria-describedby", &hint_id);
            help_view = classed("p", "hint").attr("id", &hint_id).text(help).node();
        }
        classed("div", "option")
            .child(input.node())
            .child(el("label").attr("for", &id).text(label).node())
            .child(help_view)
            .node()
    }

    /// Options that are there while their conditions hold.
    fn options(
        &self,
        options: &[Choice],
        option: impl Fn(&Self, &Choice, bool) -> Node,
    ) -> Vec<Node> {
        let options = options.iter().enumerate();
        options.map(|(at, choice)| option(self, choice, at == 0)).collect()
    }
}
