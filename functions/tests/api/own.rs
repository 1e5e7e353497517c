//! The person's own link: what it opens, what can be done with it, and what opens nothing.

use domain::email::Email;
use domain::id::ProgramId;
use functions::courier::{Round, deliver};
use functions::http::Site;
use functions::http::door::Callers;
use functions::http::own::Opened;
use functions::store::{AskForLinks, LINKS_AN_HOUR, Table};
use hyper::Method;
use serde_json::{Value, json};

use crate::client::{Answer, Sent};
use crate::delivery::Mailbox;
use crate::fixture::{HOST, answers};
use crate::place::{self, OWN_HOST, Place, links, new_key};

/// What somebody sent, and the link that they got.
struct Own {
    key: String,
    reference: String,
    code: String,
}

impl Own {
    async fn send(place: &Place, answers: &Value) -> Self {
        let key = new_key();
        let receipt = place.send(&key, answers).await.json();
        let reference = receipt["reference"].as_str().unwrap().to_owned();
        let link = receipt["link"].as_str().unwrap();
        let (page, code) = link.split_once('#').unwrap();
        assert_eq!(page, format!("{OWN_HOST}/sts/my/{reference}"));
        Self { key, reference, code: code.to_owned() }
    }

    async fn call(
        &self,
        place: &Place,
        method: Method,
        more: &[(&str, &str)],
        body: Sent,
    ) -> Answer {
        call(place, method, &self.reference, &format!("Bearer {}", self.code), more, body).await
    }

    async fn read(&self, place: &Place) -> Answer {
        self.call(place, Method::GET, &[], Sent::Nothing).await
    }

    async fn put(&self, place: &Place, seen: &str, answers: &Value) -> Answer {
        let body = json!({ "version": "000000000000000a", "lang": "en", "answers": answers });
        let headers = [("content-type", "application/json"), ("if-match", seen)];
        let body = Sent::Whole(body.to_string().into_bytes());
        self.call(place, Method::PUT, &headers, body).await
    }

    async fn withdraw(&self, place: &Place) -> Answer {
        self.call(place, Method::DELETE, &[], Sent::Nothing).await
    }
}

async fn call(
    place: &Place,
    method: Method,
    reference: &str,
    bearer: &str,
    more: &[(&str, &str)],
    body: Sent,
) -> Answer {
    let headers = [&[("authorization", bearer)], more].concat();
    place.call(method, &format!("/v1/submissions/{reference}"), &headers, body).await
}

fn named(name: &str) -> Value {
    json!({ "name": name, "email": "ada@example.org" })
}

fn site(place: &Place) -> Site<Table> {
    place::site(Callers::Direct, place.table.clone(), place.clock.clone())
}

#[tokio::test]
async fn a_link_opens_all_that_is_held() {
    let place = Place::open().await;
    let mut sent = answers();
    sent["region"] = json!("for matching");
    let own = Own::send(&place, &sent).await;
    let read = own.read(&place).await;
    assert_eq!((read.status, read.header("etag")), (200, "\"1\""));
    assert_eq!(read.header("cache-control"), "no-store");
    let read = read.json();
    assert_eq!(read["now"]["answers"], sent, "theirs, all of it");
    assert_eq!((&read["program"], &read["cohort"]), (&json!("sts"), &json!("2026-27")));
    assert_eq!(read["changes"], json!({ "open": { "cohort": "2026-27", "closes": "2027-01-31" } }));
    assert_eq!(read["before"], json!([]));
    assert_eq!(read["mails"], json!([{ "kind": "receipt" }]));
}

#[tokio::test]
async fn a_link_that_is_wrong_foreign_malformed_or_revoked_gets_one_answer() {
    let place = Place::open().await;
    let (own, other) = (Own::send(&place, &answers()).await, Own::send(&place, &answers()).await);
    let expected =
        call(&place, Method::GET, "7Q2M-XK4D-90TB", "Bearer x", &[], Sent::Nothing).await;
    assert_eq!(expected.problem(), "404 not-found");
    let site = site(&place);
    let opened = Opened::by(&site, &own.reference, &own.code).await.unwrap();
    let newer = opened.renew_link().await.unwrap();
    let cases = [
        (&own.reference, format!("Bearer {}", own.code), "revoked"),
        (&own.reference, format!("Bearer {}", other.code), "foreign"),
        (&own.reference, "Bearer 0000-0000-0000-0000".to_owned(), "wrong"),
        (&own.reference, "Bearer".to_owned(), "empty"),
        (&own.reference, format!("Basic {}", newer.code.as_str()), "another scheme"),
        (&"7Q2M-XK4D-90TB".to_owned(), format!("Bearer {}", own.code), "unknown"),
        (&"no-reference".to_owned(), format!("Bearer {}", own.code), "malformed"),
    ];
    for (reference, bearer, what) in &cases {
        for method in [Method::GET, Method::DELETE] {
            let answer = call(&place, method, reference, bearer, &[], Sent::Nothing).await;
            assert_eq!((answer.status, &answer.body), (404, &expected.body), "{what}");
        }
        let headers = [("content-type", "application/json"), ("if-match", "\"1\"")];
        let answer = call(&place, Method::PUT, reference, bearer, &headers, Sent::Nothing).await;
        assert_eq!((answer.status, &answer.body), (404, &expected.body), "{what}");
    }
    let typed = format!("Bearer {}", newer.code.as_str().to_lowercase().replace('-', ""));
    let answer = call(&place, Method::GET, &own.reference, &typed, &[], Sent::Nothing).await;
    assert_eq!(answer.status, 200, "the new link opens it, in whatever way it is typed");
    assert_eq!(place.records().await.len(), 2, "nothing was withdrawn");
}

