//! The worksheet that the two of a pairing fill in together: what each changes is put together with
//! what the other has changed meanwhile, question by question.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::api::Post;
use domain::heard::Filled;
use domain::id::QuestionId;
use domain::sheet::{Sheet, Signature};
use domain::{Answers, Form};

use super::{Room, RoomStore};
use crate::http::problem::Problem;
use crate::store::{StoreError, wording};

/// The worksheet of a pairing.
pub struct Worksheet {
    /// Its form, as it is now.
    pub form: Arc<Form>,
    /// What is on it; nothing, where neither has saved anything.
    pub sheet: Option<Sheet>,
}

/// What became of changes.
pub enum Saved {
    /// They are on the worksheet.
    Kept,
    /// The partner has changed the same answers meanwhile: nothing is saved yet.
    Met(Met),
}

/// Changes of both that met.
pub struct Met {
    /// The worksheet as it is now.
    pub stored: Sheet,
    /// What the person has typed.
    pub mine: Answers,
    /// The questions that both have changed.
    pub questions: Vec<QuestionId>,
}

/// How often a change is tried that meets another one.
const MEETINGS: usize = 5;

impl Worksheet {
    /// The number of what is on it: 0, where nothing is.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.sheet.as_ref().map_or(0, |sheet| sheet.revision)
    }

    /// What is on it.
    #[must_use]
    pub fn answers(&self) -> Answers {
        self.sheet.as_ref().map(|sheet| sheet.filled.answers.clone()).unwrap_or_default()
    }
}

impl<S: RoomStore> Room<'_, S> {
    /// The worksheet of the two; nothing, where the program has none.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn worksheet(&self) -> Result<Option<Worksheet>, Problem> {
        let Some(entry) = self.head.worksheet() else { return Ok(None) };
        let of = (self.own.held.program(), &entry.id, &entry.version);
        let form = wording(&self.site.store, of, self.head.other_lang()).await?;
        let form = form.ok_or(StoreError::Unreadable("a version that is not there"))?;
        Ok(Some(Worksheet { form, sheet: self.sheet().await? }))
    }

    /// Saves what the person has typed, who began from the worksheet of that number.
    ///
    /// # Errors
    /// A problem that says what is wrong with the answers, or that they were typed into another
    /// version; or a failure of the store.
    pub async fn save_sheet(
        &self,
        worksheet: &Worksheet,
        post: &Post,
        seen: u32,
    ) -> Result<Saved, Problem> {
        let mine = self.accepted(&worksheet.form, post)?;
        self.put_together(&worksheet.form, mine, seen).await
    }

    /// The same for changes that have met: of the questions that both have changed, the person keeps
    /// their own answers to some. They began from one number, and saw the other.
    ///
    /// # Errors
    /// As of [`save_sheet`](Self::save_sheet).
    pub async fn settle_sheet(
        &self,
        worksheet: &Worksheet,
        post: &Post,
        (began, seen): (u32, u32),
        own: &BTreeSet<QuestionId>,
    ) -> Result<Saved, Problem> {
        let form = &worksheet.form;
        let mine = self.accepted(form, post)?;
        let (base, stored) = (self.before(began).await?, self.before(seen).await?);
        let merged = form.merge(&base, &mine, &stored);
        let mut settled = merged.answers;
        for question in merged.met.into_iter().filter(|question| own.contains(question)) {
            match mine.get(&question) {
                Some(raw) => settled.set(question, raw.clone()),
                None => settled.remove(&question),
            }
        }
        self.put_together(form, settled, seen).await
    }

    /// Agrees to the worksheet of a number by a name. Whether it is still that one.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn agree(&self, name: &Signature, seen: u32) -> Result<bool, Problem> {
        let who = self.own.held.reference();
        for _ in 0..MEETINGS {
            let Some(sheet) = self.sheet().await?.filter(|sheet| sheet.revision == seen) else {
                return Ok(false);
            };
            let agreed = sheet.agreed_by(who, name.clone(), self.now());
            if sheet.has_agreed(who) || self.keep(Some(&sheet), &agreed).await? {
                return Ok(true);
            }
        }
        Err(Problem::unavailable())
    }

    fn accepted(&self, form: &Form, post: &Post) -> Result<Answers, Problem> {
        if post.version != form.version {
            return Err(Problem::version());
        }
        let accepted = form.parse(&form.for_sending(&post.answers));
        let accepted = accepted.map_err(|not| Problem::rejected(&not, form, &self.head.texts))?;
        Ok(accepted.answers())
    }

    async fn put_together(&self, form: &Form, mine: Answers, seen: u32) -> Result<Saved, Problem> {
        let base = self.before(seen).await?;
        for _ in 0..MEETINGS {
            let stored = self.sheet().await?;
            let before = stored.as_ref().map(|sheet| &sheet.filled.answers);
            let merged = form.merge(&base, &mine, before.unwrap_or(&Answers::default()));
            if let (Some(stored), false) = (&stored, merged.met.is_empty()) {
                let (stored, questions) = (stored.clone(), merged.met);
                return Ok(Saved::Met(Met { stored, mine, questions }));
            }
            if before == Some(&merged.answers) {
                return Ok(Saved::Kept);
            }
            let filled = Filled {
                form: form.id.clone(),
                version: form.version.clone(),
                lang: form.lang.clone(),
                answers: merged.answers,
            };
            let (by, at) = (self.own.held.reference(), self.now());
            let next = match &stored {
                Some(stored) => stored.followed_by(filled, by, at),
                None => Sheet { revision: 1, at, by: by.clone(), filled, agreed: Vec::new() },
            };
            if self.keep(stored.as_ref(), &next).await? {
                return Ok(Saved::Kept);
            }
        }
        Err(Problem::unavailable())
    }

    async fn sheet(&self) -> Result<Option<Sheet>, StoreError> {
        let of = (self.own.held.program(), self.own.held.cohort());
        self.site.store.sheet(of, &self.pairing.id).await
    }

    /// What was on the worksheet when it had a number; nothing, where it never did.
    async fn before(&self, revision: u32) -> Result<Answers, StoreError> {
        let of = (self.own.held.program(), self.own.held.cohort());
        let now = self.sheet().await?.filter(|sheet| sheet.revision == revision);
        let then = match now {
            None => self.site.store.sheet_before(of, &self.pairing.id, revision).await?,
            now => now,
        };
        Ok(then.map(|sheet| sheet.filled.answers).unwrap_or_default())
    }

    async fn keep(&self, read: Option<&Sheet>, sheet: &Sheet) -> Result<bool, StoreError> {
        let of = (self.own.held.program(), self.own.held.cohort());
        self.site.store.keep_sheet(of, &self.pairing.id, read, sheet).await
    }
}
