//! Drafts that go on elsewhere: what is kept of them, for whom, and for how long.

use functions::http::door::{Caller, Callers, Limit, Network};
use functions::store::DraftId;
use hyper::Method;
use serde_json::json;

use crate::client::{Answer, Sent, call};
use crate::fixture;
use crate::place::{Place, serve_site, site};

const ID: &str = "AbCdEfGhIjKlMnOpQr-_0A";
const OTHER: &str = "AbCdEfGhIjKlMnOpQr-_0Q";

/// Noise, as encryption makes it.
fn sealed(length: usize) -> Vec<u8> {
    let mut state = 7_u32;
    let byte = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..length).map(byte).collect()
}

async fn put_as(place: &Place, id: &str, kind: &str, body: Vec<u8>) -> Answer {
    let headers = [("content-type", kind), ("origin", fixture::HOST)];
    place.call(Method::PUT, &format!("/v1/drafts/{id}"), &headers, Sent::Whole(body)).await
}

async fn put(place: &Place, id: &str, body: Vec<u8>) -> Answer {
    put_as(place, id, "application/octet-stream", body).await
}

async fn get(place: &Place, id: &str) -> Answer {
    place.get(&format!("/v1/drafts/{id}")).await
}

#[tokio::test]
async fn a_sealed_draft_comes_back_byte_for_byte_and_no_cache_keeps_it() {
    let place = Place::open().await;
    for (id, length) in [(ID, 29), (OTHER, 64 * 1024)] {
        let kept = put(&place, id, sealed(length)).await;
        assert_eq!(kept.status, 201, "{}", kept.text());
        assert_eq!(kept.json(), json!({ "expires": "2026-11-14T12:00:00.000Z" }));
        let draft = get(&place, id).await;
        assert_eq!((draft.status, draft.header("cache-control")), (200, "no-store"));
        assert_eq!(draft.header("content-type"), "application/octet-stream");
        assert_eq!(draft.body, sealed(length), "{length} bytes");
    }
}

#[tokio::test]
async fn a_draft_is_gone_after_thirty_days_even_while_it_is_still_stored() {
    let place = Place::open().await;
    put(&place, ID, sealed(100)).await;
    place.set_clock("2026-11-14T11:59:59.000Z");
    assert_eq!(get(&place, ID).await.status, 200);
    place.set_clock("2026-11-14T12:00:00.000Z");
    assert_eq!(get(&place, ID).await.problem(), "404 not-found");
    let item = place.raw.item(&format!("DRAFT#{ID}"), "DRAFT").await.unwrap();
    assert_eq!(item["expires"].as_n().unwrap(), "1794657600");
}

#[tokio::test]
async fn a_draft_is_never_written_over_but_sending_it_again_is_no_mistake() {
    let place = Place::open().await;
    put(&place, ID, sealed(100)).await;
    place.set_clock("2026-10-20T12:00:00.000Z");
    let again = put(&place, ID, sealed(100)).await;
    assert_eq!(again.json(), json!({ "expires": "2026-11-14T12:00:00.000Z" }), "as the first time");
    assert_eq!(put(&place, ID, sealed(99)).await.problem(), "409 key-reused");
    assert_eq!(get(&place, ID).await.body, sealed(100));
}

#[tokio::test]
async fn whoever_holds_the_name_can_take_a_draft_away() {
    let place = Place::open().await;
    put(&place, ID, sealed(100)).await;
    put(&place, OTHER, sealed(101)).await;
    for _ in 0..2 {
        let path = format!("/v1/drafts/{ID}");
        let gone = place.call(Method::DELETE, &path, &[], Sent::Nothing).await;
        assert_eq!((gone.status, gone.body.len()), (204, 0));
        assert_eq!(get(&place, ID).await.problem(), "404 not-found");
    }
    assert_eq!(get(&place, OTHER).await.body, sealed(101), "the other one stays");
}

