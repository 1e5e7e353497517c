//! A form on a page of its own, which works without scripts: each press of a button posts the page,
//! and the next one comes back. With scripts it becomes the widget.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Lang;
use domain::api::{Code, FormPage, Post, Signs};
use domain::flag::TRAP;
use domain::id::{FormId, ProgramId};
use domain::lang::Wanted;
use domain::program::Program;
use domain::texts::{self, Texts};
use functions::http::door::{Caller, Sender};
use functions::http::intake::Admitted;
use functions::http::{Problem, Site, fields, form_page_under, program_head};
use functions::store::{ProgramHead, SubmissionKey};
use widget::journey::Outcome;
use widget::plain::{HANDED, PlainForm, TICKET, TRAPPED};

use crate::languages::{self, Menu};
use crate::page::{Page, sorry};
use crate::template::{fill, insert};
use crate::{PagesStore, arrival, key};

const FORM: &str = include_str!("../templates/form.html");
const SENT: &str = include_str!("../templates/sent.html");

/// The form's heading is the page's.
const LEVEL: u8 = 1;

/// A page that somebody has typed into, or will.
const NOT_KEPT: &str = "no-store";

type Names = Path<(ProgramId, FormId)>;

/// `GET /{program}/{form}`: the first step.
pub(crate) async fn show<S: PagesStore>(
    State(site): State<Site<S>>,
    names: Result<Names, PathRejection>,
    query: Result<Query<languages::Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let shown = async {
        let Query(wanted) = query.unwrap_or_default();
        let asked = Asked::of(&site, names, &wanted.wanted(&headers)).await?;
        Ok(asked.answer(&asked.begin(&site)?, Menu::Links))
    };
    shown.await.unwrap_or_else(|problem| sorry(&problem))
}

/// `POST /{program}/{form}`: the next step, the same one with what is wrong in it, or the receipt.
pub(crate) async fn turn<S: PagesStore>(
    State(site): State<Site<S>>,
    names: Result<Names, PathRejection>,
    query: Result<Query<languages::Asked>, QueryRejection>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let turned = async {
        let posted = fields(body).await?;
        let Query(wanted) = query.unwrap_or_default();
        let asked = Asked::of(&site, names, &wanted.wanted(&headers)).await?;
        // A state that is none of ours: they begin anew.
        let Some(mut form) = PlainForm::resume(asked.page.clone(), &posted) else {
            return Ok(asked.answer(&asked.begin(&site)?, Menu::Links));
        };
        let sender = sender(caller, &asked.page.form.lang, &posted);
        form.carry(HANDED, sender.signs.handed.clone());
        form.carry(TRAPPED, if sender.signs.trap { "1".to_owned() } else { String::new() });
        let Some(post) = form.press(&posted, key::new()?) else {
            return Ok(asked.answer(&form, Menu::Buttons));
        };
        let origin = headers.get(header::ORIGIN);
        let wait = asked.send(&site, &mut form, post, &sender, origin).await?;
        let menu = if form.is_sent() { Menu::Nothing } else { Menu::Buttons };
        let answer = asked.answer(&form, menu);
        Ok(match wait {
            Some(seconds) => waiting(seconds, answer),
            None => answer,
        })
    };
    turned.await.unwrap_or_else(|problem| sorry(&problem))
}

