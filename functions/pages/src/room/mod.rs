//! A pairing's page, behind each person's own link to it. It works as the pages of `own` do: each
//! press of a button posts the page, with the link's secret in a hidden field, and the next one
//! comes back.
//!
//! A button is called [`PRESSED`] and its value is a deed, a colon, and what the deed is done to. To
//! add a deed, add a line to [`Visit::answer`] and what is drawn for it to a file of its own; to put
//! something onto the page itself, add it to the sections in `shown.rs`.

mod aside;
mod calendar;
mod certificate;
mod contact;
mod days;
mod filling;
mod journal;
mod over;
mod parting;
mod sheet;
mod shown;
mod topic;

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use domain::api::Code;
use domain::id::ProgramId;
use functions::http::room::{Entered, Room};
use functions::http::{Problem, Site, fields, may_send};
use functions::store::ProgramHead;
use widget::plain::STATE;

use self::contact::Press;
use self::filling::FILLING;
use self::sheet::{Sheet, WORKSHEET};
use self::shown::Shown;
use crate::PagesStore;
use crate::behind_link::read_by;
use crate::code_page;
use crate::page::sorry;

/// The button that was pressed.
const PRESSED: &str = "do";

type Names = Result<Path<(ProgramId, String, String)>, PathRejection>;

/// `GET /{program}/room/{pairing}/{reference}`: the page that asks for the code. It is the same for
/// every pairing.
pub(crate) async fn ask<S: PagesStore>(
    State(site): State<Site<S>>,
    names: Names,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let Path((program, _, _)) = names.map_err(|_| Problem::missing())?;
        read_by(&site, &program, &headers).await
    };
    found.await.map_or_else(|problem| sorry(&problem), |head| code_page::ROOM.ask(&head))
}

/// `POST /{program}/room/{pairing}/{reference}`: the two, and whatever one of them does.
pub(crate) async fn act<S: PagesStore>(
    State(site): State<Site<S>>,
    names: Names,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let acted = async {
        let posted = fields(body).await?;
        let Path((program, pairing, reference)) = names.map_err(|_| Problem::missing())?;
        let head = read_by(&site, &program, &headers).await?;
        if !may_send(headers.get(header::ORIGIN), &[], Some(site.links.host())) {
            return Err(Problem::missing());
        }
        let (site, head) = (&site, &*head);
        Visit { site, head, pairing: &pairing, reference: &reference, posted: &posted }
            .answer()
            .await
    };
    acted.await.unwrap_or_else(|problem| sorry(&problem))
}

/// What somebody does with the worksheet.
#[derive(Clone, Copy)]
enum Deed {
    Read,
    Begin,
    Turn,
    Agree,
}

/// What somebody posts to a pairing's page.
struct Visit<'a, S> {
    site: &'a Site<S>,
    head: &'a ProgramHead,
    pairing: &'a str,
    reference: &'a str,
    posted: &'a [(String, String)],
}

impl<S: PagesStore> Visit<'_, S> {
    fn value(&self, name: &str) -> &str {
        let value = self.posted.iter().find(|(known, _)| known == name);
        value.map_or("", |(_, value)| value)
    }

    async fn answer(&self) -> Result<Response, Problem> {
        let room = match self.enter().await? {
            Some(Entered::Room(room)) => room,
            Some(Entered::Over(over)) => return Ok(over::page_of(&over)),
            None => return Ok(code_page::ROOM.ask_again(self.head)),
        };
        // The deed, and what it is done to.
        let (deed, to) = self.value(PRESSED).split_once(':').unwrap_or_default();
        match deed {
            // Where a form is filled in, its own buttons say what is done.
            _ if !self.value(STATE).is_empty() && self.value(FILLING) == WORKSHEET => {
                self.sheet(&room, Deed::Turn).await
            }
            _ if !self.value(STATE).is_empty() => {
                filling::turn(&room, self.value(FILLING), self.posted).await
            }
            "fill" => filling::begin(&room, to).await,
            "sheet" => self.sheet(&room, Deed::Read).await,
            "sheet-fill" => self.sheet(&room, Deed::Begin).await,
            "sheet-agree" => self.sheet(&room, Deed::Agree).await,
            "aside" => aside::say(&room, to, self.value("wish"), self.value("words")).await,
            "part" => Ok(parting::ask(&room)),
            "part-yes" => parting::end(&room, to, self.value("words")).await,
            "journal" | "meeting" | "reflection" | "drop" | "gone" => {
                journal::act(&room, (deed, to), self.posted).await
            }
            "calendar" => Ok(calendar::file(&room)),
            "certificate" => Ok(certificate::show(&room)),
            "certificate-file" => certificate::file(&room),
            "contact" => match Press::read(to) {
                Some(press) => contact::keep(&room, press).await,
                None => Ok(Shown::of(&room).read(None)),
            },
            // What was pressed in a mail comes with the code, and is only asked about.
            "" => Ok(match Press::read(self.value("press")) {
                Some(press) => contact::confirm(&room, press),
                None => Shown::of(&room).read(None),
            }),
            _ => Ok(Shown::of(&room).read(None)),
        }
    }

    /// The worksheet of the two, and what is done with it.
    async fn sheet(&self, room: &Room<'_, S>, deed: Deed) -> Result<Response, Problem> {
        let Some(sheet) = Sheet::of(room, self.posted).await? else {
            return Ok(Shown::of(room).read(None));
        };
        match deed {
            Deed::Read => Ok(sheet.read(None)),
            Deed::Begin => sheet.begin(),
            Deed::Turn => sheet.turn().await,
            Deed::Agree => sheet.agree().await,
        }
    }

    /// The pairing, if the code opens it and it belongs to this program.
    async fn enter(&self) -> Result<Option<Entered<'_, S>>, Problem> {
        let entered = Room::by(self.site, self.pairing, self.reference, self.value("code")).await;
        let entered = match entered {
            Ok(entered) => entered,
            Err(problem) if problem.details().code == Code::NotFound => return Ok(None),
            Err(problem) => return Err(problem),
        };
        let program = match &entered {
            Entered::Room(room) => &room.head().program.id,
            Entered::Over(over) => &over.head.program.id,
        };
        Ok((*program == self.head.program.id).then_some(entered))
    }
}
