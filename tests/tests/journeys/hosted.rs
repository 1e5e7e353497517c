//! HOST's own pages, as a browser without scripts asks for them, and as somebody does who means ill.

use http_body_util::BodyExt;
use hyper::Response;
use hyper::body::Incoming;
use tests::stage::Stage;

const FORM: &str = "/acrl-sts/mentee-application";

fn header(answer: &Response<Incoming>, name: &str) -> String {
    answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

async fn text(answer: Response<Incoming>) -> String {
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

/// The hidden state of a page, as it stands in the markup.
fn state(page: &str) -> String {
    let (_, from) = page.split_once("name=\"state\" value=\"").expect("the page has a state");
    let (state, _) = from.split_once('"').unwrap();
    state.replace("&quot;", "\"").replace("&amp;", "&")
}

fn encoded(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

#[tokio::test]
async fn a_page_may_be_framed_by_the_programs_hosts_only_and_runs_no_foreign_script() {
    let stage = Stage::build().await;
    for path in ["/acrl-sts", FORM] {
        let answer = stage.get(path, &[]).await;
        assert_eq!(answer.status(), 200, "{path}");
        let policy = header(&answer, "content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "frame-ancestors https://acrl.libguides.com ",
            "form-action 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {part} in {policy}");
        }
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(header(&answer, "x-content-type-options"), "nosniff");
        assert!(header(&answer, "strict-transport-security").contains("max-age="));
        assert_eq!(header(&answer, "referrer-policy"), "same-origin");
    }
    let form = stage.get(FORM, &[]).await;
    assert_eq!(header(&form, "cache-control"), "no-store", "it will hold what somebody types");
    stage.system.stop().await;
}

#[tokio::test]
async fn the_policy_lets_the_pages_own_style_sheet_in() {
    let stage = Stage::build().await;
    let answer = stage.get(FORM, &[]).await;
    let policy = header(&answer, "content-security-policy");
    let page = text(answer).await;
    let (_, style) = page.split_once("<style>").unwrap();
    let (style, _) = style.split_once("</style>").unwrap();
    let hash = <sha2::Sha256 as sha2::Digest>::digest(style.as_bytes());
    let hash = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, hash);
    assert!(policy.contains(&format!("style-src 'sha256-{hash}'")), "{policy}");
    stage.system.stop().await;
}

#[tokio::test]
async fn a_program_says_what_it_is_what_is_open_and_what_happens_when() {
    let stage = Stage::build().await;
    let page = text(stage.get("/acrl-sts", &[]).await).await;
    for part in [
        "brings science and technology librarians together",
        "<a href=\"/acrl-sts/mentee-application?lang=en\">Mentee application</a>",
        "Open until January 31, 2027.",
        "Calendar, 2026–27",
        "The committee starts matching",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("2027–28"), "the year after next year's concern");
    stage.system.stop().await;
}

#[tokio::test]
async fn where_there_is_no_page_a_person_is_told_so_in_a_page() {
    let stage = Stage::build().await;
    for path in ["/nobody", "/acrl-sts/nothing", "/NO-NAME", "/acrl-sts/%00"] {
        let answer = stage.get(path, &[]).await;
        assert_eq!(answer.status(), 404, "{path}");
        assert!(header(&answer, "content-type").starts_with("text/html"), "{path}");
        assert!(text(answer).await.contains("There is no page here"), "{path}");
    }
    stage.system.stop().await;
}

#[tokio::test]
async fn what_a_foreign_page_posts_is_not_stored() {
    let stage = Stage::build().await;
    let page = text(stage.get(FORM, &[]).await).await;
    // As if everything were filled in, and the last page were in front of them.
    let state = state(&page).replace("\"step\":0", "\"step\":9");
    let body = encoded(&[("state", &state)]);
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let foreign = [kind, ("origin", "https://evil.example.org")];
    let answer = stage.post(FORM, &foreign, body).await;
    assert_eq!(answer.status(), 200);
    assert!(!text(answer).await.contains("Your reference"));
    assert!(stage.records("acrl-sts", "mentee-applications").await.is_empty());
    stage.system.stop().await;
}

#[tokio::test]
async fn a_page_that_nobody_of_ours_made_begins_anew_and_hostile_text_stays_text() {
    let stage = Stage::build().await;
    let kind = ("content-type", "application/x-www-form-urlencoded");
    for body in [String::new(), "state=%FF%00&name".to_owned(), encoded(&[("state", "{\"a\":1}")])]
    {
        let answer = stage.post(FORM, &[kind], body.clone()).await;
        assert_eq!(answer.status(), 200, "{body}");
        assert!(text(answer).await.contains("Step 1 of 5"), "{body}");
    }
    let page = text(stage.get(FORM, &[]).await).await;
    let hostile = "\"><script>alert(1)</script>{{STYLE}}";
    let body = encoded(&[("state", &state(&page)), ("name", hostile)]);
    let answer = text(stage.post(FORM, &[kind], body).await).await;
    assert!(!answer.contains("<script>alert"), "{answer}");
    assert!(answer.contains("&lt;script&gt;alert(1)"), "{answer}");
    let large = encoded(&[("name", &"x".repeat(70_000))]);
    assert_eq!(stage.post(FORM, &[kind], large).await.status(), 413);
    stage.system.stop().await;
}
