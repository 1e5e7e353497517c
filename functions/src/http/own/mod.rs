//! A person's own link: what they sent is read, changed and withdrawn by whoever has its secret.

mod answer;
mod invited;
mod lived;
mod rooms;

use std::sync::Arc;

use domain::Form;
use domain::api::Post;
use domain::desk::{Inquiry, InquiryId, Words};
use domain::lang::Wanted;
use domain::link::LinkCode;
use domain::own::{Changed, Conflict, HeldSubmission, MOST_REVISIONS, Withdrawn, changed};
use domain::program::Opening;
use domain::reference::Reference;

pub(super) use self::answer::{change, read, withdraw};
pub use self::invited::{Answer, Answered, Invitation};
pub use self::rooms::OwnRoom;
use super::Site;
use super::intake::IntakeStore;
use super::problem::Problem;
use crate::link::Link;
use crate::store::{Added, Found, Held, ProgramHead, Revised, StoreError, in_best_lang, wording};

/// A submission that somebody has opened by its link.
#[derive(Debug)]
pub struct Opened<'a, S> {
    site: &'a Site<S>,
    head: Arc<ProgramHead>,
    found: Found,
    held: Held,
}

impl<'a, S: IntakeStore> Opened<'a, S> {
    /// Opens a submission. A link that is malformed, foreign, revoked or expired gets the same
    /// answer, after the same work.
    ///
    /// # Errors
    /// `Problem::link`, or a failure of the store.
    pub async fn by(site: &'a Site<S>, reference: &str, code: &str) -> Result<Self, Problem> {
        let (reference, code) = (Reference::parse(reference), LinkCode::parse(code));
        let (Ok(reference), Ok(code)) = (reference, code) else { return Err(Problem::link()) };
        let found = site.store.find(&reference, site.clock.now()).await?;
        // Where there is nothing, a signature is checked all the same: time tells nothing.
        let number = found.as_ref().map_or(0, |found| found.link);
        let opens = site.links.opens(&code, &reference, number);
        let found = found.filter(|_| opens).ok_or_else(Problem::link)?;
        let held = site.store.open(&found, site.clock.now()).await?.ok_or_else(Problem::link)?;
        let head = site.store.program(held.program()).await?.ok_or_else(Problem::link)?;
        let head = in_best_lang(&site.store, head, &Wanted::just(held.lang())).await?;
        Ok(Self { site, head, found, held })
    }

    /// What is held.
    #[must_use]
    pub fn held(&self) -> &Held {
        &self.held
    }

    /// Whose form it was.
    #[must_use]
    pub fn head(&self) -> &ProgramHead {
        &self.head
    }

    /// The link that opens it now.
    #[must_use]
    pub fn link(&self) -> Link {
        self.site.links.to(self.held.program(), self.held.reference(), self.found.link)
    }

