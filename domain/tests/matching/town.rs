//! A small program with a question of every kind that can be compared, and people in it.

use domain::Answers;
use domain::matching::{Facts, Offsets, Pair, Participant, Policy, Pool, UtcOffset};
use domain::reference::Reference;
use domain::source::{Compiled, Fault, File, compile};
use domain::time_zone::TimeZone;
use serde_json::{Value, json};

const PROGRAM: &str = r#"name = "P"
association = "A"
address = "p@example.org"
lang = "en"
keep-months = 18
hosts = ["https://p.libguides.com"]

[[cohort]]
id = "one"
name = "One"

[cohort.windows]
apply = { opens = 2026-09-01, closes = 2027-01-31 }
"#;

const LISTS: &str = r#"[topics]
a = "A"
b = "B"
c = "C"
d = "D"
other = "Other"

[years]
few = "Few"
some = "Some"
many = "Many"

[often]
weekly = "Weekly"
monthly = "Monthly"
seldom = "Seldom"
other = "Other"

[stages]
student = "Student"
early = "Early"
late = "Late"

[times]
morning = "Mornings"
evening = "Evenings"

[places]
ca = "Canada"
us = "United States"

[yes-no]
yes = "Yes"
no = "No"
"#;

fn form(dataset: &str, questions: &[(&str, &str)]) -> String {
    let mut form = format!(
        "title = \"F\"\ndataset = \"{dataset}\"\nopens = \"anyone\"\nwindow = \"apply\"\n\
         sending = \"expected\"\nsend = \"Send\"\nnext = [\"Wait.\"]\n\
         [[section]]\nid = \"all\"\ntitle = \"All\"\nwho-sees = \"committee\"\n"
    );
    for (id, kind) in questions {
        let (kind, more) = kind.split_once(' ').unwrap_or((kind, ""));
        let more = match kind {
            "short-text" => "most = 300".to_owned(),
            "choices" | "ranked" | "choice" | "menu" => format!("options = \"{more}\""),
            _ => String::new(),
        };
        form.push_str(&format!(
            "[[section.question]]\nid = \"{id}\"\nask = \"?\"\nkind = \"{kind}\"\n{more}\noptional = true\n"
        ));
    }
    form
}

const SHARED: &[(&str, &str)] = &[
    ("name", "short-text"),
    ("email", "email"),
    ("at", "short-text"),
    ("avoid", "short-text"),
    ("before", "short-text"),
    ("years", "choice years"),
    ("often", "choice often"),
    ("zone", "time-zone"),
    ("times", "choices times"),
    ("country", "menu places"),
    ("near", "choice yes-no"),
    ("peer", "choice yes-no"),
    ("gate", "choice yes-no"),
    ("identity", "short-text"),
    ("areas", "choices topics"),
    ("type", "menu places"),
];

/// The policy, without its lines.
pub(crate) const RULES: &str = r#"
[sides.mentee]
form = "mentee"
name = "name"
matched = { question = "seeking", is = ["yes"] }
peer = { question = "peer", is = ["yes"] }

[sides.mentor]
form = "mentor"
name = "name"
peer = { question = "peer", is = ["yes"] }

[[institution]]
names = ["University of Illinois Urbana-Champaign", "UIUC"]

[rules]
waited-first = true
same-name = true
reporting-line = true
past-pair = { mentee = ["before"], mentor = ["before"] }
same-institution = { mentee = ["at"], mentor = ["at"] }
named-conflict = { mentee = ["avoid"], mentor = ["avoid"] }
not-less-experienced = { mentee = "years", mentor = "years" }
capacity = { question = "capacity", options = { few = 1, some = 2, many = 3 }, most = 2 }
"#;

/// A line for all that can be compared.
pub(crate) const TOPICS: &str = "[[line]]\nid = \"topics\"\npoints = 60\ncompare = \"ranked\"\nmentee = \"wants\"\nmentor = \"areas\"\nignore = [\"other\"]\n";

pub(crate) fn read(matching: &str) -> Result<Compiled, Vec<Fault>> {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let mentee = [
        SHARED,
        &[("wants", "ranked topics"), ("stage", "choice stages"), ("seeking", "choice yes-no")],
    ];
    let mentor = [SHARED, &[("for", "choices stages"), ("capacity", "choice years")]];
    let files = [
        file("p/program.toml", PROGRAM),
        file("p/lists.toml", LISTS),
        file("p/forms/mentee.toml", &form("mentees", &mentee.concat())),
        file("p/forms/mentor.toml", &form("mentors", &mentor.concat())),
        file("p/matching.toml", matching),
    ];
    let english = include_str!("../../../programs/texts/en.toml");
    compile("p", &files, &[file("texts/en.toml", english)])
}

/// The people of a test, and by what they are matched.
pub(crate) struct Town {
    compiled: Compiled,
    policy: Policy,
    people: Vec<Participant>,
    offsets: Offsets,
}

pub(crate) fn reference(number: u64) -> Reference {
    Reference::from_random(number)
}

pub(crate) fn pair(mentee: u64, mentor: u64) -> Pair {
    Pair { mentee: reference(mentee), mentor: reference(mentor) }
}

impl Town {
    /// A town whose policy has these lines.
    pub(crate) fn with(lines: &str) -> Self {
        Self::of(&format!("{RULES}\n{lines}"))
    }

    /// A town with this policy.
    pub(crate) fn of(policy: &str) -> Self {
        let compiled = read(policy).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let policy = compiled.matching.clone().unwrap();
        let mut offsets = Offsets::new();
        for (zone, minutes) in
            [("UTC", 0), ("America/Chicago", -360), ("Asia/Kolkata", 330), ("Asia/Kathmandu", 345)]
        {
            let offset = UtcOffset::of_minutes(minutes).unwrap();
            offsets.set(&TimeZone::parse(zone).unwrap(), offset);
        }
        Self { compiled, policy, people: Vec::new(), offsets }
    }

    pub(crate) fn mentee(self, number: u64, answers: Value) -> Self {
        self.mentee_with(number, answers, Facts::default())
    }

    pub(crate) fn mentor(self, number: u64, answers: Value) -> Self {
        self.mentor_with(number, answers, Facts::default())
    }

    /// A mentee who looks for a mentor, if they don't say otherwise.
    pub(crate) fn mentee_with(self, number: u64, mut answers: Value, facts: Facts) -> Self {
        if answers.get("seeking").is_none() {
            answers["seeking"] = json!("yes");
        }
        self.add("mentee", number, answers, facts)
    }

    pub(crate) fn mentor_with(self, number: u64, answers: Value, facts: Facts) -> Self {
        self.add("mentor", number, answers, facts)
    }

    fn add(mut self, form: &str, number: u64, mut answers: Value, facts: Facts) -> Self {
        if answers.get("email").is_none() {
            answers["email"] = json!(format!("person-{number}@example.org"));
        }
        let form = self.compiled.forms.iter().find(|known| known.id.as_str() == form).unwrap();
        let answers: Answers = serde_json::from_value(answers).unwrap();
        let submission = form.parse(&answers).unwrap();
        let person = Participant::new(&self.policy, reference(number), submission, facts).unwrap();
        self.people.push(person);
        self
    }

    pub(crate) fn pool(&self) -> Pool {
        Pool::new(self.policy.clone(), self.people.clone(), &self.offsets)
    }
}
