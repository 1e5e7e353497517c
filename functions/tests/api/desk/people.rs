//! Two programs, and people on their committees.

use domain::desk::{Change, Committee, MemberId, MemberName, Role, Who};
use domain::email::Email;
use domain::id::ProgramId;
use domain::instant::Instant;
use domain::program::Program;
use functions::store::{ChangeCommittee, PublishPrograms, ReadCommittee};
use hyper::Method;
use serde_json::{Value, json};

use crate::client::{Answer, Sent, description};
use crate::delivery::{Mailbox, bell};
use crate::fixture;
use crate::place::{OWN_HOST, Place};

pub(crate) const SIGN_IN: &str = "/v1/sign-in";

/// The other program.
pub(crate) const OTHER: &str = "other";

pub(crate) fn program(name: &str) -> ProgramId {
    ProgramId::new(name).unwrap()
}

pub(crate) fn address(role: Role) -> String {
    format!("{role:?}@example.org").to_lowercase()
}

/// A place with two programs, each with somebody of every role.
pub(crate) async fn place() -> Place {
    let place = Place::open().await;
    let other = Program { id: program(OTHER), ..fixture::program() };
    place
        .table
        .publish(&other, &[fixture::application()], &fixture::texts(), &[], None)
        .await
        .unwrap();
    for name in ["sts", OTHER] {
        for role in Role::ALL {
            add(&place, name, &address(role), role).await;
        }
    }
    place.faults.take_calls();
    place
}

/// Puts somebody on a committee, as the command does.
pub(crate) async fn add(place: &Place, name: &str, address: &str, role: Role) -> MemberId {
    let (program, now) = (program(name), place.clock.now());
    let committee: Committee = place.table.committee(&program).await.unwrap();
    let id = MemberId::from_random(getrandom::u64().unwrap());
    let wanted = (MemberName::new("Ada Lovelace").unwrap(), Email::parse(address).unwrap(), role);
    let change: Change = committee.put(&id, wanted, None, now).unwrap().unwrap();
    let change = (&committee, &change);
    let made = place.table.change_committee(&program, change.0, change.1, &Who::Operator, now);
    assert!(made.await.unwrap());
    id
}

pub(crate) async fn post(place: &Place, path: &str, body: &Value) -> Answer {
    let headers = [("content-type", "application/json"), ("origin", OWN_HOST)];
    place.call(Method::POST, path, &headers, Sent::Whole(body.to_string().into_bytes())).await
}

/// Asks for a code, and reads it from the mail; nothing, where none came.
pub(crate) async fn code(place: &Place, name: &str, address: &str) -> Option<String> {
    let path = format!("/v1/programs/{name}/sign-in");
    let asked = post(place, &path, &json!({ "address": address })).await;
    assert_eq!((asked.status, asked.text()), (202, ""));
    let mailbox = Mailbox::new();
    functions::courier::answer(place.office(), Some(&mailbox.mailer), bell()).await.unwrap();
    let mails = mailbox.mails();
    let mail = mails.iter().find(|mail| mail.contains("Message-ID: <code."))?;
    let (_, after) = mail.split_once("\r\nYour code: ").unwrap();
    Some(after.lines().next().unwrap().to_owned())
}

pub(crate) async fn enter(place: &Place, name: &str, address: &str, code: &str) -> Answer {
    let body = json!({ "program": name, "address": address, "code": code });
    post(place, SIGN_IN, &body).await
}

/// Signs somebody in; the token.
pub(crate) async fn token(place: &Place, name: &str, address: &str) -> String {
    let code = code(place, name, address).await.expect("a mail with a code");
    let entered = enter(place, name, address, &code).await;
    assert_eq!(entered.status, 201, "{}", entered.text());
    entered.json()["token"].as_str().unwrap().to_owned()
}

/// A call with a token.
pub(crate) async fn with(
    place: &Place,
    token: &str,
    method: Method,
    path: &str,
    body: Option<&Value>,
) -> Answer {
    with_headers(place, token, method, path, &[], body).await
}

pub(crate) async fn with_headers(
    place: &Place,
    token: &str,
    method: Method,
    path: &str,
    more: &[(&str, &str)],
    body: Option<&Value>,
) -> Answer {
    // Lines of the log are in the order of time.
    place.clock.set(Instant::from_milliseconds(place.clock.now().milliseconds() + 1));
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    let headers = [&headers[..], more].concat();
    let body = body.map_or(Sent::Nothing, |body| Sent::Whole(body.to_string().into_bytes()));
    place.call(method, path, &headers, body).await
}

/// The lines of a program's log, the latest first: who by kind, and what.
pub(crate) async fn log(place: &Place, name: &str) -> Vec<Value> {
    use functions::store::ReadAudit;
    let (mut lines, mut before) = (Vec::new(), None);
    loop {
        let page = place.table.audit(&program(name), before.as_ref()).await.unwrap();
        lines.extend(page.lines.iter().map(|line| serde_json::to_value(line).unwrap()));
        match page.before {
            None => break,
            next => before = next,
        }
    }
    check(&lines);
    lines
}

/// That whoever reads the log by the API's description knows every kind of line.
fn check(lines: &[Value]) {
    let description = description();
    let schemas = &description["components"]["schemas"];
    let whoever = &schemas["Who"]["properties"]["kind"]["enum"];
    let deed = &schemas["AuditLine"]["properties"]["deed"]["properties"];
    for line in lines {
        let (who, done) = (&line["who"]["kind"], line["deed"].as_object().unwrap());
        assert!(whoever.as_array().unwrap().contains(who), "openapi.json has no {who}");
        let what = &done["what"];
        assert!(deed["what"]["enum"].as_array().unwrap().contains(what), "it has no {what}");
        for name in done.keys() {
            assert!(deed.get(name).is_some(), "it has no {name} of {what}");
        }
    }
}

/// What the latest line says was done.
pub(crate) async fn last(place: &Place, name: &str) -> Value {
    log(place, name).await.first().cloned().unwrap_or_default()
}

/// Somebody withdraws, by their link.
pub(crate) async fn withdraw(place: &Place, secret: &str, reference: &str) {
    let bearer = format!("Bearer {secret}");
    let path = format!("/v1/submissions/{reference}");
    let headers = [("authorization", bearer.as_str())];
    assert_eq!(place.call(Method::DELETE, &path, &headers, Sent::Nothing).await.status, 200);
}
