use serde::{Deserialize, Serialize};

use super::{CameBack, Inquiry, Note, PersonCard};
use crate::answers::Answers;
use crate::date::Date;
use crate::export::seen;
use crate::form::Form;
use crate::id::QuestionId;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::own::{self, MailNote, Revision};
use crate::version::Version;

/// `GET …/people/{reference}`: all that the committee may see of somebody.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// What lists show of them.
    pub card: PersonCard,
    /// The wordings that their answers name, the one that they answered last first; in the program's
    /// own language, with only the questions whose answers the committee may see.
    pub forms: Vec<Form>,
    /// The answers as they are now; nothing of what was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Shown>,
    /// What they were before each change, the earliest first.
    #[serde(default)]
    pub before: Vec<Shown>,
    /// What the committee wrote about them, the earliest first.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// What it asked them, the earliest first, and what came back.
    #[serde(default)]
    pub questions: Vec<Inquiry>,
    /// The mails about it.
    #[serde(default)]
    pub mails: Vec<MailNote>,
    /// That mail to their address came back, if it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_back: Option<CameBack>,
    /// The day on which all of it is deleted, with its year; nothing, where the year doesn't say one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_on: Option<Date>,
}

/// Answers at one time, as the committee may see them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenShown")]
pub struct Shown {
    /// The answers.
    #[serde(flatten)]
    pub revision: Revision,
    /// The questions whose answers were others before; none for what was sent first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<QuestionId>,
}

/// The same with the fields of the answers among its own, for reading it: serde's reader of what is
/// flattened is more for the desk to download.
#[derive(Deserialize)]
struct WrittenShown {
    revision: u32,
    at: Instant,
    version: Version,
    lang: Lang,
    answers: Answers,
    #[serde(default)]
    changed: Vec<QuestionId>,
}

impl From<WrittenShown> for Shown {
    fn from(written: WrittenShown) -> Self {
        let WrittenShown { revision, at, version, lang, answers, changed } = written;
        Self { revision: Revision { revision, at, version, lang, answers }, changed }
    }
}

impl Shown {
    /// Every revision of somebody's answers, the earliest first, each with the version that accepted
    /// it: what the committee may see of them, and what each has changed.
    pub fn all(revisions: Vec<(Revision, &Form)>) -> Vec<Self> {
        let mut before: Option<Answers> = None;
        let mut all = Vec::with_capacity(revisions.len());
        for (revision, form) in revisions {
            let answers = seen(form.questions(), &revision.answers);
            let changed = before.map(|before| own::changed(form, &before, &answers));
            before = Some(answers.clone());
            let revision = Revision { answers, ..revision };
            all.push(Self { revision, changed: changed.unwrap_or_default() });
        }
        all
    }
}

impl Form {
    /// The form with only the questions whose answers the committee may see.
    #[must_use]
    pub fn for_committee(&self) -> Self {
        let mut form = self.clone();
        for section in &mut form.sections {
            section.questions.retain(|question| question.who_sees.includes_committee());
        }
        form.sections.retain(|section| !section.questions.is_empty());
        form
    }
}

impl Dossier {
    /// The dossier of somebody who has withdrawn: that there was one.
    #[must_use]
    pub fn withdrawn(card: PersonCard) -> Self {
        Self {
            card,
            forms: Vec::new(),
            now: None,
            before: Vec::new(),
            notes: Vec::new(),
            questions: Vec::new(),
            mails: Vec::new(),
            came_back: None,
            erased_on: None,
        }
    }
}
