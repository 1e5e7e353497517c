//! Lost links: asked for by address. What the page answers is the same whether or not the address
//! is known, and so is what it does: the courier finds out.

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use domain::email::Email;
use domain::id::ProgramId;
use domain::text::{Lines, clean};
use domain::texts;
use functions::http::{Problem, Site, fields, may_send};
use functions::store::ProgramHead;

use crate::PagesStore;
use crate::behind_link::page;
use crate::behind_link::read_by;
use crate::page::sorry;
use crate::template::{fill, insert};

const LOST: &str = include_str!("../../templates/own-lost.html");
const DONE: &str = include_str!("../../templates/own-lost-done.html");
const PROBLEM: &str = "<p class=\"problem\" id=\"address-problem\">{{TEXT}}</p>";
const INVALID: &str = " aria-invalid=\"true\" aria-describedby=\"address-problem\" autofocus";

type Name = Result<Path<ProgramId>, PathRejection>;

/// `GET /{program}/my`: asks for an address.
pub(crate) async fn show<S: PagesStore>(
    State(site): State<Site<S>>,
    name: Name,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let Path(program) = name.map_err(|_| Problem::missing())?;
        read_by(&site, &program, &headers).await
    };
    found.await.map_or_else(|problem| sorry(&problem), |head| asking(&head, None))
}

/// `POST /{program}/my`: leaves a message for the courier.
pub(crate) async fn ask<S: PagesStore>(
    State(site): State<Site<S>>,
    name: Name,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let asked = async {
        let posted = fields(body).await?;
        let Path(program) = name.map_err(|_| Problem::missing())?;
        let head = read_by(&site, &program, &headers).await?;
        if !may_send(headers.get(header::ORIGIN), &[], Some(site.links.host())) {
            return Err(Problem::missing());
        }
        let typed = posted.iter().find(|(name, _)| name == "address");
        let typed = typed.map_or("", |(_, typed)| typed);
        let Ok(address) = Email::parse(&clean(typed, Lines::One)) else {
            return Ok(asking(&head, Some(typed)));
        };
        let addresses = site.links.addresses(&program, &address);
        site.store.ask_for_links(&program, &addresses, site.clock.now()).await?;
        Ok(done(&head))
    };
    asked.await.unwrap_or_else(|problem: Problem| sorry(&problem))
}

/// The page that asks; after what is no address, it says so.
fn asking(head: &ProgramHead, wrong: Option<&str>) -> Response {
    let texts = &head.texts;
    let title = texts.get(texts::OWN_LOST_TITLE);
    let words = [
        ("TITLE", title),
        ("ABOUT", texts.get(texts::OWN_LOST_ABOUT)),
        ("ADDRESS", texts.get(texts::OWN_LOST_ADDRESS)),
        ("SEND", texts.get(texts::OWN_LOST_SEND)),
        ("TYPED", wrong.unwrap_or_default()),
    ];
    let problem = fill(PROBLEM, &[("TEXT", texts.get(texts::PROBLEM_EMAIL))]);
    let (problem, invalid) = if wrong.is_some() { (problem.as_str(), INVALID) } else { ("", "") };
    let inside = insert(&insert(&fill(LOST, &words), "PROBLEM", problem), "INVALID", invalid);
    let title = match wrong {
        Some(_) => [texts.get(texts::PAGE_PROBLEM), title].join(" "),
        None => title.to_owned(),
    };
    page(head, &title, &inside).unframed()
}

fn done(head: &ProgramHead) -> Response {
    let ProgramHead { program, texts, .. } = head;
    let title = texts.get(texts::OWN_LOST_DONE_TITLE);
    let words = [
        ("TITLE", title),
        ("DONE", &*texts.say(texts::OWN_LOST_DONE, &[("program", &program.name)])),
        ("NOTHING", &*texts.say(texts::OWN_LOST_NOTHING, &[("address", &program.address)])),
    ];
    page(head, title, &fill(DONE, &words)).unframed()
}