#[tokio::test]
async fn a_change_is_stored_and_what_was_before_is_kept() {
    let place = Place::open().await;
    let own = Own::send(&place, &answers()).await;
    place.set_clock("2026-10-16T08:00:00.000Z");
    let changed = own.put(&place, "\"1\"", &named("Ada King")).await;
    assert_eq!((changed.status, changed.header("etag")), (200, "\"2\""), "{}", changed.text());
    assert_eq!(changed.json()["at"], "2026-10-16T08:00:00.000Z");
    let read = own.read(&place).await.json();
    assert_eq!(read["now"]["answers"], named("Ada King"));
    assert_eq!(read["before"][0]["answers"], answers());
    assert_eq!(read["before"][0]["at"], "2026-10-15T12:00:00.000Z");
    let records = place.records().await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["answers"]["name"], "Ada King");
    assert_eq!(records[0]["revised_at"], "2026-10-16T08:00:00.000Z");
    assert_eq!(records[0]["changed"], json!(["name"]));
    let sheet = place.sheet("applications.csv").await;
    assert_eq!(&sheet[0][5..7], ["Changed", "What was changed"]);
    assert_eq!(&sheet[1][5..7], ["2026-10-16T08:00:00.000Z", "Your name"]);
    // Whoever never heard of the first one hears of it still.
    assert_eq!(place.send(&own.key, &answers()).await.json()["reference"], own.reference.as_str());
    assert_eq!(place.send(&own.key, &named("Ada King")).await.problem(), "409 key-reused");
}

#[tokio::test]
async fn what_only_matching_may_see_is_not_among_the_changes_that_the_committee_sees() {
    let place = Place::open().await;
    let own = Own::send(&place, &answers()).await;
    let mut sent = named("Ada King");
    sent["region"] = json!("anywhere but there");
    assert_eq!(own.put(&place, "\"1\"", &sent).await.status, 200);
    assert_eq!(place.records().await[0]["changed"], json!(["name"]));
}

#[tokio::test]
async fn two_changes_that_meet_are_both_shown_and_the_person_chooses() {
    let place = Place::open().await;
    let own = Own::send(&place, &answers()).await;
    assert_eq!(own.put(&place, "\"1\"", &named("First")).await.status, 200);
    let late = own.put(&place, "\"1\"", &named("Second")).await;
    assert_eq!(late.problem(), "412 revision");
    let conflict = &late.json()["conflict"];
    assert_eq!(conflict["stored"]["answers"], named("First"));
    assert_eq!(conflict["stored"]["revision"], 2);
    assert_eq!(conflict["sent"], named("Second"));
    // A lost answer, and the attempt after it.
    let again = own.put(&place, "\"1\"", &named("First")).await;
    assert_eq!((again.status, again.header("etag")), (200, "\"2\""));
    assert_eq!(own.put(&place, "\"2\"", &named("Second")).await.header("etag"), "\"3\"");
    let before = own.read(&place).await.json()["before"].clone();
    let before: Vec<_> = before.as_array().unwrap().iter().map(|r| r["answers"].clone()).collect();
    assert_eq!(before, [answers(), named("First")], "both are kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_changes_at_once_one_is_stored_and_the_others_are_told() {
    let place = Place::open().await;
    let own = Own::send(&place, &answers()).await;
    let names: Vec<Value> = (0..8).map(|n| named(&format!("Ada {n}"))).collect();
    let puts = names.iter().map(|answers| own.put(&place, "\"1\"", answers));
    let statuses: Vec<u16> =
        futures::future::join_all(puts).await.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [200, 412].contains(status)), "{statuses:?}");
}

