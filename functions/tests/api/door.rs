//! The door for whoever sends: what is odd is flagged and taken, and only too much is turned away.

use domain::id::{FormId, ProgramId};
use functions::http::Site;
use functions::http::door::{Caller, Callers, Limit, Network};
use functions::store::Table;
use hyper::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::client::{Answer, Rubbish, Sent, call, flood};
use crate::fixture::{self, answers};
use crate::place::{FORM, Place, SUBMISSIONS, new_key, serve_site, site};

/// A place behind a proxy, so that calls may come from anywhere.
struct Street {
    place: Place,
    site: Site<Table>,
    server: std::net::SocketAddr,
}

impl Street {
    async fn open() -> Self {
        let place = Place::open().await;
        let site = site(Callers::BehindProxy, place.table.clone(), place.clock.clone());
        let server = serve_site(site.clone()).await;
        Self { place, site, server }
    }

    /// What comes with the form.
    async fn handed(&self) -> String {
        self.place.get(FORM).await.json()["handed"].as_str().unwrap().to_owned()
    }

    async fn send(&self, from: &str, key: &str, body: &Value) -> Answer {
        self.send_text(from, key, body.to_string()).await
    }

    async fn send_text(&self, from: &str, key: &str, body: String) -> Answer {
        let headers = [
            ("content-type", "application/json"),
            ("idempotency-key", key),
            ("origin", fixture::HOST),
            ("x-forwarded-for", from),
        ];
        let body = Sent::Whole(body.into_bytes());
        call(self.server, Method::POST, SUBMISSIONS, &headers, body).await
    }

    /// The flags of what was sent under a reference.
    async fn flags(&self, answer: &Answer) -> Value {
        let records = self.place.records().await;
        let of = records.iter().find(|record| record["reference"] == answer.json()["reference"]);
        of.unwrap()["flags"].clone()
    }
}

/// A body with what a page shows of who filled in the form.
fn signed(signs: Value) -> Value {
    let address = format!("{}@example.org", new_key());
    let answers = json!({ "name": "Ada Lovelace", "email": address });
    json!({ "version": "000000000000000a", "lang": "en", "answers": answers, "signs": signs })
}

/// What a browser does with a challenge.
fn solve(problem: &Value) -> Value {
    let work = &problem["work"];
    let salt = work["salt"].as_str().unwrap();
    let is_it = |number: &u64| {
        let hash = Sha256::digest(format!("{salt}{number}").as_bytes());
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        work["challenge"] == hash.as_str()
    };
    let number = (0..=work["maxnumber"].as_u64().unwrap()).find(is_it).unwrap();
    json!({ "salt": salt, "number": number, "signature": work["signature"] })
}

#[tokio::test]
async fn what_is_odd_is_taken_like_the_rest_and_only_the_committee_hears_of_it() {
    let street = Street::open().await;
    let handed = street.handed().await;
    let other = FormId::new("desk-notes").unwrap();
    let of_other_form = street.site.handed(&ProgramId::new("sts").unwrap(), &other);
    let forged = handed.replacen('1', "2", 1);
    let cases = [
        (0, json!({ "handed": handed }), json!(["too-fast"])),
        (60, json!({ "handed": handed }), Value::Null),
        (0, json!({}), json!(["no-token"])),
        (0, json!({ "handed": forged }), json!(["forged-token"])),
        (0, json!({ "handed": of_other_form }), json!(["forged-token"])),
        (0, json!({ "handed": handed, "trap": true }), json!(["honeypot"])),
        (9 * 86_400, json!({ "handed": handed, "trap": true }), json!(["honeypot", "old-token"])),
    ];
    for (later, signs, flags) in cases {
        street.place.pass(later);
        let answer = street.send("198.51.100.7", &new_key(), &signed(signs.clone())).await;
        assert_eq!(answer.status, 201, "{signs}");
        let members: Vec<String> = answer.json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(members, ["link", "reference", "submitted_at"], "{signs}");
        assert_eq!(street.flags(&answer).await, flags, "{signs}");
    }
    let sheet = street.place.sheet("applications.csv").await;
    let column = sheet[0].iter().position(|header| header == "Odd").unwrap();
    let cells: Vec<&str> = sheet.iter().map(|line| line[column].as_str()).collect();
    assert!(cells.contains(&"too fast") && cells.contains(&""), "{cells:?}");
    assert!(cells.iter().any(|cell| cell.starts_with("trapped; ")), "{cells:?}");
}

