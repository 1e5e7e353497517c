//! A program's own page: what it is, what can be filled in now, and what happens when.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::id::ProgramId;
use domain::instant::Instant;
use domain::program::{Cohort, Program};
use domain::texts::{self, Texts};
use functions::http::{Problem, Site, program_head};
use functions::store::{FormEntry, ProgramHead};

use crate::PagesStore;
use crate::page::{FOR_A_MINUTE, Page, sorry};
use crate::template::{fill, insert};

const PROGRAM: &str = include_str!("../templates/program.html");
const PARAGRAPH: &str = "<p>{{TEXT}}</p>";
const FORM: &str = "<li><a href=\"/{{PROGRAM}}/{{FORM}}\">{{TITLE}}</a><p>{{OPENING}}</p></li>";
const CALENDAR: &str = "<h2>{{TITLE}}</h2><dl class=\"calendar\">{{DAYS}}</dl>";
const DAY: &str = "<div><dt>{{DAY}}</dt><dd>{{WHAT}}</dd></div>";

/// `GET /{program}`.
pub(crate) async fn show<S: PagesStore>(
    State(site): State<Site<S>>,
    name: Result<Path<ProgramId>, PathRejection>,
) -> Response {
    let found = async {
        let Path(program) = name.map_err(|_| Problem::missing())?;
        program_head(&site, &program).await
    };
    match found.await {
        Ok(head) => page(&head, site.clock.now()),
        Err(problem) => sorry(&problem),
    }
}

fn page(head: &ProgramHead, now: Instant) -> Response {
    let ProgramHead { program, texts, .. } = head;
    let words = [
        ("NAME", program.name.as_str()),
        ("PROGRAM", program.id.as_str()),
        ("FORMS_TITLE", texts.get(texts::PAGE_FORMS)),
        ("SNIPPET", texts.get(texts::SNIPPET_LINK)),
    ];
    let about: String =
        program.about.iter().map(|text| fill(PARAGRAPH, &[("TEXT", text)])).collect();
    let forms: String = head.for_anyone().map(|entry| form(program, entry, texts, now)).collect();
    let calendars: String =
        program.cohorts.iter().filter_map(|cohort| calendar(cohort, texts, now)).take(1).collect();
    let main = insert(&fill(PROGRAM, &words), "ABOUT", &about);
    let main = insert(&insert(&main, "FORMS", &forms), "CALENDARS", &calendars);
    let title = [program.name.as_str(), &program.association].join(" – ");
    Page { program, texts, title, main, caching: FOR_A_MINUTE }.into_response()
}

/// A form, and when it can be sent.
fn form(program: &Program, entry: &FormEntry, texts: &Texts, now: Instant) -> String {
    let Some(opening) = program.opening(&entry.window, now) else { return String::new() };
    let words = [
        ("PROGRAM", program.id.as_str()),
        ("FORM", entry.id.as_str()),
        ("TITLE", &entry.title),
        ("OPENING", &texts.opening(&opening)),
    ];
    fill(FORM, &words)
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
        .map(|event| fill(DAY, &[("DAY", &texts.date(event.on)), ("WHAT", &event.what)]))
        .collect();
    let title = texts.say(texts::PAGE_CALENDAR, &[("cohort", &cohort.name)]);
    Some(insert(&fill(CALENDAR, &[("TITLE", &title)]), "DAYS", &days))
}
