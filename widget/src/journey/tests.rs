use domain::answers::{Answers, Raw};
use domain::api::{FieldProblem, FormPage, Receipt};
use domain::id::QuestionId;
use domain::instant::Instant;
use domain::program::Opening;
use domain::reference::Reference;
use domain::rejection::Field;
use domain::version::Version;

use super::{Entry, Journey, Notice, Outcome, Place, Sending, Trouble};

/// A form with every kind of question, in two steps and one that is asked of some.
pub(crate) fn page_json() -> String {
    include_str!("../../tests/page.json").to_owned()
}

pub(crate) fn page() -> FormPage {
    serde_json::from_str(&page_json()).unwrap()
}

fn begin() -> Journey {
    Journey::new(page(), "Europe/Paris", "key-1".into())
}

fn enter(journey: &mut Journey, field: &str, entry: Entry<'_>) {
    journey.enter(&Field::try_from(field.to_owned()).unwrap(), entry);
}

fn type_in(journey: &mut Journey, field: &str, text: &str) {
    enter(journey, field, Entry::Text(text));
}

fn id(name: &str) -> QuestionId {
    QuestionId::new(name).unwrap()
}

fn at_the_end() -> Journey {
    let mut journey = begin();
    type_in(&mut journey, "name", "Ada");
    type_in(&mut journey, "email", "ada@example.org");
    journey.go_on();
    type_in(&mut journey, "consent", "yes");
    journey.go_on();
    assert_eq!(journey.place(), Place::Check);
    journey
}

fn reference() -> Reference {
    Reference::parse("7Q2M-XK4D-90TB").unwrap()
}

fn receipt() -> Receipt {
    Receipt { reference: reference(), submitted_at: Instant::from_milliseconds(0), link: None }
}

#[test]
fn a_step_with_a_problem_is_not_left_and_says_all_of_them() {
    let mut journey = begin();
    type_in(&mut journey, "email", "nobody");
    journey.go_on();
    assert_eq!(journey.place(), Place::Step(0));
    let said: Vec<&str> = journey.problems().iter().map(|shown| &*shown.sentence).collect();
    assert_eq!(said, ["Enter your name", "Enter an e-mail address"]);
}

#[test]
fn a_step_that_asks_nothing_is_passed_over_in_both_directions() {
    let mut journey = at_the_end();
    journey.go_back();
    assert_eq!(journey.place(), Place::Step(2));
    journey.go_back();
    assert_eq!(journey.place(), Place::Step(0));

    type_in(&mut journey, "stage", "student");
    journey.go_on();
    assert_eq!(journey.place(), Place::Step(1));
}

#[test]
fn a_change_from_the_last_page_leads_back_to_it() {
    let mut journey = at_the_end();
    journey.change(0);
    type_in(&mut journey, "name", "Grace");
    journey.go_on();
    assert_eq!(journey.place(), Place::Check);
    assert_eq!(journey.text(&Field::of(&id("name"))), "Grace");
}

#[test]
fn an_option_that_is_not_offered_any_more_is_not_chosen_any_more() {
    let mut journey = begin();
    type_in(&mut journey, "stage", "student");
    enter(&mut journey, "topics", Entry::Tick("thesis", true));
    enter(&mut journey, "topics", Entry::Tick("data", true));
    assert_eq!(journey.many(&Field::of(&id("topics"))), ["thesis", "data"]);

    type_in(&mut journey, "stage", "other");
    assert_eq!(journey.many(&Field::of(&id("topics"))), ["data"]);
    enter(&mut journey, "topics", Entry::Tick("data", false));
    assert!(journey.answers().get(&id("topics")).is_none());
}

#[test]
fn dates_and_ranks_are_put_together_from_their_controls_in_any_order() {
    let mut journey = begin();
    let born = |journey: &Journey| journey.text(&Field::of(&id("born"))).to_owned();
    enter(&mut journey, "born", Entry::DatePart(2, " 9 "));
    assert_eq!(born(&journey), "--9");
    enter(&mut journey, "born", Entry::DatePart(0, "2-027"));
    enter(&mut journey, "born", Entry::DatePart(1, "2"));
    assert_eq!(born(&journey), "2027-2-9");
    for part in 0..3 {
        enter(&mut journey, "born", Entry::DatePart(part, ""));
    }
    assert!(journey.answers().get(&id("born")).is_none());

    enter(&mut journey, "goals.1.by", Entry::DatePart(1, "3"));
    assert_eq!(journey.answers().rows(&id("goals"))[0].text(&id("by")), "-3");

    enter(&mut journey, "top", Entry::Rank(1, "a"));
    assert_eq!(journey.many(&Field::of(&id("top"))), ["", "a"]);
}