#[tokio::test]
async fn a_fourth_submission_with_one_address_within_an_hour_is_flagged() {
    let street = Street::open().await;
    let handed = street.handed().await;
    street.place.pass(60);
    let mut flags = Vec::new();
    for network in 1..=4 {
        let signs = json!({ "handed": handed });
        let mut body = signed(signs);
        body["answers"]["email"] = json!(["Ada@example.org", "ada@EXAMPLE.org"][network % 2]);
        let from = format!("198.51.100.{network}");
        let answer = street.send(&from, &new_key(), &body).await;
        flags.push(street.flags(&answer).await);
    }
    assert_eq!(flags, [Value::Null, Value::Null, Value::Null, json!(["many-from-address"])]);
}

#[tokio::test]
async fn a_room_full_of_people_gets_through_with_work_and_other_networks_without() {
    let street = Street::open().await;
    let handed = street.handed().await;
    for _ in 0..30 {
        street.place.pass(60);
        let body = signed(json!({ "handed": handed }));
        assert_eq!(street.send("198.51.100.7", &new_key(), &body).await.status, 201);
    }
    let (key, mut body) = (new_key(), signed(json!({ "handed": handed })));
    let asked = street.send("198.51.100.7", &key, &body).await;
    assert_eq!(asked.problem(), "429 work");
    assert_eq!(asked.header("retry-after"), "20");
    assert_eq!(asked.json()["work"]["say"], "One moment.");
    body["signs"]["work"] = solve(&asked.json());
    assert_eq!(
        street.send("198.51.100.7", &new_key(), &body).await.problem(),
        "429 work",
        "its key"
    );
    let answer = street.send("198.51.100.7", &key, &body).await;
    assert_eq!(answer.status, 201);
    assert_eq!(street.flags(&answer).await, json!(["many-from-network"]));
    let other = street.send("198.51.100.8", &new_key(), &signed(json!({ "handed": handed }))).await;
    assert_eq!((other.status, street.flags(&other).await), (201, Value::Null));
    street.place.pass(3600);
    let body = signed(json!({ "handed": street.handed().await }));
    assert_eq!(street.send("198.51.100.7", &new_key(), &body).await.status, 201, "an hour later");
}

#[tokio::test]
async fn what_cannot_be_read_counts_too() {
    let street = Street::open().await;
    for _ in 0..30 {
        street.place.pass(60);
        let answer = street.send_text("2001:db8:1:2:3::1", &new_key(), "{".to_owned()).await;
        assert_eq!(answer.status, 400);
    }
    let answer = street.send("2001:db8:1:2:9::9", &new_key(), &signed(json!({}))).await;
    assert_eq!(answer.problem(), "429 work", "a household has all of its half");
}

#[tokio::test]
async fn a_network_that_sends_without_end_is_told_when_to_come_back_and_costs_nothing_more() {
    let street = Street::open().await;
    street.place.set_clock("2026-10-15T12:00:01.500Z");
    let network = Network::of("198.51.100.7".parse().unwrap());
    for _ in 0..600 {
        street.site.count_call(Caller(Some(network)), Limit::SENDING).await.unwrap();
    }
    for _ in 0..2 {
        street.place.faults.take_calls();
        let answer = street.send("198.51.100.7", &new_key(), &signed(json!({}))).await;
        assert_eq!(answer.problem(), "429 too-many");
        assert_eq!(answer.header("retry-after"), "3598");
    }
    let calls = street.place.faults.take_calls();
    assert!(!calls.contains("UpdateItem"), "it is remembered: {calls:?}");
    assert_eq!(street.send("198.51.100.8", &new_key(), &signed(json!({}))).await.status, 201);
    assert_eq!(street.place.get(FORM).await.status, 200, "reading has no limit");
    street.place.set_clock("2026-10-15T13:00:00.000Z");
    let answer = street.send("198.51.100.7", &new_key(), &signed(json!({}))).await;
    assert_eq!(answer.status, 201);
}

