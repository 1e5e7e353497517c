//! Which answers of a pairing's form are a concern.

use super::Answered;
use crate::answers::{Answers, Raw};
use crate::form::{Audience, Condition, Form};
use crate::texts::Texts;

impl Form {
    /// What somebody has answered, if something of it is a concern: all that the committee may see,
    /// in the form's order. Nothing, where all is well.
    #[must_use]
    pub fn concerns(&self, answers: &Answers, texts: &Texts) -> Vec<Answered> {
        let concerns = self.opens.for_pair().map_or(&[][..], |pair| &pair.concerns);
        let is_concern = |concern: &Condition| holds(answers, concern);
        if !concerns.iter().any(is_concern) {
            return Vec::new();
        }
        let seen = self.questions().filter(|question| question.who_sees >= Audience::Committee);
        let answered = seen.map(|question| Answered {
            ask: question.ask.clone(),
            lines: question.said(answers, texts),
            is_concern: concerns
                .iter()
                .any(|concern| concern.question == question.id && is_concern(concern)),
        });
        answered.filter(|answered| !answered.lines.is_empty()).collect()
    }
}

fn holds(answers: &Answers, concern: &Condition) -> bool {
    let is_one = |chosen: &str| concern.is.iter().any(|option| option.as_str() == chosen);
    match answers.get(&concern.question) {
        Some(Raw::Text(chosen)) => is_one(chosen),
        Some(Raw::Many(chosen)) => chosen.iter().any(|chosen| is_one(chosen)),
        Some(Raw::Rows(_)) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn form() -> Form {
        let options =
            json!([{ "id": "well", "label": "Well" }, { "id": "badly", "label": "Badly" }]);
        let question = |id: &str, who: &str, kind| json!({ "id": id, "ask": format!("{id}?"), "who-sees": who, "optional": true, "kind": kind });
        let words = || json!({ "long-text": { "most": 99 } });
        serde_json::from_value(json!({
            "id": "f", "version": "000000000000000a", "lang": "en", "title": "F", "dataset": "fs",
            "opens": "pairing", "asked": "check-in",
            "concerns": [{ "question": "going", "is": ["badly"] }],
            "sending": "expected", "send": "Send", "next": [],
            "sections": [{ "id": "s", "title": "S", "who-sees": "committee", "questions": [
                question("told", "committee", words()),
                question("going", "committee", json!({ "choice": { "options": options } })),
                question("fit", "matching", words()),
            ] }],
        }))
        .unwrap()
    }

    #[test]
    fn a_concern_brings_all_that_the_committee_may_see_and_without_one_there_is_nothing() {
        let said = |going: &str| {
            let answers = json!({ "told": "We are far apart.", "going": going, "fit": "Bo" });
            let answers: Answers = serde_json::from_value(answers).unwrap();
            form().concerns(&answers, &Texts::default())
        };
        assert_eq!(said("well"), []);
        let told: Vec<_> = said("badly")
            .into_iter()
            .map(|one| (one.ask, one.lines.join("|"), one.is_concern))
            .collect();
        let line = |ask: &str, said: &str, is| (ask.to_owned(), said.to_owned(), is);
        assert_eq!(
            told,
            [line("told?", "We are far apart.", false), line("going?", "Badly", true)]
        );
    }
}
