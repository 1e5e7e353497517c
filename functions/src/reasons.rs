//! Why two people were matched, in words that either of them may hear.

use domain::Form;
use domain::form::{Question, SharedAnswer};
use domain::instant::Instant;
use domain::matching::{
    AnswerTo, Facts, Found, Line, Participant, Partners, Policy, Pool, Scenario, Side,
};
use domain::texts::{self, Texts};

use crate::offsets::offsets;
use crate::store::Held;

/// Why two were matched. It is made of what both share with each other and of nothing else.
#[derive(Clone, PartialEq, Eq)]
pub enum Reason {
    /// What agrees, by the person's own question.
    Agree(SharedAnswer),
    /// So many hours of a week suit both, by the person's own question.
    Hours(u32),
    /// Both live in the same country.
    SameCountry,
}

impl Reason {
    /// It in the words of a language.
    #[must_use]
    pub fn said(self, texts: &Texts) -> SharedAnswer {
        let line = match self {
            Self::Agree(answer) => return answer,
            Self::Hours(hours) => {
                texts.say(texts::MAIL_INTRODUCED_HOURS, &[("n", &hours.to_string())])
            }
            Self::SameCountry => texts.get(texts::MAIL_INTRODUCED_COUNTRY).to_owned(),
        };
        SharedAnswer { ask: String::new(), lang: None, lines: vec![line] }
    }
}

/// What somebody of a pair sent, and the wording that accepted it, in the language of whoever reads.
#[derive(Clone, Copy)]
pub(crate) struct Partner<'a> {
    pub(crate) held: &'a Held,
    pub(crate) form: &'a Form,
}

/// Why the two were matched, of what both of them share: what one keeps from the other, or gave for
/// matching only, is no reason that either may hear of. The first of the two is who hears it.
pub(crate) fn reasons(
    policy: Policy,
    partners: &Partners,
    both: [Partner<'_>; 2],
    now: Instant,
) -> Vec<Reason> {
    let person = |partner: &Partner<'_>| {
        let submission = partner.form.parse(partner.held.answers()).ok()?;
        let reference = partner.held.reference().clone();
        Participant::new(&policy, reference, submission, Facts::default()).ok()
    };
    let people: Option<Vec<Participant>> = both.iter().map(person).collect();
    let Some(people) = people else { return Vec::new() };
    let sides = people.iter().zip(&both).map(|(person, partner)| (person.side(), partner.form));
    let sides: Vec<(Side, &Form)> = sides.collect();
    let offsets = offsets(&people, now);
    let pool = Pool::new(policy, people, &offsets);
    let found = match partners {
        Partners::Pair(pair) => pool.reasons(&Scenario::default(), pair),
        Partners::Peers { peers } => pool.peer_reasons(&Scenario::default(), peers),
    };
    let Ok(found) = found else { return Vec::new() };
    let lines = pool.policy().lines.iter().filter(|line| is_shared(line, &sides));
    let said = |line: &Line| {
        let reason = found.lines.iter().find(|reason| reason.line == line.id)?;
        said(line, &reason.found, &sides)
    };
    lines.filter_map(said).collect()
}

/// Whether both share with each other what a line compares, all of it.
fn is_shared(line: &Line, sides: &[(Side, &Form)]) -> bool {
    sides.iter().all(|(side, form)| {
        let mut named =
            std::iter::once(line.answer_of(*side).clone()).chain(line.compare.names(*side));
        named.all(|to| question(form, &to).is_some_and(Question::is_shared))
    })
}

fn question<'a>(form: &'a Form, to: &AnswerTo) -> Option<&'a Question> {
    let question = form.question(&to.question)?;
    match &to.part {
        Some(part) if question.is_shared() => {
            question.kind.parts().iter().find(|known| known.id == *part)
        }
        Some(_) => None,
        None => Some(question),
    }
}

fn said(line: &Line, found: &Found, sides: &[(Side, &Form)]) -> Option<Reason> {
    match found {
        Found::Options { agree, .. } if !agree.is_empty() => {
            let asked =
                sides.iter().filter_map(|(side, form)| question(form, line.answer_of(*side)));
            let asked: Vec<&Question> = asked.collect();
            let own = asked.first()?;
            let label = |option: &str| {
                let mut labels = asked.iter().flat_map(|question| question.kind.options());
                let known = labels.find(|choice| choice.id.as_str() == option);
                known.map_or_else(|| option.to_owned(), |choice| choice.label.clone())
            };
            let lines = agree.iter().map(|option| label(option.as_str())).collect();
            Some(Reason::Agree(SharedAnswer {
                ask: own.ask.clone(),
                lang: own.lang.clone(),
                lines,
            }))
        }
        Found::Time { minutes, .. } if *minutes >= 60 => Some(Reason::Hours(minutes / 60)),
        Found::SameCountry(true) => Some(Reason::SameCountry),
        _ => None,
    }
}
