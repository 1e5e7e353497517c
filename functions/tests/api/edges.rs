//! What every address has in common: unknown ones, wrong methods, and other pages' scripts.

use functions::http::door::Callers;
use hyper::Method;

use crate::client::{Sent, call, description};
use crate::fixture;
use crate::place::{EXPORTS, FORM, Place, SUBMISSIONS, site};
use crate::runtime::SECRET;

#[tokio::test]
async fn an_unknown_page_is_not_found() {
    let place = Place::open().await;
    for path in ["/v1/", "/v1/other", "/v1/programs", "/v1/programs/sts/", "/v1/programs/sts/forms"]
    {
        let answer = place.get(path).await;
        let is_root = path == "/v1/";
        assert!(is_root || answer.problem() == "404 not-found", "{path}");
    }
}

#[tokio::test]
async fn a_wrong_method_is_told_the_right_ones() {
    let place = Place::open().await;
    let export = format!("{EXPORTS}/applications.csv");
    for (method, path, allow) in [
        (Method::POST, "/v1/programs/sts", "GET,HEAD"),
        (Method::DELETE, FORM, "GET,HEAD"),
        (Method::GET, SUBMISSIONS, "POST"),
        (Method::PUT, SUBMISSIONS, "POST"),
        (Method::POST, &export, "GET,HEAD"),
        (Method::PATCH, "/openapi.json", "GET,HEAD"),
    ] {
        let answer = place.call(method.clone(), path, &[], Sent::Nothing).await;
        assert_eq!(answer.problem(), "405 method", "{method} {path}");
        assert_eq!(answer.header("allow"), allow, "{method} {path}");
    }
}

#[tokio::test]
async fn a_guide_page_may_ask_first_and_read_what_it_needs() {
    let place = Place::open().await;
    let headers = [
        ("origin", fixture::HOST),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type,idempotency-key"),
    ];
    let answer = place.call(Method::OPTIONS, SUBMISSIONS, &headers, Sent::Nothing).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("access-control-allow-methods").contains("POST"));
    for name in ["content-type", "idempotency-key", "authorization"] {
        assert!(answer.header("access-control-allow-headers").contains(name), "{name}");
    }
    let page = place.get(FORM).await;
    for name in ["retry-after", "etag", "content-disposition"] {
        assert!(page.header("access-control-expose-headers").contains(name), "{name}");
    }
}

#[tokio::test]
async fn the_head_of_a_form_is_that_of_the_form_without_a_body() {
    let place = Place::open().await;
    let whole = place.get(FORM).await;
    let head = place.call(Method::HEAD, FORM, &[], Sent::Nothing).await;
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("etag"), whole.header("etag"));
}

#[tokio::test]
async fn each_function_alone_says_not_found_for_everything_else() {
    let place = Place::open().await;
    let (store, clock) = (place.table.clone(), place.clock.clone());
    let export = functions::http::export::router(
        store.clone(),
        clock.clone(),
        functions::sign_on::Issuers::on_the_web(),
    );
    let site = site(Callers::BehindCloudFront, store, clock);
    let secret = functions::http::OriginSecret::new(SECRET).unwrap();
    let intake = functions::http::intake::router(site, secret);
    for (router, other) in
        [(intake, format!("{EXPORTS}/applications.csv")), (export, FORM.to_owned())]
    {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        for path in [other.as_str(), "/", "/v1/other"] {
            let headers = [("x-origin-secret", SECRET)];
            let answer = call(server, Method::GET, path, &headers, Sent::Nothing).await;
            assert_eq!(answer.problem(), "404 not-found", "{path}");
        }
    }
}

/// What an address says that is there, with nothing kept at it.
const NO_DRAFT: &str = "There is no such draft. Check the address.";

#[tokio::test]
async fn the_api_describes_itself_and_every_address_that_it_describes_is_there() {
    let place = Place::open().await;
    let answer = place.get("/openapi.json").await;
    assert_eq!(answer.json(), description());
    assert_eq!(answer.json()["openapi"], "3.1.0");
    let names = [
        ("{program}", "sts"),
        ("{form}", "application"),
        ("{dataset}", "applications"),
        ("{format}", "csv"),
        ("{id}", "AbCdEfGhIjKlMnOpQr-_0A"),
    ];
    for (template, operations) in description()["paths"].as_object().unwrap() {
        // The package `pages` has the one, and its tests; and without a person's own link there is
        // nothing under the other.
        if template.ends_with("/first-step") || template.starts_with("/v1/submissions/") {
            continue;
        }
        let path =
            names.iter().fold(template.clone(), |path, (name, value)| path.replace(name, value));
        for method in operations.as_object().unwrap().keys().filter(|key| *key != "parameters") {
            let method: Method = method.to_uppercase().parse().unwrap();
            let answer = place.call(method, &path, &[], Sent::Nothing).await;
            let is_there = answer.status != 404 || answer.json()["detail"] == NO_DRAFT;
            assert!(is_there && answer.status != 405, "{template}");
        }
    }
}

#[tokio::test]
async fn the_description_refers_to_nothing_that_it_lacks() {
    fn check(part: &serde_json::Value, whole: &serde_json::Value) {
        match part {
            serde_json::Value::Object(members) => {
                if let Some(pointer) = members.get("$ref").and_then(|pointer| pointer.as_str()) {
                    assert!(whole.pointer(pointer.trim_start_matches('#')).is_some(), "{pointer}");
                }
                members.values().for_each(|part| check(part, whole));
            }
            serde_json::Value::Array(parts) => parts.iter().for_each(|part| check(part, whole)),
            _ => {}
        }
    }
    check(&description(), &description());
}
