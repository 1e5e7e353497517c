//! What an association's single sign-on has given somebody, at the doors of the desk and of exports.

mod keys;

use domain::desk::{May, Role};
use domain::program::Program;
use functions::http::desk::{Admits, CALLS};
use functions::sign_on::{AGAIN_AFTER_SECONDS, KEYS_LAST_SECONDS, LONGEST_BEARER};
use functions::store::PublishPrograms;
use hyper::Method;
use serde_json::{Value, json};

use super::authorization::{tried, within_programs};
use super::issuer::{AUDIENCE, Answers, Key, Loopback, encoded, signed};
use super::people::{self, OTHER, add, address, last, log, program, token, with};
use crate::client::Answer;
use crate::fixture::{self, answers};
use crate::heard::{heard, listen};
use crate::place::{EXPORTS, PROGRAM, Place};

const PEOPLE: &str = "/v1/programs/sts/cohorts/2026-27/people";

/// Two programs of one association, with its sign-on and the key that it signs with.
struct Association {
    place: Place,
    issuer: Loopback,
    key: Key,
}

async fn association() -> Association {
    with_key(Key::p256()).await
}

async fn with_key(key: Key) -> Association {
    let place = people::place().await;
    let issuer = Loopback::open(vec![key.jwk("one")]).await;
    for name in ["sts", OTHER] {
        let sign_on = Some(issuer.sign_on());
        let program = Program { id: program(name), sign_on, ..fixture::program() };
        let forms = [fixture::application()];
        place.table.publish(&program, &forms, &fixture::texts(), &[], None).await.unwrap();
    }
    Association { place, issuer, key }
}

impl Association {
    fn header(&self) -> Value {
        json!({ "alg": self.key.algorithm(), "kid": "one", "typ": "JWT" })
    }

    /// What the issuer says of whoever has an address, for an hour from now on.
    fn claims(&self, address: &str) -> Value {
        let now = self.place.clock.now().seconds();
        json!({
            "iss": self.issuer.at, "aud": AUDIENCE, "sub": "84", "iat": now, "exp": now + 3600,
            "email": address, "email_verified": true, "name": "Hrotsvit",
        })
    }

    fn bearer(&self, address: &str) -> String {
        self.key.signs(&self.header(), &self.claims(address))
    }

    async fn people(&self, bearer: &str) -> Answer {
        with(&self.place, bearer, Method::GET, PEOPLE, None).await
    }

    async fn download(&self, bearer: &str) -> Answer {
        let path = format!("{EXPORTS}/applications.csv");
        with(&self.place, bearer, Method::GET, &path, None).await
    }
}

#[tokio::test]
async fn a_bearer_gets_each_role_where_it_may_and_nowhere_else() {
    let here = association().await;
    for role in Role::ALL {
        for (call, may) in within_programs() {
            here.place.pass(1);
            let bearer = here.bearer(&address(role).to_uppercase());
            let lines = log(&here.place, "sts").await.len();
            let status = tried(&here.place, &bearer, call, "sts").await;
            let (method, path) = (call.method, call.path);
            if role.may(may) {
                assert!(![401, 403, 503].contains(&status), "{role:?} {method} {path}: {status}");
            } else {
                assert_eq!(status, 403, "{role:?} {method} {path}");
                assert_eq!(log(&here.place, "sts").await.len(), lines + 1, "{role:?} {path}");
                assert_eq!(last(&here.place, "sts").await["who"]["kind"], "member");
            }
        }
        let status = here.download(&here.bearer(&address(role))).await.status;
        assert_eq!(status, if role.may(May::Export) { 200 } else { 403 }, "{role:?}");
    }
    assert_eq!(here.issuer.asked(), 1, "its keys are remembered by all functions");
}

