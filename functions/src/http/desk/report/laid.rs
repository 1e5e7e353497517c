//! The report in words: what a page and a workbook both show.

use std::collections::BTreeMap;

use domain::Lang;
use domain::id::OptionId;
use domain::matching::Side;
use domain::program::Program;
use domain::report::{
    Answered, Figure, Lines, Questionnaire, Rate, Report, Split, Stage, Topic, Who,
};
use domain::texts::{self, Key, Texts};

use super::Standing;

/// In which words the report is said.
pub(super) struct Wording<'a> {
    pub(super) texts: &'a Texts,
    pub(super) program: &'a Program,
    /// What this year is called, and the last, if that has a report.
    pub(super) names: [Option<String>; 2],
    /// What the options of each topic are called.
    pub(super) labels: BTreeMap<(Topic, OptionId), String>,
    /// Whether there are mentees and mentors, and not peers alone.
    pub(super) has_two_sides: bool,
}

/// A report as it is shown.
pub(super) struct Laid {
    pub(super) lang: String,
    /// `ltr` or `rtl`.
    pub(super) direction: &'static str,
    pub(super) title: String,
    pub(super) program: String,
    pub(super) association: String,
    /// The language of the program's words, where they have no translation.
    pub(super) words_in: Option<Lang>,
    /// How the desk knows what can be done: `draft`, `early`, `published` or `forgotten`.
    pub(super) state: &'static str,
    /// Since when it is as it is, or why it is not for sending on.
    pub(super) note: String,
    /// Of whom the columns are.
    pub(super) columns: Vec<String>,
    /// Of which years each of them is; one, where there is no other.
    pub(super) years: Vec<String>,
    pub(super) parts: Vec<Part>,
    /// What a figure that is not shown says, and the same in a sentence, where there are any.
    pub(super) withheld: (String, Option<String>),
    pub(super) quotes: Option<Quotes>,
}

/// Lines under a heading.
pub(super) struct Part {
    pub(super) heading: String,
    pub(super) about: String,
    pub(super) lines: Vec<Line>,
}

/// A line: of everybody in turn, for each year.
pub(super) struct Line {
    pub(super) label: String,
    pub(super) entries: Vec<Entry>,
}

/// What stands in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    /// Nothing can stand there.
    Nothing,
    /// It is not shown.
    Withheld,
    /// A count, and what share of the whole it is.
    Count(u32, Option<Share>),
}

/// A share, in percent, and how that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) percent: u32,
    pub(super) said: String,
}

/// What people let us quote.
pub(super) struct Quotes {
    pub(super) heading: String,
    pub(super) about: String,
    /// Their words, and their name, if they agreed to it.
    pub(super) all: Vec<(String, Option<String>)>,
}

impl Laid {
    /// A report in words.
    pub(super) fn of(report: &Report, state: Standing, wording: &Wording<'_>) -> Self {
        let Wording { texts, program, names, .. } = wording;
        let [this, last] = names.each_ref().map(|name| name.clone().unwrap_or_default());
        let laying = Laying { report, wording };
        // Zeros would say that there was nobody.
        let is_forgotten = state == Standing::Forgotten;
        let parts = if is_forgotten { Vec::new() } else { laying.parts() };
        let mut years = vec![this.clone()];
        years.extend(report.last.is_some().then_some(last));
        let entries = || parts.iter().flat_map(|part| &part.lines).flat_map(|line| &line.entries);
        let lacks = entries().any(|entry| *entry == Entry::Withheld);
        let (state, note) = said(state, texts);
        Self {
            lang: program.lang.to_string(),
            direction: texts.direction(),
            title: texts.say(texts::REPORT_TITLE, &[("year", &this)]),
            program: program.name.clone(),
            association: program.association.clone(),
            words_in: program.words_in.clone(),
            state,
            note,
            columns: laying.whos().iter().map(|who| texts.get(column(*who)).to_owned()).collect(),
            years,
            withheld: (
                texts.get(texts::REPORT_WITHHELD).to_owned(),
                lacks.then(|| texts.get(texts::REPORT_WITHHELD_ABOUT).to_owned()),
            ),
            quotes: laying.quotes(),
            parts,
        }
    }
}

