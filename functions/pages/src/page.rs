//! What stands around everything that this function shows to people, and what a browser may do
//! with it.

use std::sync::LazyLock;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::program::Origin;
use domain::texts;
use functions::html::mark;
use functions::http::{Problem, in_lang};
use functions::store::ProgramHead;
use sha2::{Digest, Sha256};

use crate::languages::{self, Menu, query};
use crate::template::{fill, insert};

const PAGE: &str =
    concat!(include_str!("../templates/head.html"), include_str!("../templates/page.html"));
const MISSING: &str = include_str!("../templates/missing.html");
const UNAVAILABLE: &str = include_str!("../templates/unavailable.html");

/// What changes when the program is published again, or a window opens: a cache may keep it a minute.
pub(crate) const FOR_A_MINUTE: &str = "public, max-age=0, s-maxage=60";

/// The widget's own style sheet, and what a page has beyond a form. It stands in the page: the first
/// field is there with the first answer, and the policy names its hash.
static STYLE: LazyLock<String> =
    LazyLock::new(|| [widget::STYLE, include_str!("../templates/page.css")].concat());

static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = hash_source(&STYLE);
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {style}; \
         connect-src 'self'; form-action 'self'; base-uri 'none'"
    )
});

/// A page of a program.
pub(crate) struct Page<'a> {
    pub(crate) head: &'a ProgramHead,
    /// Its address.
    pub(crate) path: String,
    /// How it is asked for in another language.
    pub(crate) menu: Menu,
    pub(crate) title: String,
    /// Markup of our own making.
    pub(crate) main: String,
    pub(crate) caching: &'static str,
}

impl IntoResponse for Page<'_> {
    fn into_response(self) -> Response {
        let policy = framed_by(&self.head.program.hosts);
        self.under(StatusCode::OK, &policy)
    }
}

impl Page<'_> {
    /// The same as an answer that nobody may frame.
    pub(crate) fn unframed(self) -> Response {
        self.under(StatusCode::OK, &framed_by(&[]))
    }

    /// The same, for what is not there, or not there for whoever asks.
    pub(crate) fn unframed_as(self, status: StatusCode) -> Response {
        self.under(status, &framed_by(&[]))
    }

    fn under(self, status: StatusCode, policy: &str) -> Response {
        let Self { head, path, menu, title, main, caching } = self;
        let ProgramHead { program, texts, .. } = head;
        let questions = texts.say(texts::PAGE_QUESTIONS, &[("address", &program.address)]);
        let words = [
            ("LANG", program.lang.as_str()),
            ("DIR", texts.direction()),
            ("TITLE", &title),
            ("PROGRAM", program.id.as_str()),
            ("QUERY", &query(head)),
            ("ASSOCIATION", &program.association),
            ("NAME", &program.name),
            ("QUESTIONS", &questions),
        ];
        let html = insert(&fill(PAGE, &words), "STYLE", &STYLE);
        let html = insert(&html, "MARK", &mark(program.words_in.as_ref()));
        let html = insert(&html, "LANGUAGES", &languages::menu(head, &path, menu));
        let page = guarded(status, insert(&html, "MAIN", &main), policy, caching);
        let mut page = in_lang(head.lang(), page);
        page.headers_mut().insert(header::VARY, HeaderValue::from_name(header::ACCEPT_LANGUAGE));
        page
    }
}

/// What a person sees where there is nothing, or where something failed.
pub(crate) fn sorry(problem: &Problem) -> Response {
    let details = problem.details();
    let status = StatusCode::from_u16(details.status).unwrap_or(StatusCode::NOT_FOUND);
    let template = if status == StatusCode::NOT_FOUND { MISSING } else { UNAVAILABLE };
    let html = insert(&fill(template, &[("DETAIL", &details.detail)]), "STYLE", &STYLE);
    guarded(status, html, &framed_by(&[]), "no-store")
}

/// What lets in a style sheet that stands in the page.
pub(crate) fn hash_source(style: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(style.as_bytes())))
}

/// The policy of a page that may be framed by these hosts only.
fn framed_by(hosts: &[Origin]) -> String {
    let framed = match hosts {
        [] => "'none'".to_owned(),
        hosts => hosts.iter().map(Origin::as_str).collect::<Vec<_>>().join(" "),
    };
    format!("{}; frame-ancestors {framed}", *POLICY)
}

/// An answer in HTML under a security policy.
pub(crate) fn guarded(
    status: StatusCode,
    html: String,
    policy: &str,
    caching: &'static str,
) -> Response {
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    let known = [
        (header::CACHE_CONTROL, caching),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=63072000"),
        (header::REFERRER_POLICY, "same-origin"),
    ];
    for (name, value) in known {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