#[test]
fn a_removed_row_comes_back_where_it_was() {
    let mut journey = begin();
    let goals = id("goals");
    for (row, text) in [(1, "one"), (2, "two"), (3, "three")] {
        if row > 1 {
            assert_eq!(journey.add_row(&goals), Some(row));
        }
        type_in(&mut journey, &format!("goals.{row}.statement"), text);
    }
    assert_eq!(journey.add_row(&goals), None);
    let statements = |journey: &Journey| -> Vec<String> {
        let rows = journey.answers().rows(&goals).iter();
        rows.map(|row| row.text(&id("statement")).to_owned()).collect()
    };
    journey.remove_row(&goals, 2);
    assert_eq!(statements(&journey), ["one", "three"]);
    journey.undo_remove();
    assert_eq!(statements(&journey), ["one", "two", "three"]);
    journey.remove_row(&goals, 9);
    journey.remove_row(&goals, 0);
    assert_eq!(statements(&journey), ["one", "two", "three"]);
}

#[test]
fn a_form_whose_controls_were_emptied_again_is_not_worth_keeping() {
    let mut journey = begin();
    assert!(!journey.has_typed(), "the browser filled in the time zone, nobody typed it");
    type_in(&mut journey, "name", "A");
    assert!(journey.has_typed());
    type_in(&mut journey, "name", "");
    assert!(!journey.has_typed());
}

#[test]
fn a_draft_leads_back_to_where_it_was_kept() {
    let before = at_the_end();
    let draft = crate::draft::Draft::read(&before.draft().write()).unwrap();
    let mut after = Journey::new(page(), "", "another".into());
    after.restore(draft);
    assert_eq!(after.place(), Place::Check);
    assert_eq!(after.answers(), before.answers());
    assert_eq!(after.key(), "key-1");
    assert_eq!(after.notice(), Some(Notice::DraftFound));
}

#[test]
fn a_draft_of_another_version_keeps_its_answers_and_sends_none_that_are_unknown() {
    let mut draft = at_the_end().draft();
    draft.version = Version::unpublished();
    draft.answers.set(id("gone"), Raw::Text("x".into()));
    let row: Answers =
        [(id("gone"), Raw::Text("x".into())), (id("statement"), Raw::Text("y".into()))]
            .into_iter()
            .collect();
    draft.answers.set(id("goals"), Raw::Rows(vec![row]));
    let mut journey = begin();
    journey.restore(draft);
    assert_eq!((journey.place(), journey.notice()), (Place::Step(0), Some(Notice::NewVersion)));
    journey.go_on();
    journey.go_on();
    let post = journey.send().unwrap();
    assert!(post.answers.get(&id("gone")).is_none());
    assert_eq!(post.answers.rows(&id("goals"))[0].iter().count(), 1);
}

#[test]
fn what_was_cleared_comes_back_until_something_is_typed() {
    let mut journey = at_the_end();
    journey.clear("key-2".into());
    assert_eq!(journey.text(&Field::of(&id("name"))), "");
    journey.undo_clear();
    assert_eq!(journey.text(&Field::of(&id("name"))), "Ada");
    assert_eq!((journey.place(), journey.key()), (Place::Check, "key-1"));

    journey.clear("key-2".into());
    type_in(&mut journey, "name", "Grace");
    journey.undo_clear();
    assert_eq!(journey.text(&Field::of(&id("name"))), "Grace");
}

#[test]
fn nothing_is_sent_twice_at_once_and_a_failure_sends_again_under_the_same_key() {
    let mut journey = at_the_end();
    assert!(journey.send().is_some());
    assert_eq!(journey.send(), None);
    journey.learn(Outcome::Failed(Trouble::Offline));
    assert_eq!(journey.sending(), &Sending::Failed(Trouble::Offline));
    assert!(journey.send().is_some());
    assert_eq!(journey.key(), "key-1");
}

#[test]
fn after_sending_the_draft_holds_the_receipt_and_no_answers() {
    let mut journey = at_the_end();
    journey.send().unwrap();
    journey.learn(Outcome::Sent(receipt()));
    assert_eq!(journey.place(), Place::Receipt);
    assert!(journey.draft().answers.is_empty());

    let mut reloaded = begin();
    reloaded.restore(journey.draft());
    assert_eq!((reloaded.place(), reloaded.receipt()), (Place::Receipt, Some(&receipt())));
    reloaded.start_over("key-2".into());
    assert_eq!((reloaded.place(), reloaded.key()), (Place::Step(0), "key-2"));
    assert!(reloaded.receipt().is_none());
}

#[test]
fn what_the_service_rejects_is_shown_at_the_first_step_that_has_it() {
    let mut journey = at_the_end();
    journey.send().unwrap();
    let problem = |field: &str| FieldProblem {
        field: Field::try_from(field.to_owned()).unwrap(),
        sentence: field.to_owned(),
    };
    journey.learn(Outcome::Rejected(vec![problem("goals.1.statement"), problem("name")]));
    assert_eq!(journey.place(), Place::Step(0));
    assert_eq!(journey.problems().len(), 1);

    let mut journey = at_the_end();
    journey.learn(Outcome::Rejected(vec![problem("unheard-of")]));
    assert_eq!(journey.sending(), &Sending::Failed(Trouble::Refused));
}

