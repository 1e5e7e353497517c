use super::facts::{Contradiction, Facts, Topic};
use super::people::{People, Stage, Who};
use super::quote::Quote;
use super::split::Split;
use super::{Figure, Rate};
use crate::id::OptionId;
use crate::matching::Side;

/// What people were asked to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Questionnaire {
    /// The check-ins, counted from one. Of those who started, whether or not they were still there.
    CheckIn(usize),
    /// The evaluation. Of those who finished.
    Evaluation,
    /// The follow-up. Of those who finished.
    FollowUp,
}

/// What was answered about a topic.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Answered {
    /// The topic.
    pub topic: Topic,
    /// Its options: parts 1, 2, … of the split. The part after them are those who left it out.
    pub options: Vec<OptionId>,
    /// Those who answered the evaluation, by their answer.
    pub split: Split,
}

/// The lines of one year's report. They have no count under five, and none that gives one away: what
/// anybody may read. They are kept as JSON and read again as they were, but for a count under five,
/// which nothing reads.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Lines {
    people: People,
    check_ins: Vec<Split>,
    follow_up: Split,
    answered: Vec<Answered>,
    quotes: Vec<Quote>,
}

impl Lines {
    /// The lines of a year's facts.
    ///
    /// # Errors
    /// If the facts contradict each other.
    pub fn of(facts: &Facts) -> Result<Self, Contradiction> {
        let people = People::of(facts)?;
        let (mentees, mentors) = (&facts.mentees.check_ins, &facts.mentors.check_ins);
        if mentees.len() != mentors.len() {
            return Err(Contradiction::CheckIns);
        }
        let check_ins = mentees.iter().zip(mentors).enumerate().map(|(at, (mentees, mentors))| {
            let name = Questionnaire::CheckIn(at + 1);
            responses(facts, &people, name, [*mentees, *mentors])
        });
        let followed_up = [facts.mentees.followed_up, facts.mentors.followed_up];
        let topics = Topic::ALL.into_iter();
        Ok(Self {
            check_ins: check_ins.collect::<Result<_, _>>()?,
            follow_up: responses(facts, &people, Questionnaire::FollowUp, followed_up)?,
            answered: topics
                .filter_map(|topic| answered(facts, &people, topic).transpose())
                .collect::<Result<_, _>>()?,
            quotes: quotes(facts, &people),
            people,
        })
    }

    /// Who applied, was matched, started, finished and answered the evaluation.
    #[must_use]
    pub fn people(&self) -> &People {
        &self.people
    }

    /// How many check-ins the year had.
    #[must_use]
    pub fn check_ins(&self) -> usize {
        self.check_ins.len()
    }

    /// How many answered a questionnaire, of how many.
    #[must_use]
    pub fn response(&self, who: Who, questionnaire: Questionnaire) -> Rate {
        let of = |stage| self.people.came_to(who, stage);
        let (split, of) = match questionnaire {
            Questionnaire::Evaluation => {
                return Rate { part: of(Stage::Evaluated), of: of(Stage::Finished) };
            }
            Questionnaire::FollowUp => (Some(&self.follow_up), of(Stage::Finished)),
            Questionnaire::CheckIn(number) => {
                let at = number.checked_sub(1);
                (at.and_then(|at| self.check_ins.get(at)), of(Stage::Started))
            }
        };
        Rate { part: split.map_or(Figure::Withheld, |split| split.part(who, 1)), of }
    }

    /// What was answered: each topic that anybody was asked about.
    #[must_use]
    pub fn answered(&self) -> &[Answered] {
        &self.answered
    }

    /// What may be quoted.
    #[must_use]
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }
}

/// How many of each side there are, as the report says it elsewhere.
fn totals(people: &People, stage: Stage) -> [Figure; 3] {
    Who::EACH.map(|who| people.came_to(who, stage))
}

/// Who answered a questionnaire, and who didn't.
fn responses(
    facts: &Facts,
    people: &People,
    name: Questionnaire,
    answered: [u32; 2],
) -> Result<Split, Contradiction> {
    let stage = match name {
        Questionnaire::CheckIn(_) => Stage::Started,
        Questionnaire::Evaluation | Questionnaire::FollowUp => Stage::Finished,
    };
    let parts = |side, answered: u32| {
        let rest = stage.count(facts.side(side)).checked_sub(answered);
        let rest = rest.ok_or(Contradiction::Questionnaire(side, name))?;
        Ok::<_, Contradiction>(Some(vec![answered, rest]))
    };
    let [mentees, mentors] = answered;
    let (mentees, mentors) = (parts(Side::Mentee, mentees)?, parts(Side::Mentor, mentors)?);
    Ok(Split::of(totals(people, stage), mentees, mentors)?)
}

/// What was answered about a topic. None if nobody was asked.
fn answered(
    facts: &Facts,
    people: &People,
    topic: Topic,
) -> Result<Option<Answered>, Contradiction> {
    let tally = |side| facts.side(side).answers.get(&topic);
    let names = |side| -> Option<Vec<&OptionId>> {
        Some(tally(side)?.iter().map(|(option, _)| option).collect())
    };
    let options = match (names(Side::Mentee), names(Side::Mentor)) {
        (Some(mentees), Some(mentors)) if mentees != mentors => {
            return Err(Contradiction::Options(topic));
        }
        (mentees, mentors) => mentees.or(mentors),
    };
    let Some(options) = options else { return Ok(None) };
    let parts = |side| -> Result<Option<Vec<u32>>, Contradiction> {
        let Some(tally) = tally(side) else { return Ok(None) };
        let mut parts: Vec<u32> = tally.iter().map(|(_, count)| *count).collect();
        let chose = parts.iter().try_fold(0, |sum: u32, part| sum.checked_add(*part));
        let blank = chose.and_then(|chose| facts.side(side).evaluated.checked_sub(chose));
        parts.push(blank.ok_or(Contradiction::Topic(side, topic))?);
        Ok(Some(parts))
    };
    let totals = totals(people, Stage::Evaluated);
    let split = Split::of(totals, parts(Side::Mentee)?, parts(Side::Mentor)?)?;
    let options = options.into_iter().cloned().collect();
    Ok(Some(Answered { topic, options, split }))
}

/// The quotes, in the order of their words: that of their arrival would tell them apart. Where it is
/// withheld how many answered the evaluation, there are none: so many quotes would say that at least
/// so many did.
fn quotes(facts: &Facts, people: &People) -> Vec<Quote> {
    if totals(people, Stage::Evaluated).contains(&Figure::Withheld) {
        return Vec::new();
    }
    let mut quotes = facts.quotes.clone();
    quotes.sort();
    quotes
}

/// A year's report, beside the one before it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// This year.
    pub year: Lines,
    /// The year before, if there was one: as it was published then.
    pub last: Option<Lines>,
}