#[tokio::test]
async fn what_a_change_must_be_is_said_each_time() {
    let place = Place::open().await;
    let own = Own::send(&place, &answers()).await;
    let body = |version: &str, answers: &Value| {
        let body = json!({ "version": version, "lang": "en", "answers": answers });
        Sent::Whole(body.to_string().into_bytes())
    };
    let json_type = ("content-type", "application/json");
    let put =
        async |headers: &[(&str, &str)], body| own.call(&place, Method::PUT, headers, body).await;
    let fine = || body("000000000000000a", &named("Ada King"));
    assert_eq!(put(&[json_type], fine()).await.problem(), "428 revision");
    assert_eq!(put(&[json_type, ("if-match", "1")], fine()).await.problem(), "428 revision");
    let seen = ("if-match", "\"1\"");
    assert_eq!(put(&[seen], fine()).await.problem(), "415 media-type");
    let foreign = [json_type, seen, ("origin", HOST)];
    assert_eq!(put(&foreign, fine()).await.problem(), "403 origin");
    let wrong = body("000000000000000a", &json!({ "name": "", "email": "ada" }));
    let wrong = put(&[json_type, seen], wrong).await;
    assert_eq!((wrong.status, wrong.json()["problems"].as_array().unwrap().len()), (422, 2));
    let unknown = body("00000000000000ff", &named("Ada King"));
    assert_eq!(put(&[json_type, seen], unknown).await.problem(), "409 version");
    let malformed = Sent::Whole(b"{".to_vec());
    assert_eq!(put(&[json_type, seen], malformed).await.problem(), "400 malformed");
    let large = Sent::Whole(vec![b' '; 70_000]);
    assert_eq!(put(&[json_type, seen], large).await.problem(), "413 too-large");
    place.publish_newer().await;
    let newer = body("000000000000000b", &named("Ada King"));
    assert_eq!(put(&[json_type, seen, ("origin", OWN_HOST)], newer).await.status, 200);
    place.set_clock("2027-02-02T00:00:00.000Z");
    let closed = own.put(&place, "\"2\"", &answers()).await;
    assert_eq!(closed.problem(), "409 closed");
    assert_eq!(closed.json()["opening"], json!({ "over": { "closed": "2027-01-31" } }));
    assert!(closed.text().contains("sts@example.org"), "{}", closed.text());
    // The next year's window is not this one's.
    place.set_clock("2027-10-15T00:00:00.000Z");
    assert_eq!(own.put(&place, "\"2\"", &answers()).await.problem(), "409 closed");
    assert_eq!(own.read(&place).await.status, 200, "it can still be read");
}

#[tokio::test]
async fn what_is_withdrawn_is_out_of_exports_at_once_and_erased_after_thirty_days() {
    let place = Place::open().await;
    let own = Own::send(&place, &answers()).await;
    assert_eq!(own.put(&place, "\"1\"", &named("Ada King")).await.status, 200);
    let other = Own::send(&place, &named("Eve")).await;
    let withdrawn = own.withdraw(&place).await;
    assert_eq!(withdrawn.status, 200, "{}", withdrawn.text());
    assert_eq!(withdrawn.json()["erased_at"], "2026-11-14T12:00:00.000Z");
    assert_eq!(own.withdraw(&place).await.body, withdrawn.body, "once more changes nothing");
    assert_eq!(own.put(&place, "\"2\"", &answers()).await.problem(), "409 withdrawn");
    let records = place.records().await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["reference"], other.reference.as_str());
    let all = place.export("applications.json?withdrawn=include").await.json();
    let gone = all.as_array().unwrap().iter().find(|one| one["reference"] == *own.reference);
    assert_eq!(gone.unwrap()["answers"], json!({}), "only that there was one");
    let read = own.read(&place).await.json();
    assert_eq!(read["now"]["answers"], named("Ada King"), "the person still has it");
    assert_eq!(read["withdrawn_at"], "2026-10-15T12:00:00.000Z");
    let (ends, stays) = place.raw.ends_of(&own.reference).await;
    // Three of them stand for what the committee may have kept, one for a backup that is put back.
    assert_eq!((ends.len(), stays), (12, Vec::<String>::new()), "{ends:?}");
    place.set_clock("2026-11-14T11:59:59.000Z");
    assert_eq!(own.read(&place).await.status, 200);
    place.set_clock("2026-11-14T12:00:00.000Z");
    assert_eq!(own.read(&place).await.problem(), "404 not-found");
    let all = place.export("applications.json?withdrawn=include").await.json();
    assert_eq!(all.as_array().unwrap().len(), 1, "it is gone before the table deletes it");
}

#[tokio::test]
async fn a_withdrawal_can_be_taken_back_and_then_nothing_ends() {
    let place = Place::open().await;
    let own = Own::send(&place, &answers()).await;
    assert_eq!(own.put(&place, "\"1\"", &named("Ada King")).await.status, 200);
    assert_eq!(own.withdraw(&place).await.status, 200);
    let site = site(&place);
    let opened = Opened::by(&site, &own.reference, &own.code).await.unwrap();
    opened.take_back().await.unwrap();
    assert_eq!(place.records().await.len(), 1);
    assert_eq!(place.raw.ends_of(&own.reference).await.0, Vec::<String>::new());
    assert_eq!(own.put(&place, "\"2\"", &answers()).await.status, 200);
}

