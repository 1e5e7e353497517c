use std::sync::Arc;

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::api::{KEY_HEADER, Post, Receipt, Signs};
use domain::flag::Seen;
use domain::id::{FormId, ProgramId};
use domain::lang::Wanted;
use domain::program::Opening;
use domain::reference::Reference;
use domain::texts;
use domain::{Form, Lang, Rejection, Submission};

use super::IntakeStore;
use crate::http::door::{Caller, Knock, NotLetIn, Sender};
use crate::http::problem::{Problem, may_send};
use crate::http::published::{entry, head};
use crate::http::unkept::answer;
use crate::http::{Site, sent};
use crate::store::{
    NewSubmission, ProgramHead, Put, StoreError, Stored, SubmissionKey, in_best_lang, wording,
};

/// How many references are tried: with 60 random bits, a second one is nearly never needed.
const REFERENCES: usize = 4;

/// `POST /v1/programs/{program}/forms/{form}/submissions`: takes a submission, once for its key.
pub(super) async fn take<S: IntakeStore>(
    State(site): State<Site<S>>,
    path: Result<Path<(ProgramId, FormId)>, PathRejection>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    // Read whole before anything is said: an answer to a sender who is still sending gets lost.
    let body = sent::body(body).await;
    let Path((program, form)) = path?;
    let key = key(&headers);
    let sent = match sent::is_json(&headers) {
        true => body.and_then(|body| sent::post(&body)),
        false => Err(Problem::media_type()),
    };
    let (post, signs) = match sent {
        Ok((post, signs)) => (Ok(post), signs),
        Err(problem) => (Err(problem), Signs::default()),
    };
    // What can't be read counts like the rest.
    let lang = post.as_ref().ok().map(|post| post.lang.clone());
    let sender = Sender { caller, lang, signs, ticket: String::new() };
    site.hold_back(&sender, key.as_ref(), &program)?;
    let admitted = Admitted::to(&site, program, form, headers.get(header::ORIGIN));
    let (admitted, knock) = tokio::join!(admitted, site.knock(&sender, key.as_ref()));
    let let_in = admitted?.answer(&sender, key.as_ref(), knock).await?;
    let key = key.ok_or_else(Problem::key)?;
    let_in.take(post?, key).await.map(|receipt| accepted(&receipt))
}

/// Somebody who may send a form, and whom the door let in.
#[derive(Debug)]
pub struct LetIn<'a, S> {
    admitted: Admitted<'a, S>,
    seen: Seen,
}

/// Somebody who may send a form, from the page where they are.
#[derive(Debug)]
pub struct Admitted<'a, S> {
    site: &'a Site<S>,
    head: Arc<ProgramHead>,
    form: FormId,
    opening: Opening,
}

impl<'a, S: IntakeStore> Admitted<'a, S> {
    /// Admits a caller to a form; `origin` is the header of that name.
    ///
    /// # Errors
    /// A problem that says what is unknown, or that this page may not send the form.
    pub async fn to(
        site: &'a Site<S>,
        program: ProgramId,
        form: FormId,
        origin: Option<&HeaderValue>,
    ) -> Result<Self, Problem> {
        Self::under(site, head(&site.store, &program).await?, form, origin)
    }

    /// The same, for whoever has the program already.
    ///
    /// # Errors
    /// As [`Admitted::to`].
    pub fn under(
        site: &'a Site<S>,
        head: Arc<ProgramHead>,
        form: FormId,
        origin: Option<&HeaderValue>,
    ) -> Result<Self, Problem> {
        let (_, opening) = entry(&head, &form, site.clock.now())?;
        if !may_send(origin, &head.program.hosts, Some(site.links.host())) {
            return Err(Problem::origin());
        }
        Ok(Self { site, head, form, opening })
    }

    /// Lets them in through the door.
    ///
    /// # Errors
    /// A problem that says that they, or everybody, send too much now; or a failure of the store.
    pub async fn let_in(
        self,
        sender: &Sender,
        under: Option<&SubmissionKey>,
    ) -> Result<LetIn<'a, S>, Problem> {
        let knock = self.site.knock(sender, under).await;
        self.answer(sender, under, knock).await
    }

    async fn answer(
        self,
        sender: &Sender,
        under: Option<&SubmissionKey>,
        knock: Result<Knock, NotLetIn>,
    ) -> Result<LetIn<'a, S>, Problem> {
        match knock {
            Ok(knock) => {
                let seen = self.site.seen(sender, &knock, (&self.head.program.id, &self.form));
                Ok(LetIn { admitted: self, seen })
            }
            Err(NotLetIn::Refused(problem)) => Err(problem),
            Err(NotLetIn::Asked) => {
                let Self { site, head, .. } = self;
                let head = match &sender.lang {
                    Some(lang) => in_best_lang(&site.store, head, &Wanted::just(lang)).await?,
                    None => head,
                };
                let say = head.texts.get(texts::WORK_MOMENT);
                Err(site.asked(sender, under, &head.program.id, say)?)
            }
        }
    }
}

