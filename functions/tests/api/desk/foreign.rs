//! What somebody of another program gets by the addresses of their own, naming what is not theirs.

use domain::desk::{MemberId, Role};
use domain::program::Program;
use functions::courier::{ATTEMPTS, deliver};
use functions::store::PublishPrograms;
use hyper::Method;
use serde_json::{Value, json};

use super::authorization::{body, method, path, within_programs};
use super::matching::{COHORT, apply, desk, forms, policy};
use super::people::{OTHER, add, address, log, program, token, with};
use crate::client::Answer;
use crate::delivery::{silent, wait};
use crate::fixture;
use crate::place::Place;

const HOUR: i64 = 3_600_000;

/// What a program has, by what names it.
struct Theirs {
    chair: String,
    mentee: String,
    mentor: String,
    member: MemberId,
    key: String,
}

/// Words that are the program's alone.
const WORDS: [&str; 8] = [
    "Zora Hurston",
    "Grace Hopper",
    "zora.hurston",
    "grace.hopper",
    "Our scenario",
    "Our key",
    "Our note",
    "Our question",
];

async fn done(place: &Place, token: &str, method: Method, path: &str, body: &Value) -> Value {
    let answer = with(place, token, method, path, Some(body)).await;
    assert!(answer.status < 300, "{path}: {}", answer.text());
    if answer.body.is_empty() { Value::Null } else { answer.json() }
}

/// A program with something of everything that the desk keeps.
async fn filled(place: &Place) -> Theirs {
    let chair = token(place, "sts", &address(Role::Chair)).await;
    let (mentee, _) = apply(place, "application", "Zora Hurston", &["data"]).await;
    let (mentor, _) = apply(place, "profile", "Grace Hopper", &["data"]).await;
    let nobody = silent().await;
    for _ in 0..ATTEMPTS {
        deliver(place.office(), &nobody).await.unwrap();
        wait(place, HOUR);
    }
    let chair = match with(place, &chair, Method::GET, "/v1/session", None).await.status {
        200 => chair,
        _ => token(place, "sts", &address(Role::Chair)).await,
    };
    let member = add(place, "sts", "liaison@sts.example", Role::Liaison).await;
    let person = format!("{COHORT}/people/{mentee}");
    let note = json!({ "id": "00000000000000cc", "text": "Our note" });
    done(place, &chair, Method::POST, &format!("{person}/notes"), &note).await;
    let question = json!({ "id": "00000000000000cc", "text": "Our question" });
    done(place, &chair, Method::POST, &format!("{person}/questions"), &question).await;
    let scenario = json!({ "name": "Our scenario", "wishes": {} });
    let path = format!("{COHORT}/scenarios/00000000000000ee");
    done(place, &chair, Method::PUT, &path, &scenario).await;
    let judged = json!({ "mentee": mentee, "mentor": mentor, "line": "identity", "fit": "fits" });
    done(place, &chair, Method::PUT, &format!("{COHORT}/judged"), &judged).await;
    let pair = json!({
        "id": "00000000000000dd", "mentee": mentee, "mentor": mentor, "liaison": member,
    });
    let made = json!({ "pairs": [pair] });
    let made = done(place, &chair, Method::POST, &format!("{COHORT}/pairings"), &made).await;
    assert!(made["pairings"][0]["made"].is_object(), "{made}");
    let new = json!({ "name": "Our key", "datasets": "all", "days": 30 });
    let made = done(place, &chair, Method::POST, "/v1/programs/sts/export-keys", &new).await;
    let key = made["key"]["id"].as_str().unwrap().to_owned();
    Theirs { chair, mentee, mentor, member, key }
}

impl Theirs {
    /// Puts what names their things in place of what names nothing.
    fn named(&self, text: &str) -> String {
        text.replace("7Q2M-XK4D-90TB", &self.mentee)
            .replace("1000-0000-0000", &self.mentor)
            .replace("00000000000000aa", self.member.as_str())
            .replace("00000000000000bb", &self.key)
            .replace("receipt.00", &format!("receipt.{}", self.mentee))
            .replace("\"line\":\"x\"", "\"line\":\"identity\"")
    }

