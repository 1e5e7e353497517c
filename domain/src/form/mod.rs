//! Forms: questionnaires as data, in one language, as a program publishes them.

mod audience;
mod condition;
mod opens;
mod question;
mod shared;
mod to_fill;
mod written;

use serde::{Deserialize, Serialize};

pub use self::audience::Audience;
pub use self::condition::Condition;
pub use self::opens::{ForPair, NotReported, Occasion, OpenTo, Opens, Reported};
pub use self::question::{Choice, CopyFrom, Kind, Question};
pub use self::shared::SharedAnswer;
pub use self::to_fill::{DAYS_FOR_THE_LAST, ToFill, to_fill};
pub use self::written::NotOpen;
use self::written::{WrittenForm, WrittenOpens};
use crate::answers::{Answers, Raw};
use crate::id::{FormId, QuestionId, SectionId};
use crate::lang::Lang;
pub use crate::parse::Asked;
use crate::version::Version;

/// A questionnaire.
///
/// What `cargo xtask check` lets through holds of every published form: names are unique, a
/// condition looks back at a question that offers the options it names, and limits are in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", try_from = "WrittenForm")]
pub struct Form {
    /// Its name in addresses and in the table.
    pub id: FormId,
    /// Which wording this is.
    pub version: Version,
    /// The language that it is shown in.
    pub lang: Lang,
    /// The language of its title, its paragraphs, its button and what happens next, where they
    /// have no translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words_in: Option<Lang>,
    /// What stands above it.
    pub title: String,
    /// What the export of its submissions is called: `mentee-applications`.
    pub dataset: FormId,
    /// Paragraphs before the first question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// About how many minutes it takes; 0 where nobody has said.
    pub minutes: u16,
    /// Who may open it, and when.
    #[serde(flatten)]
    pub opens: Opens,
    /// Whether it is made to be sent, or to be kept.
    pub sending: Sending,
    /// The label of its last button: "Send my application".
    pub send: String,
    /// Its steps.
    pub sections: Vec<Section>,
    /// What happens after it was sent, one sentence a line.
    pub next: Vec<String>,
}

/// A step of a form: questions that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Section {
    /// Its name, unique in the form.
    pub id: SectionId,
    /// The language of its heading and its paragraphs, where they have no translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// Its heading.
    pub title: String,
    /// Paragraphs under the heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// Who sees its answers, but for questions that say otherwise.
    pub who_sees: Audience,
    /// Its questions, in order.
    pub questions: Vec<Question>,
}

/// What a form is filled in for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sending {
    /// To be sent to the committee.
    Expected,
    /// For the person: it stays with them unless they choose to send it.
    Optional,
}

impl Form {
    /// All questions in order, groups' parts not among them.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// The question of that name.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions().find(|question| question.id == *id)
    }

    /// The answers that may leave the person's hands: all but those that only they may see, parts
    /// of rows among them. The widget sends no others, and the functions keep no others.
    #[must_use]
    pub fn for_sending(&self, answers: &Answers) -> Answers {
        let mut sent = answers.clone();
        for question in self.questions() {
            if question.who_sees == Audience::Oneself {
                sent.remove(&question.id);
            } else if let Some(Raw::Rows(rows)) = answers.get(&question.id) {
                let parts = question.kind.parts();
                let mut rows = rows.clone();
                for part in parts.iter().filter(|part| part.who_sees == Audience::Oneself) {
                    rows.iter_mut().for_each(|row| row.remove(&part.id));
                }
                sent.set(question.id.clone(), Raw::Rows(rows));
            }
        }
        sent
    }

    /// The question that asks for the person's e-mail address: the first of that kind.
    #[must_use]
    pub fn email_question(&self) -> Option<&Question> {
        self.questions().find(|question| matches!(question.kind, Kind::Email))
    }
}
