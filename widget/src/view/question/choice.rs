//! One option of a few.

use domain::form::Choice;

use super::{Asked, when};
use crate::view::el::{Node, el};

pub(super) fn view(asked: Asked<'_>, options: &[Choice]) -> Node {
    let views = asked.options(options, |asked, choice, first| radio(asked, choice, first));
    asked.many(views)
}

fn radio(asked: &Asked<'_>, choice: &Choice, first: bool) -> Node {
    let (stage, wrong) = (asked.stage, asked.wrong);
    let (field, name, question) = (asked.field.clone(), asked.name.clone(), asked.question.clone());
    let (choice, row) = (choice.clone(), asked.row.clone());
    let condition = choice.when.clone();
    when(stage, condition.as_ref(), asked.row.clone(), move || {
        let asked = Asked {
            stage,
            question: &question,
            row: row.clone(),
            field: field.clone(),
            name: name.clone(),
            wrong,
            hints: Vec::new(),
        };
        let chosen = stage.read(|journey| journey.text(&field) == choice.id.as_str());
        let input = el("input").attr("type", "radio").flag("checked", chosen);
        asked.option(input, first, (choice.id.as_str(), &choice.label, choice.help.as_deref()))
    })
}
