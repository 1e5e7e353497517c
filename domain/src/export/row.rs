//! A record's cells.

use super::Record;
use super::cell::Cell;
use super::table::{About, Column, Place, Source, Table};
use crate::answers::{Answers, Raw};
use crate::date::{Date, Month};
use crate::form::{Form, Kind, Question};
use crate::instant::Instant;
use crate::submission::AGREED;

impl Table {
    /// A record's cells, in the headers' order. `form` is the version that accepted it.
    #[must_use]
    pub fn cells(&self, record: &Record, form: &Form) -> Vec<Cell> {
        self.columns().iter().map(|column| self.cell(column, record, form)).collect()
    }

    fn cell(&self, column: &Column, record: &Record, form: &Form) -> Cell {
        match &column.source {
            Source::About(about) => self.about_cell(*about, record, form),
            Source::Local(about) => moment(*about, record).map_or(Cell::Empty, Cell::Local),
            Source::Answer(question, place) => {
                let question = form.question(question);
                let question = question.filter(|q| q.who_sees.includes_committee());
                question.map_or(Cell::Empty, |question| self.answer(question, place, record))
            }
        }
    }

    fn about_cell(&self, about: About, record: &Record, form: &Form) -> Cell {
        match about {
            About::Reference => Cell::text(record.reference.as_str()),
            About::Pairing => {
                let asked = record.asked.as_ref();
                asked.map_or(Cell::Empty, |asked| Cell::text(asked.pairing.as_str()))
            }
            About::Milestone => {
                let asked = record.asked.as_ref();
                asked.map_or(Cell::Empty, |asked| Cell::text(asked.milestone.to_string()))
            }
            About::Sent | About::Revised | About::Withdrawn => {
                moment(about, record).map_or(Cell::Empty, Cell::Moment)
            }
            About::Cohort => Cell::text(record.cohort.as_str()),
            About::Repeat if record.repeat => Cell::text(self.agreed.as_str()),
            About::Repeat => Cell::Empty,
            About::Flags => {
                let known = self.flags.iter().filter(|(flag, _)| record.flags.contains(flag));
                Cell::text(known.map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("; "))
            }
            About::Changed => Cell::text(changed(record, form)),
            About::Lang => Cell::text(record.lang.to_string()),
            About::Version => Cell::text(record.version.to_string()),
        }
    }

    fn answer(&self, question: &Question, place: &Place, record: &Record) -> Cell {
        match place {
            Place::Whole => self.whole(question, &record.answers),
            Place::Rank(rank) => {
                let option = record.answers.many(&question.id).get(*rank);
                option.map_or(Cell::Empty, |option| Cell::text(question.kind.label(option)))
            }
            Place::Part(row, part) => {
                let part = question.kind.parts().iter().find(|known| known.id == *part);
                let part = part.filter(|part| part.who_sees.includes_committee());
                let row = record.answers.rows(&question.id).get(*row);
                part.zip(row).map_or(Cell::Empty, |(part, row)| self.whole(part, row))
            }
        }
    }

    fn whole(&self, question: &Question, answers: &Answers) -> Cell {
        match answers.get(&question.id) {
            None | Some(Raw::Rows(_)) => Cell::Empty,
            Some(Raw::Text(text)) => self.of_text(&question.kind, text),
            Some(Raw::Many(options)) => {
                let labels = options.iter().map(|option| question.kind.label(option));
                Cell::text(labels.collect::<Vec<_>>().join("; "))
            }
        }
    }

    /// What can't be read as the kind that it is of stays text: an export loses nothing.
    fn of_text(&self, kind: &Kind, text: &str) -> Cell {
        let read = match kind {
            Kind::Consent if text == AGREED => Some(Cell::text(self.agreed.as_str())),
            Kind::Month => Month::parse(text).ok().map(Cell::Month),
            Kind::Date => Date::parse(text).ok().map(Cell::Date),
            Kind::Scale { .. } => text.parse().ok().map(Cell::Number),
            _ => None,
        };
        let exact = read.filter(|cell| *kind == Kind::Consent || cell.to_string() == text);
        exact.unwrap_or_else(|| Cell::text(kind.label(text)))
    }
}

fn moment(about: About, record: &Record) -> Option<Instant> {
    match about {
        About::Sent => Some(record.submitted_at),
        About::Revised => record.revised_at,
        About::Withdrawn => record.withdrawn_at,
        _ => None,
    }
}

/// The questions whose answers were changed, of those that the committee sees.
fn changed(record: &Record, form: &Form) -> String {
    let questions = record.changed.iter().filter_map(|id| form.question(id));
    let asks = questions.filter(|question| question.who_sees.includes_committee());
    asks.map(|question| question.ask.as_str()).collect::<Vec<_>>().join("; ")
}
