//! What the columns of a program's exports are: the data dictionary.

use serde::Serialize;

use super::cell::Cell;
use super::listed::ListedColumn;
use super::table::About;
use crate::form::{Audience, Choice, Form, Kind, Question};
use crate::texts::{self, Key, Texts};

/// The name under which the dictionary is exported.
pub const DICTIONARY: &str = "dictionary";

/// What is to be known of one column: of a question, in one wording of its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The export that it is in.
    pub dataset: String,
    /// Its name; of a part of a group, behind the group's name and a dot.
    pub column: String,
    /// The question, or what stands above the column.
    pub ask: String,
    /// The version of the form that asks so; nothing, where no form asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Whether that is the version that is asked now.
    pub now: bool,
    /// What kind of answer it takes, in words.
    pub kind: String,
    /// What can be chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Offered>,
    /// Whether it may be left empty.
    pub optional: bool,
    /// Who sees it, in words.
    pub who_sees: String,
}

/// An option, as the dictionary has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offered {
    /// What is stored.
    pub id: String,
    /// What people read.
    pub label: String,
}

impl Entry {
    /// The columns of the dictionary itself: their names, and what stands above them.
    const COLUMNS: [(&'static str, Key); 9] = [
        ("dataset", texts::DICTIONARY_DATASET),
        ("column", texts::DICTIONARY_COLUMN),
        ("ask", texts::DICTIONARY_ASK),
        ("version", texts::EXPORT_VERSION),
        ("now", texts::DICTIONARY_NOW),
        ("kind", texts::DICTIONARY_KIND),
        ("options", texts::DICTIONARY_OPTIONS),
        ("optional", texts::DICTIONARY_OPTIONAL),
        ("who_sees", texts::DICTIONARY_WHO),
    ];

    /// The dictionary's own headers.
    pub fn headers(texts: &Texts) -> impl Iterator<Item = &str> {
        Self::COLUMNS.iter().map(|(_, header)| texts.get(*header))
    }

    /// An entry's cells, in the headers' order.
    #[must_use]
    pub fn cells(&self, texts: &Texts) -> Vec<Cell> {
        let yes = |holds: bool| Cell::text(if holds { texts.get(texts::EXPORT_YES) } else { "" });
        let options = self.options.iter().map(|option| format!("{} = {}", option.id, option.label));
        vec![
            Cell::text(self.dataset.as_str()),
            Cell::text(self.column.as_str()),
            Cell::text(self.ask.as_str()),
            Cell::text(self.version.as_deref().unwrap_or_default()),
            yes(self.now),
            Cell::text(self.kind.as_str()),
            Cell::text(options.collect::<Vec<_>>().join("\n")),
            yes(self.optional),
            Cell::text(self.who_sees.as_str()),
        ]
    }

    /// The entries of a form's export: what is known of each submission, and then each question in
    /// the newest version's words and in those of the older ones that have answers.
    #[must_use]
    pub fn all(newest: &Form, older: &[Form], texts: &Texts) -> Vec<Self> {
        let mut entries: Vec<Self> =
            About::of(newest).iter().map(|about| Self::about(*about, newest, texts)).collect();
        for form in std::iter::once(newest).chain(older) {
            let now = form.version == newest.version;
            for question in form.questions() {
                let id = question.id.to_string();
                entries.push(Self::question(question, id, (form, newest), now, texts));
                for part in question.kind.parts() {
                    let id = format!("{}.{}", question.id, part.id);
                    entries.push(Self::question(part, id, (form, newest), now, texts));
                }
            }
        }
        entries
    }

    fn about(about: About, form: &Form, texts: &Texts) -> Self {
        let kind = if about.is_moment() { texts::KIND_MOMENT } else { texts::KIND_SHORT_TEXT };
        Self {
            dataset: form.dataset.to_string(),
            column: about.name().to_owned(),
            ask: texts.get(about.header()).to_owned(),
            version: None,
            now: true,
            kind: texts.get(kind).to_owned(),
            options: Vec::new(),
            optional: false,
            who_sees: texts.get(who(Audience::Committee)).to_owned(),
        }
    }

    /// A column of a dataset that is no form's.
    pub(super) fn of_ours(dataset: &str, column: &ListedColumn, texts: &Texts) -> Self {
        let kind = if column.is_moment { texts::KIND_MOMENT } else { texts::KIND_SHORT_TEXT };
        Self {
            dataset: dataset.to_owned(),
            column: column.name.to_owned(),
            ask: texts.get(column.header).to_owned(),
            version: None,
            now: true,
            kind: texts.get(kind).to_owned(),
            options: Vec::new(),
            optional: false,
            who_sees: texts.get(who(Audience::Committee)).to_owned(),
        }
    }

    fn question(
        question: &Question,
        column: String,
        (form, newest): (&Form, &Form),
        now: bool,
        texts: &Texts,
    ) -> Self {
        let offered =
            |choice: &Choice| Offered { id: choice.id.to_string(), label: choice.label.clone() };
        Self {
            dataset: newest.dataset.to_string(),
            column,
            ask: question.ask.clone(),
            version: Some(form.version.to_string()),
            now,
            kind: kind(&question.kind, texts),
            options: question.kind.options().iter().map(offered).collect(),
            optional: question.optional,
            who_sees: texts.get(who(question.who_sees)).to_owned(),
        }
    }
}

fn kind(kind: &Kind, texts: &Texts) -> String {
    let key = match kind {
        Kind::ShortText { .. } => texts::KIND_SHORT_TEXT,
        Kind::LongText { .. } => texts::KIND_LONG_TEXT,
        Kind::Email => texts::KIND_EMAIL,
        Kind::WebAddress => texts::KIND_WEB_ADDRESS,
        Kind::Choice { .. } | Kind::Menu { .. } => texts::KIND_CHOICE,
        Kind::Choices { .. } => texts::KIND_CHOICES,
        Kind::Ranked { .. } => texts::KIND_RANKED,
        Kind::Group { item, .. } => return texts.say(texts::KIND_GROUP, &[("item", item)]),
        Kind::Month => texts::KIND_MONTH,
        Kind::Date => texts::KIND_DATE,
        Kind::TimeZone => texts::KIND_TIME_ZONE,
        Kind::Scale { from, to, low, high } => {
            let (from, to) = (from.to_string(), to.to_string());
            let words = [("from", from.as_str()), ("low", low), ("to", &to), ("high", high)];
            return texts.say(texts::KIND_SCALE, &words);
        }
        Kind::Consent => texts::KIND_CONSENT,
    };
    texts.get(key).to_owned()
}

fn who(sees: Audience) -> Key {
    match sees {
        Audience::Oneself => texts::WHO_ONESELF,
        Audience::Matching => texts::WHO_MATCHING,
        Audience::Committee => texts::WHO_COMMITTEE,
        Audience::Partner => texts::WHO_PARTNER,
        Audience::Public => texts::WHO_PUBLIC,
    }
}
