//! What the widget is compared with: the same questions in the words of SurveyJS, a page a section.

use domain::Form;
use domain::form::{Choice, Condition, Kind, Question, Section};
use serde_json::{Map, Value, json};

/// The form as the definition of a survey.
pub(crate) fn survey(form: &Form) -> Value {
    json!({
        "title": form.title,
        "description": form.about.join("\n\n"),
        "completeText": form.send,
        "showProgressBar": true,
        "pages": form.sections.iter().map(page).collect::<Vec<_>>(),
    })
}

fn page(section: &Section) -> Value {
    json!({
        "name": section.id.as_str(),
        "title": section.title,
        "description": section.about.join("\n\n"),
        "elements": section.questions.iter().map(|q| question(q, "")).collect::<Vec<_>>(),
    })
}

/// A question; `scope` stands before the names in a condition: `panel.` in a group.
fn question(question: &Question, scope: &str) -> Value {
    let mut element = kind(&question.kind);
    element.insert("name".into(), question.id.as_str().into());
    element.insert("title".into(), question.ask.clone().into());
    element.insert("isRequired".into(), (!question.optional).into());
    if let Some(help) = &question.help {
        element.insert("description".into(), help.clone().into());
    }
    if let Some(missing) = &question.missing {
        element.insert("requiredErrorText".into(), missing.clone().into());
    }
    if let Some(condition) = &question.when {
        element.insert("visibleIf".into(), visible_if(condition, scope).into());
    }
    if let Some(fill) = question.autofill.as_deref().filter(|_| element["type"] == "text") {
        element.insert("autocomplete".into(), fill.into());
    }
    if question.kind == Kind::Consent {
        element.insert("title".into(), " ".into());
        element.insert("choices".into(), json!([{ "value": "yes", "text": question.ask }]));
    }
    element.into()
}

fn kind(kind: &Kind) -> Map<String, Value> {
    let value = match kind {
        Kind::ShortText { most } => json!({ "type": "text", "maxLength": most }),
        Kind::LongText { most } => json!({ "type": "comment", "maxLength": most }),
        Kind::Email => {
            json!({ "type": "text", "inputType": "email", "validators": [{ "type": "email" }] })
        }
        Kind::WebAddress => json!({ "type": "text", "inputType": "url" }),
        Kind::Month => json!({ "type": "text", "inputType": "month" }),
        Kind::Date => json!({ "type": "text", "inputType": "date" }),
        Kind::TimeZone => json!({ "type": "dropdown", "choices": "time-zones" }),
        Kind::Choice { options } => json!({ "type": "radiogroup", "choices": choices(options) }),
        Kind::Menu { options } => json!({ "type": "dropdown", "choices": choices(options) }),
        Kind::Choices { options, at_least, at_most } => json!({
            "type": "checkbox",
            "choices": choices(options),
            "minSelectedChoices": at_least,
            "maxSelectedChoices": at_most,
        }),
        Kind::Ranked { options, at_least, at_most } => json!({
            "type": "ranking",
            "choices": choices(options),
            "selectToRankEnabled": true,
            "minSelectedChoices": at_least,
            "maxSelectedChoices": at_most,
        }),
        Kind::Group { item, at_least, at_most, parts } => json!({
            "type": "paneldynamic",
            "templateTitle": item,
            "minPanelCount": at_least,
            "maxPanelCount": at_most,
            "panelCount": 1,
            "templateElements": parts.iter().map(|q| question(q, "panel.")).collect::<Vec<_>>(),
        }),
        Kind::Scale { from, to, low, high } => json!({
            "type": "rating",
            "rateMin": from,
            "rateMax": to,
            "minRateDescription": low,
            "maxRateDescription": high,
        }),
        Kind::Consent => json!({ "type": "checkbox" }),
    };
    value.as_object().cloned().unwrap_or_default()
}

fn choices(options: &[Choice]) -> Vec<Value> {
    let one = |option: &Choice| {
        // SurveyJS has no line of help under an option: it stands behind the label.
        let help = option.help.as_deref().map(|help| format!(": {help}")).unwrap_or_default();
        let mut choice =
            json!({ "value": option.id.as_str(), "text": format!("{}{help}", option.label) });
        if let Some(condition) = &option.when {
            choice["visibleIf"] = visible_if(condition, "").into();
        }
        choice
    };
    options.iter().map(one).collect()
}

fn visible_if(condition: &Condition, scope: &str) -> String {
    let options: Vec<String> = condition.is.iter().map(|option| format!("'{option}'")).collect();
    format!("{{{scope}{}}} anyof [{}]", condition.question, options.join(", "))
}
