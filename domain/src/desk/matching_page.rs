use serde::{Deserialize, Serialize};

use super::{May, Member, MemberId, MemberName, Pairing, PutJudged};
use crate::form::Form;
use crate::id::OptionId;
use crate::matching::{AnswerTo, Judged, Offsets, Participant, Partners, Policy, Pool, Side};
use crate::reference::Reference;

/// `GET …/matching`: what it takes to match people in the browser, at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchingPage {
    /// What is the same whoever is matched; in the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setup: Option<MatchingSetup>,
    /// Those who are to be matched, in the order of their references. Of what they answered, each
    /// has what the policy names and no more.
    pub people: Vec<Participant>,
    /// How far clocks are from UTC where these people live.
    pub offsets: Offsets,
    /// Whose answers can't be read any more, and who are not matched therefore.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Reference>,
    /// What `after=` must say for those that come next; nothing after the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Reference>,
}

/// What is the same whoever is matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchingSetup {
    /// What counts.
    pub policy: Policy,
    /// The words of the mentees' questions that the policy names.
    pub mentee_words: Vec<QuestionWords>,
    /// The words of the mentors'.
    pub mentor_words: Vec<QuestionWords>,
    /// What the committee has judged of pairs.
    pub judged: Vec<Judged>,
    /// The pairings that go on: their people have somebody.
    pub pairings: Vec<Pairing>,
    /// Who on the committee could look after a pairing.
    #[serde(default)]
    pub liaisons: Vec<LiaisonCard>,
}

/// Somebody on the committee who could look after a pairing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiaisonCard {
    /// What names them.
    pub id: MemberId,
    /// What they are called.
    pub name: MemberName,
}

impl LiaisonCard {
    /// Somebody's, if they may see the pairings that they would look after.
    #[must_use]
    pub fn of(member: &Member) -> Option<Self> {
        let can = member.role.may(May::ReadOwnPairings);
        can.then(|| Self { id: member.id.clone(), name: member.name.clone() })
    }
}

/// The words of a question, so that reasons can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionWords {
    /// Where its answer is found.
    pub to: AnswerTo,
    /// The question.
    pub ask: String,
    /// What can be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionWords>,
}

/// The words of an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionWords {
    /// The option.
    pub id: OptionId,
    /// What people read.
    pub label: String,
}

/// All pages together.
#[derive(Debug, Clone)]
pub struct Matching {
    /// What is the same whoever is matched.
    pub setup: MatchingSetup,
    /// Everyone who is to be matched.
    pub people: Vec<Participant>,
    /// How far their clocks are from UTC.
    pub offsets: Offsets,
    /// Whose answers can't be read any more.
    pub unread: Vec<Reference>,
}

impl QuestionWords {
    /// The words of the questions of a form that a policy names for a side.
    #[must_use]
    pub fn of(policy: &Policy, side: Side, form: &Form) -> Vec<Self> {
        let words = |to: &AnswerTo| {
            let question = form.question(&to.question)?;
            let question = match &to.part {
                Some(part) => question.kind.parts().iter().find(|known| known.id == *part)?,
                None => question,
            };
            let options = question.kind.options().iter();
            let options = options
                .map(|choice| OptionWords { id: choice.id.clone(), label: choice.label.clone() });
            Some(Self { to: to.clone(), ask: question.ask.clone(), options: options.collect() })
        };
        policy.names(side).iter().filter_map(words).collect()
    }

    /// What people read for an option; its name, where the form has it no more.
    #[must_use]
    pub fn label<'a>(&'a self, option: &'a OptionId) -> &'a str {
        let found = self.options.iter().find(|known| known.id == *option);
        found.map_or(option.as_str(), |words| &words.label)
    }
}

impl MatchingSetup {
    /// The words of a side's question.
    #[must_use]
    pub fn words(&self, side: Side, to: &AnswerTo) -> Option<&QuestionWords> {
        let words = match side {
            Side::Mentee => &self.mentee_words,
            Side::Mentor => &self.mentor_words,
        };
        words.iter().find(|words| words.to == *to)
    }
}

impl Matching {
    /// What the first page has; nothing, where it is another.
    #[must_use]
    pub fn begin(page: MatchingPage) -> Option<Self> {
        let MatchingPage { setup, people, offsets, unread, .. } = page;
        Some(Self { setup: setup?, people, offsets, unread })
    }

    /// Adds what the next page has.
    pub fn add(&mut self, page: MatchingPage) {
        self.people.extend(page.people);
        self.offsets.extend(page.offsets);
        self.unread.extend(page.unread);
    }

    /// Takes in what the committee judges of a pair from now on.
    pub fn judge(&mut self, put: &PutJudged) {
        let PutJudged { mentee, mentor, line, fit } = put.clone();
        self.setup.judged.retain(|one| {
            let is_pair =
                [(&mentee, &mentor), (&mentor, &mentee)].contains(&(&one.mentee, &one.mentor));
            !(is_pair && one.line == line)
        });
        self.setup.judged.extend(fit.map(|fit| Judged { mentee, mentor, line, fit }));
    }

    /// Everyone, ready to be matched: with what was judged, and without those who have somebody.
    #[must_use]
    pub fn pool(&self) -> Pool {
        let pool = Pool::new(self.setup.policy.clone(), self.people.clone(), &self.offsets);
        let live: Vec<&Partners> = self.setup.pairings.iter().map(|one| &one.partners).collect();
        pool.judging(&self.setup.judged).taking(live)
    }

    /// Somebody.
    #[must_use]
    pub fn person(&self, who: &Reference) -> Option<&Participant> {
        self.people.iter().find(|person| person.reference() == who)
    }

    /// What somebody is called.
    #[must_use]
    pub fn name(&self, who: &Reference) -> Option<&str> {
        let person = self.person(who)?;
        let name = &self.setup.policy.sheet(person.side()).name;
        person.texts(&AnswerTo::question(name)).first().map(String::as_str)
    }
}
