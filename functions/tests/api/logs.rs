//! What a log tells, and what it must not.

use std::sync::LazyLock;
use std::thread;

use functions::courier::{Bell, Rung, answer};
use functions::log::METRICS;
use hyper::Method;
use lambda_http::tracing;
use lambda_runtime::Context;
use serde_json::{Value, json};

use crate::client::{Answer, Sent};
use crate::faults::Fault;
use crate::heard::{heard, lines, listen};
use crate::place::{EXPORTS, FORM, Place, SUBMISSIONS, new_key};

/// What was said during a journey, what was typed in it, and how many requests it was.
struct Journey {
    log: String,
    typed: Vec<String>,
    requests: usize,
    refused: usize,
    /// The answer of a call that met a busy table.
    busy: Answer,
    /// The answer of a file that broke off.
    broken: Answer,
}

/// Enough long submissions for an export of three pages.
const MORE: usize = 60;

/// One journey for all tests, on a thread of its own.
static JOURNEY: LazyLock<Journey> = LazyLock::new(|| {
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    thread::spawn(move || runtime().block_on(journey())).join().unwrap()
});

/// Everything that is typed here stands once more in [`Journey::typed`].
async fn journey() -> Journey {
    listen();
    let place = Place::open().await;
    let (key, other_key) = (new_key(), new_key());
    let hostile = "\"}\n{\"_aws\":{},\"level\":\"INFO\"} ${jndi:ldap} Zwingli";
    let answers = json!({
        "name": "Wilhelmina Quux", "email": "wilhelmina@example.org", "note": hostile,
        "goals": [{ "statement": "Learn Ostrogothic" }], "topics": ["data"],
        "secret": "only for me",
    });
    place.get("/v1/programs/sts").await;
    place.get(FORM).await;
    place.send(&key, &answers).await;
    place.send(&key, &answers).await;
    let other = json!({ "name": "Wilhelmina Q", "email": "wilhelmina@example.org" });
    assert_eq!(place.send(&key, &other).await.problem(), "409 key-reused");
    assert_eq!(place.send(&other_key, &json!({ "email": "Quuxquux" })).await.status, 422);
    assert_eq!(place.send_body(&other_key, b"{ Xanthippe".to_vec()).await.status, 400);
    assert_eq!(place.send("Yggdrasil", &answers).await.status, 400);
    let foreign = [("origin", "https://wilhelmina.example"), ("x-amzn-trace-id", "Root=Thorvald")];
    place.call(Method::POST, SUBMISSIONS, &foreign, Sent::Nothing).await;
    let unread = [("user-agent", "Ulfilas"), ("x-request-id", "Ragnhild"), ("cookie", "Sigurd")];
    place.call(Method::GET, FORM, &unread, Sent::Nothing).await;
    place.get("/v1/programs/wilhelmina").await;
    place.get("/v1/Perpetua?Octavia=Nausicaa").await;
    place.get(&format!("{FORM}?lang=wilhelmina")).await;
    place.get("/v1/drafts/Theodelinde0000000000A").await;
    place.call(Method::from_bytes(b"MILICENT").unwrap(), FORM, &[], Sent::Nothing).await;
    let export_key = place.export_key().await;
    for (bearer, file) in [
        (&*export_key, "csv"),
        (&*export_key, "json"),
        ("lgx_Leocadia", "csv"),
        (&*export_key, "Kunigunde"),
    ] {
        let bearer = format!("Bearer {bearer}");
        let headers = [("authorization", bearer.as_str())];
        let path = format!("{EXPORTS}/applications.{file}");
        place.call(Method::GET, &path, &headers, Sent::Nothing).await;
    }
    let (code, token) = at_the_desk(&place).await;
    ring(&place).await;
    let long = json!({ "name": "Wilhelmina", "email": "wilhelmina@example.org", "note": "x".repeat(40_000) });
    for _ in 0..MORE {
        place.sent(&long).await;
    }
    let bearer = format!("Bearer {export_key}");
    let headers = [("authorization", bearer.as_str())];
    // The table fails after two pages, which are more than is held back until a file begins.
    place.faults.after("Query", 4, Fault::Throttled);
    let path = format!("{EXPORTS}/applications.csv");
    let broken = place.call(Method::GET, &path, &headers, Sent::Nothing).await;
    let busy = place.send(&new_key(), &answers).await;
    ring(&place).await;
    tracing::error!(target: "lambda_runtime::layers::panic", error = "Wilhelmina", "Wilhelmina");

    let typed = [
        "wilhelmina",
        "quux",
        "example.org",
        "zwingli",
        "jndi",
        "ostrogothic",
        "only for me",
        "xanthippe",
        "yggdrasil",
        "thorvald",
        "ulfilas",
        "ragnhild",
        "sigurd",
        "perpetua",
        "octavia",
        "nausicaa",
        "milicent",
        "leocadia",
        "kunigunde",
        "theodelinde",
        &key,
        &other_key,
        export_key.trim_start_matches("lgx_"),
        "hrotsvit",
        "brunhilde",
        &code,
        token.trim_start_matches("lgs_"),
    ];
    let typed = typed.into_iter().map(str::to_lowercase).collect();
    Journey { log: heard(), typed, requests: 28 + MORE, refused: 13, busy, broken }
}

