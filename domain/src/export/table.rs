use super::Record;
use crate::answers::{Answers, Raw};
use crate::flag::Flag;
use crate::form::{Form, Kind, Question};
use crate::id::QuestionId;
use crate::submission::AGREED;
use crate::texts::{self, Texts};

/// The columns of an export: first about the submission, then the newest version's questions in
/// their order, then questions that only older versions had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    headers: Vec<String>,
    columns: Vec<Column>,
    agreed: String,
    flags: Vec<(Flag, String)>,
}

/// Where a cell's text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    question: QuestionId,
    place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Whole,
    Rank(usize),
    Part(usize, QuestionId),
}

impl Table {
    /// The table for a form's newest version and the older ones that its submissions name, the
    /// newer first. Only questions that the committee may see get a column.
    #[must_use]
    pub fn new(newest: &Form, older: &[Form], texts: &Texts) -> Self {
        let fixed = [
            texts::EXPORT_REFERENCE,
            texts::EXPORT_SENT,
            texts::EXPORT_COHORT,
            texts::EXPORT_REPEAT,
            texts::EXPORT_FLAGS,
            texts::EXPORT_REVISED,
            texts::EXPORT_CHANGED,
            texts::EXPORT_WITHDRAWN,
            texts::EXPORT_LANG,
            texts::EXPORT_VERSION,
        ];
        let mut table = Self {
            headers: fixed.iter().map(|key| texts.get(*key).to_owned()).collect(),
            columns: Vec::new(),
            agreed: texts.get(texts::EXPORT_YES).to_owned(),
            flags: Flag::ALL.map(|flag| (flag, texts.get(flag.key()).to_owned())).into(),
        };
        for form in std::iter::once(newest).chain(older) {
            for question in form.questions().filter(|q| q.who_sees.includes_committee()) {
                table.add(question, texts);
            }
        }
        table
    }

    /// The headers, in order.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// A record's cells, in the headers' order. `form` is the version that accepted it.
    #[must_use]
    pub fn cells(&self, record: &Record, form: &Form) -> Vec<String> {
        let yes = |flag: bool| if flag { self.agreed.clone() } else { String::new() };
        let known = self.flags.iter().filter(|(flag, _)| record.flags.contains(flag));
        let flags: Vec<&str> = known.map(|(_, words)| words.as_str()).collect();
        let mut cells = vec![
            record.reference.to_string(),
            record.submitted_at.to_string(),
            record.cohort.to_string(),
            yes(record.repeat),
            flags.join("; "),
            record.revised_at.map(|at| at.to_string()).unwrap_or_default(),
            changed(record, form),
            record.withdrawn_at.map(|at| at.to_string()).unwrap_or_default(),
            record.lang.to_string(),
            record.version.to_string(),
        ];
        cells.extend(self.columns.iter().map(|column| self.cell(column, record, form)));
        cells
    }

    fn add(&mut self, question: &Question, texts: &Texts) {
        let ask = &question.ask;
        match &question.kind {
            Kind::Ranked { at_most, .. } => {
                for rank in 0..size(*at_most) {
                    let n = (rank + 1).to_string();
                    let header = texts.say(texts::EXPORT_RANK, &[("ask", ask), ("n", &n)]);
                    self.column(question, Place::Rank(rank), header);
                }
            }
            Kind::Group { item, at_most, parts, .. } => {
                for row in 0..size(*at_most) {
                    for part in parts.iter().filter(|part| part.who_sees.includes_committee()) {
                        let n = (row + 1).to_string();
                        let words = [("item", item.as_str()), ("n", &n), ("ask", &part.ask)];
                        let header = texts.say(texts::EXPORT_PART, &words);
                        self.column(question, Place::Part(row, part.id.clone()), header);
                    }
                }
            }
            _ => self.column(question, Place::Whole, ask.clone()),
        }
    }

    fn column(&mut self, question: &Question, place: Place, header: String) {
        let column = Column { question: question.id.clone(), place };
        if !self.columns.contains(&column) {
            self.columns.push(column);
            self.headers.push(header);
        }
    }

    fn cell(&self, column: &Column, record: &Record, form: &Form) -> String {
        let question = form.question(&column.question);
        let Some(question) = question.filter(|q| q.who_sees.includes_committee()) else {
            return String::new();
        };
        match &column.place {
            Place::Whole => self.whole(question, &record.answers),
            Place::Rank(rank) => {
                let option = record.answers.many(&question.id).get(*rank);
                option.map_or("", |option| question.kind.label(option)).to_owned()
            }
            Place::Part(row, part) => {
                let part = question.kind.parts().iter().find(|known| known.id == *part);
                let part = part.filter(|part| part.who_sees.includes_committee());
                let row = record.answers.rows(&question.id).get(*row);
                part.zip(row).map(|(part, row)| self.whole(part, row)).unwrap_or_default()
            }
        }
    }

    fn whole(&self, question: &Question, answers: &Answers) -> String {
        match answers.get(&question.id) {
            None | Some(Raw::Rows(_)) => String::new(),
            Some(Raw::Text(text)) if question.kind == Kind::Consent && text == AGREED => {
                self.agreed.clone()
            }
            Some(Raw::Text(text)) => question.kind.label(text).to_owned(),
            Some(Raw::Many(options)) => {
                let labels: Vec<&str> =
                    options.iter().map(|option| question.kind.label(option)).collect();
                labels.join("; ")
            }
        }
    }
}

/// The questions whose answers were changed, of those that the committee sees.
fn changed(record: &Record, form: &Form) -> String {
    let questions = record.changed.iter().filter_map(|id| form.question(id));
    let asks = questions.filter(|question| question.who_sees.includes_committee());
    asks.map(|question| question.ask.as_str()).collect::<Vec<_>>().join("; ")
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
