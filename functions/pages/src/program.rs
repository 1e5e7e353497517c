//! A program's own page: what it is, what can be filled in now, and what happens when.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::instant::Instant;
use domain::program::Cohort;
use domain::texts::{self, Texts};
use functions::html::mark;
use functions::http::Site;
use functions::store::{FormEntry, ProgramHead};

use crate::PagesStore;
use crate::languages::{Menu, query};
use crate::named::Named;
use crate::page::{FOR_A_MINUTE, Page};
use crate::template::{fill, insert};

const PROGRAM: &str = include_str!("../templates/program.html");
const PARAGRAPH: &str = "<p{{MARK}}>{{TEXT}}</p>";
const FORM: &str =
    "<li><a href=\"/{{PROGRAM}}/{{FORM}}{{QUERY}}\"{{MARK}}>{{TITLE}}</a><p>{{OPENING}}</p></li>";
const CALENDAR: &str = "<h2>{{TITLE}}</h2><dl class=\"calendar\">{{DAYS}}</dl>";
const DAY: &str = "<div><dt>{{DAY}}</dt><dd{{MARK}}>{{WHAT}}</dd></div>";

/// `GET /{program}`.
pub(crate) async fn show<S: PagesStore>(
    State(site): State<Site<S>>,
    Named(head): Named,
) -> Response {
    page(&head, site.clock.now())
}

fn page(head: &ProgramHead, now: Instant) -> Response {
    let ProgramHead { program, texts, .. } = head;
    let words = [
        ("NAME", program.name.as_str()),
        ("PROGRAM", program.id.as_str()),
        ("LANG", program.lang.as_str()),
        ("FORMS_TITLE", texts.get(texts::PAGE_FORMS)),
        ("SNIPPET", texts.get(texts::SNIPPET_LINK)),
    ];
    let mark = mark(program.words_in.as_ref());
    let paragraph = |text: &String| insert(&fill(PARAGRAPH, &[("TEXT", text)]), "MARK", &mark);
    let about: String = program.about.iter().map(paragraph).collect();
    let forms: String = head.for_anyone().map(|entry| form(head, entry, now)).collect();
    let calendars: String =
        program.cohorts.iter().filter_map(|cohort| calendar(cohort, texts, now)).take(1).collect();
    let main = insert(&insert(&fill(PROGRAM, &words), "MARK", &mark), "ABOUT", &about);
    let main = insert(&insert(&main, "FORMS", &forms), "CALENDARS", &calendars);
    let title = [program.name.as_str(), &program.association].join(" – ");
    let path = format!("/{}", program.id);
    Page { head, path, menu: Menu::Links, title, main, caching: FOR_A_MINUTE }.into_response()
}

/// A form, and when it can be sent.
fn form(head: &ProgramHead, entry: &FormEntry, now: Instant) -> String {
    let ProgramHead { program, texts, .. } = head;
    let opening = entry.opens.window().and_then(|window| program.opening(window, now));
    let Some(opening) = opening else { return String::new() };
    let words = [
        ("PROGRAM", program.id.as_str()),
        ("FORM", entry.id.as_str()),
        ("QUERY", &query(head)),
        ("TITLE", &entry.title),
        ("OPENING", &texts.opening(&opening)),
    ];
    insert(&fill(FORM, &words), "MARK", &mark(entry.words_in.as_ref()))
}

/// The calendar of a cohort that isn't over; nothing, where there is none.
fn calendar(cohort: &Cohort, texts: &Texts, now: Instant) -> Option<String> {
    let today = now.milliseconds().div_euclid(86_400_000);
    let last = cohort.calendar.iter().map(|event| event.on.days_since_1970()).max()?;
    if last < today {
        return None;
    }
    let days: String = cohort
        .calendar
        .iter()
        .map(|event| {
            let day = fill(DAY, &[("DAY", &texts.date(event.on)), ("WHAT", &event.what)]);
            insert(&day, "MARK", &mark(event.lang.as_ref()))
        })
        .collect();
    let title = texts.say(texts::PAGE_CALENDAR, &[("cohort", &cohort.name)]);
    Some(insert(&fill(CALENDAR, &[("TITLE", &title)]), "DAYS", &days))
}