impl<S: IntakeStore> LetIn<'_, S> {
    /// Takes what they send, once for its key. What is odd about it is stored with it.
    ///
    /// # Errors
    /// A problem that says what is wrong with it, that the form is closed, or that other answers
    /// are stored under the key.
    pub async fn take(self, post: Post, key: SubmissionKey) -> Result<Receipt, Problem> {
        let Self { admitted: Admitted { site, head, form, opening }, mut seen } = self;
        let Post { version, lang, answers } = post;
        let program = head.program.id.clone();
        let version = site.store.form(&program, &form, &version).await?;
        let version = version.ok_or_else(Problem::version)?;
        // A page of ours has left these out already; whoever calls by hand may not have.
        let parsed = version.parse(&version.for_sending(&answers));
        let cohort = match opening {
            Opening::Open { cohort, .. } => cohort,
            closed => return late(site, (&program, &form, &key), parsed.ok(), closed).await,
        };
        let submission = match parsed {
            Ok(submission) => submission,
            Err(rejection) => {
                return Err(rejected(site, head, &version, &lang, &rejection).await?);
            }
        };
        if let Some(email) = submission.email() {
            let address = ["address", program.as_str(), form.as_str(), &email.folded()];
            seen.from_address = site.count(&address).await?;
        }
        let address = submission.email().map(|address| site.links.address(&program, address));
        let new = NewSubmission {
            reference: new_reference()?,
            address,
            submitted_at: site.clock.now(),
            flags: seen.flags(),
            program,
            cohort,
            lang,
            submission,
            key,
        };
        store(site, new).await
    }
}

/// Every problem, in the words that the person saw.
async fn rejected<S: IntakeStore>(
    site: &Site<S>,
    head: Arc<ProgramHead>,
    version: &Form,
    lang: &Lang,
    rejection: &Rejection,
) -> Result<Problem, StoreError> {
    let head = in_best_lang(&site.store, head, &Wanted::just(lang)).await?;
    let of = (&head.program.id, &version.id, &version.version);
    let seen = wording(&site.store, of, head.other_lang()).await?;
    Ok(Problem::rejected(rejection, seen.as_deref().unwrap_or(version), &head.texts))
}

fn key(headers: &HeaderMap) -> Option<SubmissionKey> {
    let mut keys = headers.get_all(KEY_HEADER).iter();
    let key = keys.next()?.to_str().ok()?;
    if keys.next().is_some() { None } else { SubmissionKey::new(key) }
}

/// The form is closed. But whoever sent in time, and did not hear of it, hears of it now.
async fn late<S: IntakeStore>(
    site: &Site<S>,
    (program, form, key): (&ProgramId, &FormId, &SubmissionKey),
    submission: Option<Submission>,
    opening: Opening,
) -> Result<Receipt, Problem> {
    if let Some(submission) = submission
        && let Some(kept) = site.store.find_key(program, form, key).await?
        && kept.has_answers_of(&submission)
    {
        return Ok(receipt(site, program, kept.stored));
    }
    Err(Problem::closed(opening))
}

async fn store<S: IntakeStore>(site: &Site<S>, mut new: NewSubmission) -> Result<Receipt, Problem> {
    for _ in 0..REFERENCES {
        match site.store.put_submission(&new).await? {
            Put::Stored(stored) | Put::Replayed(stored) => {
                return Ok(receipt(site, &new.program, stored));
            }
            Put::KeyReused(stored) => {
                return Err(Problem::key_reused(receipt(site, &new.program, stored)));
            }
            Put::ReferenceTaken => new.reference = new_reference()?,
        }
    }
    Err(Problem::unavailable())
}

fn receipt<S>(site: &Site<S>, program: &ProgramId, stored: Stored) -> Receipt {
    let Stored { reference, submitted_at, link } = stored;
    let link = Some(site.links.to(program, &reference, link).address);
    Receipt { reference, submitted_at, link }
}

/// What to quote: made up anew where it is taken.
pub(in crate::http) fn new_reference() -> Result<Reference, StoreError> {
    getrandom::u64().map(Reference::from_random).map_err(|_| StoreError::NoRandomness)
}

/// The same for a first and for a repeated attempt, so that no caller can tell them apart.
fn accepted(receipt: &Receipt) -> Response {
    answer(StatusCode::CREATED, receipt)
}
