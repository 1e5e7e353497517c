//! The store's own contract, below HTTP. It holds of every engine that speaks the API.

use std::collections::BTreeSet;

use domain::Submission;
use domain::answers::Answers;
use domain::id::CohortId;
use domain::reference::Reference;
use functions::courier::{self, CourierStore};
use functions::http::desk::DeskStore;
use functions::http::export::ExportStore;
use functions::http::intake::IntakeStore;
use functions::store::{
    AskForLinks, FindKey, KeepDrafts, NewSubmission, PublishPrograms, Put, PutSubmission,
    ReadSubmissions, SubmissionKey, Table, UseCode,
};

use crate::delivery::{Mailbox, bell};
use crate::engine;
use crate::fixture::{answers, application, program};
use crate::place::{Place, moment, new_key};

fn submission() -> Submission {
    let answers: Answers = serde_json::from_value(answers()).unwrap();
    application().parse(&answers).unwrap()
}

fn new(key: &str, reference: u64) -> NewSubmission {
    NewSubmission {
        program: program().id,
        cohort: CohortId::new("2026-27").unwrap(),
        lang: domain::Lang::new("en").unwrap(),
        submission: submission(),
        key: SubmissionKey::new(key).unwrap(),
        reference: Reference::from_random(reference),
        submitted_at: moment("2026-10-15T12:00:00.000Z"),
        flags: Vec::new(),
        address: None,
    }
}

fn now() -> domain::instant::Instant {
    moment("2026-10-15T12:00:00.000Z")
}

async fn count(table: &Table) -> usize {
    let of = (&program().id, &new(&new_key(), 0).cohort, &application().id);
    let (mut count, mut after) = (0, None);
    loop {
        let page = table.page(of, 2, after, now()).await.unwrap();
        count += page.records.len();
        match page.next {
            None => return count,
            next => after = next,
        }
    }
}

#[tokio::test]
async fn a_reference_that_is_taken_is_refused_and_nothing_is_written() {
    let (table, _) = engine::table().await;
    assert!(matches!(table.put_submission(&new(&new_key(), 1)).await, Ok(Put::Stored(_))));
    let key = new_key();
    assert_eq!(table.put_submission(&new(&key, 1)).await, Ok(Put::ReferenceTaken));
    assert_eq!(count(&table).await, 1);
    assert!(
        matches!(table.put_submission(&new(&key, 2)).await, Ok(Put::Stored(_))),
        "the key is free"
    );
}

#[tokio::test]
async fn a_key_belongs_to_one_form_of_one_program() {
    let (table, _) = engine::table().await;
    let key = new_key();
    assert!(matches!(table.put_submission(&new(&key, 1)).await, Ok(Put::Stored(_))));
    let elsewhere = domain::id::ProgramId::new("other").unwrap();
    let other = NewSubmission { program: elsewhere, ..new(&key, 2) };
    assert!(matches!(table.put_submission(&other).await, Ok(Put::Stored(_))));
    let again = table.put_submission(&new(&key, 3)).await.unwrap();
    let Put::Replayed(receipt) = again else { panic!("{again:?}") };
    assert_eq!(receipt.reference, Reference::from_random(1));
}

#[tokio::test]
async fn a_key_that_nobody_used_finds_nothing() {
    let (table, _) = engine::table().await;
    let key = SubmissionKey::new(&new_key()).unwrap();
    assert_eq!(table.find_key(&program().id, &application().id, &key).await, Ok(None));
}

#[tokio::test]
async fn pages_hold_no_more_than_asked_for_and_lead_to_all() {
    let (table, _) = engine::table().await;
    for reference in 0..5 {
        table.put_submission(&new(&new_key(), reference)).await.unwrap();
    }
    assert_eq!(count(&table).await, 5);
    let of = (&program().id, &new(&new_key(), 0).cohort, &application().id);
    assert_eq!(table.page(of, 2, None, now()).await.unwrap().records.len(), 2);
}

