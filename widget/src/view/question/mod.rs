//! A question with its control or controls.

mod choice;
mod consent;
mod copy;
mod date;
mod frame;
mod group;
mod menu;
mod ranked;
mod scale;
mod text;
mod time_zone;

use std::sync::Arc;

use domain::Answers;
use domain::api::FormPage;
use domain::form::{Audience, Choice, Condition, Kind, Question};
use domain::id::QuestionId;
use domain::rejection::Field;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use self::choice::how_many_key;
use self::frame::Frame;
use super::el::{Node, el, live};
use super::step::seen_by;
use crate::journey::Journey;
use crate::session::{Stage, Watch};

/// A question where it stands: what its controls are made from, and what they keep hold of.
struct Asked {
    stage: Stage,
    page: Arc<FormPage>,
    field: Field,
    /// The field's name: the `name` and `id` of its control.
    name: String,
    /// What is wrong with the answer.
    wrong: Watch,
}

/// A question, while it is asked. `seen` is who sees the answers around it.
pub(super) fn view(stage: Stage, field: Field, seen: Audience) -> Node {
    let wrong = stage.problem(&field);
    let asked = Asked { stage, page: stage.page(), name: field.to_string(), field, wrong };
    let asked = Arc::new(asked);
    let Some(question) = asked.question() else { return Node::Nothing };
    let shown = Arc::clone(&asked);
    when(&asked, question.when.as_ref(), move || draw(&shown, seen))
}

fn draw(asked: &Arc<Asked>, seen: Audience) -> Node {
    let Some(question) = asked.question() else { return Node::Nothing };
    let mut hints: Vec<Node> = Vec::new();
    if let Some(help) = &question.help {
        hints.push(el("p").words_in(question.lang.as_ref()).text(help).node());
    }
    if question.who_sees != seen {
        hints.push(seen_by(asked.stage, question.who_sees));
    }
    let frame = Frame { asked, question, hints };
    match &question.kind {
        Kind::ShortText { .. } | Kind::Email | Kind::WebAddress => text::line(frame),
        Kind::LongText { most } => text::paragraphs(frame, *most),
        Kind::Choice { options } => choice::one(frame, options),
        Kind::Choices { options, at_least, at_most } => {
            choice::several(frame, options, *at_least, *at_most)
        }
        Kind::Menu { options } => menu::view(frame, options),
        Kind::Ranked { options, at_least, at_most } => {
            ranked::view(frame, options, *at_least, *at_most)
        }
        Kind::Group { item, parts, .. } => group::view(frame, item, parts),
        Kind::Month => date::month(frame),
        Kind::Date => date::day(frame),
        Kind::TimeZone => time_zone::view(frame),
        Kind::Scale { from, to, low, high } => scale::view(frame, (*from, *to), (low, high)),
        Kind::Consent => consent::view(frame),
    }
}

/// Something that is there while a condition holds.
fn when(
    asked: &Arc<Asked>,
    condition: Option<&Condition>,
    view: impl Fn() -> Node + Send + 'static,
) -> Node {
    match condition {
        None => view(),
        Some(condition) => while_holds(asked, condition, Box::new(view)),
    }
}

fn while_holds(
    asked: &Arc<Asked>,
    condition: &Condition,
    view: Box<dyn Fn() -> Node + Send>,
) -> Node {
    let (field, condition) = (asked.field.clone(), condition.clone());
    let shown = asked.stage.holds(move |journey| holds(journey, &condition, &field));
    live(move || if shown.holds() { view() } else { Node::Nothing })
}

fn holds(journey: &Journey, condition: &Condition, field: &Field) -> bool {
    let condition = Some(condition);
    let Some((number, _)) = &field.part else { return journey.asked().holds(condition) };
    let group = journey.form().question(&field.question);
    let parts = group.map_or(&[][..], |group| group.kind.parts());
    let rows = journey.answers().rows(&field.question);
    match number.checked_sub(1).and_then(|at| rows.get(at)) {
        Some(row) => journey.asked().holds_in_row(condition, parts, row),
        None => journey.asked().holds_in_row(condition, parts, &Answers::new()),
    }
}

impl Asked {
    fn question(&self) -> Option<&Question> {
        let question = self.page.form.question(&self.field.question)?;
        match &self.field.part {
            None => Some(question),
            Some((_, part)) => part_of(question, part),
        }
    }

    /// The option at a place of the question's list.
    fn option(&self, at: usize) -> Option<&Choice> {
        self.question()?.kind.options().get(at)
    }

    /// What is typed or chosen.
    fn text(&self) -> String {
        self.stage.read(|journey| journey.text(&self.field).to_owned())
    }

    /// All that is chosen.
    fn many(&self) -> Vec<String> {
        self.stage.read(|journey| journey.many(&self.field).to_vec())
    }

    fn id(&self, what: &str) -> String {
        [&self.name, what].concat()
    }
}

fn part_of<'a>(group: &'a Question, part: &QuestionId) -> Option<&'a Question> {
    group.kind.parts().iter().find(|known| known.id == *part)
}
