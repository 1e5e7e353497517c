//! `GET /desk/{program}`: the page that the committee's workplace runs on. It knows nobody: whoever
//! signs in does so in the browser, and what the desk shows then comes from the API.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::calendar::{Milestone, Year, day};
use domain::desk::{CohortCard, DatasetCard, DeskPage};
use domain::instant::Instant;
use domain::program::{Cohort, Opening, Origin};
use domain::texts;
use functions::http::{Problem, Site, in_lang};
use functions::store::{FormEntry, ProgramHead};

use crate::PagesStore;
use crate::named::Named;
use crate::page::{FOR_A_MINUTE, guarded, sorry};
use crate::template::{fill, insert};

const DESK: &str = include_str!("../templates/desk.html");

/// The desk's program and its style sheet are HOST's own files, as everything that it calls is but
/// perhaps downloads. Its files are saved from a `blob:`, and a matching is solved in a worker.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      worker-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'";

/// Where downloads come from, where that is not HOST: on AWS they have an address of their own.
#[derive(Debug, Clone, Default)]
pub struct Exports(pub Option<Origin>);

/// The page, in the best of the program's languages.
pub(crate) async fn show<S: PagesStore>(
    State(site): State<Site<S>>,
    Extension(exports): Extension<Exports>,
    Named(head): Named,
) -> Response {
    page(&head, exports, site.clock.now()).unwrap_or_else(|problem| sorry(&problem))
}

fn page(head: &ProgramHead, exports: Exports, now: Instant) -> Result<Response, Problem> {
    let ProgramHead { program, texts, .. } = head;
    let policy = policy(&program.hosts, &exports);
    let brought =
        serde_json::to_string(&brought(head, exports, now)).map_err(|_| Problem::internal())?;
    let noscript = texts.say(texts::DESK_NOSCRIPT, &[("address", &program.address)]);
    let words = [
        ("LANG", program.lang.as_str()),
        ("DIR", texts.direction()),
        ("TITLE", texts.get(texts::DESK_TITLE)),
        ("NAME", &program.name),
        ("MOMENT", texts.get(texts::DESK_MOMENT)),
        ("BROKEN", texts.get(texts::DESK_BROKEN)),
        ("STOPPED", texts.get(texts::DESK_STOPPED)),
        ("NOSCRIPT", &noscript),
    ];
    // Data and no script: what could end the element is written as JSON writes it.
    let html = insert(&fill(DESK, &words), "PAGE", &brought.replace('<', "\\u003c"));
    let page = guarded(StatusCode::OK, html, &policy, FOR_A_MINUTE);
    let mut page = in_lang(head.lang(), page);
    page.headers_mut().insert(header::VARY, HeaderValue::from_name(header::ACCEPT_LANGUAGE));
    Ok(page)
}

/// What a visitor may know of a program before anybody has signed in.
fn brought(head: &ProgramHead, exports: Exports, now: Instant) -> DeskPage {
    let ProgramHead { program, texts, .. } = head;
    let open: Vec<_> = head
        .for_anyone()
        .filter_map(|form| match program.opening(form.opens.window()?, now)? {
            Opening::Open { cohort, .. } => Some(cohort),
            Opening::NotYet { .. } | Opening::Over { .. } => None,
        })
        .collect();
    let today = day::counts(now);
    let is_due = |year: &Year| year.due(Milestone::Matching).is_some_and(|on| Some(on) <= today);
    let cohort = |cohort: &Cohort| CohortCard {
        id: cohort.id.clone(),
        name: cohort.name.clone(),
        open: open.contains(&cohort.id),
        matched: cohort.year.as_ref().is_some_and(is_due),
    };
    let dataset = |form: &FormEntry| DatasetCard {
        id: form.dataset.clone(),
        form: form.id.clone(),
        title: form.title.clone(),
        asked: form.opens.for_pair().is_some(),
    };
    let asked = head.forms.iter().filter(|form| form.opens.for_pair().is_some());
    DeskPage {
        program: program.id.clone(),
        name: program.name.clone(),
        association: program.association.clone(),
        address: program.address.clone(),
        lang: program.lang.clone(),
        cohorts: program.cohorts.iter().map(cohort).collect(),
        datasets: head.for_anyone().chain(asked).map(dataset).collect(),
        matches: head.matching.is_some(),
        exports: exports.0,
        texts: texts.for_desk(),
    }
}

/// The desk may stand in the program's own guides, and in no other page.
fn policy(hosts: &[Origin], Exports(exports): &Exports) -> String {
    let spaced = |origin: &Origin| format!(" {origin}");
    let hosts: String = hosts.iter().map(spaced).collect();
    let exports: String = exports.iter().map(spaced).collect();
    format!("{POLICY}; connect-src 'self'{exports}; frame-ancestors 'self'{hosts}")
}
