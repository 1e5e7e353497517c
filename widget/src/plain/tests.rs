use super::{PlainForm, STATE};
use crate::journey::Outcome;
use crate::journey::tests::page;
use domain::api::{FormPage, Receipt};
use domain::form::{Condition, Kind};
use domain::id::{OptionId, QuestionId};
use domain::instant::Instant;
use domain::reference::Reference;

type Fields = Vec<(String, String)>;

fn field(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// What a browser would post of a page: its hidden fields, and what is typed.
fn posted(form: &PlainForm, typed: &[(&str, &str)]) -> Fields {
    let mut fields = vec![field(STATE, &form.journey.draft().write())];
    fields.extend(typed.iter().map(|(name, value)| field(name, value)));
    fields
}

fn turn(form: &PlainForm, typed: &[(&str, &str)]) -> PlainForm {
    let fields = posted(form, typed);
    let mut next = PlainForm::resume(page(), &fields).unwrap();
    assert!(next.press(&fields, "another-key".into()).is_none(), "nothing is to be sent yet");
    next
}

/// Posts whatever answers each step wants until the last page.
fn filled(mut form: PlainForm) -> PlainForm {
    for _ in 0..=page().form.sections.len() {
        let Some(section) = form.journey.section().cloned() else { break };
        let mut typed: Vec<(String, String)> = Vec::new();
        for question in &section.questions {
            let parts = question.kind.parts();
            if parts.is_empty() {
                answer(question.id.as_str(), &question.kind, &mut typed);
            }
            for part in parts {
                answer(&format!("{}.1.{}", question.id, part.id), &part.kind, &mut typed);
            }
        }
        let typed: Vec<(&str, &str)> =
            typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let heading = form.heading();
        form = turn(&form, &typed);
        if form.heading() == heading {
            // An answer led to more questions.
            form = turn(&form, &typed);
        }
        assert!(!form.has_problems(), "{:?}", form.journey.problems());
    }
    form
}

fn answer(name: &str, kind: &Kind, typed: &mut Fields) {
    match kind {
        Kind::Email => typed.push(field(name, "ada@example.org")),
        Kind::WebAddress => typed.push(field(name, "https://example.org")),
        Kind::Month => typed.extend([field(name, "3"), field(name, "2027")]),
        Kind::Date => typed.extend([field(name, "3"), field(name, "31"), field(name, "2027")]),
        Kind::TimeZone => typed.push(field(name, "Europe/Paris")),
        Kind::Scale { from, .. } => typed.push(field(name, &from.to_string())),
        Kind::Consent => typed.push(field(name, "yes")),
        Kind::Choices { options, at_least, .. } => {
            let enough = usize::try_from((*at_least).max(1)).unwrap();
            typed.extend(options.iter().take(enough).map(|option| field(name, option.id.as_str())));
        }
        Kind::Ranked { options, at_most, .. } => {
            let most = usize::try_from(*at_most).unwrap();
            typed.extend(options.iter().take(most).map(|option| field(name, option.id.as_str())));
        }
        Kind::Choice { options } | Kind::Menu { options } => {
            typed.push(field(name, options[0].id.as_str()));
        }
        _ => typed.push(field(name, "Some words")),
    }
}

fn begin() -> PlainForm {
    PlainForm::begin(page(), "0123456789abcdef".into())
}

#[test]
fn a_form_is_filled_in_and_sent_page_by_page() {
    let form = filled(begin());
    assert_eq!(form.journey.section(), None, "the last page: {}", form.heading());
    let fields = posted(&form, &[]);
    let mut form = PlainForm::resume(page(), &fields).unwrap();
    let post = form.press(&fields, "another".into()).expect("it can be sent");
    assert!(page().form.parse(&post.answers).is_ok());
    assert_eq!(form.key(), "0123456789abcdef", "the key travels with the page");
    form.learn(Outcome::Sent(Receipt {
        reference: Reference::from_random(7),
        submitted_at: Instant::from_milliseconds(1_795_000_000_000),
        link: Some("https://host.example/p/my/7000-0000-0000#A".to_owned()),
    }));
    assert!(form.is_sent());
    let html = form.html("/p/f", 1);
    assert!(html.contains("href=\"https://host.example/p/my/7000-0000-0000#A\""), "{html}");
    let state = posted(&form, &[]).into_iter().find(|(name, _)| name == super::STATE);
    assert!(!state.unwrap().1.contains("/my/"), "a draft does not keep what opens what was sent");
    assert!(html.contains(Reference::from_random(7).as_str()) && html.contains("2026"), "{html}");
    assert!(html.contains("href=\"/p/f\""), "{html}");
}

#[test]
fn a_step_that_is_refused_comes_back_with_its_problems_and_what_was_typed() {
    let form = turn(&begin(), &[("email", "ada")]);
    assert!(form.has_problems());
    let html = form.html("/p/f", 1);
    assert!(html.contains("part=\"error-summary\"") && html.contains("autofocus"), "{html}");
    assert!(html.contains("value=\"ada\""), "{html}");
}

#[test]
fn a_page_posts_its_state_and_enter_presses_no_button_that_does_something_else() {
    let html = begin().html("/p/f", 2);
    assert!(
        html.contains("<form novalidate method=\"post\" action=\"/p/f\" id=\"_form\">"),
        "{html}"
    );
    let first = html.split('<').find(|tag| tag.contains("type=\"submit\"")).unwrap();
    assert!(!first.contains("name="), "{first}");
    assert!(!html.contains("type=\"button\""), "a button that needs a script: {html}");
}

#[test]
fn a_state_that_is_none_of_ours_is_not_gone_on_from() {
    for state in ["", "{}", "[]", "\u{0}", "{\"version\":\"x\"}"] {
        assert!(PlainForm::resume(page(), &[field(STATE, state)]).is_none(), "{state}");
    }
    assert!(PlainForm::resume(page(), &[]).is_none());
}

#[test]
fn what_comes_back_from_the_last_page_returns_to_it() {
    let form = filled(begin());
    let mut fields = posted(&form, &[("do", "change:0")]);
    let mut changing = PlainForm::resume(page(), &fields).unwrap();
    assert!(changing.press(&fields, String::new()).is_none());
    assert_eq!(changing.journey.section(), page().form.sections.first());
    let html = changing.html("/p/f", 1);
    assert!(html.contains("name=\"returning\""), "{html}");

    let heading = form.heading();
    let first: Fields = {
        let mut typed = Vec::new();
        for question in &page().form.sections[0].questions {
            answer(question.id.as_str(), &question.kind, &mut typed);
        }
        typed
    };
    fields = posted(&changing, &[("returning", "1")]);
    fields.extend(first);
    let mut back = PlainForm::resume(page(), &fields).unwrap();
    assert!(back.press(&fields, String::new()).is_none());
    assert_eq!(back.heading(), heading);
}

#[test]
fn an_answer_that_leads_to_more_questions_shows_them_before_it_finds_fault() {
    let mut page = page();
    let (at, asks, option) = choice_of(&page);
    let section = &mut page.form.sections[at];
    let depends = section.questions.iter_mut().find(|question| question.id != asks).unwrap();
    depends.when = Some(Condition { question: asks.clone(), is: vec![option.clone()] });
    let name = format!("name=\"{}", depends.id);

    let mut form = PlainForm::begin(page.clone(), "0123456789abcdef".into());
    let mut draft = form.journey.draft();
    draft.step = at;
    form.journey.resume(draft, false);
    assert!(!form.html("/p/f", 1).contains(&name), "it isn't asked yet");
    let fields = posted(&form, &[(asks.as_str(), option.as_str())]);
    let mut next = PlainForm::resume(page, &fields).unwrap();
    assert!(next.press(&fields, String::new()).is_none());
    assert!(!next.has_problems());
    assert!(next.html("/p/f", 1).contains(&name), "{}", next.html("/p/f", 1));
}

/// A choice that stands in a section with others: the section, the question, its first option.
fn choice_of(page: &FormPage) -> (usize, QuestionId, OptionId) {
    let sections = page.form.sections.iter().enumerate();
    let mut found =
        sections.filter(|(_, section)| section.questions.len() > 1).filter_map(|(at, section)| {
            section.questions.iter().find_map(|question| match &question.kind {
                Kind::Choice { options } if question.when.is_none() => {
                    Some((at, question.id.clone(), options[0].id.clone()))
                }
                _ => None,
            })
        });
    found.next().expect("the form has a choice beside another question")
}
