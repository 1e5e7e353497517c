//! The pages behind a person's own link. They work without scripts: each press of a button posts the
//! page, with the link's secret in a hidden field, and the next one comes back.

mod asked;
mod invited;
pub(crate) mod lost;
mod rooms;
mod shown;

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use domain::api::{Code, Post};
use domain::id::ProgramId;
use domain::own::Conflict;
use domain::texts;
use functions::http::own::{Answer, Opened};
use functions::http::{Problem, Site, cached_bytes, fields, may_send};
use functions::store::ProgramHead;
use widget::journey::Outcome;
use widget::plain::{PlainForm, STATE};

use self::shown::{Notice, Shown};
use crate::PagesStore;
use crate::behind_link::{attached, read_by};
use crate::code_page;
use crate::form::outcome;
use crate::page::sorry;

/// The button that was pressed: a deed, a colon, and perhaps what it is done to.
const PRESSED: &str = "do";

type Names = Result<Path<(ProgramId, String)>, PathRejection>;
type Posted = [(String, String)];

/// `GET /my.js`: what takes the secret out of the address.
pub(crate) async fn script(asked: HeaderMap) -> Response {
    let script = include_bytes!("../../templates/my.js");
    cached_bytes(&asked, "text/javascript; charset=utf-8", script.to_vec())
}

/// `GET /{program}/my/{reference}`: the page that asks for the code. It is the same for every
/// reference.
pub(crate) async fn ask<S: PagesStore>(
    State(site): State<Site<S>>,
    names: Names,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let Path((program, _)) = names.map_err(|_| Problem::missing())?;
        read_by(&site, &program, &headers).await
    };
    found.await.map_or_else(|problem| sorry(&problem), |head| code_page::OWN.ask(&head))
}

/// `POST /{program}/my/{reference}`: what was sent, and whatever is done with it.
pub(crate) async fn act<S: PagesStore>(
    State(site): State<Site<S>>,
    names: Names,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let acted = async {
        let posted = fields(body).await?;
        let Path((program, reference)) = names.map_err(|_| Problem::missing())?;
        let head = read_by(&site, &program, &headers).await?;
        if !may_send(headers.get(header::ORIGIN), &[], Some(site.links.host())) {
            return Err(Problem::missing());
        }
        let visit = Visit { site: &site, head: &head, reference: &reference, posted: &posted };
        visit.answer().await
    };
    acted.await.unwrap_or_else(|problem| sorry(&problem))
}

/// What somebody posts to the page of a submission.
struct Visit<'a, S> {
    site: &'a Site<S>,
    head: &'a ProgramHead,
    reference: &'a str,
    posted: &'a Posted,
}

impl<S: PagesStore> Visit<'_, S> {
    fn value(&self, name: &str) -> &str {
        let value = self.posted.iter().find(|(known, _)| known == name);
        value.map_or("", |(_, value)| value)
    }

    async fn answer(&self) -> Result<Response, Problem> {
        let Some(opened) = self.open(self.value("code")).await? else {
            return Ok(code_page::OWN.ask_again(self.head));
        };
        let (deed, to) = self.value(PRESSED).split_once(':').unwrap_or_default();
        match deed {
            "withdraw" => Ok(Shown::of(&opened).await?.withdraw(self.site.clock.now())),
            "withdraw-now" => {
                opened.withdraw().await?;
                self.again(None).await
            }
            "undo" => {
                opened.take_back().await?;
                self.again(Some(Notice::Said(texts::OWN_RESTORED))).await
            }
            "download" => download(&opened).await,
            "answer" => {
                let shown = Shown::of(&opened).await?;
                match shown.answer(to, self.value("answer")).await? {
                    Some(wrong) => Ok(wrong),
                    None => self.again(Some(Notice::Said(texts::OWN_ANSWER_SENT))).await,
                }
            }
            "accept" => self.reply(&opened, to, Answer::Accept).await,
            "decline" => self.reply(&opened, to, Answer::Decline).await,
            "new-link" => {
                let link = opened.renew_link().await?;
                let opened = self.open(link.code.as_str()).await?.ok_or_else(Problem::missing)?;
                Ok(Shown::of(&opened).await?.read(Some(&Notice::NewLink(link))))
            }
            "show" => Ok(Shown::of(&opened).await?.read(None)),
            "change" if self.value(STATE).is_empty() => {
                let shown = Shown::of(&opened).await?;
                let step = to.parse().unwrap_or(0);
                Ok(match shown.begin(step) {
                    Some(form) => shown.change(&form, opened.held().revision()),
                    None => shown.read(None),
                })
            }
            _ if !self.value(STATE).is_empty() => self.turn(&opened).await,
            _ => Ok(Shown::of(&opened).await?.read(None)),
        }
    }

    /// The submission, if the code opens it and it belongs to this program.
    async fn open(&self, code: &str) -> Result<Option<Opened<'_, S>>, Problem> {
        match Opened::by(self.site, self.reference, code).await {
            Ok(opened) => {
                Ok(Some(opened).filter(|it| *it.held().program() == self.head.program.id))
            }
            Err(problem) if problem.details().code == Code::NotFound => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// What a mentor answers who is asked first.
    async fn reply(
        &self,
        opened: &Opened<'_, S>,
        to: &str,
        answer: Answer,
    ) -> Result<Response, Problem> {
        let said = invited::reply(opened, to, answer).await?;
        self.again(said.map(Notice::Said)).await
    }

    /// What was sent, as it is after something was done to it.
    async fn again(&self, notice: Option<Notice>) -> Result<Response, Problem> {
        Ok(match self.open(self.value("code")).await? {
            Some(opened) => Shown::of(&opened).await?.read(notice.as_ref()),
            None => code_page::OWN.ask_again(self.head),
        })
    }

    /// The next page of a change.
    async fn turn(&self, opened: &Opened<'_, S>) -> Result<Response, Problem> {
        let shown = Shown::of(opened).await?;
        let page = shown.page_to_change();
        let form = page.and_then(|page| PlainForm::resume(page, self.posted));
        // A state that is none of ours, or it has closed meanwhile.
        let Some(mut form) = form else { return Ok(shown.read(None)) };
        let seen = self.value("revision").parse().unwrap_or(0);
        let Some(post) = form.press(self.posted, String::new()) else {
            return Ok(shown.change(&form, seen));
        };
        self.save(opened, &shown, form, post, seen).await
    }

    async fn save(
        &self,
        opened: &Opened<'_, S>,
        shown: &Shown<'_, S>,
        mut form: PlainForm,
        post: Post,
        seen: u32,
    ) -> Result<Response, Problem> {
        let Err(problem) = opened.change(post, seen).await else {
            return self.again(Some(Notice::Said(texts::OWN_SAVED))).await;
        };
        if let Some(Conflict { stored, sent }) = problem.met() {
            return Ok(shown.conflict(&form, sent, stored));
        }
        match problem.details().code {
            Code::TooMany => self.again(Some(Notice::TooOften)).await,
            Code::Closed | Code::Withdrawn => self.again(None).await,
            _ => {
                form.learn(match outcome(&problem, None) {
                    Outcome::NewVersion => Outcome::Failed(widget::journey::Trouble::Refused),
                    outcome => outcome,
                });
                Ok(shown.change(&form, seen))
            }
        }
    }
}

/// All that is held, as a file.
async fn download<S: PagesStore>(opened: &Opened<'_, S>) -> Result<Response, Problem> {
    let everything = opened.everything().await?;
    let json = serde_json::to_vec_pretty(&everything).map_err(|_| Problem::internal())?;
    let name = format!("{}.json", everything.reference);
    Ok(attached("application/json", &name, json))
}