#[tokio::test]
async fn a_forms_submissions_are_not_those_of_a_form_whose_name_begins_alike() {
    let (table, _) = engine::table().await;
    table.put_submission(&new(&new_key(), 1)).await.unwrap();
    let shorter = domain::id::FormId::new("app").unwrap();
    let cohort = new(&new_key(), 0).cohort;
    let page = table.page((&program().id, &cohort, &shorter), 10, None, now()).await.unwrap();
    assert!(page.records.is_empty());
    assert!(table.used_versions(&program().id, &cohort, &shorter).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_submission_leaves_a_message_that_is_due_and_a_note_of_its_version() {
    let (table, faults, raw) = engine::table_and_raw().await;
    table.put_submission(&new(&new_key(), 1)).await.unwrap();
    let due = raw.due().await;
    assert_eq!(due.len(), 1);
    let text = |name: &str| due[0][name].as_s().unwrap().as_str();
    assert_eq!(text("reference"), Reference::from_random(1).as_str());
    assert_eq!((text("kind"), text("due_at")), ("receipt", "2026-10-15T12:00:00.000Z"));
    let pointer = raw.item(&format!("SUBMISSION#{}", text("reference")), "HOME").await.unwrap();
    let home = |name: &str| pointer[name].as_s().unwrap().as_str();
    let submission = raw.item(home("home_pk"), home("home_sk")).await.unwrap();
    assert_eq!(submission["reference"].as_s().unwrap(), text("reference"));
    assert!(due[0].values().all(|value| value.as_s().is_ok_and(|text| !text.contains('@'))));
    let cohort = new(&new_key(), 0).cohort;
    let used = table.used_versions(&program().id, &cohort, &application().id).await.unwrap();
    assert_eq!(used.len(), 1);
    assert_eq!(used[0].version, application().version);
    faults.take_calls();
    table.put_submission(&new(&new_key(), 2)).await.unwrap();
    let calls = faults.take_calls();
    assert!(!calls.contains("PutItem"), "a version is noted once: {calls:?}");
}

#[tokio::test]
async fn nobody_who_reads_a_debug_line_learns_a_key_or_an_answer() {
    let key = "a-very-secret-key";
    let shown = format!("{:?}", new(key, 1));
    assert!(!shown.contains("secret") && !shown.contains("Ada") && !shown.contains("example.org"));
}

#[tokio::test]
async fn each_function_calls_what_its_store_traits_name_and_nothing_else() {
    let place = Place::open().await;
    let named = |lists: &[&[&'static str]]| -> BTreeSet<String> {
        let names = lists.iter().copied().flatten();
        names.map(|name| name.trim_start_matches("dynamodb:").to_owned()).collect()
    };
    let called = || -> BTreeSet<String> {
        let calls = place.faults.take_calls();
        let action =
            |call: String| if call == "TransactWriteItems" { "PutItem".to_owned() } else { call };
        calls.into_iter().map(action).collect()
    };
    let key = new_key();
    place.get(crate::place::FORM).await;
    place.send(&key, &answers()).await;
    place.send(&key, &answers()).await;
    place.set_clock("2029-01-01T00:00:00.000Z");
    let receipt = place.send(&key, &answers()).await.json();
    let (reference, link) = (receipt["reference"].as_str().unwrap(), receipt["link"].as_str());
    let bearer = format!("Bearer {}", link.unwrap().split_once('#').unwrap().1);
    let path = format!("/v1/submissions/{reference}");
    let call = async |method, more: &[(&str, &str)], body| {
        let headers = [&[("authorization", bearer.as_str())], more].concat();
        place.call(method, &path, &headers, body).await.status
    };
    place.set_clock("2026-10-15T12:00:00.000Z");
    let other = serde_json::json!({ "name": "Ada King", "email": "ada@example.org" });
    let body = serde_json::json!({ "version": "000000000000000a", "lang": "en", "answers": other });
    let body = crate::client::Sent::Whole(body.to_string().into_bytes());
    let headers = [("content-type", "application/json"), ("if-match", "\"1\"")];
    assert_eq!(call(hyper::Method::PUT, &headers, body).await, 200);
    assert_eq!(call(hyper::Method::GET, &[], crate::client::Sent::Nothing).await, 200);
    assert_eq!(call(hyper::Method::DELETE, &[], crate::client::Sent::Nothing).await, 200);
    let path = "/v1/drafts/AbCdEfGhIjKlMnOpQr-_0A";
    let octets = [("content-type", "application/octet-stream")];
    let sealed = || crate::client::Sent::Whole(vec![0xff; 40]);
    place.call(hyper::Method::PUT, path, &octets, sealed()).await;
    place.call(hyper::Method::PUT, path, &octets, sealed()).await;
    place.call(hyper::Method::DELETE, path, &[], crate::client::Sent::Nothing).await;
    let mut calls = called();
    // In the transactions of a withdrawal, and of an answer to the committee.
    calls.extend(["UpdateItem", "ConditionCheckItem"].map(str::to_owned));
    let intake = [&<Table as IntakeStore>::ACTIONS[..], &[<Table as KeepDrafts>::ACTIONS]];
    assert_eq!(calls, named(&intake.concat()));
    place.send(&new_key(), &answers()).await;
    let address = domain::email::Email::parse("ada@example.org").unwrap();
    let address = place.links.addresses(&program().id, &address);
    place.table.ask_for_links(&program().id, &address, place.clock.now()).await.unwrap();
    let key = place.export_key().await;
    called();
    let bearer = format!("Bearer {key}");
    let path = format!("{}/applications.csv", crate::place::EXPORTS);
    let headers = [("authorization", bearer.as_str())];
    place.call(hyper::Method::GET, &path, &headers, crate::client::Sent::Nothing).await;
    assert_eq!(called(), named(&<Table as ExportStore>::ACTIONS));
    place.set_clock("2026-10-15T12:00:01.000Z");
    let mailbox = Mailbox::new();
    courier::answer(place.office(), Some(&mailbox.mailer), bell()).await.unwrap();
    assert_eq!(mailbox.mails().len(), 3, "a receipt, a withdrawal, and links");
    let courier = [&<Table as CourierStore>::ON_DUE[..], &<Table as CourierStore>::ACTIONS];
    assert_eq!(called(), named(&courier.concat()));
    the_desk_is_used(&place).await;
    let mut calls = called();
    // In the transactions that take somebody off the committee, or a session away, and that keep
    // what is decided of somebody who must not have withdrawn.
    calls.extend(["DeleteItem", "ConditionCheckItem"].map(str::to_owned));
    let desk = [&<Table as DeskStore>::ON_DUE[..], &<Table as DeskStore>::ACTIONS];
    assert_eq!(calls, named(&desk.concat()));
    place.publish_newer().await;
    let publish = <Table as PublishPrograms>::ACTIONS;
    assert_eq!(called(), named(&[publish]));
}

/// Somebody is appointed, signs in, and does what a chair does.
async fn the_desk_is_used(place: &Place) {
    use crate::desk::people::{add, enter, post, with};
    let asked = domain::desk::AskedToSignIn { address: "chair@example.org".to_owned(), lang: None };
    let asked = serde_json::to_value(asked).unwrap();
    add(place, "sts", "chair@example.org", domain::desk::Role::Chair).await;
    post(place, "/v1/programs/sts/sign-in", &asked).await;
    let address = domain::email::Email::parse("chair@example.org").unwrap();
    let hashes = place.links.addresses(&program().id, &address);
    let code = place.table.asked_code(&program().id, &hashes, place.clock.now()).await.unwrap();
    let code = place.links.code(code.unwrap().asked());
    let entered = enter(place, "sts", "chair@example.org", code.as_str()).await.json();
    let token = entered["token"].as_str().unwrap();
    let audit = "/v1/programs/sts/audit";
    assert_eq!(with(place, token, hyper::Method::GET, audit, None).await.status, 200);
}

#[tokio::test]
async fn secrets_are_stored_as_hashes_only() {
    let place = Place::open().await;
    let key = new_key();
    place.send(&key, &answers()).await;
    let export_key = place.export_key().await;
    let everything = place.raw.everything().await;
    assert!(everything.contains("ada@example.org"), "the look below sees what is stored");
    assert!(!everything.contains(&key));
    assert!(!everything.contains(export_key.trim_start_matches("lgx_")));
}