/// Somebody signs in, at the second try, adds somebody, and leaves; the code and the token.
async fn at_the_desk(place: &Place) -> (String, String) {
    use crate::desk::people::{add, code, enter, with};
    let address = "hrotsvit@example.org";
    add(place, "sts", address, domain::desk::Role::Chair).await;
    let code = code(place, "sts", address).await.unwrap();
    assert_eq!(enter(place, "sts", address, "ZZZZ-ZZZZ").await.status, 401);
    place.pass(2);
    let entered = enter(place, "sts", address, &code).await.json();
    let token = entered["token"].as_str().unwrap();
    let path = "/v1/programs/sts/committee/00000000000000aa";
    let new = json!({ "name": "Brunhilde", "address": "brunhilde@b.org", "role": "reader" });
    assert_eq!(with(place, token, Method::PUT, path, Some(&new)).await.status, 201);
    for (method, status) in [(Method::GET, 200), (Method::DELETE, 204), (Method::GET, 401)] {
        assert_eq!(with(place, token, method, "/v1/session", None).await.status, status);
    }
    (code, token.to_owned())
}

/// The courier looks, whether the table lets it or not.
async fn ring(place: &Place) {
    let bell = Bell::new(Rung::default(), Context::default());
    let _ = answer(place.office(), None, bell).await;
}

#[test]
fn a_log_has_nothing_of_what_was_sent() {
    let journey = &*JOURNEY;
    let log = journey.log.to_lowercase();
    for typed in &journey.typed {
        let line = log.lines().find(|line| line.contains(typed));
        assert_eq!(line, None, "the log has {typed}");
    }
}

#[test]
fn a_log_has_a_line_a_request_which_tells_what_became_of_it() {
    let journey = &*JOURNEY;
    let lines = lines(&journey.log);
    let requests = lines.iter().filter(|line| line["message"] == "request");
    let requests: Vec<&Value> = requests.collect();
    let sum = |name: &str| requests.iter().filter_map(|line| line[name].as_u64()).sum::<u64>();
    assert_eq!(requests.len(), journey.requests);
    assert_eq!(sum("Requests"), journey.requests as u64);
    assert_eq!((sum("Refused"), sum("Failed")), (journey.refused as u64, 1));
    let first = requests[0];
    assert_eq!(first["route"], "/v1/programs/{program}");
    assert_eq!((&first["method"], &first["status"]), (&json!("GET"), &json!(200)));
    assert_eq!(first["level"], "INFO");
    assert!(first["Duration"].as_f64().is_some_and(|ms| ms > 0.0), "{first}");
    assert!(requests.iter().any(|line| line["method"] == "other" && line["status"] == 405));
    let busy = journey.busy.header("x-request-id");
    let line = requests.iter().find(|line| line["request_id"] == busy).expect("the answer's id");
    let cause = line["cause"].as_str().unwrap();
    assert!(cause.ends_with("ProvisionedThroughputExceededException"), "{line}");
    assert_eq!((&line["level"], &line["Failed"]), (&json!("WARN"), &json!(1)));
}

