use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, SideFacts, Topic};
use super::quote::Quote;
use crate::calendar::Milestone;
use crate::desk::{EndReason, Pairing, PairingId, Stage};
use crate::id::OptionId;
use crate::matching::{Partners, Side};
use crate::reference::Reference;

/// What is known of a year's people, one by one: what [`Facts`] are counted from.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// Who sent the form of a side, and has not withdrawn.
    pub applied: Vec<Applied>,
    /// Every pairing of the year.
    pub pairings: Vec<Pairing>,
    /// What the two of each have answered.
    pub heard: Vec<Voice>,
    /// Whether pairs are asked at all. Where they are not, those who were introduced are taken to
    /// have met, but for those whose pairing ended because they had not.
    pub is_asked: bool,
    /// So many check-ins have come by now.
    pub check_ins: u8,
    /// Whether the year's last day has come: pairings that go on have come to their end.
    pub is_over: bool,
    /// What each side is asked in its evaluation, with the options in the form's order.
    pub topics: BTreeMap<(Side, Topic), Vec<OptionId>>,
}

/// Something that was sent of a side's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Its reference.
    pub reference: Reference,
    /// The side.
    pub side: Side,
    /// Whose it is: the same for all that one person has sent of this side.
    pub person: u32,
}

/// What one of two has answered at a milestone of their pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The pair.
    pub pairing: PairingId,
    /// At what they were asked.
    pub milestone: Milestone,
    /// Who.
    pub who: Reference,
    /// Whether they say that the two have been in contact.
    pub have_met: bool,
    /// What the report takes of their form, if they have filled it in.
    pub said: Option<Said>,
}

/// What the report takes of a form that was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The option that they chose about each topic; of one that they left out, nothing.
    pub answers: BTreeMap<Topic, OptionId>,
    /// Their words, where they may be quoted.
    pub quote: Option<Quote>,
}

/// Both sides.
const SIDES: [Side; 2] = [Side::Mentee, Side::Mentor];

/// Who somebody is, on one side. Of who was introduced and has withdrawn since, only the reference is
/// left, in their pairing: they are counted all the same, so that a report doesn't forget who left.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Person<'a> {
    Known(Side, u32),
    Gone(Side, &'a Reference),
}

/// How far somebody came, by the best of their pairings.
#[derive(Default)]
struct Progress<'a> {
    is_matched: bool,
    has_started: bool,
    has_finished: bool,
    check_ins: BTreeSet<u8>,
    evaluation: Option<&'a Said>,
    has_followed_up: bool,
}