#[tokio::test]
async fn what_is_no_sealed_draft_is_refused_and_nothing_is_kept() {
    let place = Place::open().await;
    let readable = json!({ "name": "Ada Lovelace", "email": "ada@example.org" }).to_string();
    for (kind, body, problem) in [
        ("application/octet-stream", sealed(28), "400 malformed"),
        ("application/octet-stream", Vec::new(), "400 malformed"),
        ("application/octet-stream", readable.into_bytes(), "400 malformed"),
        ("application/octet-stream", sealed(64 * 1024 + 1), "413 too-large"),
        ("application/json", sealed(100), "415 media-type"),
        ("text/plain", sealed(100), "415 media-type"),
    ] {
        let answer = put_as(&place, ID, kind, body).await;
        assert_eq!(answer.problem(), problem);
        assert!(!answer.text().contains("Ada"));
    }
    assert_eq!(get(&place, ID).await.problem(), "404 not-found");
}

#[tokio::test]
async fn what_is_no_name_of_a_draft_leads_nowhere() {
    let place = Place::open().await;
    for id in
        ["a", "AbCdEfGhIjKlMnOpQr-_0B", "AbCdEfGhIjKlMnOpQr-_0AA", "..%2Fprograms%2Fsts", "%00"]
    {
        assert!(DraftId::try_from(id.to_owned()).is_err());
        assert_eq!(get(&place, id).await.problem(), "404 not-found", "{id}");
        assert_eq!(put(&place, id, sealed(100)).await.problem(), "404 not-found", "{id}");
    }
    assert!(!place.raw.everything().await.contains("DRAFT"));
}

#[tokio::test]
async fn a_guide_page_may_keep_a_draft_and_delete_it() {
    let place = Place::open().await;
    for method in ["PUT", "DELETE"] {
        let headers = [
            ("origin", fixture::HOST),
            ("access-control-request-method", method),
            ("access-control-request-headers", "content-type"),
        ];
        let path = format!("/v1/drafts/{ID}");
        let answer = place.call(Method::OPTIONS, &path, &headers, Sent::Nothing).await;
        assert_eq!(answer.status, 200);
        assert!(answer.header("access-control-allow-methods").contains(method), "{method}");
    }
}

#[tokio::test]
async fn the_words_for_it_are_the_programs_and_name_the_last_day() {
    let place = Place::open().await;
    let path = "/v1/programs/sts/texts/elsewhere";
    let words = place.get(path).await;
    assert_eq!(
        (words.status, words.header("cache-control")),
        (200, "public, max-age=0, s-maxage=60")
    );
    let words = words.json();
    assert_eq!(words["until"], "Until November 14, 2026.");
    assert_eq!(words["title"], "elsewhere.title", "what a program lacks shows its key");
    assert_eq!(place.get("/v1/programs/nobody/texts/elsewhere").await.problem(), "404 not-found");
}

#[tokio::test]
async fn a_network_that_makes_links_without_end_is_told_when_to_come_back() {
    let place = Place::open().await;
    let site = site(Callers::BehindProxy, place.table.clone(), place.clock.clone());
    let server = serve_site(site.clone()).await;
    let network = Network::of("198.51.100.7".parse().unwrap());
    for _ in 0..300 {
        site.count_call(Caller(Some(network)), Limit::DRAFTS).await.unwrap();
    }
    let path = format!("/v1/drafts/{ID}");
    let put = async |from| {
        let headers = [("content-type", "application/octet-stream"), ("x-forwarded-for", from)];
        call(server, Method::PUT, &path, &headers, Sent::Whole(sealed(100))).await
    };
    let refused = put("198.51.100.7").await;
    assert_eq!(refused.problem(), "429 too-many");
    assert_eq!(refused.header("retry-after"), "3600");
    assert_eq!(get(&place, ID).await.problem(), "404 not-found");
    assert_eq!(put("198.51.100.8").await.status, 201, "another network's");
}
