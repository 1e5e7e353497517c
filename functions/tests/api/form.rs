//! `GET /v1/programs/{program}/forms/{form}`

use domain::api::FormPage;
use hyper::Method;

use crate::client::Sent;
use crate::fixture;
use crate::place::{FORM, Place};

#[tokio::test]
async fn a_form_comes_with_all_that_a_page_needs_to_show_it() {
    let place = Place::open().await;
    let answer = place.get(&format!("{FORM}?lang=en")).await;
    assert_eq!(answer.status, 200);
    let page: FormPage = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(page.form, fixture::application());
    assert_eq!(page.program.hosts[0].as_str(), fixture::HOST);
    assert!(answer.json()["texts"]["problem.email"].is_string());
    assert!(answer.json()["texts"].get("export.sent").is_none(), "a page exports nothing");
    assert!(answer.json()["texts"].get("mail.why").is_none(), "a page sends no mail");
}

#[tokio::test]
async fn a_form_is_kept_for_a_minute_and_not_sent_again_unchanged() {
    let place = Place::open().await;
    let first = place.get(FORM).await;
    assert_eq!(first.header("cache-control"), "public, max-age=0, s-maxage=60");
    let tag = first.header("etag");
    let strong = tag.strip_prefix("W/").expect("a weak tag, for the token is not part of it");
    assert!(strong.starts_with('"') && strong.len() > 20, "{tag}");
    place.pass(3600);
    for asked in [tag.to_owned(), format!("\"x\", {tag}"), strong.to_owned(), "*".to_owned()] {
        let asked = [("if-none-match", asked.as_str())];
        let again = place.call(Method::GET, FORM, &asked, Sent::Nothing).await;
        assert_eq!((again.status, again.header("etag")), (304, tag));
    }
    let mine = [("if-none-match", tag)];
    let other = [("if-none-match", "\"x\"")];
    assert_eq!(place.call(Method::GET, FORM, &other, Sent::Nothing).await.status, 200);
    place.pass(24 * 3600);
    let next_day = place.call(Method::GET, FORM, &mine, Sent::Nothing).await;
    assert_eq!(next_day.status, 200, "a token gets no older than a day by being kept");
}

#[tokio::test]
async fn a_changed_word_is_in_the_next_answer_and_the_older_version_stays() {
    let place = Place::open().await;
    let before = place.get(FORM).await;
    place.publish_newer().await;
    let after = place.get(FORM).await;
    assert_ne!(before.header("etag"), after.header("etag"));
    assert_eq!(after.json()["form"]["version"], "000000000000000b");
    let older = place.get(&format!("{FORM}?version=000000000000000a")).await;
    assert_eq!(older.json()["form"]["version"], "000000000000000a");
    assert_eq!(older.body, before.body);
}

#[tokio::test]
async fn a_form_that_nobody_may_open_here_or_that_does_not_exist_is_not_found() {
    let place = Place::open().await;
    for path in [
        "/v1/programs/sts/forms/other",
        "/v1/programs/sts/forms/desk-notes",
        "/v1/programs/other/forms/application",
        "/v1/programs/sts/forms/application?version=00000000000000ff",
        "/v1/programs/sts/forms/application?version=x",
        "/v1/programs/sts/forms/Application",
    ] {
        assert_eq!(place.get(path).await.problem(), "404 not-found", "{path}");
    }
}
