//! What made-up people are called, where they live and what they write: a file of texts, and no code.

use std::collections::BTreeMap;

use domain::desk::Role;
use domain::id::ProgramId;
use domain::lang::Lang;
use serde::Deserialize;

use super::person::Temper;

const PEOPLE: &str = include_str!("../../crowd/people.toml");

/// To a question of that name: one of the lines.
pub(super) type Lines = BTreeMap<String, Vec<String>>;

/// The file `crowd/people.toml`, which says what each part is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cast {
    /// The program that they take part in.
    pub program: ProgramId,
    domain: String,
    /// Where addresses are no more, and no mail is taken.
    pub nowhere: String,
    /// Where they are no more either, and mail comes back that was taken.
    pub returns: String,
    given: Vec<String>,
    family: Vec<String>,
    pub(super) committee: Vec<OnCommittee>,
    pub(super) place: Vec<Place>,
    never: Never,
    pub(super) any: Lines,
    pub(super) mentee: Lines,
    pub(super) mentor: Lines,
    pub(super) pair: Lines,
    pub(super) poor: Lines,
    pub(super) journal: Jotted,
    pub(super) word: OnTheirMind,
}

/// What the two of a pairing note.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Jotted {
    /// What they have met about.
    pub(super) meeting: Vec<String>,
    /// How a goal stands, for both.
    pub(super) shared: Vec<String>,
    /// The same, for oneself.
    pub(super) private: Vec<String>,
}

/// What they write to whoever looks after them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OnTheirMind {
    pub(super) pause: Vec<String>,
    pub(super) ends: Vec<String>,
}

/// Somebody on the program's committee.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OnCommittee {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) role: Role,
}

/// Where somebody lives and works: their answers to the questions of these names.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Place {
    /// The language that they read; the program's own, where nothing is said.
    pub(super) lang: Option<Lang>,
    #[serde(flatten)]
    pub(super) answers: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Never {
    options: Vec<String>,
}

impl Cast {
    /// Reads the file.
    ///
    /// # Errors
    /// Where it is no such file: then it was changed and not tried.
    pub fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(PEOPLE)
    }

    /// What the person of a number is called: no two are called the same, up to the product of both lists.
    pub(super) fn name(&self, number: usize) -> String {
        let one = |list: &[String]| {
            let at = number.checked_rem(list.len()).unwrap_or(0);
            list.get(at).cloned().unwrap_or_default()
        };
        [one(&self.given), one(&self.family)].join(" ")
    }

    /// The address of somebody of that name.
    pub(super) fn address(&self, name: &str, temper: Temper) -> String {
        let mailbox: String = name.to_lowercase().chars().map(plain).collect();
        let domain = match temper {
            Temper::Gone => &self.nowhere,
            Temper::Moved => &self.returns,
            _ => &self.domain,
        };
        format!("{mailbox}@{domain}")
    }

    /// Whether an option is never chosen.
    pub(super) fn avoids(&self, option: &str) -> bool {
        self.never.options.iter().any(|known| known == option)
    }

    /// Every line that somebody may write: none of them may be left when all is forgotten.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let lines = [&self.any, &self.mentee, &self.mentor, &self.pair, &self.poor];
        let lines = lines.into_iter().flat_map(BTreeMap::values);
        let (journal, word) = (&self.journal, &self.word);
        let lines = lines.chain([&journal.meeting, &journal.shared, &journal.private]);
        let lines = lines.chain([&word.pause, &word.ends]);
        // An option's name is nobody's own words.
        lines.flatten().filter(|line| line.contains(' ')).map(String::as_str)
    }
}

/// A letter as it stands in an address.
fn plain(letter: char) -> char {
    match letter {
        ' ' => '.',
        'á' | 'à' | 'ä' | 'ã' => 'a',
        'é' | 'è' | 'ë' => 'e',
        'í' => 'i',
        'ó' | 'ö' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_of_a_year_are_called_the_same_or_have_the_same_address() {
        let cast = Cast::read().unwrap();
        let names: BTreeSet<String> = (0..500).map(|number| cast.name(number)).collect();
        assert_eq!(names.len(), 500);
        let addresses: BTreeSet<String> =
            names.iter().map(|name| cast.address(name, Temper::Prompt)).collect();
        assert_eq!(addresses.len(), 500);
        assert!(addresses.iter().all(|address| domain::email::Email::parse(address).is_ok()));
        assert!(addresses.iter().all(|address| address.is_ascii()), "{addresses:?}");
    }
}