    /// The form, as the person answered it last.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn form(&self) -> Result<Arc<Form>, Problem> {
        let of = (self.held.program(), self.held.form(), self.held.version());
        let form = wording(&self.site.store, of, self.head.other_lang()).await?;
        Ok(form.ok_or(StoreError::Unreadable("an answered version that is not there"))?)
    }

    /// Whether it can be changed now; nothing, where its form or its year is gone.
    #[must_use]
    pub fn changes(&self) -> Option<Opening> {
        let entry = self.head.for_anyone().find(|entry| entry.id == *self.held.form())?;
        let (cohort, now) = (self.held.cohort(), self.site.clock.now());
        self.head.program.opening_in(cohort, entry.opens.window()?, now)
    }

    /// All that is held about it.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn everything(&self) -> Result<HeldSubmission, Problem> {
        let (before, mails) = self.site.store.history(&self.held).await?;
        let file = self.site.store.file(self.held.reference(), self.site.clock.now()).await?;
        let held = &self.held;
        Ok(HeldSubmission {
            reference: held.reference().clone(),
            program: held.program().clone(),
            cohort: held.cohort().clone(),
            form: held.form().clone(),
            now: held.now(),
            submitted_at: held.submitted_at(),
            withdrawn_at: held.withdrawn_at(),
            erased_at: held.erased_at(),
            changes: self.changes(),
            before,
            mails,
            came_back: held.came_back(),
            questions: file.for_the_person(),
            asides: file.asides,
            pairings: self.lived_through().await?,
        })
    }

    /// What the committee has asked the person.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn inquiries(&self) -> Result<Vec<Inquiry>, Problem> {
        let file = self.site.store.file(self.held.reference(), self.site.clock.now()).await?;
        Ok(file.for_the_person())
    }

    /// Takes the person's answer to something that the committee has asked: the first one stays.
    ///
    /// # Errors
    /// `Problem::withdrawn`, or a failure of the store.
    pub async fn answer(&self, inquiry: &InquiryId, words: &Words) -> Result<(), Problem> {
        let now = self.site.clock.now();
        match self.site.store.answer(&self.found, inquiry, words, now).await? {
            Added::New | Added::Not => Ok(()),
            Added::Withdrawn => Err(Problem::withdrawn()),
        }
    }

    /// Puts other answers in place of those that the person has seen, by their revision's number.
    /// Answers that are stored already are fine, whoever has stored them.
    ///
    /// # Errors
    /// A problem that says what is wrong with them, that it is too late, or that others were
    /// stored meanwhile: then with both.
    pub async fn change(&self, post: Post, seen: u32) -> Result<Changed, Problem> {
        if self.held.withdrawn_at().is_some() {
            return Err(Problem::withdrawn());
        }
        let address = &self.head.program.address;
        match self.changes() {
            Some(Opening::Open { .. }) => {}
            closed => return Err(Problem::over(closed, address)),
        }
        let Post { version, lang, answers } = post;
        let version = self.answerable(&version).await?;
        let answers = version.for_sending(&answers);
        let submission = version.parse(&answers);
        let same = |answers: &domain::Answers| {
            answers == self.held.answers() && version.version == *self.held.version()
        };
        if submission.as_ref().is_ok_and(|submission| same(&submission.answers())) {
            return Ok(self.as_it_is());
        }
        if seen != self.held.revision() {
            return Err(self.conflict(answers));
        }
        let submission = submission
            .map_err(|rejection| Problem::rejected(&rejection, &version, &self.head.texts))?;
        if self.held.revision() > MOST_REVISIONS {
            return Err(Problem::too_often(address));
        }
        let printed = submission.answers();
        let program = self.held.program();
        let address = submission.email().map(|address| self.site.links.address(program, address));
        let changed = changed(&version, self.held.answers(), &printed);
        let at = self.site.clock.now();
        let new = Revised { submission, changed, lang, address, at };
        if self.site.store.revise(&self.held, &new).await? {
            let (reference, revision) = (self.held.reference().clone(), seen.saturating_add(1));
            return Ok(Changed { reference, revision, at });
        }
        // Somebody was a moment quicker.
        let again = self.site.store.open(&self.found, at).await?.ok_or_else(Problem::link)?;
        if again.withdrawn_at().is_some() {
            return Err(Problem::withdrawn());
        }
        Err(Problem::conflict(Conflict { stored: again.now(), sent: printed }))
    }

    fn as_it_is(&self) -> Changed {
        let now = self.held.now();
        let reference = self.held.reference().clone();
        Changed { reference, revision: now.revision, at: now.at }
    }

    fn conflict(&self, sent: domain::Answers) -> Problem {
        Problem::conflict(Conflict { stored: self.held.now(), sent })
    }

    /// A version that answers may be changed to: the one that was answered, or the current one.
    async fn answerable(&self, version: &domain::version::Version) -> Result<Arc<Form>, Problem> {
        let current = self.head.form(self.held.form()).map(|entry| &entry.version);
        if version != self.held.version() && Some(version) != current {
            return Err(Problem::version());
        }
        let form = self.site.store.form(self.held.program(), self.held.form(), version).await?;
        form.ok_or_else(Problem::version)
    }

    /// Withdraws it. What was withdrawn before stays so.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn withdraw(&self) -> Result<Withdrawn, Problem> {
        let now = self.site.clock.now();
        if self.held.withdrawn_at().is_none() && !self.site.store.withdraw(&self.held, now).await? {
            // Changed or withdrawn meanwhile: whoever asks again sees what is there by then.
            return Err(Problem::unavailable());
        }
        let held = self.site.store.open(&self.found, now).await?.ok_or_else(Problem::link)?;
        let (at, end) =
            held.withdrawn_at().zip(held.erased_at()).ok_or_else(Problem::unavailable)?;
        let reference = held.reference().clone();
        Ok(Withdrawn { reference, withdrawn_at: at, erased_at: end })
    }

    /// Takes a withdrawal back.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn take_back(&self) -> Result<(), Problem> {
        if self.held.withdrawn_at().is_some() && !self.site.store.take_back(&self.held).await? {
            return Err(Problem::unavailable());
        }
        Ok(())
    }

    /// Makes a new link: those before open it no more.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn renew_link(&self) -> Result<Link, Problem> {
        if !self.site.store.renew_link(&self.found).await? {
            return Err(Problem::unavailable());
        }
        let number = self.found.link.saturating_add(1);
        Ok(self.site.links.to(self.held.program(), self.held.reference(), number))
    }
}
