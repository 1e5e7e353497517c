use domain::api::FormPage;
use domain::form::{Kind, Question};

use super::paper;
use crate::journey::tests::page;

fn shown(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Every question and every option that a short list has.
fn words(questions: &[Question]) -> Vec<String> {
    let of = |question: &Question| {
        let options = question.kind.options();
        let options = if options.len() < 60 { options } else { &[] };
        let labels = options.iter().map(|choice| choice.label.clone());
        let parts = words(question.kind.parts());
        std::iter::once(question.ask.clone()).chain(labels).chain(parts).collect::<Vec<_>>()
    };
    questions.iter().flat_map(of).collect()
}

#[test]
fn paper_has_every_question_and_option_whatever_they_depend_on_and_no_control() {
    let page: FormPage = page();
    let html = paper(&page);
    for section in &page.form.sections {
        assert!(html.contains(&shown(&section.title)));
        for word in words(&section.questions) {
            assert!(html.contains(&shown(&word)), "{word} in {html}");
        }
    }
    for control in ["<input", "<button", "<select", "<textarea"] {
        assert!(!html.contains(control), "{control}");
    }
}

#[test]
fn what_depends_on_an_answer_says_on_which() {
    let mut page = page();
    let texts = [
        ("paper.only-if", "Only if {ask} is {answers}."),
        ("paper.answer", "<{answer}>"),
        ("paper.or", "{a} or {b}"),
    ];
    page.texts = page.texts.with(texts.map(|(key, text)| (key.to_owned(), text.to_owned())));
    let html = paper(&page);
    let all: Vec<&Question> = page.form.questions().collect();
    let dependent = all.iter().find(|question| question.when.is_some()).unwrap();
    let condition = dependent.when.as_ref().unwrap();
    let earlier = page.form.question(&condition.question).unwrap();
    assert!(!matches!(earlier.kind, Kind::Consent));
    let answers: Vec<String> =
        condition.is.iter().map(|id| format!("<{}>", earlier.kind.label(id.as_str()))).collect();
    let said = format!("Only if {} is {}.", earlier.ask, answers.join(" or "));
    assert!(html.contains(&shown(&said)), "{said} in {html}");
}