#[test]
fn a_form_that_closed_meanwhile_offers_no_sending() {
    let mut journey = at_the_end();
    journey.send().unwrap();
    let closed = domain::date::Date::parse("2027-01-31").unwrap();
    journey.learn(Outcome::Closed(Some(Opening::Over { closed })));
    assert!(!journey.is_open());
    assert_eq!(journey.send(), None);
    assert_eq!(journey.text(&Field::of(&id("name"))), "Ada");
}

fn sent_before(link: Option<&str>) -> Outcome {
    let (reference, link) = (Some(reference()), link.map(str::to_owned));
    Outcome::Failed(Trouble::SentBefore { reference, link })
}

#[test]
fn what_was_sent_before_can_be_sent_as_another_one() {
    let mut journey = at_the_end();
    journey.send().unwrap();
    journey.learn(sent_before(None));
    journey.change(0);
    journey.go_on();
    assert!(matches!(journey.sending(), Sending::Failed(Trouble::SentBefore { .. })));
    journey.send_another("key-2".into());
    assert!(journey.send().is_some());
    assert_eq!(journey.key(), "key-2");
}

#[test]
fn every_answer_of_the_service_is_understood_and_what_cannot_be_read_means_try_again() {
    let problem = |code: &str, more: &str| {
        format!(
            r#"{{"type":"urn:ligature:{code}","title":"t","status":0,"code":"{code}","detail":"d"{more}}}"#
        )
    };
    let rejected = problem("rejected", r#","problems":[{"field":"name","sentence":"s"}]"#);
    let reused = problem("key-reused", r#","reference":"7Q2M-XK4D-90TB","link":"https://host/l""#);
    let closed = problem("closed", r#","opening":{"over":{"closed":"2027-01-31"}}"#);
    let sent = r#"{"reference":"7Q2M-XK4D-90TB","submitted_at":"1970-01-01T00:00:00.000Z"}"#;
    let over = Opening::Over { closed: domain::date::Date::parse("2027-01-31").unwrap() };
    let name = FieldProblem { field: Field::of(&id("name")), sentence: "s".into() };
    let cases = [
        (201, "", sent, Outcome::Sent(receipt())),
        (201, "", "<html>", Outcome::Failed(Trouble::Server)),
        (422, "", &rejected, Outcome::Rejected(vec![name])),
        (409, "", &reused, sent_before(Some("https://host/l"))),
        (409, "", &closed, Outcome::Closed(Some(over))),
        (409, "", &problem("version", ""), Outcome::NewVersion),
        (403, "", &problem("origin", ""), Outcome::Failed(Trouble::Origin)),
        (429, " 30 ", "", Outcome::Failed(Trouble::Busy(Some(30)))),
        (429, "soon", "", Outcome::Failed(Trouble::Busy(None))),
        (400, "", &problem("malformed", ""), Outcome::Failed(Trouble::Refused)),
        (413, "", "Too big", Outcome::Failed(Trouble::Server)),
        (502, "", "", Outcome::Failed(Trouble::Server)),
    ];
    for (status, retry_after, body, expected) in cases {
        assert_eq!(Outcome::read(status, retry_after, body), expected, "{status} {body}");
    }
}

#[test]
fn goals_are_copied_from_a_worksheet_behind_what_is_typed() {
    let worksheet: Answers = serde_json::from_str(
        r#"{"goals":[{"statement":" Learn R ","kind":"skill"},{},{"statement":"Teach"}]}"#,
    )
    .unwrap();
    let mut journey = begin();
    assert!(!journey.can_copy(&id("goals"), &Answers::new()));
    assert!(!journey.can_copy(&id("name"), &worksheet));

    assert!(journey.copy(&id("goals"), &worksheet));
    let rows = journey.answers().rows(&id("goals")).to_vec();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.get(&id("kind")).is_none()));

    type_in(&mut journey, "why", "Because");
    assert!(journey.copy(&id("why"), &worksheet));
    assert_eq!(journey.text(&Field::of(&id("why"))), "Because\nLearn R\nTeach");
}

#[test]
fn the_summary_says_answers_in_words_and_leaves_out_what_was_not_asked() {
    let mut journey = at_the_end();
    type_in(&mut journey, "goals.2.statement", "Teach");
    enter(&mut journey, "goals.2.by", Entry::DatePart(1, "3"));
    enter(&mut journey, "goals.2.by", Entry::DatePart(0, "2027"));
    type_in(&mut journey, "why", "a\n\nb");
    let summary = journey.summary();
    assert_eq!(summary.iter().map(|section| section.step).collect::<Vec<_>>(), [0, 2]);
    let goals = &summary[1].entries;
    assert_eq!(goals[0].ask, "Goal 1");
    let parts: Vec<_> = goals[0].parts.iter().map(|part| part.lines.join("|")).collect();
    assert_eq!(parts, ["Teach", "March 2027"]);
    assert_eq!(goals[1].lines, ["a", "", "b"]);
    assert!(goals[2].lines.is_empty(), "not provided");
    assert_eq!(goals.last().unwrap().lines, ["Agreed"]);
}
