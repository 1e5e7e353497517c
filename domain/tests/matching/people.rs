//! Mentees and mentors of the real forms, made by chance that is the same every time. Every one of
//! them is accepted by the form.

use domain::form::{Choice, Kind, Question};
use domain::matching::{Facts, Offsets, Participant, Policy, Side, UtcOffset};
use domain::reference::Reference;
use domain::time_zone::TimeZone;
use domain::{Answers, Form, Raw};

use crate::chance::Chance;

/// Time zones, and how far clocks are there from UTC on the day that counts.
const ZONES: &[(&str, i16)] = &[
    ("America/New_York", -300),
    ("America/Chicago", -360),
    ("America/Denver", -420),
    ("America/Los_Angeles", -480),
    ("America/Toronto", -300),
    ("Pacific/Honolulu", -600),
    ("Europe/London", 0),
    ("Europe/Berlin", 60),
    ("Asia/Kolkata", 330),
    ("Australia/Sydney", 660),
];

const FIRST: &[&str] =
    &["Ada", "Bo", "Chen", "Dmitri", "Emeka", "Fátima", "Grace", "Hiro", "Inés", "Jamal"];
const LAST: &[&str] =
    &["Adeyemi", "Bauer", "Castro", "Dubois", "Eriksen", "Fischer", "García", "Haddad", "Ito"];

/// The people of a program.
pub(crate) struct People {
    policy: Policy,
    mentee: Form,
    mentor: Form,
    chance: Chance,
    made: u64,
    everyone: Vec<Participant>,
}

impl People {
    pub(crate) fn of(policy: &Policy, forms: &[Form], seed: u64) -> Self {
        let form = |side: Side| {
            let named = forms.iter().find(|form| form.id == policy.sheet(side).form);
            named.expect("the program has the form").clone()
        };
        Self {
            mentee: form(Side::Mentee),
            mentor: form(Side::Mentor),
            policy: policy.clone(),
            chance: Chance(seed),
            made: 0,
            everyone: Vec::new(),
        }
    }

    /// So many more mentees, with these answers and others by chance.
    pub(crate) fn mentees(self, count: usize, certain: &[(&str, &str)]) -> Self {
        self.add(count, Side::Mentee, certain)
    }

    /// So many more mentors.
    pub(crate) fn mentors(self, count: usize, certain: &[(&str, &str)]) -> Self {
        self.add(count, Side::Mentor, certain)
    }

    fn add(mut self, count: usize, side: Side, certain: &[(&str, &str)]) -> Self {
        for _ in 0..count {
            self.made += 1;
            let form = if side == Side::Mentee { &self.mentee } else { &self.mentor };
            let answers = answers(form, certain, self.made, &mut self.chance);
            let submission = form.parse(&answers).expect("the form accepts them");
            let facts = Facts { waited: self.chance.percent(5), ..Facts::default() };
            let reference = Reference::from_random(self.chance.number());
            let person = Participant::new(&self.policy, reference, submission, facts);
            self.everyone.push(person.expect("the form is that of a side"));
        }
        self
    }

    pub(crate) fn everyone(self) -> Vec<Participant> {
        self.everyone
    }
}

pub(crate) fn offsets() -> Offsets {
    let mut offsets = Offsets::new();
    for (zone, minutes) in ZONES {
        let zone = TimeZone::parse(zone).expect("it is a name");
        offsets.set(&zone, UtcOffset::of_minutes(*minutes).expect("it is an offset"));
    }
    offsets
}

fn answers(form: &Form, certain: &[(&str, &str)], number: u64, chance: &mut Chance) -> Answers {
    let mut answers = Answers::new();
    for question in form.questions() {
        if !form.asked(&answers).holds(question.when.as_ref()) {
            continue;
        }
        let said = certain.iter().find(|(id, _)| *id == question.id.as_str());
        let raw = match said {
            Some((_, option)) => Raw::Text((*option).to_owned()),
            None if question.optional && chance.percent(25) => continue,
            None => answer(question, number, chance),
        };
        answers.set(question.id.clone(), raw);
    }
    answers
}

fn answer(question: &Question, number: u64, chance: &mut Chance) -> Raw {
    let some = |chance: &mut Chance, options: &[Choice], (least, most): (u32, u32)| {
        let mut names: Vec<String> = options
            .iter()
            .filter(|choice| choice.when.is_none())
            .map(|choice| choice.id.to_string())
            .collect();
        chance.shuffle(&mut names);
        let most = names.len().min(most as usize).min(4);
        let least = (least as usize).clamp(1, most.max(1));
        names.truncate(least + chance.below(most - least + 1));
        Raw::Many(names)
    };
    match &question.kind {
        Kind::Email => Raw::Text(format!("person.{number}@library.example.edu")),
        Kind::TimeZone => Raw::Text(chance.one_of(ZONES).0.to_owned()),
        Kind::Choice { options } | Kind::Menu { options } => {
            // Countries are many: most people live in the first few.
            // “Other” would have to be explained, in a group, too.
            let options = options.iter().take(12).filter(|choice| choice.id.as_str() != "other");
            let options: Vec<&Choice> = options.collect();
            Raw::Text(chance.one_of(&options).id.to_string())
        }
        Kind::Choices { options, at_least, at_most }
        | Kind::Ranked { options, at_least, at_most } => {
            some(chance, options, (*at_least, *at_most))
        }
        Kind::Month => Raw::Text("2027-06".to_owned()),
        Kind::Date => Raw::Text("2027-03-01".to_owned()),
        Kind::Consent => Raw::Text("yes".to_owned()),
        Kind::Scale { from, .. } => Raw::Text(from.to_string()),
        Kind::WebAddress => Raw::Text("https://example.edu/me".to_owned()),
        Kind::Group { parts, .. } => {
            let row = parts.iter().filter(|part| part.when.is_none());
            let row = row.map(|part| (part.id.clone(), answer(part, number, chance)));
            Raw::Rows(vec![row.collect()])
        }
        Kind::ShortText { .. } | Kind::LongText { .. } => {
            Raw::Text(words(question, number, chance))
        }
    }
}

fn words(question: &Question, number: u64, chance: &mut Chance) -> String {
    match question.id.as_str() {
        "name" => format!("{} {} {number}", chance.one_of(FIRST), chance.one_of(LAST)),
        "institution" | "school" | "last-institution" | "employer" => {
            format!("University {}", chance.below(400))
        }
        "not-match-with" | "avoid" => format!("University {}", chance.below(400)),
        _ => "Some words.".to_owned(),
    }
}
