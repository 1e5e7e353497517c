use serde::{Deserialize, Serialize};

use super::{Decision, Standing, Status};
use crate::answers::{Answers, Raw};
use crate::export::Record;
use crate::flag::Flag;
use crate::form::{Form, Kind, Question};
use crate::id::{FormId, QuestionId};
use crate::instant::Instant;
use crate::lang::Lang;
use crate::matching::Side;
use crate::reference::Reference;
use crate::version::Version;

/// How many people a page has at most.
pub const MOST_PEOPLE: usize = 1000;

/// `GET …/people`: those who sent the form of one of the two sides.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeoplePage {
    /// The people: mentees first, and each side in order of time.
    pub people: Vec<PersonCard>,
    /// What `after=` must say for those that come next; nothing after the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<PersonPlace>,
}

/// Somebody at the desk: what lists show of a submission, sort and filter by. Only what the
/// committee may see, and of what was withdrawn nothing but that.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonCard {
    /// What they quote.
    pub reference: Reference,
    /// On which side they take part.
    pub side: Side,
    /// The form that they sent.
    pub form: FormId,
    /// The version that accepted it.
    pub version: Version,
    /// The language that they saw.
    pub lang: Lang,
    /// What they are called; empty, where the committee may not see it.
    pub name: String,
    /// Where mail reaches them; empty, where the committee may not see it.
    pub address: String,
    /// When they sent it.
    pub submitted_at: Instant,
    /// When they changed it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revised_at: Option<Instant>,
    /// How they stand.
    pub status: Status,
    /// What the committee keeps of them.
    pub standing: Standing,
    /// What is odd about how it came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    /// Whether the same address had sent the same form to the same cohort before.
    #[serde(default)]
    pub repeat: bool,
    /// How many notes there are on them.
    #[serde(default)]
    pub notes: u32,
    /// How many questions they were asked.
    #[serde(default)]
    pub asked: u32,
    /// How many of these they have answered.
    #[serde(default)]
    pub answered: u32,
    /// What they chose where there were options, and their time zone: what lists filter by.
    #[serde(default)]
    pub choices: Answers,
}

/// What is counted of a person beside their standing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Notes on them.
    pub notes: u32,
    /// Questions that they were asked.
    pub asked: u32,
    /// Questions that they have answered.
    pub answered: u32,
}

impl PersonCard {
    /// The card of a record: `form` is the version that accepted it, `name` the question for the
    /// person's name.
    #[must_use]
    pub fn of(
        record: Record,
        (side, name): (Side, &QuestionId),
        form: &Form,
        (standing, counts): (Standing, Counts),
        is_matched: bool,
    ) -> Self {
        let is_withdrawn = record.withdrawn_at.is_some();
        let status = Status::of(standing.status, is_matched, is_withdrawn);
        let (record, standing, counts) = if is_withdrawn {
            let standing = Standing { revision: standing.revision, ..Standing::default() };
            (record.without_answers(), standing, Counts::default())
        } else {
            (record.for_committee(form), standing, counts)
        };
        let text = |id: &QuestionId| record.answers.text(id).to_owned();
        Self {
            side,
            name: text(name),
            address: form.email_question().map(|question| text(&question.id)).unwrap_or_default(),
            choices: choices(form, &record.answers),
            reference: record.reference,
            form: record.form,
            version: record.version,
            lang: record.lang,
            submitted_at: record.submitted_at,
            revised_at: record.revised_at,
            status,
            standing,
            flags: record.flags,
            repeat: record.repeat,
            notes: counts.notes,
            asked: counts.asked,
            answered: counts.answered,
        }
    }

    /// Whether somebody has to look at what they answered: they were asked, all has come back, and
    /// nobody has decided since.
    #[must_use]
    pub fn has_answered(&self) -> bool {
        self.asked > 0
            && self.answered == self.asked
            && self.standing.status == Decision::Asked
            && self.status != Status::Withdrawn
    }

    /// Whether an answer of theirs is still awaited.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.answered < self.asked && self.status != Status::Withdrawn
    }
}

/// The answers by which people can be told apart in a list.
fn choices(form: &Form, answers: &Answers) -> Answers {
    let is_choice = |question: &&Question| {
        !question.kind.options().is_empty() || matches!(question.kind, Kind::TimeZone)
    };
    let chosen = form.questions().filter(is_choice).filter_map(|question| {
        let raw = answers.get(&question.id).filter(|raw| !raw.is_empty())?;
        let is_flat = !matches!(raw, Raw::Rows(_));
        is_flat.then(|| (question.id.clone(), raw.clone()))
    });
    chosen.collect()
}

/// The place behind somebody in the list: written `mentee.1795292774123.7Q2M-XK4D-90TB`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonPlace {
    side: Side,
    at: Instant,
    reference: Reference,
}

/// Why a text is no place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("after is what the page before says in next")]
pub struct NotAPersonPlace;

impl PersonPlace {
    /// Behind a person.
    #[must_use]
    pub fn behind(card: &PersonCard) -> Self {
        let (side, at) = (card.side, card.submitted_at);
        Self { side, at, reference: card.reference.clone() }
    }

    /// Whether a record of a side stands before it.
    #[must_use]
    pub fn is_behind(&self, side: Side, record: &Record) -> bool {
        let place = (self.side, self.at, self.reference.as_str());
        (side, record.submitted_at, record.reference.as_str()) <= place
    }

    /// Reads it as it was written.
    ///
    /// # Errors
    /// [`NotAPersonPlace`].
    pub fn parse(text: &str) -> Result<Self, NotAPersonPlace> {
        let mut parts = text.splitn(3, '.');
        let mut part = || parts.next().ok_or(NotAPersonPlace);
        let side = match part()? {
            MENTEE => Side::Mentee,
            MENTOR => Side::Mentor,
            _ => return Err(NotAPersonPlace),
        };
        let at = Instant::from_milliseconds(part()?.parse().map_err(|_| NotAPersonPlace)?);
        let reference = Reference::parse(part()?).map_err(|_| NotAPersonPlace)?;
        let place = Self { side, at, reference };
        if String::from(place.clone()) == text { Ok(place) } else { Err(NotAPersonPlace) }
    }
}

const MENTEE: &str = "mentee";
const MENTOR: &str = "mentor";

impl TryFrom<String> for PersonPlace {
    type Error = NotAPersonPlace;
    fn try_from(text: String) -> Result<Self, NotAPersonPlace> {
        Self::parse(&text)
    }
}

impl From<PersonPlace> for String {
    fn from(place: PersonPlace) -> String {
        let side = match place.side {
            Side::Mentee => MENTEE,
            Side::Mentor => MENTOR,
        };
        format!("{side}.{}.{}", place.at.milliseconds(), place.reference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_was_written_and_nothing_else_is_one() {
        let text = "mentor.1795292774123.7Q2M-XK4D-90TB";
        assert_eq!(PersonPlace::parse(text).map(String::from).as_deref(), Ok(text));
        for bad in [
            "",
            "mentor",
            "mentor.1795292774123",
            "mentor.1795292774123.7q2m-xk4d-90tb",
            "mentor.01795292774123.7Q2M-XK4D-90TB",
            "peer.1795292774123.7Q2M-XK4D-90TB",
            "mentor.1795292774123.7Q2M-XK4D-90TB.",
        ] {
            assert_eq!(PersonPlace::parse(bad), Err(NotAPersonPlace), "{bad:?}");
        }
    }
}
