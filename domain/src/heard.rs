//! What the two of a pairing have answered in the course of their year.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::calendar::Milestone;
use crate::id::FormId;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::reference::Reference;
use crate::submission::Submission;
use crate::version::Version;

/// What one of the two has answered at a milestone of their pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// When they last answered.
    pub at: Instant,
    /// How often they have: a press and a form each count, and so does each change.
    pub revision: u32,
    /// Whether they have been in contact: the first question, by one press.
    pub contact: Option<Contact>,
    /// The form that they have filled in.
    pub filled: Option<Filled>,
}

/// Whether two people have been in contact.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contact {
    /// They have.
    Yes,
    /// They have not, so far.
    NotYet,
}

impl Contact {
    /// Both answers, in the order in which they are offered.
    pub const BOTH: [Self; 2] = [Self::Yes, Self::NotYet];

    /// Its name, as a page and the table have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::NotYet => "not-yet",
        }
    }

    /// The answer of that name; nothing, for any other text.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|contact| contact.as_str() == name)
    }
}

/// An answer is personal.
impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contact(…)")
    }
}

/// A form of a pairing's that was filled in: the answers that it has accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// The form.
    pub form: FormId,
    /// The version that has accepted them.
    pub version: Version,
    /// The language that the person saw.
    pub lang: Lang,
    /// The answers, but for those that only the person may see.
    pub answers: Answers,
}

impl Filled {
    /// What a form has accepted, of somebody who saw it in a language.
    #[must_use]
    pub fn of(submission: &Submission, lang: &Lang) -> Self {
        Self {
            form: submission.form().clone(),
            version: submission.version().clone(),
            lang: lang.clone(),
            answers: submission.answers(),
        }
    }
}

/// What the two of one pairing have answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeardOfPair(Vec<(Milestone, Reference, Heard)>);

impl HeardOfPair {
    /// What somebody has answered at a milestone.
    #[must_use]
    pub fn at(&self, milestone: Milestone, who: &Reference) -> Option<&Heard> {
        let is_it = |(at, by, _): &&(Milestone, Reference, Heard)| *at == milestone && by == who;
        self.0.iter().find(is_it).map(|(_, _, heard)| heard)
    }

    /// All of it, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (Milestone, &Reference, &Heard)> {
        self.0.iter().map(|(milestone, who, heard)| (*milestone, who, heard))
    }
}

impl FromIterator<(Milestone, Reference, Heard)> for HeardOfPair {
    fn from_iter<I: IntoIterator<Item = (Milestone, Reference, Heard)>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(contact: Contact) -> Heard {
        let at = Instant::from_milliseconds(5);
        Heard { at, revision: 1, contact: Some(contact), filled: None }
    }

    #[test]
    fn each_of_the_two_is_heard_at_each_milestone_for_themselves() {
        let [one, other] = [1, 2].map(Reference::from_random);
        let pair: HeardOfPair = [
            (Milestone::FirstContact, one.clone(), heard(Contact::Yes)),
            (Milestone::CheckIn(1), other.clone(), heard(Contact::NotYet)),
        ]
        .into_iter()
        .collect();
        assert_eq!(pair.at(Milestone::FirstContact, &one), Some(&heard(Contact::Yes)));
        assert_eq!(pair.at(Milestone::FirstContact, &other), None);
        assert_eq!(pair.at(Milestone::CheckIn(1), &other), Some(&heard(Contact::NotYet)));
        assert_eq!(pair.iter().count(), 2);
    }

    #[test]
    fn whether_they_were_in_contact_has_one_name_each_and_shows_in_no_log() {
        for contact in Contact::BOTH {
            assert_eq!(Contact::of(contact.as_str()), Some(contact));
            assert_eq!(serde_json::to_value(contact).unwrap(), contact.as_str());
            assert_eq!(format!("{contact:?}"), "Contact(…)");
        }
        assert_eq!(Contact::of("Yes"), None);
    }
}
