//! The same questions in the words of Formbricks, a card a question. What it has no kind for is a
//! line of text; conditions, which it writes as jumps, are left out: both make it faster.

use domain::Form;
use domain::form::{Choice, Kind, Question};
use serde_json::{Value, json};

/// The form as a survey.
pub(crate) fn survey(form: &Form) -> Value {
    json!({
        "id": form.id.as_str(),
        "name": form.title,
        "type": "link",
        "status": "inProgress",
        "welcomeCard": { "enabled": false },
        "thankYouCard": { "enabled": true, "headline": form.title },
        "hiddenFields": { "enabled": false },
        "questions": form.questions().map(question).collect::<Vec<_>>(),
    })
}

fn question(question: &Question) -> Value {
    let mut card = match &question.kind {
        Kind::Choice { options } | Kind::Menu { options } => {
            json!({ "type": "multipleChoiceSingle", "choices": choices(options) })
        }
        Kind::Choices { options, .. } | Kind::Ranked { options, .. } => {
            json!({ "type": "multipleChoiceMulti", "choices": choices(options) })
        }
        Kind::Scale { from, to, low, high } => json!({
            "type": "rating", "scale": "number", "range": to - from + 1,
            "lowerLabel": low, "upperLabel": high,
        }),
        Kind::Consent => json!({ "type": "consent", "label": question.ask }),
        Kind::LongText { .. } => json!({ "type": "openText", "longAnswer": true }),
        Kind::Email => line("email"),
        Kind::WebAddress => line("url"),
        _ => line("text"),
    };
    card["id"] = question.id.as_str().into();
    card["headline"] = question.ask.clone().into();
    card["subheader"] = question.help.clone().unwrap_or_default().into();
    card["required"] = (!question.optional).into();
    card["buttonLabel"] = "Continue".into();
    card["backButtonLabel"] = "Back".into();
    card
}

fn line(kind: &str) -> Value {
    json!({ "type": "openText", "longAnswer": false, "inputType": kind })
}

fn choices(options: &[Choice]) -> Vec<Value> {
    let one = |option: &Choice| json!({ "id": option.id.as_str(), "label": option.label });
    options.iter().map(one).collect()
}