#[tokio::test]
async fn what_is_done_with_a_bearer_is_in_the_log_under_the_members_name() {
    let here = association().await;
    here.place.sent(&answers()).await;
    let bearer = here.bearer(&address(Role::Chair));
    assert_eq!(here.download(&bearer).await.status, 200);
    let line = last(&here.place, "sts").await;
    assert_eq!(
        (&line["who"]["name"], &line["deed"]["what"]),
        (&json!("Ada Lovelace"), &json!("exported"))
    );
    let path = format!("{PROGRAM}/committee/00000000000000aa");
    let new = json!({ "name": "Eve", "address": "eve@example.org", "role": "reader" });
    assert_eq!(with(&here.place, &bearer, Method::PUT, &path, Some(&new)).await.status, 201);
    let line = last(&here.place, "sts").await;
    assert_eq!(
        (&line["who"]["kind"], &line["deed"]["what"]),
        (&json!("member"), &json!("member-added"))
    );
    // Whoever is taken off the committee is out at once, whatever their bearer says.
    let eve = here.bearer("eve@example.org");
    assert_eq!(here.people(&eve).await.status, 403);
    assert_eq!(last(&here.place, "sts").await["who"]["name"], "Eve");
    let card = with(&here.place, &bearer, Method::GET, &path, None).await;
    let seen = [("if-match", card.header("etag"))];
    let gone = people::with_headers(&here.place, &bearer, Method::DELETE, &path, &seen, None).await;
    assert_eq!(gone.status, 204, "{}", gone.text());
    assert_eq!(here.people(&eve).await.status, 403);
    assert_eq!(last(&here.place, "sts").await["who"], json!({ "kind": "outsider" }));
}

#[tokio::test]
async fn nobody_of_another_program_gets_anywhere_by_the_sign_on_that_both_share() {
    let here = association().await;
    for role in Role::ALL {
        let elsewhere = format!("{role:?}@elsewhere.example").to_lowercase();
        add(&here.place, OTHER, &elsewhere, role).await;
        for (call, may) in within_programs() {
            here.place.pass(3600);
            let bearer = here.bearer(&elsewhere);
            let lines = log(&here.place, "sts").await.len();
            assert_eq!(
                tried(&here.place, &bearer, call, "sts").await,
                403,
                "{role:?} {}",
                call.path
            );
            assert_eq!(log(&here.place, "sts").await.len(), lines + 1, "{role:?} {}", call.path);
            let line = last(&here.place, "sts").await;
            assert_eq!(line["who"], json!({ "kind": "outsider" }), "and not who it was");
            assert_eq!(line["deed"]["what"], "refused");
            // At home they get where they may.
            let status = tried(&here.place, &bearer, call, OTHER).await;
            assert_eq!(status == 403, !role.may(may), "{role:?} {} {}", call.method, call.path);
        }
        here.place.pass(3600);
        let download = here.download(&here.bearer(&elsewhere)).await;
        assert_eq!(download.problem(), "403 forbidden");
        assert_eq!(last(&here.place, "sts").await["who"], json!({ "kind": "outsider" }));
    }
}

/// A bearer that is good but for one thing.
fn but(here: &Association, name: &str, value: Value) -> String {
    let mut claims = here.claims(&address(Role::Chair));
    claims[name] = value;
    here.key.signs(&here.header(), &claims)
}

fn with_header(here: &Association, name: &str, value: Value) -> String {
    let mut header = here.header();
    header[name] = value;
    here.key.signs(&header, &here.claims(&address(Role::Chair)))
}