    /// All that their chair sees.
    async fn seen(&self, place: &Place) -> Vec<String> {
        let mut seen = Vec::new();
        for (call, _) in within_programs().filter(|(call, _)| call.method == "get") {
            let path = self.named(&path(call, "sts"));
            let answer = with(place, &self.chair, Method::GET, &path, None).await;
            // There is a certificate only when a pair's year has come to its end.
            let is_there = answer.status == 200 || path.contains("/certificate");
            assert!(is_there, "{path}: {}", answer.lossy());
            seen.push(format!("{path} {}", answer.lossy()));
        }
        seen
    }
}

async fn place() -> (Place, Theirs) {
    let (place, _) = desk().await;
    let other = Program { id: program(OTHER), ..fixture::program() };
    let texts = fixture::texts();
    place.table.publish(&other, &forms(), &texts, &[], Some(&policy())).await.unwrap();
    let theirs = filled(&place).await;
    (place, theirs)
}

fn tells_nothing(what: &str, answer: &Answer) {
    let text = answer.lossy();
    assert!(answer.status < 500, "{what}: {text}");
    for word in WORDS {
        assert!(!text.contains(word), "{what} tells {word}: {text}");
    }
}

#[tokio::test]
async fn whatever_is_named_in_their_own_program_nobody_reads_or_changes_what_another_has() {
    let (place, theirs) = place().await;
    // First, for with a code by mail go all mails that are due.
    let mut own = Vec::new();
    for role in [Role::Chair, Role::Member] {
        own.push((role, token(&place, OTHER, &address(role)).await));
    }
    let before = theirs.seen(&place).await;
    for word in WORDS {
        assert!(before.iter().any(|seen| seen.contains(word)), "its own chair sees {word}");
    }
    let lines = log(&place, "sts").await.len();
    for (role, own) in &own {
        for (call, _) in within_programs() {
            let path = theirs.named(&path(call, OTHER));
            let sent = match (call.method, call.path.rsplit('/').next().unwrap()) {
                ("post", "pairings") => {
                    let (mentee, mentor) = (&theirs.mentee, &theirs.mentor);
                    let id = "00000000000000df";
                    let pair = json!({ "id": id, "mentee": mentee, "mentor": mentor, "liaison": theirs.member });
                    Some(json!({ "pairs": [pair] }))
                }
                _ => body(call),
            };
            let sent = sent.map(|body| theirs.named(&body.to_string()));
            let sent: Option<Value> = sent.map(|body| serde_json::from_str(&body).unwrap());
            let what = format!("{role:?} {} {path}", call.method);
            let answer = with(&place, own, method(call), &path, sent.as_ref()).await;
            tells_nothing(&what, &answer);
            let names_something = call.path.contains("{reference}")
                || call.path.contains("{pairing}")
                || call.path.contains("{key}")
                || call.path.contains("{mail}");
            assert!(!names_something || [403, 404].contains(&answer.status), "{what}");
            match call.path.rsplit('/').next().unwrap() {
                "judged" => assert_eq!(answer.status, 400, "{what}"),
                "standings" => {
                    assert_eq!(answer.json()["standings"][0]["done"], "unknown", "{what}");
                }
                "pairings" if call.method == "post" => {
                    assert!(answer.json()["pairings"][0]["made"].is_null(), "{what}");
                }
                _ => {}
            }
        }
    }
    assert_eq!(theirs.seen(&place).await, before);
    assert_eq!(log(&place, "sts").await.len(), lines);
}

#[tokio::test]
async fn no_download_of_a_program_has_anybody_of_another() {
    let (place, _) = place().await;
    let chair = token(&place, OTHER, &address(Role::Chair)).await;
    for file in ["applications", "profiles", "participants", "pairings", "dictionary"] {
        for cohort in ["", "?cohort=2026-27", "?withdrawn=include"] {
            let path = format!("/v1/programs/{OTHER}/exports/{file}.json{cohort}");
            let answer = with(&place, &chair, Method::GET, &path, None).await;
            tells_nothing(&path, &answer);
        }
    }
    let path = format!("/v1/programs/{OTHER}/exports/everything.xlsx");
    let book = with(&place, &chair, Method::GET, &path, None).await;
    assert_eq!(book.status, 200);
    let sheets = crate::export_xlsx::cells(&book.body);
    assert!(!sheets.is_empty() && WORDS.iter().all(|word| !sheets.contains(word)), "{sheets}");
}
