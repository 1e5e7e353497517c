//! Who may call the intake function: HOST, and nobody beside it.

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request};
use functions::http::door::Callers;
use functions::http::{OriginSecret, Site, export, intake};
use lambda_http::tower::ServiceExt;
use serde_json::Value;

use crate::place::{self, EXPORTS, FORM, Place, SUBMISSIONS};
use crate::runtime::SECRET;

fn site(place: &Place) -> Site<functions::store::Table> {
    place::site(Callers::BehindCloudFront, place.table.clone(), place.clock.clone())
}

/// Asks the function for something, with these secrets; its status and body.
async fn ask(place: &Place, method: Method, path: &str, secrets: &[&str]) -> (u16, Value) {
    let function = intake::router(site(place), OriginSecret::new(SECRET).unwrap());
    let mut request = Request::builder().method(method).uri(path);
    for secret in secrets {
        request = request.header("x-origin-secret", *secret);
    }
    let response = function.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), 1_000_000).await.unwrap();
    (status, serde_json::from_slice(&body).unwrap())
}

#[tokio::test]
async fn a_call_without_the_secret_learns_only_that_the_address_is_not_for_it() {
    let place = Place::open().await;
    let (longer, shorter) = (format!("{SECRET}x"), SECRET.trim_end_matches('s'));
    for secrets in [&[][..], &[""], &["x"], &[&longer], &[shorter], &[&SECRET.to_uppercase()]] {
        for (method, path) in [
            (Method::GET, FORM),
            (Method::POST, SUBMISSIONS),
            (Method::PUT, FORM),
            (Method::GET, "/openapi.json"),
            (Method::GET, "/nothing"),
        ] {
            let (status, problem) = ask(&place, method, path, secrets).await;
            assert_eq!((status, &problem["code"]), (403, &"direct".into()), "{path} {secrets:?}");
            assert_eq!(problem["detail"], "This address is not for direct use.");
        }
    }
    assert!(place.faults.take_calls().is_empty(), "the table was asked");
}

#[tokio::test]
async fn a_call_with_the_secret_is_served() {
    let place = Place::open().await;
    assert_eq!(ask(&place, Method::GET, FORM, &[SECRET]).await.0, 200);
    assert_eq!(ask(&place, Method::GET, "/nothing", &[SECRET]).await.0, 404);
    assert_eq!(ask(&place, Method::POST, SUBMISSIONS, &[SECRET]).await.0, 400);
}

#[tokio::test]
async fn while_one_secret_replaces_another_both_are_good() {
    let place = Place::open().await;
    let newer = "b".repeat(32);
    for sent in [SECRET, newer.as_str()] {
        let secret = OriginSecret::new(&format!("{newer} {SECRET}")).unwrap();
        let request = Request::get(FORM).header("x-origin-secret", sent);
        let response = intake::router(site(&place), secret)
            .oneshot(request.body(Body::empty()).unwrap())
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
    }
}

#[tokio::test]
async fn exports_have_keys_of_their_own_and_ask_for_no_other_secret() {
    let place = Place::open().await;
    let bearer = format!("Bearer {}", place.export_key().await);
    let request = Request::get(format!("{EXPORTS}/applications.csv"));
    let request = request.header("authorization", bearer).body(Body::empty()).unwrap();
    let response = export::router(
        place.table.clone(),
        place.clock.clone(),
        functions::sign_on::Issuers::on_the_web(),
    )
    .oneshot(request)
    .await
    .unwrap();
    assert_eq!(response.status(), 200);
}