/// Every bearer that is worth nothing, each with what is wrong with it.
fn worthless(here: &Association) -> Vec<(&'static str, String)> {
    use hmac::{Hmac, KeyInit, Mac};
    let now = here.place.clock.now().seconds();
    let (header, claims) = (here.header(), here.claims(&address(Role::Chair)));
    let good = here.key.signs(&header, &claims);
    let (message, signature) = good.rsplit_once('.').unwrap();
    let (unsigned_header, payload) = message.split_once('.').unwrap();
    let foreign = Key::p256();
    let hmac = |message: &str| {
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&here.key.public()).unwrap();
        mac.update(message.as_bytes());
        mac.finalize().into_bytes().to_vec()
    };
    let without = |name: &str| {
        let mut claims = claims.clone();
        claims.as_object_mut().unwrap().remove(name);
        here.key.signs(&header, &claims)
    };
    let none = |alg: &str| signed(&json!({ "alg": alg, "kid": "one" }), &claims, |_| Vec::new());
    let others = encoded(here.claims("other@example.org").to_string());
    let mut brought = header.clone();
    brought["jwk"] = foreign.jwk("one");
    let minute = |minutes: i64| now + minutes * 60;
    vec![
        ("it has expired", but(here, "exp", json!(minute(-1) - 1))),
        ("it begins later", but(here, "nbf", json!(minute(1) + 10))),
        ("it never ends", without("exp")),
        ("its end is no number", but(here, "exp", json!("later"))),
        ("it is for another audience", but(here, "aud", json!("another-desk"))),
        ("it is for others as well", but(here, "aud", json!([AUDIENCE, "another-desk"]))),
        ("it is for nobody", without("aud")),
        ("it is for an empty list", but(here, "aud", json!([]))),
        ("another issuer says so", but(here, "iss", json!("https://login.example.org"))),
        ("its issuer has a slash more", but(here, "iss", json!(format!("{}/", here.issuer.at)))),
        ("several issuers say so", but(here, "iss", json!([here.issuer.at, "x"]))),
        ("nobody says so", without("iss")),
        ("its address is not verified", but(here, "email_verified", json!(false))),
        ("its address is verified in words", but(here, "email_verified", json!("true"))),
        ("whether its address is verified is not said", without("email_verified")),
        ("it has no address", without("email")),
        ("its address is none", but(here, "email", json!("chair"))),
        ("its algorithm is none", none("none")),
        ("its algorithm is none, in capitals", none("NONE")),
        (
            "it is signed with the public key as a secret",
            signed(&json!({ "alg": "HS256", "kid": "one" }), &claims, hmac),
        ),
        ("another key has its name", foreign.signs(&header, &claims)),
        ("it brings its own key", foreign.signs(&brought, &claims)),
        ("its key is unknown", with_header(here, "kid", json!("two"))),
        ("its key is of another kind", with_header(here, "alg", json!("RS256"))),
        ("its algorithm is stronger than the key", with_header(here, "alg", json!("ES384"))),
        ("it is critical", with_header(here, "crit", json!(["exp"]))),
        ("it is a logout", with_header(here, "typ", json!("logout+jwt"))),
        ("it is wrapped", with_header(here, "cty", json!("JWT"))),
        ("its signature is left out", format!("{message}.")),
        ("its signature is of something else", {
            let other = here.key.signature("something else");
            format!("{message}.{}", encoded(other))
        }),
        (
            "somebody else's claims are put into it",
            format!("{unsigned_header}.{others}.{signature}"),
        ),
        ("it has two parts", format!("{unsigned_header}.{payload}")),
        ("it has four parts", format!("{good}.{signature}")),
        ("it is very long", but(here, "name", json!("x".repeat(LONGEST_BEARER)))),
        ("it is dots", "..".to_owned()),
    ]
}

#[tokio::test]
async fn a_bearer_that_is_worth_nothing_gets_the_answer_of_a_wrong_session() {
    let here = association().await;
    let guessed = format!("lgs_{}", "0".repeat(64));
    let (wrong, no_key) = (here.people(&guessed).await, here.download(&guessed).await);
    // Nothing but the one thing is wrong with them: the good one gets in.
    let good = here.bearer(&address(Role::Chair));
    assert_eq!(here.people(&good).await.status, 200);
    assert_eq!(here.download(&good).await.status, 200);
    for slack in [
        but(&here, "aud", json!([AUDIENCE])),
        but(&here, "nbf", json!(here.place.clock.now().seconds() + 50)),
    ] {
        assert_eq!(here.people(&slack).await.status, 200);
    }
    let lines = log(&here.place, "sts").await.len();
    for (why, bearer) in worthless(&here) {
        let refused = here.people(&bearer).await;
        assert_eq!(
            (refused.problem().as_str(), refused.text()),
            ("401 unauthorized", wrong.text()),
            "{why}"
        );
        let refused = here.download(&bearer).await;
        assert_eq!(
            (refused.problem().as_str(), refused.text()),
            ("401 unauthorized", no_key.text()),
            "{why}"
        );
    }
    assert_eq!(log(&here.place, "sts").await.len(), lines, "the log hears nothing of strangers");
}

