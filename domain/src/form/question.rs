use serde::{Deserialize, Serialize};

use super::{Audience, Condition};
use crate::id::{FormId, OptionId, QuestionId};
use crate::lang::Lang;

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Question {
    /// Its name, unique in its form (for a part, in its group).
    pub id: QuestionId,
    /// The language of its words, where they have no translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// The question itself. For consent, the sentence that is agreed to.
    pub ask: String,
    /// A sentence or two under the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Whether it may be left empty.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// Who sees the answer.
    pub who_sees: Audience,
    /// When it is asked; always, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What to say when the answer is missing; a general sentence, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// What a browser may fill in by itself: a token of HTML's `autocomplete`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autofill: Option<String>,
    /// An answer in another form that can be copied here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_from: Option<CopyFrom>,
}

/// Where an answer may be copied from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyFrom {
    /// A form of the same program.
    pub form: FormId,
    /// What stands above that form.
    #[serde(default)]
    pub title: String,
    /// A question of that form.
    pub question: QuestionId,
    /// Where that question is a group, the part of it to take from each row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<QuestionId>,
}

/// What kind of answer a question takes. Lengths are in characters of the cleaned text
/// ([`crate::text::length`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Kind {
    /// One line.
    ShortText {
        /// At most so many characters.
        most: u32,
    },
    /// Paragraphs.
    LongText {
        /// At most so many characters.
        most: u32,
    },
    /// An e-mail address.
    Email,
    /// The address of a web page.
    WebAddress,
    /// One option, shown as radio buttons.
    Choice {
        /// What can be chosen.
        options: Vec<Choice>,
    },
    /// One option out of a long list, shown as a menu.
    Menu {
        /// What can be chosen.
        options: Vec<Choice>,
    },
    /// Several options.
    Choices {
        /// What can be chosen.
        options: Vec<Choice>,
        /// At least so many, where the question is answered at all.
        at_least: u32,
        /// At most so many.
        at_most: u32,
    },
    /// Options in order of preference.
    Ranked {
        /// What can be chosen.
        options: Vec<Choice>,
        /// At least so many, where the question is answered at all.
        at_least: u32,
        /// At most so many.
        at_most: u32,
    },
    /// Some questions asked again for each of several things.
    Group {
        /// What one of them is called: "Goal".
        item: String,
        /// At least so many rows, where the question is answered at all.
        at_least: u32,
        /// At most so many rows.
        at_most: u32,
        /// The questions of one row; none of them a group.
        parts: Vec<Question>,
    },
    /// A month of a year.
    Month,
    /// A day.
    Date,
    /// A time zone.
    TimeZone,
    /// A whole number on a scale.
    Scale {
        /// The lowest.
        from: u8,
        /// The highest.
        to: u8,
        /// What the lowest means.
        low: String,
        /// What the highest means.
        high: String,
    },
    /// Agreement: a box to tick.
    Consent,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its name: what is stored.
    pub id: OptionId,
    /// What people read.
    pub label: String,
    /// A line under the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// When it is offered; always, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

impl Kind {
    /// The options that the kind offers; none where it offers none.
    #[must_use]
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice { options }
            | Self::Menu { options }
            | Self::Choices { options, .. }
            | Self::Ranked { options, .. } => options,
            _ => &[],
        }
    }

    /// The parts of a group; none where the kind is another.
    #[must_use]
    pub fn parts(&self) -> &[Question] {
        match self {
            Self::Group { parts, .. } => parts,
            _ => &[],
        }
    }

    /// The label of an option; its name where this version has no such option.
    #[must_use]
    pub fn label<'a>(&'a self, option: &'a str) -> &'a str {
        let found = self.options().iter().find(|choice| choice.id.as_str() == option);
        found.map_or(option, |choice| choice.label.as_str())
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
