//! Several options.

use domain::form::Choice;
use domain::texts;

use super::{Asked, when};
use crate::session::Stage;
use crate::view::el::{Node, el};

pub(super) fn view(mut asked: Asked<'_>, options: &[Choice], least: u32, most: u32) -> Node {
    if let Some(said) = how_many(asked.stage, options.len(), least, most) {
        asked.hints.push(el("p").text(&said).node());
    }
    let views = asked.options(options, |asked, choice, first| tick(asked, choice, first));
    asked.many(views)
}

fn tick(asked: &Asked<'_>, choice: &Choice, first: bool) -> Node {
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
        let is_this = |name: &String| name == choice.id.as_str();
        let chosen = stage.read(|journey| journey.many(&field).iter().any(is_this));
        let input = el("input")
            .attr("type", "checkbox")
            .attr("data-many", "")
            .flag("checked", chosen);
        asked.option(input, first, (choice.id.as_str(), &choice.label, choice.help.as_deref()))
    })
}

/// How many to choose, where it isn't any number of them.
pub(super) fn how_many(stage: Stage, of: usize, least: u32, most: u32) -> Option<String> {
    let unlimited = usize::try_from(most).is_ok_and(|most| most >= of);
    let (low, high) = (least.to_string(), most.to_string());
    if least == most {
        Some(stage.say(texts::FORM_EXACTLY, &[("n", &high)]))
    } else if unlimited {
        None
    } else if least > 1 {
        Some(stage.say(texts::FORM_BETWEEN, &[("least", &low), ("most", &high)]))
    } else {
        Some(stage.say(texts::FORM_UP_TO, &[("n", &high)]))
    }
}
