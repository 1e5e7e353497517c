//! What the hard rules must know of somebody, made ready to be compared thousands of times: every
//! name has become a number.

use std::collections::BTreeMap;

use super::names::{self, Institution, Institutions};
use super::participant::Participant;
use super::policy::{AnswerTo, Policy, Side};
use crate::reference::Reference;

/// A name's number. Names are the same if their numbers are.
pub(super) type Name = u32;

/// What the hard rules must know of somebody.
#[derive(Clone, Default)]
pub(super) struct Known {
    /// Who it is: who sends both forms is one person.
    pub(super) person: Name,
    pub(super) name: Option<Name>,
    /// Their institutions, as they wrote them, and what those may be, too.
    pub(super) wholes: Vec<Name>,
    pub(super) perhaps: Vec<Name>,
    /// What somebody else would call them, and the places where they are.
    pub(super) called: Vec<Name>,
    pub(super) at: Vec<Name>,
    /// What is named in their words about whom not to match them with.
    pub(super) refuses: Vec<Name>,
    /// What is named in their words about former partners.
    pub(super) had: Vec<Name>,
    /// How much experience they have, as a place in the order.
    pub(super) experience: Option<u16>,
    /// As the committee knows.
    pub(super) past: Vec<Name>,
    pub(super) line: Vec<Name>,
    /// Their own reference.
    pub(super) reference: Name,
}

/// Reads what the rules must know, of one after the other.
pub(super) struct Reading<'a> {
    policy: &'a Policy,
    institutions: Institutions,
    numbers: BTreeMap<String, Name>,
}

/// Longer names are not looked for in what people write, in words.
const LONGEST_NAME: usize = 8;

impl<'a> Reading<'a> {
    pub(super) fn new(policy: &'a Policy) -> Self {
        let rule = policy.rules.same_institution.as_ref();
        let institutions = rule.map(Institutions::of).unwrap_or_default();
        Self { policy, institutions, numbers: BTreeMap::new() }
    }

    /// What is known of all of them. In what people write, only names are seen that somebody has.
    pub(super) fn all(mut self, people: &[Participant]) -> Vec<Known> {
        let mut known: Vec<Known> = people.iter().map(|person| self.who(person)).collect();
        for (known, person) in known.iter_mut().zip(people) {
            let rules = &self.policy.rules;
            if let Some(rule) = &rules.named_conflict {
                let to = of_side(person.side, &rule.mentee, &rule.mentor);
                known.refuses = self.named(person, to);
            }
            if let Some(rule) = &rules.past_pair {
                let to = of_side(person.side, &rule.mentee, &rule.mentor);
                known.had = self.named(person, to);
            }
        }
        known
    }

    /// What they are called and where they are.
    fn who(&mut self, person: &Participant) -> Known {
        let rules = &self.policy.rules;
        let mut known = Known { reference: self.reference(&person.reference), ..Known::default() };
        let email = person.email();
        known.person = match &email {
            Some(email) => self.number("@", email),
            None => known.reference,
        };
        known.called.extend(email.map(|email| self.number("@", &email)));
        let name = AnswerTo { question: self.policy.sheet(person.side).name.clone(), part: None };
        for text in person.texts(&name) {
            let called = names::of_person(text);
            known.name = called.first().map(|name| self.number("n", name));
            for name in called.iter().filter(|name| name.chars().count() > 2) {
                let number = self.number("n", name);
                known.called.push(number);
            }
        }
        if let Some(rule) = &rules.same_institution {
            let to = of_side(person.side, &rule.mentee, &rule.mentor);
            let texts = to.iter().flat_map(|to| person.texts(to));
            let texts = texts.chain(&person.facts.also_at);
            let read: Vec<Institution> =
                texts.filter_map(|text| self.institutions.read(text)).collect();
            for institution in read {
                known.wholes.push(self.number("i", &institution.whole));
                for name in &institution.perhaps {
                    let number = self.number("i", name);
                    known.perhaps.push(number);
                    if name.chars().count() > 2 {
                        known.at.push(number);
                    }
                }
            }
        }
        if let Some(rule) = &rules.not_less_experienced {
            let to = if person.side == Side::Mentee { &rule.mentee } else { &rule.mentor };
            let chosen = person.options(to).first();
            let place = chosen.and_then(|option| rule.order.iter().position(|one| one == option));
            known.experience = place.and_then(|place| u16::try_from(place).ok());
        }
        let facts = &person.facts;
        known.past = facts.past.iter().map(|other| self.reference(other)).collect();
        known.line = facts.reporting_line.iter().map(|other| self.reference(other)).collect();
        known
    }

    fn reference(&mut self, reference: &Reference) -> Name {
        self.number("#", reference.as_str())
    }

    fn number(&mut self, kind: &str, name: &str) -> Name {
        let next = Name::try_from(self.numbers.len()).unwrap_or(Name::MAX);
        *self.numbers.entry(format!("{kind}{name}")).or_insert(next)
    }

    /// The people and institutions that are named in what somebody wrote.
    fn named(&self, person: &Participant, to: &[AnswerTo]) -> Vec<Name> {
        let mut named = Vec::new();
        for text in to.iter().flat_map(|to| person.texts(to)) {
            let words = names::words(text);
            for from in 0..words.len() {
                for to in from + 1..=words.len().min(from + LONGEST_NAME) {
                    let phrase = words.get(from..to).unwrap_or_default().join(" ");
                    named.extend(self.numbers.get(&format!("n{phrase}")));
                    let meant = self.institutions.meant(&phrase);
                    named.extend(self.numbers.get(&format!("i{meant}")));
                }
            }
            for word in text.split(|c: char| c.is_whitespace() || ",;<>()".contains(c)) {
                let address = word.trim_end_matches('.').to_lowercase();
                named.extend(self.numbers.get(&format!("@{address}")));
            }
        }
        named.sort_unstable();
        named.dedup();
        named
    }
}

fn of_side<T>(side: Side, mentee: T, mentor: T) -> T {
    match side {
        Side::Mentee => mentee,
        Side::Mentor => mentor,
    }
}