fn said(state: Standing, texts: &Texts) -> (&'static str, String) {
    let (name, key, day) = match state {
        Standing::Published(day) => ("published", texts::REPORT_PUBLISHED, day),
        Standing::Draft(day) => ("draft", texts::REPORT_DRAFT, day),
        Standing::Early(day) => ("early", texts::REPORT_EARLY, Some(day)),
        Standing::Forgotten => ("forgotten", texts::REPORT_FORGOTTEN, None),
    };
    let day = day.map(|day| texts.date(day)).unwrap_or_default();
    (name, texts.say(key, &[("date", &day)]))
}

fn column(who: Who) -> Key {
    match who {
        Who::Side(Side::Mentee) => texts::REPORT_MENTEES,
        Who::Side(Side::Mentor) => texts::REPORT_MENTORS,
        Who::All => texts::REPORT_ALL,
    }
}

struct Laying<'a> {
    report: &'a Report,
    wording: &'a Wording<'a>,
}

impl Laying<'_> {
    fn whos(&self) -> &'static [Who] {
        if self.wording.has_two_sides { &Who::EACH } else { &[Who::All] }
    }

    fn texts(&self) -> &Texts {
        self.wording.texts
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![self.people()];
        parts.extend(self.responses());
        let topics = Topic::ALL.into_iter().filter_map(|topic| self.topic(topic));
        parts.extend(topics);
        parts
    }

    fn part(&self, heading: Key, about: Key, lines: Vec<Line>) -> Part {
        let said = |key| self.texts().get(key).to_owned();
        Part { heading: said(heading), about: said(about), lines }
    }

    fn line(&self, label: String, entry: impl Fn(&Lines, Who) -> Entry) -> Line {
        let years = || std::iter::once(&self.report.year).chain(&self.report.last);
        let of = |who: &Who| years().map(|lines| entry(lines, *who)).collect::<Vec<_>>();
        Line { label, entries: self.whos().iter().flat_map(of).collect() }
    }

    fn people(&self) -> Part {
        let stages = [
            (Stage::Applied, texts::REPORT_APPLIED),
            (Stage::Matched, texts::REPORT_MATCHED),
            (Stage::Started, texts::REPORT_STARTED),
            (Stage::Finished, texts::REPORT_FINISHED),
        ];
        let line = |(stage, label): (Stage, Key)| {
            self.line(self.texts().get(label).to_owned(), |lines, who| {
                let people = lines.people();
                match people.rate(who, stage) {
                    Some(rate) => self.rate(rate),
                    None => figure(people.came_to(who, stage), None),
                }
            })
        };
        let lines = stages.into_iter().map(line).collect();
        self.part(texts::REPORT_PEOPLE, texts::REPORT_PEOPLE_ABOUT, lines)
    }

    /// Who answered; nothing, where nobody was asked anything.
    fn responses(&self) -> Option<Part> {
        let years = || std::iter::once(&self.report.year).chain(&self.report.last);
        let is_asked = |lines: &Lines| {
            let evaluated = lines.people().came_to(Who::All, Stage::Evaluated);
            lines.check_ins() > 0 || evaluated.count() != Some(0)
        };
        if !years().any(is_asked) {
            return None;
        }
        let most = years().map(Lines::check_ins).max().unwrap_or(0);
        let mut lines: Vec<Line> = (1..=most).map(|number| self.check_in(number)).collect();
        let said = |key| self.texts().get(key).to_owned();
        lines.push(self.line(said(texts::REPORT_EVALUATION), |lines, who| {
            self.rate(lines.response(who, Questionnaire::Evaluation))
        }));
        lines.push(self.line(said(texts::REPORT_FOLLOW_UP), |lines, who| {
            // Mentees are asked what has changed since.
            match who {
                Who::Side(Side::Mentee) => self.rate(lines.response(who, Questionnaire::FollowUp)),
                Who::All if !self.wording.has_two_sides => {
                    self.rate(lines.response(who, Questionnaire::FollowUp))
                }
                _ => Entry::Nothing,
            }
        }));
        Some(self.part(texts::REPORT_RESPONSES, texts::REPORT_RESPONSES_ABOUT, lines))
    }

    fn check_in(&self, number: usize) -> Line {
        let label = self.texts().say(texts::REPORT_CHECK_IN, &[("n", &number.to_string())]);
        self.line(label, |lines, who| match number <= lines.check_ins() {
            true => self.rate(lines.response(who, Questionnaire::CheckIn(number))),
            false => Entry::Nothing,
        })
    }

    /// What was answered about a topic; nothing, where nobody was asked this year.
    fn topic(&self, topic: Topic) -> Option<Part> {
        let about = |lines: &Lines| answered(lines, topic).cloned();
        let now = about(&self.report.year)?;
        let option = |option: &OptionId| {
            let label = self.wording.labels.get(&(topic, option.clone()));
            let label = label.map_or_else(|| option.to_string(), Clone::clone);
            self.line(label, |lines, who| {
                let place = |of: &&Answered| of.options.iter().position(|one| one == option);
                let found = answered(lines, topic).and_then(|of| Some((of, place(&of)? + 1)));
                found.map_or(Entry::Nothing, |(of, part)| self.share(&of.split, who, part))
            })
        };
        let mut lines: Vec<Line> = now.options.iter().map(option).collect();
        let none = self.texts().get(texts::REPORT_NO_ANSWER).to_owned();
        lines.push(self.line(none, |lines, who| {
            let of = answered(lines, topic);
            of.map_or(Entry::Nothing, |of| self.share(&of.split, who, of.options.len() + 1))
        }));
        let heading = match topic {
            Topic::Expectations => texts::REPORT_EXPECTATIONS,
            Topic::Helpfulness => texts::REPORT_HELPFULNESS,
            Topic::Goals => texts::REPORT_GOALS,
            Topic::Continuing => texts::REPORT_CONTINUING,
        };
        Some(self.part(heading, texts::REPORT_TOPICS_ABOUT, lines))
    }

    /// A part of a split; nothing, for whoever is not asked.
    fn share(&self, split: &Split, who: Who, part: usize) -> Entry {
        let is_asked = match split {
            Split::Mentees(_) => who == Who::Side(Side::Mentee),
            Split::Mentors(_) => who == Who::Side(Side::Mentor),
            Split::Side(_) | Split::Together(_) | Split::TooFew => true,
        };
        if is_asked { self.rate(split.rate(who, part)) } else { Entry::Nothing }
    }

    fn rate(&self, rate: Rate) -> Entry {
        let share = rate.percent().map(|percent| Share {
            percent,
            said: self.texts().say(texts::REPORT_PERCENT, &[("n", &percent.to_string())]),
        });
        figure(rate.part, share)
    }

    fn quotes(&self) -> Option<Quotes> {
        let quotes = self.report.year.quotes();
        let quote = |quote: &domain::report::Quote| {
            (quote.words().to_owned(), quote.name().map(str::to_owned))
        };
        (!quotes.is_empty()).then(|| Quotes {
            heading: self.texts().get(texts::REPORT_QUOTES).to_owned(),
            about: self.texts().get(texts::REPORT_QUOTES_ABOUT).to_owned(),
            all: quotes.iter().map(quote).collect(),
        })
    }
}

fn answered(lines: &Lines, topic: Topic) -> Option<&Answered> {
    lines.answered().iter().find(|of| of.topic == topic)
}

fn figure(figure: Figure, share: Option<Share>) -> Entry {
    figure.count().map_or(Entry::Withheld, |count| Entry::Count(count, share))
}