/// What a page shows of who filled it in.
fn sender(caller: Caller, lang: &Lang, posted: &[(String, String)]) -> Sender {
    let said = |name: &str| {
        let field = posted.iter().find(|(known, _)| known == name);
        field.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let trap = [TRAP, TRAPPED].iter().any(|name| !said(name).is_empty());
    let signs = Signs { handed: said(HANDED), trap, work: None };
    Sender { caller, lang: Some(lang.clone()), signs, ticket: said(TICKET) }
}

/// The same page, for somebody who has to wait: it still has all that they typed.
fn waiting(seconds: u32, mut page: Response) -> Response {
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    page
}

/// The form that a page is about.
struct Asked {
    head: Arc<ProgramHead>,
    page: FormPage,
}

impl Asked {
    async fn of<S: PagesStore>(
        site: &Site<S>,
        names: Result<Names, PathRejection>,
        wanted: &Wanted,
    ) -> Result<Self, Problem> {
        let Path((program, form)) = names.map_err(|_| Problem::missing())?;
        let head = program_head(site, &program, wanted).await?;
        // A whole page says more than a widget.
        let page = form_page_under(site, &head, &form, None, head.texts.clone()).await?;
        Ok(Self { head, page })
    }

    /// The form as nobody has typed into it.
    fn begin<S>(&self, site: &Site<S>) -> Result<PlainForm, Problem> {
        let mut form = PlainForm::begin(self.page.clone(), key::new()?);
        form.carry(HANDED, site.handed(&self.head.program.id, &self.page.form.id));
        Ok(form)
    }

    /// Sends it; how many seconds its sender has to wait, if they do.
    async fn send<S: PagesStore>(
        &self,
        site: &Site<S>,
        form: &mut PlainForm,
        post: Post,
        sender: &Sender,
        origin: Option<&HeaderValue>,
    ) -> Result<Option<u32>, Problem> {
        let key = SubmissionKey::new(form.key()).ok_or_else(Problem::missing)?;
        let taken = async {
            site.hold_back(sender, Some(&key), &self.head.program.id)?;
            let form_id = self.page.form.id.clone();
            let admitted = Admitted::under(site, self.head.clone(), form_id, origin)?;
            admitted.let_in(sender, Some(&key)).await?.take(post, key.clone()).await
        };
        let problem = match taken.await {
            Ok(receipt) => {
                form.learn(Outcome::Sent(receipt));
                return Ok(None);
            }
            Err(problem) => problem,
        };
        let too_many = matches!(problem.details().code, Code::TooMany | Code::Work);
        let mut wait = problem.retry_after().filter(|_| too_many);
        if problem.details().code == Code::Work {
            // No script can work here: they wait instead.
            let ticket = site.ticket(&key, &sender.ticket);
            wait = Some(ticket.wait);
            form.carry(TICKET, ticket.text);
        }
        match outcome(&problem, wait) {
            Outcome::NewVersion => form.replace_form(self.page.clone()),
            outcome => form.learn(outcome),
        }
        Ok(wait)
    }

    fn answer(&self, form: &PlainForm, menu: Menu) -> Response {
        let Self { head, page } = self;
        let ProgramHead { program, texts, .. } = &**head;
        let path = format!("/{}/{}", program.id, page.form.id);
        let action = [path.as_str(), &languages::query(head)].concat();
        let words = [
            ("PROGRAM", program.id.as_str()),
            ("FORM", page.form.id.as_str()),
            ("LANG", page.form.lang.as_str()),
            ("PRINT", texts.get(texts::PAGE_PRINT)),
            ("PAPER", texts.get(texts::PAPER_LINK)),
        ];
        let template = if form.is_sent() { SENT } else { FORM };
        let main =
            insert(&fill(template, &words), "ARRIVAL", &arrival::markup(&page.form.title, texts));
        let main = insert(&main, "DRAWN", &form.html(&action, LEVEL));
        let title = title(program, page, form, texts);
        Page { head, path, menu, title, main, caching: NOT_KEPT }.into_response()
    }
}

/// What a problem means to the person: what the widget reads out of the same answer.
pub(crate) fn outcome(problem: &Problem, wait: Option<u32>) -> Outcome {
    let details = problem.details();
    let body = serde_json::to_string(details).unwrap_or_default();
    let wait = wait.map(|seconds| seconds.to_string()).unwrap_or_default();
    Outcome::read(details.status, &wait, &body)
}

fn title(program: &Program, page: &FormPage, form: &PlainForm, texts: &Texts) -> String {
    let title = [form.heading().as_str(), &page.form.title, &program.name].join(" – ");
    if form.has_problems() { [texts.get(texts::PAGE_PROBLEM), &title].join(" ") } else { title }
}
