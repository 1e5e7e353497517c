//! Names of people and institutions, as people write them: compared without regard to case,
//! accents, punctuation and little words.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::SameInstitution;

/// Words that some write and others leave out.
const LITTLE: &[&str] =
    &["a", "and", "at", "de", "der", "des", "du", "et", "for", "in", "la", "of", "the", "und", "y"];

/// Words that say no more than that it is a library, where other words say which.
const LIBRARY: &[&str] = &["library", "libraries"];

/// Letters with marks, behind the letters that they are without.
const MARKED: &[(&str, &str)] = &[
    ("a", "àáâãäåāăą"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęě"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįı"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŉ"),
    ("o", "òóôõöøōŏő"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűų"),
    ("w", "ŵ"),
    ("y", "ýÿŷ"),
    ("z", "źżž"),
];

/// The words of a text that count.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in text.chars().flat_map(char::to_lowercase).chain([' ']) {
        if c.is_alphanumeric() {
            match MARKED.iter().find(|(_, marked)| marked.contains(c)) {
                Some((plain, _)) => word.push_str(plain),
                None => word.push(c),
            }
        } else if !matches!(c, '.' | '\'' | '’' | '\u{301}' | '\u{ad}') && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    keep_unless_nothing_stays(&mut words, |word| !LITTLE.contains(&word));
    keep_unless_nothing_stays(&mut words, |word| !LIBRARY.contains(&word));
    words
}

fn keep_unless_nothing_stays(words: &mut Vec<String>, says_something: impl Fn(&str) -> bool) {
    if words.iter().any(|word| says_something(word)) {
        words.retain(|word| says_something(word));
    }
}

/// What a person may be called: in the order of their name, by the first and the last of it, and
/// the last first.
pub(super) fn of_person(name: &str) -> Vec<String> {
    let words = words(name);
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    if words.len() == 1 {
        return vec![first.clone()];
    }
    let mut called = vec![words.join(" "), format!("{first} {last}"), format!("{last} {first}")];
    called.dedup();
    called
}

/// The committee's knowledge of institutions.
#[derive(Debug, Clone, Default)]
pub(super) struct Institutions {
    alike: BTreeMap<String, String>,
    ignored: BTreeSet<String>,
}

/// An institution, as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Institution {
    /// All of it.
    pub(super) whole: String,
    /// All of it, what stands before a comma or the like, and what stands in brackets: “MIT,
    /// School of Engineering” may be MIT.
    pub(super) perhaps: Vec<String>,
}

impl Institutions {
    pub(super) fn of(rule: &SameInstitution) -> Self {
        let mut alike = BTreeMap::new();
        for names in &rule.alike {
            let names: Vec<String> = names.iter().map(|name| words(name).join(" ")).collect();
            let Some(first) = names.first() else { continue };
            alike.extend(names.iter().map(|name| (name.clone(), first.clone())));
        }
        let ignored = rule.ignore.iter().map(|name| words(name).join(" ")).collect();
        Self { alike, ignored }
    }

    /// The one name that stands for all names of the institution.
    pub(super) fn meant<'a>(&'a self, name: &'a str) -> &'a str {
        self.alike.get(name).map_or(name, String::as_str)
    }

    /// Reads an institution; nothing, where somebody wrote that they have none.
    pub(super) fn read(&self, text: &str) -> Option<Institution> {
        let (outside, inside) = brackets(text);
        let all = words(&outside).join(" ");
        if all.is_empty() || self.ignored.contains(&all) {
            return None;
        }
        let whole = self.meant(&all).to_owned();
        let mut perhaps = vec![whole.clone()];
        for (at, _) in outside.match_indices([',', ';', '/', '|', '–', '—', ':']) {
            let before = words(outside.get(..at).unwrap_or_default()).join(" ");
            if !before.is_empty() && !self.ignored.contains(&before) {
                perhaps.push(self.meant(&before).to_owned());
            }
        }
        let inside = words(&inside).join(" ");
        if !inside.is_empty() {
            perhaps.push(self.meant(&inside).to_owned());
        }
        perhaps.sort();
        perhaps.dedup();
        Some(Institution { whole, perhaps })
    }
}

/// What stands outside of brackets, and what inside.
fn brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_u32);
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            c => inside.push(c),
        }
    }
    (outside, inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Institutions {
        let alike = vec![vec![
            "University of Illinois Urbana-Champaign".to_owned(),
            "UIUC".to_owned(),
            "Illinois".to_owned(),
        ]];
        let ignore = vec!["n/a".to_owned(), "Self-employed".to_owned()];
        Institutions::of(&SameInstitution { alike, ignore, ..SameInstitution::default() })
    }

    /// As the rule compares them.
    fn one_is_the_other(a: &Institution, b: &Institution) -> bool {
        b.perhaps.contains(&a.whole) || a.perhaps.contains(&b.whole)
    }

    #[test]
    fn one_institution_is_known_by_all_its_spellings() {
        let same = |a: &str, b: &str| {
            let (a, b) = (known().read(a).unwrap(), known().read(b).unwrap());
            one_is_the_other(&a, &b)
        };
        for (a, b) in [
            ("The University of Nowhere", "university of nowhere"),
            ("UIUC", "University of Illinois, Urbana–Champaign"),
            ("San José State University", "San Jose State University, MLIS"),
            ("Université de Montréal", "UNIVERSITE DE MONTREAL"),
            ("M.I.T. Libraries", "MIT"),
            ("Queen’s University", "Queens University"),
            ("Georgia Institute of Technology (GATech)", "GATech"),
            ("UIUC, iSchool", "Illinois"),
            ("Library of Congress", "The Library of Congress"),
        ] {
            assert!(same(a, b), "{a} = {b}");
        }
        for (a, b) in [
            ("University of California, Davis", "University of California, San Diego"),
            ("University of Washington", "Washington University"),
            ("Boston College", "Boston University"),
            ("University of Illinois Chicago", "UIUC"),
        ] {
            assert!(!same(a, b), "{a} ≠ {b}");
        }
    }

    #[test]
    fn who_has_no_institution_shares_it_with_nobody() {
        for none in ["N/A", "self employed", " ", "(none)"] {
            assert_eq!(known().read(none), None, "{none}");
        }
    }

    #[test]
    fn a_person_is_called_by_the_first_and_the_last_of_their_name_in_either_order() {
        assert_eq!(
            of_person("Zoë J. O’Hara"),
            ["zoe j ohara".to_owned(), "zoe ohara".to_owned(), "ohara zoe".to_owned()]
        );
        assert_eq!(of_person("Ada Lovelace").len(), 2);
        assert_eq!(of_person("Plato"), ["plato"]);
    }
}