/// Rubbish in every form: from one network and from thousands, readable and not.
fn rubbish(numbers: std::ops::Range<u32>) -> Vec<Rubbish> {
    let worked = json!({ "work": { "salt": "1", "number": 1, "signature": "00" } });
    let rubbish = |number: u32| {
        let [_, _, c, d] = number.to_be_bytes();
        let one = "203.0.113.1".to_owned();
        let from = if number.is_multiple_of(2) { one } else { format!("100.64.{c}.{d}") };
        let body = match number % 3 {
            0 => "rubbish".to_owned(),
            1 => signed(json!({})).to_string(),
            _ => signed(worked.clone()).to_string(),
        };
        (format!("rubbish-of-number-{number}"), from, body)
    };
    numbers.map(rubbish).collect()
}

#[tokio::test]
async fn ten_thousand_posts_of_rubbish_do_not_keep_one_applicant_out_and_cost_nothing() {
    let street = Street::open().await;
    let handed = street.handed().await;
    street.place.pass(10);
    let taken = flood(street.server, SUBMISSIONS, rubbish(0..100)).await;
    let taken = taken.iter().filter(|status| **status == 201).count();
    street.place.faults.take_calls();
    let floods = (1..10).map(|part| {
        let posts = rubbish(100 + (part - 1) * 1100..100 + part * 1100);
        flood(street.server, SUBMISSIONS, posts)
    });
    let statuses = futures::future::join_all(floods).await.concat();
    assert_eq!((statuses.len(), statuses.iter().all(|status| *status == 429)), (9900, true));
    let calls = street.place.faults.take_calls();
    assert!(calls.is_empty(), "the table does not hear of it: {calls:?}");

    let (key, mut body) = (new_key(), signed(json!({ "handed": handed })));
    let asked = street.send("203.0.113.9", &key, &body).await;
    assert_eq!(asked.problem(), "429 work");
    body["signs"]["work"] = solve(&asked.json());
    let answer = street.send("203.0.113.9", &key, &body).await;
    assert_eq!((answer.status, street.flags(&answer).await), (201, Value::Null));
    assert_eq!(street.place.records().await.len(), taken + 1);
    assert!((1..=60).contains(&taken), "{taken}");
    street.place.pass(120);
    let calm = street.send("203.0.113.10", &new_key(), &signed(json!({ "handed": handed }))).await;
    assert_eq!(calm.status, 201, "after the flood nobody has to work");
}

#[tokio::test]
async fn a_call_of_which_nobody_says_where_it_comes_from_is_not_counted() {
    let street = Street::open().await;
    for _ in 0..40 {
        street.place.pass(60);
        let body = signed(json!({}));
        assert_eq!(street.send("unknown", &new_key(), &body).await.status, 201);
    }
}

#[tokio::test]
async fn counters_know_nobody_and_have_an_end() {
    let street = Street::open().await;
    let mut body = signed(json!({ "handed": street.handed().await }));
    body["answers"] = answers();
    assert_eq!(street.send("198.51.100.7", &new_key(), &body).await.status, 201);
    assert_eq!(street.send("2001:db8:aa:bb::1", &new_key(), &body).await.status, 201);
    let everything = street.place.raw.everything().await;
    assert_eq!(everything.matches("COUNT#").count(), 3, "two networks and an address");
    assert!(!everything.contains("198.51.100") && !everything.contains("2001:db8"));
    assert_eq!(everything.matches("expires").count(), 3);
    assert!(everything.contains("1792069200"), "until the hour ends: 2026-10-15T13:00Z");
}
