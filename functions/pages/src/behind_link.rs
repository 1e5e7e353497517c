//! What stands around a page behind somebody's own link. Nobody keeps these pages, and they can't be
//! asked for in another language, since what opens them is posted.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::form::SharedAnswer;
use domain::id::ProgramId;
use domain::instant::Instant;
use domain::texts::{self, Key, Texts};
use functions::html::mark;
use functions::http::{Problem, Site, program_head};
use functions::store::ProgramHead;
use widget::plain::PlainForm;

use crate::PagesStore;
use crate::languages::{self, Menu};
use crate::page::Page;
use crate::template::{fill, insert};

const AROUND: &str = include_str!("../templates/own.html");
const STEP: &str = include_str!("../templates/own-change.html");
const NOTICE: &str = "<p class=\"notice\" role=\"status\">{{TEXT}}</p>";
const ANSWERS: &str = "<dl>{{ANSWERS}}</dl>";
const ASK: &str = "<dt{{MARK}}>{{ASK}}</dt>";
const LINE: &str = "<dd dir=\"auto\">{{LINE}}</dd>";

/// Nobody keeps these pages.
const NOT_KEPT: &str = "no-store";

/// A page of a program's around some markup.
pub(crate) fn page<'a>(head: &'a ProgramHead, title: &str, inside: &str) -> Page<'a> {
    let words = [("LANG", head.program.lang.as_str()), ("DIR", head.texts.direction())];
    let main = insert(&fill(AROUND, &words), "INSIDE", inside);
    let title = [title, &head.program.name].join(" – ");
    whole(head, title, main)
}

/// A page whose markup has a frame of its own already.
fn whole(head: &ProgramHead, title: String, main: String) -> Page<'_> {
    let path = format!("/{}/my", head.program.id);
    Page { head, path, menu: Menu::Nothing, title, main, caching: NOT_KEPT }
}

/// A program in the language that a browser asks for: before anybody knows who opens what.
pub(crate) async fn read_by<S: PagesStore>(
    site: &Site<S>,
    program: &ProgramId,
    headers: &HeaderMap,
) -> Result<Arc<ProgramHead>, Problem> {
    program_head(site, program, &languages::Asked::default().wanted(headers)).await
}

/// A step of a form, or its last page, that posts to `action` with the link's secret; below it
/// stands the way back.
pub(crate) fn step(
    head: &ProgramHead,
    mut form: PlainForm,
    (action, code): (&str, &str),
    (title, leave): (&str, Key),
) -> Response {
    let ProgramHead { program, texts, .. } = head;
    form.carry("code", code.to_owned());
    let drawn = form.html(action, 1);
    let words = [
        ("LANG", program.lang.as_str()),
        ("DIR", texts.direction()),
        ("CODE", code),
        ("LEAVE", texts.get(leave)),
    ];
    let main = insert(&fill(STEP, &words), "DRAWN", &drawn);
    let title = [form.heading().as_str(), title, &program.name].join(" – ");
    let title = match form.has_problems() {
        true => [texts.get(texts::PAGE_PROBLEM), &title].join(" "),
        false => title,
    };
    whole(head, title, main).unframed()
}

/// Something that a person should hear of.
pub(crate) fn notice(text: &str) -> String {
    fill(NOTICE, &[("TEXT", text)])
}

/// A moment's day in words, by the calendar of UTC.
pub(crate) fn day(texts: &Texts, moment: Instant) -> String {
    moment.day().map(|day| texts.date(day)).unwrap_or_default()
}

/// What the two of a pairing share, or why they were matched: each with what it is about.
pub(crate) fn answers(told: &[SharedAnswer]) -> String {
    insert(ANSWERS, "ANSWERS", &told.iter().map(answer).collect::<String>())
}

fn answer(told: &SharedAnswer) -> String {
    let ask = match told.ask.is_empty() {
        true => String::new(),
        false => insert(&fill(ASK, &[("ASK", &told.ask)]), "MARK", &mark(told.lang.as_ref())),
    };
    let lines = told.lines.iter().map(|line| fill(LINE, &[("LINE", line)]));
    ask + &lines.collect::<String>()
}

/// A file, as a download that nobody else keeps.
pub(crate) fn attached(media_type: &'static str, name: &str, file: Vec<u8>) -> Response {
    let mut response = file.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(NOT_KEPT));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
