use super::columns::{Columns, NotColumns};
use crate::flag::Flag;
use crate::form::{Form, Kind, Question};
use crate::id::QuestionId;
use crate::texts::{self, Key, Texts};
use crate::time_zone::TimeZone;

/// The columns of an export: first about the submission, then the newest version's questions in
/// their order, then questions that only older versions had; or those of them that are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    columns: Vec<Column>,
    pub(super) agreed: String,
    pub(super) flags: Vec<(Flag, String)>,
}

/// A column: what stands above it, and where its cells come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    header: String,
    pub(super) source: Source,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    About(About),
    /// A moment, by the clocks of a time zone.
    Local(About),
    Answer(QuestionId, Place),
}

/// What is known of a submission besides its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Reference,
    Pairing,
    Milestone,
    Sent,
    Cohort,
    Repeat,
    Flags,
    Revised,
    Changed,
    Withdrawn,
    Lang,
    Version,
}

/// Which part of a question's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    Whole,
    Rank(usize),
    Part(usize, QuestionId),
}

impl About {
    /// What is known of a submission of a form.
    pub(super) fn of(form: &Form) -> &'static [Self] {
        if form.opens.for_pair().is_some() { &Self::OF_PAIRS } else { &Self::OF_ALL }
    }

    const OF_PAIRS: [Self; 7] = [
        Self::Reference,
        Self::Pairing,
        Self::Milestone,
        Self::Sent,
        Self::Cohort,
        Self::Lang,
        Self::Version,
    ];

    const OF_ALL: [Self; 10] = [
        Self::Reference,
        Self::Sent,
        Self::Cohort,
        Self::Repeat,
        Self::Flags,
        Self::Revised,
        Self::Changed,
        Self::Withdrawn,
        Self::Lang,
        Self::Version,
    ];

    /// Its name, which is the name of a record's field.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Pairing => "pairing",
            Self::Milestone => "milestone",
            Self::Sent => "submitted_at",
            Self::Cohort => "cohort",
            Self::Repeat => "repeat",
            Self::Flags => "flags",
            Self::Revised => "revised_at",
            Self::Changed => "changed",
            Self::Withdrawn => "withdrawn_at",
            Self::Lang => "lang",
            Self::Version => "version",
        }
    }

    pub(super) fn header(self) -> Key {
        match self {
            Self::Reference => texts::EXPORT_REFERENCE,
            Self::Pairing => texts::EXPORT_PAIRING,
            Self::Milestone => texts::EXPORT_MILESTONE,
            Self::Sent => texts::EXPORT_SENT,
            Self::Cohort => texts::EXPORT_COHORT,
            Self::Repeat => texts::EXPORT_REPEAT,
            Self::Flags => texts::EXPORT_FLAGS,
            Self::Revised => texts::EXPORT_REVISED,
            Self::Changed => texts::EXPORT_CHANGED,
            Self::Withdrawn => texts::EXPORT_WITHDRAWN,
            Self::Lang => texts::EXPORT_LANG,
            Self::Version => texts::EXPORT_VERSION,
        }
    }

    pub(super) fn is_moment(self) -> bool {
        matches!(self, Self::Sent | Self::Revised | Self::Withdrawn)
    }
}

impl Source {
    fn name(&self) -> &str {
        match self {
            Self::About(about) | Self::Local(about) => about.name(),
            Self::Answer(question, _) => question.as_str(),
        }
    }
}

impl Table {
    /// The table for a form's newest version and the older ones that its submissions name, the
    /// newer first. Only questions that the committee may see get a column. With a time zone, each
    /// moment has a column more, as clocks there showed it.
    #[must_use]
    pub fn new(newest: &Form, older: &[Form], texts: &Texts, zone: Option<&TimeZone>) -> Self {
        let mut table = Self {
            columns: Vec::new(),
            agreed: texts.get(texts::EXPORT_YES).to_owned(),
            flags: Flag::ALL.map(|flag| (flag, texts.get(flag.key()).to_owned())).into(),
        };
        for about in About::of(newest) {
            table.about(*about, texts, zone);
        }
        for form in std::iter::once(newest).chain(older) {
            for question in form.questions().filter(|q| q.who_sees.includes_committee()) {
                table.add(question, texts);
            }
        }
        table
    }

    /// Those of its columns that are wanted, in that order. A question that takes several columns
    /// has one name for all of them.
    ///
    /// # Errors
    /// [`NotColumns::Unknown`], where it has no such column.
    pub fn chosen(&self, wanted: &Columns) -> Result<Self, NotColumns> {
        wanted.must_be_among(self.names())?;
        let named = |name| self.columns.iter().filter(move |column| column.source.name() == name);
        let columns = wanted.iter().flat_map(named).cloned().collect();
        Ok(Self { columns, agreed: self.agreed.clone(), flags: self.flags.clone() })
    }

    /// The headers, in order.
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.header.as_str())
    }

    /// The columns' names, in order; those of one question have the same.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.source.name())
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn about(&mut self, about: About, texts: &Texts, zone: Option<&TimeZone>) {
        let header = texts.get(about.header());
        self.column(Source::About(about), header.to_owned());
        if let Some(zone) = zone.filter(|_| about.is_moment()) {
            let words = [("column", header), ("zone", zone.as_str())];
            self.column(Source::Local(about), texts.say(texts::EXPORT_LOCAL, &words));
        }
    }

    fn add(&mut self, question: &Question, texts: &Texts) {
        let (id, ask) = (|| question.id.clone(), &question.ask);
        match &question.kind {
            Kind::Ranked { at_most, .. } => {
                for rank in 0..size(*at_most) {
                    let n = (rank + 1).to_string();
                    let header = texts.say(texts::EXPORT_RANK, &[("ask", ask), ("n", &n)]);
                    self.column(Source::Answer(id(), Place::Rank(rank)), header);
                }
            }
            Kind::Group { item, at_most, parts, .. } => {
                for row in 0..size(*at_most) {
                    for part in parts.iter().filter(|part| part.who_sees.includes_committee()) {
                        let n = (row + 1).to_string();
                        let words = [("item", item.as_str()), ("n", &n), ("ask", &part.ask)];
                        let header = texts.say(texts::EXPORT_PART, &words);
                        let place = Place::Part(row, part.id.clone());
                        self.column(Source::Answer(id(), place), header);
                    }
                }
            }
            _ => self.column(Source::Answer(id(), Place::Whole), ask.clone()),
        }
    }

    fn column(&mut self, source: Source, header: String) {
        if !self.columns.iter().any(|known| known.source == source) {
            self.columns.push(Column { header, source });
        }
    }
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
