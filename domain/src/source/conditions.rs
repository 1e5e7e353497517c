//! Conditions look back: at an earlier question that offers the options they wait for.

use super::reader::Place;
use crate::form::{Audience, Condition, Form, Kind, Question};
use crate::id::QuestionId;
use crate::submission::AGREED;

pub(super) fn check<'a>(form: &Form, place_of: &dyn Fn(&QuestionId) -> Place<'a>) {
    let mut earlier: Vec<&Question> = Vec::new();
    for question in form.questions() {
        check_question(question, &[&earlier], place_of(&question.id));
        let mut parts: Vec<&Question> = Vec::new();
        for part in question.kind.parts() {
            check_question(part, &[&parts, &earlier], place_of(&part.id));
            parts.push(part);
        }
        earlier.push(question);
    }
}

fn check_question(question: &Question, scopes: &[&[&Question]], place: Place<'_>) {
    let of_options = question.kind.options().iter().filter_map(|choice| choice.when.as_ref());
    for condition in question.when.iter().chain(of_options) {
        let earlier = scopes
            .iter()
            .find_map(|scope| scope.iter().find(|earlier| earlier.id == condition.question));
        match earlier {
            None => place.fault(format!(
                "“when” of “{}” looks at “{}”, which is not asked before it",
                question.id, condition.question
            )),
            Some(earlier)
                if earlier.who_sees == Audience::Oneself
                    && question.who_sees != Audience::Oneself =>
            {
                place.fault(format!(
                    "“when” of “{}” looks at “{}”, which is never sent: only the person sees it",
                    question.id, earlier.id
                ));
            }
            Some(earlier) => check_options(question, condition, earlier, place),
        }
    }
}

fn check_options(question: &Question, condition: &Condition, earlier: &Question, place: Place<'_>) {
    for option in &condition.is {
        let offered = match &earlier.kind {
            Kind::Consent => option.as_str() == AGREED,
            kind => kind.options().iter().any(|choice| choice.id == *option),
        };
        if !offered {
            place.fault(format!(
                "“when” of “{}” waits for “{option}”, which “{}” does not offer",
                question.id, earlier.id
            ));
        }
    }
}
