//! A form on a page of its own, which works without scripts: each press of a button posts the page,
//! and the next one comes back. With scripts it becomes the widget.

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::api::{FormPage, Post};
use domain::id::{FormId, ProgramId};
use domain::program::Program;
use domain::texts::{self, Texts};
use functions::http::intake::Admitted;
use functions::http::{Problem, Site, fields, form_page_under, program_head};
use functions::store::{ProgramHead, SubmissionKey};
use widget::journey::Outcome;
use widget::plain::PlainForm;

use crate::page::{Page, sorry};
use crate::template::{fill, insert};
use crate::{PagesStore, key};

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
) -> Response {
    let shown = async {
        let asked = Asked::of(&site, names).await?;
        let form = PlainForm::begin(asked.page.clone(), key::new()?);
        Ok(asked.answer(&form))
    };
    shown.await.unwrap_or_else(|problem| sorry(&problem))
}

/// `POST /{program}/{form}`: the next step, the same one with what is wrong in it, or the receipt.
pub(crate) async fn turn<S: PagesStore>(
    State(site): State<Site<S>>,
    names: Result<Names, PathRejection>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let turned = async {
        let posted = fields(body).await?;
        let asked = Asked::of(&site, names).await?;
        // A state that is none of ours: they begin anew.
        let Some(mut form) = PlainForm::resume(asked.page.clone(), &posted) else {
            let form = PlainForm::begin(asked.page.clone(), key::new()?);
            return Ok(asked.answer(&form));
        };
        if let Some(post) = form.press(&posted, key::new()?) {
            let origin = headers.get(header::ORIGIN);
            asked.send(&site, &mut form, post, origin).await?;
        }
        Ok(asked.answer(&form))
    };
    turned.await.unwrap_or_else(|problem| sorry(&problem))
}

/// The form that a page is about.
struct Asked {
    head: ProgramHead,
    page: FormPage,
}

impl Asked {
    async fn of<S: PagesStore>(
        site: &Site<S>,
        names: Result<Names, PathRejection>,
    ) -> Result<Self, Problem> {
        let Path((program, form)) = names.map_err(|_| Problem::missing())?;
        let head = program_head(site, &program).await?;
        // A whole page says more than a widget.
        let page = form_page_under(site, &head, &form, None, head.texts.clone()).await?;
        Ok(Self { head, page })
    }

    async fn send<S: PagesStore>(
        &self,
        site: &Site<S>,
        form: &mut PlainForm,
        post: Post,
        origin: Option<&HeaderValue>,
    ) -> Result<(), Problem> {
        let key = SubmissionKey::new(form.key()).ok_or_else(Problem::missing)?;
        let form_id = self.page.form.id.clone();
        let taken = match Admitted::under(site, self.head.clone(), form_id, origin) {
            Ok(admitted) => admitted.take(post, key).await,
            Err(problem) => Err(problem),
        };
        match taken.map_err(|problem| outcome(&problem)) {
            Ok(receipt) => form.learn(Outcome::Sent(receipt)),
            Err(Outcome::NewVersion) => form.replace_form(self.page.clone()),
            Err(outcome) => form.learn(outcome),
        }
        Ok(())
    }

    fn answer(&self, form: &PlainForm) -> Response {
        let Self { head: ProgramHead { program, texts, .. }, page } = self;
        let action = format!("/{}/{}", program.id, page.form.id);
        let words = [
            ("PROGRAM", program.id.as_str()),
            ("FORM", page.form.id.as_str()),
            ("PRINT", texts.get(texts::PAGE_PRINT)),
        ];
        let template = if form.is_sent() { SENT } else { FORM };
        let main = insert(&fill(template, &words), "DRAWN", &form.html(&action, LEVEL));
        let title = title(program, page, form, texts);
        Page { program, texts, title, main, caching: NOT_KEPT }.into_response()
    }
}

/// What a problem means to the person: what the widget reads out of the same answer.
fn outcome(problem: &Problem) -> Outcome {
    let details = problem.details();
    let body = serde_json::to_string(details).unwrap_or_default();
    Outcome::read(details.status, "", &body)
}

fn title(program: &Program, page: &FormPage, form: &PlainForm, texts: &Texts) -> String {
    let title = [form.heading().as_str(), &page.form.title, &program.name].join(" – ");
    if form.has_problems() { [texts.get(texts::PAGE_PROBLEM), &title].join(" ") } else { title }
}