#[test]
fn a_file_that_breaks_off_counts_as_failed_under_its_requests_id() {
    let journey = &*JOURNEY;
    assert!(!journey.broken.is_whole);
    let lines = lines(&journey.log);
    let id = journey.broken.header("x-request-id");
    let of_it: Vec<&Value> = lines.iter().filter(|line| line["request_id"] == id).collect();
    let said: Vec<_> = of_it.iter().map(|line| (&line["message"], &line["Failed"])).collect();
    assert_eq!(said, [(&json!("request"), &json!(0)), (&json!("export broke off"), &json!(1))]);
}

#[test]
fn what_a_library_says_is_told_by_its_place_alone() {
    let journey = &*JOURNEY;
    let lines = lines(&journey.log);
    let line = lines.iter().find(|line| line["target"] == "lambda_runtime::layers::panic").unwrap();
    let members: Vec<&String> = line.as_object().unwrap().keys().collect();
    assert_eq!(members, ["level", "place", "target", "timestamp"]);
}

/// CloudWatch's units that ours are of.
const UNITS: [&str; 3] = ["Count", "Milliseconds", "Seconds"];

/// Holds a line to the specification of the embedded metric format; the metrics in it.
fn check_metrics(line: &Value) -> Vec<&'static str> {
    let about = &line["_aws"];
    assert!(about["Timestamp"].is_u64(), "{line}");
    let [directive] = about["CloudWatchMetrics"].as_array().unwrap().as_slice() else {
        panic!("one directive: {line}")
    };
    assert_eq!(directive["Namespace"], "Ligature");
    assert_eq!(directive["Dimensions"], json!([["Function"]]));
    assert!(line["Function"].as_str().is_some_and(|name| !name.is_empty()), "{line}");
    let metrics = directive["Metrics"].as_array().unwrap();
    let name = |metric: &Value| -> &'static str {
        let name = metric["Name"].as_str().unwrap();
        assert!(line[name].is_number(), "{name} is at the root: {line}");
        let unit = metric["Unit"].as_str().unwrap();
        assert!(UNITS.contains(&unit) && METRICS.contains(&(name, unit)), "{name} in {unit}");
        METRICS.iter().find(|(known, _)| *known == name).unwrap().0
    };
    metrics.iter().map(name).collect()
}

#[test]
fn every_line_is_json_and_those_that_count_are_in_the_embedded_metric_format() {
    let journey = &*JOURNEY;
    let (mut seen, mut without) = (Vec::new(), Vec::new());
    for line in lines(&journey.log) {
        assert!(["INFO", "WARN", "ERROR"].contains(&line["level"].as_str().unwrap()));
        let timestamp = line["timestamp"].as_str().unwrap().to_owned();
        let at = domain::instant::Instant::try_from(timestamp).unwrap();
        if line["target"].as_str().is_some_and(|target| target.starts_with("dynoxide")) {
            // The embedded engine runs in this process.
        } else if line["_aws"].is_null() {
            assert!(METRICS.iter().all(|(name, _)| line[name].is_null()), "{line}");
            without.push(line["message"].as_str().map(str::to_owned));
        } else {
            assert_eq!(line["_aws"]["Timestamp"], at.milliseconds());
            let metrics = check_metrics(&line);
            seen.push((line["message"].as_str().unwrap().to_owned(), metrics));
        }
    }
    let has = |message: &str, metrics: &[&str]| {
        seen.iter().any(|(said, named)| said == message && named == metrics)
    };
    assert!(has("request", &["Requests", "Refused", "Failed", "Duration"]));
    assert!(has("export broke off", &["Failed"]));
    assert!(has("bell", &["OutboxDue", "OutboxOldest"]));
    // A courier that failed, and the library.
    assert_eq!(without, [Some("bell".to_owned()), None]);
}