impl Account {
    /// The counts. They don't contradict each other, whatever is known.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        for (person, progress) in self.progress() {
            let (Person::Known(side, _) | Person::Gone(side, _)) = person;
            let quote = progress.evaluation.and_then(|said| said.quote.clone());
            facts.quotes.extend(quote);
            self.count(facts.side_mut(side), side, &progress);
        }
        for side in SIDES {
            let own = facts.side_mut(side);
            own.check_ins.resize(usize::from(self.check_ins), 0);
            self.count_answers(own, side, std::iter::empty());
        }
        facts
    }

    fn progress(&self) -> BTreeMap<Person<'_>, Progress<'_>> {
        let known: BTreeMap<&Reference, Person<'_>> = self
            .applied
            .iter()
            .map(|one| (&one.reference, Person::Known(one.side, one.person)))
            .collect();
        let mut all: BTreeMap<Person<'_>, Progress<'_>> =
            known.values().map(|person| (person.clone(), Progress::default())).collect();
        let mut heard: BTreeMap<&PairingId, Vec<&Voice>> = BTreeMap::new();
        for voice in &self.heard {
            heard.entry(&voice.pairing).or_default().push(voice);
        }
        let matches = self.pairings.iter().filter(|pairing| is_match(pairing));
        for pairing in matches {
            let voices = heard.get(&pairing.id).map(Vec::as_slice).unwrap_or_default();
            let has_started = self.has_started(pairing, voices);
            let has_finished = has_started && self.has_finished(pairing);
            for (side, who) in sides(&pairing.partners) {
                let person = known.get(who).cloned().unwrap_or(Person::Gone(side, who));
                let progress = all.entry(person).or_default();
                progress.is_matched = true;
                progress.has_started |= has_started;
                progress.has_finished |= has_finished;
                let own = voices.iter().filter(|voice| voice.who == *who);
                own.for_each(|voice| progress.hear(voice, has_started, has_finished));
            }
        }
        all
    }

    /// Whether two who were introduced have met, as far as anybody has said.
    fn has_started(&self, pairing: &Pairing, voices: &[&Voice]) -> bool {
        match pairing.stage {
            Stage::Ended { reason: EndReason::Finished, .. } => true,
            Stage::Ended { reason: EndReason::NoContact, .. } => false,
            _ => !self.is_asked || voices.iter().any(|voice| voice.have_met),
        }
    }

    fn has_finished(&self, pairing: &Pairing) -> bool {
        match pairing.stage {
            Stage::Ended { reason, .. } => reason == EndReason::Finished,
            _ => self.is_over,
        }
    }

    fn count(&self, own: &mut SideFacts, side: Side, progress: &Progress<'_>) {
        let add = |count: &mut u32, it_is: bool| *count = count.saturating_add(it_is.into());
        add(&mut own.applied, true);
        add(&mut own.matched, progress.is_matched);
        add(&mut own.started, progress.has_started);
        add(&mut own.finished, progress.has_finished);
        add(&mut own.evaluated, progress.evaluation.is_some());
        add(&mut own.followed_up, progress.has_followed_up);
        own.check_ins.resize(usize::from(self.check_ins), 0);
        for (number, count) in (1..).zip(&mut own.check_ins) {
            add(count, progress.check_ins.contains(&number));
        }
        let answers = progress.evaluation.iter().flat_map(|said| &said.answers);
        self.count_answers(own, side, answers);
    }

    /// Adds somebody's answers to those of their side. Both sides have the same options, so that they
    /// can be read together: what only one was offered, nobody of the other chose.
    fn count_answers<'a>(
        &self,
        own: &mut SideFacts,
        side: Side,
        answers: impl Iterator<Item = (&'a Topic, &'a OptionId)>,
    ) {
        for topic in
            Topic::ALL.into_iter().filter(|topic| self.topics.contains_key(&(side, *topic)))
        {
            own.answers.entry(topic).or_insert_with(|| {
                self.options(topic).into_iter().map(|option| (option.clone(), 0)).collect()
            });
        }
        for (topic, chosen) in answers {
            let tally = own.answers.get_mut(topic).into_iter().flatten();
            for (_, count) in tally.filter(|(option, _)| option == chosen) {
                *count = count.saturating_add(1);
            }
        }
    }

    fn options(&self, topic: Topic) -> Vec<&OptionId> {
        let mut options = Vec::new();
        for option in SIDES.iter().filter_map(|side| self.topics.get(&(*side, topic))).flatten() {
            if !options.contains(&option) {
                options.push(option);
            }
        }
        options
    }
}

impl<'a> Progress<'a> {
    fn hear(&mut self, voice: &'a Voice, has_started: bool, has_finished: bool) {
        match voice.milestone {
            Milestone::CheckIn(number) if has_started => {
                self.check_ins.insert(number);
            }
            Milestone::Evaluation if has_finished && self.evaluation.is_none() => {
                self.evaluation = voice.said.as_ref();
            }
            Milestone::FollowUp => self.has_followed_up |= has_finished && voice.said.is_some(),
            _ => {}
        }
    }
}

/// Whether two were introduced, and not by mistake.
fn is_match(pairing: &Pairing) -> bool {
    let is_mistake = matches!(pairing.stage, Stage::Ended { reason: EndReason::Mistake, .. });
    pairing.introduced().is_some() && !is_mistake
}

/// The two, each with their side: peers have all sent the form of the first one.
fn sides(partners: &Partners) -> [(Side, &Reference); 2] {
    let [one, other] = partners.both();
    match partners {
        Partners::Pair(_) => [(Side::Mentee, one), (Side::Mentor, other)],
        Partners::Peers { .. } => [(Side::Mentee, one), (Side::Mentee, other)],
    }
}
