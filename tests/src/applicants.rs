//! Answers such as people give, made from the form itself, so that they fit whatever a committee
//! makes of it.

use std::sync::OnceLock;

use domain::form::{Choice, Kind, Question};
use domain::id::QuestionId;
use domain::{Answers, Form, Raw, Submission};

const PHRASES: [&str; 8] = [
    "Noor van der Berg",
    "Science librarian",
    "Université de Montréal",
    "they/them",
    "Engineering & Physical Sciences",
    "José Álvarez-Ortiz",
    "Marine biology, GIS",
    "Liaison for chemistry, “soft” matter too",
];

const SENTENCES: [&str; 6] = [
    "I came to science librarianship from a laboratory and still feel new to it.",
    "I would like to write and submit one article on our data services, with a co-author.",
    "My library is small, and nobody near me does what I do; I miss someone to think aloud with.",
    "How do you say no to a faculty member, and stay on good terms?",
    "I am applying for promotion in 2028 and do not know what counts.",
    "On Thursdays I am on the desk; mornings are best, and captions help me.",
];

/// How many people differ in more than their address.
const PEOPLE: usize = 500;

/// Applicants without end.
pub struct Applicants {
    form: Form,
    /// Where the form asks for an address.
    email: Option<QuestionId>,
    /// Made when they are asked for: most journeys want a dozen.
    people: Vec<OnceLock<Answers>>,
}

impl Applicants {
    /// The applicants who fill in a form.
    #[must_use]
    pub fn to(form: Form) -> Self {
        let email = form.email_question().map(|question| question.id.clone());
        let people = (0..PEOPLE).map(|_| OnceLock::new()).collect();
        Self { form, email, people }
    }

    /// The submission of the applicant of that number: no two have the same address.
    #[must_use]
    pub fn submission(&self, number: usize) -> Submission {
        let answers = self.answers(number);
        self.form.parse(&answers).unwrap_or_else(|refused| panic!("the form refuses: {refused:?}"))
    }

    /// What the applicant of that number types.
    #[must_use]
    pub fn answers(&self, number: usize) -> Answers {
        let person = number % PEOPLE;
        let mut answers = self.people[person].get_or_init(|| answers(&self.form, person)).clone();
        let address = format!("applicant.{number}@library{}.example.edu", number % 700);
        if let Some(email) = &self.email {
            answers.set(email.clone(), Raw::Text(address));
        }
        answers
    }

    /// The form that they fill in.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }
}

fn answers(form: &Form, number: usize) -> Answers {
    let mut answers = Answers::new();
    for (place, question) in form.questions().enumerate() {
        // Who the applicants are differs, and so do the questions that they pass over.
        let dice = number.wrapping_mul(31).wrapping_add(place * 7);
        let passes_over = question.optional && dice.is_multiple_of(3);
        if !passes_over && form.asked(&answers).holds(question.when.as_ref()) {
            answers.set(question.id.clone(), answer(question, dice));
        }
    }
    answers
}

fn answer(question: &Question, dice: usize) -> Raw {
    let text = match &question.kind {
        Kind::ShortText { most } => shortened(PHRASES[dice % PHRASES.len()], *most),
        Kind::LongText { most } => {
            let sentences = (0..=dice % 5).map(|at| SENTENCES[(dice + at) % SENTENCES.len()]);
            shortened(&sentences.collect::<Vec<_>>().join("\n"), *most)
        }
        Kind::Email => "somebody@library.example.edu".to_owned(),
        Kind::WebAddress => format!("https://people.example.edu/{dice}"),
        Kind::Month => format!("20{}-{:02}", 27 + dice % 3, 1 + dice % 12),
        Kind::Date => format!("20{}-{:02}-{:02}", 27 + dice % 3, 1 + dice % 12, 1 + dice % 28),
        Kind::TimeZone => ["America/Chicago", "Europe/Paris", "Asia/Kolkata"][dice % 3].to_owned(),
        Kind::Scale { from, to, .. } => {
            (usize::from(*from) + dice % usize::from(to - from + 1)).to_string()
        }
        Kind::Consent => "yes".to_owned(),
        Kind::Choice { options } | Kind::Menu { options } => some(options, 1, dice).concat(),
        Kind::Choices { options, at_least, at_most }
        | Kind::Ranked { options, at_least, at_most } => {
            let most = usize::try_from(*at_most).unwrap_or(1).min(4);
            let least = usize::try_from(*at_least).unwrap_or(1).max(1);
            return Raw::Many(some(options, (1 + dice % 4).clamp(least.min(most), most), dice));
        }
        Kind::Group { parts, .. } => {
            let part = |part: &Question| (part.id.clone(), answer(part, dice + 1));
            let unconditional = parts.iter().filter(|part| part.when.is_none());
            return Raw::Rows(vec![unconditional.map(part).collect::<Answers>()]);
        }
    };
    Raw::Text(text)
}

/// Some of the options that are always offered, beginning anywhere.
fn some(options: &[Choice], count: usize, dice: usize) -> Vec<String> {
    let offered: Vec<&Choice> = options.iter().filter(|option| option.when.is_none()).collect();
    let from = dice % offered.len();
    offered.iter().cycle().skip(from).take(count).map(|option| option.id.to_string()).collect()
}

fn shortened(text: &str, most: u32) -> String {
    text.chars().take(usize::try_from(most).unwrap_or(usize::MAX)).collect()
}