#[tokio::test]
async fn changes_and_withdrawals_are_confirmed_by_mail() {
    let (place, mailbox) = (Place::open().await, Mailbox::new());
    let own = Own::send(&place, &answers()).await;
    let round = async || deliver(place.office(), &mailbox.mailer).await.unwrap();
    assert_eq!(round().await.sent, 1);
    own.put(&place, "\"1\"", &named("Ada K")).await;
    own.put(&place, "\"2\"", &named("Ada King")).await;
    assert_eq!(round().await.sent, 1, "two changes in a minute are one mail");
    own.withdraw(&place).await;
    assert_eq!(round().await.sent, 1);
    let mails = mailbox.mails();
    assert_eq!(mails.len(), 3);
    let link = format!("{OWN_HOST}/sts/my/{}#{}", own.reference, own.code);
    for mail in &mails {
        let mail = mail.replace("=\r\n", "").replace("=3D", "=");
        assert!(mail.contains(&link) && !mail.contains("King"), "{mail}");
    }
    assert!(mails[1].contains("Subject: Mentee application: changed"), "{}", mails[1]);
    assert!(mails[1].contains(&format!("<changed.{}.3@example.org>", own.reference)));
    assert!(mails[2].contains("Subject: Mentee application: withdrawn"), "{}", mails[2]);
    let read = own.read(&place).await.json();
    let kinds: Vec<_> =
        read["mails"].as_array().unwrap().iter().map(|mail| &mail["kind"]).collect();
    assert_eq!(kinds, ["receipt", "changed", "withdrawn"]);
    assert!(read["mails"].as_array().unwrap().iter().all(|mail| mail["outcome"] == "sent"));
}

async fn ask(place: &Place, address: &str) {
    let program = ProgramId::new("sts").unwrap();
    let address = links().addresses(&program, &Email::parse(address).unwrap());
    place.table.ask_for_links(&program, &address, place.clock.now()).await.unwrap();
}

#[tokio::test]
async fn lost_links_go_to_the_address_that_sent_something_and_to_no_other() {
    let (place, mailbox) = (Place::open().await, Mailbox::new());
    let first = Own::send(&place, &answers()).await;
    let moved = Own::send(&place, &named("Moved")).await;
    let mut elsewhere = named("Moved");
    elsewhere["email"] = json!("grace@example.org");
    assert_eq!(moved.put(&place, "\"1\"", &elsewhere).await.status, 200);
    let round = async || deliver(place.office(), &mailbox.mailer).await.unwrap();
    round().await;
    let before = mailbox.mails().len();
    ask(&place, "Ada@Example.org").await;
    assert_eq!(round().await.sent, 1);
    let mails = mailbox.mails();
    assert_eq!(mails.len(), before + 1);
    let mail = mails.last().unwrap().replace("=\r\n", "");
    assert!(mail.contains("To: ada@example.org"), "{mail}");
    assert!(mail.contains(&first.code) && !mail.contains(&moved.code), "{mail}");
    ask(&place, "grace@example.org").await;
    assert_eq!(round().await.sent, 1);
    assert!(mailbox.mails().last().unwrap().contains(&moved.code));
    ask(&place, "nobody@example.org").await;
    assert_eq!(round().await, Round { settled: 1, ..Round::default() });
    let everything = place.raw.everything().await;
    assert!(!everything.contains("nobody@"), "an address that nobody gave us is not kept");
}

#[tokio::test]
async fn an_address_gets_a_few_mails_with_links_an_hour_whoever_asks() {
    let (place, mailbox) = (Place::open().await, Mailbox::new());
    Own::send(&place, &answers()).await;
    let round = async || deliver(place.office(), &mailbox.mailer).await.unwrap().sent;
    assert_eq!(round().await, 1);
    for _ in 0..10 {
        ask(&place, "ada@example.org").await;
    }
    assert_eq!(round().await, usize::try_from(LINKS_AN_HOUR).unwrap());
    place.set_clock("2026-10-15T13:00:00.000Z");
    ask(&place, "ada@example.org").await;
    assert_eq!(round().await, 1);
}

#[tokio::test]
async fn no_secret_of_a_link_is_stored() {
    let place = Place::open().await;
    let own = Own::send(&place, &answers()).await;
    own.put(&place, "\"1\"", &named("Ada King")).await;
    ask(&place, "ada@example.org").await;
    let everything = place.raw.everything().await;
    assert!(everything.contains(&own.reference), "the look below sees what is stored");
    assert!(!everything.contains(&own.code));
    assert_eq!(everything.matches("ada@example.org").count(), 2, "only in answers");
}