#[tokio::test]
async fn a_program_without_sign_on_knows_no_bearer_and_asks_nobody() {
    let here = association().await;
    let bearer = here.bearer(&address(Role::Chair));
    let program = fixture::program();
    let forms = [fixture::application()];
    here.place.table.publish(&program, &forms, &fixture::texts(), &[], None).await.unwrap();
    assert_eq!(here.people(&bearer).await.problem(), "401 unauthorized");
    assert_eq!(here.download(&bearer).await.problem(), "401 unauthorized");
    let unknown = "/v1/programs/nobodys/committee";
    let unknown = with(&here.place, &bearer, Method::GET, unknown, None).await;
    assert_eq!(unknown.problem(), "401 unauthorized");
    assert_eq!(here.issuer.asked(), 0);
}

#[tokio::test]
async fn a_bearer_is_no_session_and_opens_and_ends_none() {
    let here = association().await;
    let chair = address(Role::Chair);
    let session = token(&here.place, "sts", &chair).await;
    for call in CALLS.iter().filter(|call| call.admits == Admits::SignedIn) {
        assert_eq!(
            tried(&here.place, &here.bearer(&chair), call, "sts").await,
            401,
            "{}",
            call.path
        );
    }
    let shown = with(&here.place, &session, Method::GET, "/v1/session", None).await;
    assert_eq!(shown.status, 200);
}

#[tokio::test]
async fn the_public_page_of_a_program_does_not_name_its_sign_on() {
    let here = association().await;
    for path in [PROGRAM, crate::place::FORM] {
        let shown = here.place.get(path).await;
        assert_eq!(shown.status, 200);
        assert!(!shown.text().contains(&here.issuer.at) && !shown.text().contains(AUDIENCE));
    }
}

#[tokio::test]
async fn an_issuer_by_plain_http_is_asked_on_one_machine_alone() {
    use functions::sign_on::{Bearer, Issuers, Refusal};
    let here = association().await;
    let shown = here.bearer(&address(Role::Chair));
    let bearer = Bearer::parse(&shown).unwrap();
    let (sign_on, now) = (here.issuer.sign_on(), here.place.clock.now());
    let on_the_web = Issuers::on_the_web().vouched(&sign_on, &bearer, now).await;
    assert_eq!(on_the_web, Err(Refusal::Unreachable { wait: 60 }));
    assert_eq!(here.issuer.asked(), 0);
    let here_too = Issuers::on_this_machine_too().vouched(&sign_on, &bearer, now).await;
    assert_eq!(here_too.unwrap().as_str(), address(Role::Chair));
}

#[tokio::test]
async fn no_bearer_and_nothing_of_it_gets_into_a_log_or_into_the_table() {
    let here = association().await;
    listen();
    let chair = address(Role::Chair);
    let mut shown = vec![here.bearer(&chair), here.bearer("stranger@elsewhere.example")];
    shown.extend(worthless(&here).into_iter().map(|(_, bearer)| bearer));
    for bearer in &shown {
        here.people(bearer).await;
        here.download(bearer).await;
    }
    here.issuer.answers(Answers::Rubbish);
    here.place.pass(KEYS_LAST_SECONDS);
    here.people(&here.bearer(&chair)).await;
    let (log, stored) = (heard(), here.place.raw.everything().await);
    assert!(log.contains("a bearer of a sign-on proves nothing") && log.contains("can't be asked"));
    for bearer in shown.iter().filter(|bearer| bearer.len() > 10) {
        let parts = bearer.split('.').filter(|part| part.len() > 10);
        for part in parts {
            assert!(!log.contains(part) && !stored.contains(part));
        }
    }
    for word in [chair.as_str(), "elsewhere.example", "Hrotsvit", &here.issuer.at, AUDIENCE] {
        assert!(!log.contains(word), "the log has {word}");
    }
    assert!(!stored.contains("elsewhere.example") && !stored.contains("Hrotsvit"));
}
