//! The worksheet that the two of a pairing fill in together, each from their own link.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::form::Form;
use crate::heard::Filled;
use crate::id::QuestionId;
use crate::instant::Instant;
use crate::own::changed;
use crate::reference::Reference;
use crate::text::{self, Lines};

/// The worksheet as it is at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its number: 1 is what was saved first.
    pub revision: u32,
    /// Since when it is so.
    pub at: Instant,
    /// Which of the two saved it.
    pub by: Reference,
    /// What is on it.
    #[serde(flatten)]
    pub filled: Filled,
    /// Who has agreed to it, or to what it was before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreed: Vec<Agreement>,
}

/// That one of the two agrees to the worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Who.
    pub by: Reference,
    /// Their name, as they have typed it.
    pub name: Signature,
    /// When.
    pub at: Instant,
    /// To which revision of it.
    pub to: u32,
}

/// A name as somebody types it to agree: one line of at most [`MOST_SIGNATURE`] characters.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Signature(Box<str>);

/// So many characters a name may have.
pub const MOST_SIGNATURE: usize = 100;

/// Why a text is no [`Signature`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name has 1 to {MOST_SIGNATURE} characters")]
pub struct NoSignature;

impl Signature {
    /// Reads a name as it was typed.
    ///
    /// # Errors
    /// [`NoSignature`].
    pub fn new(typed: &str) -> Result<Self, NoSignature> {
        let name = text::clean(typed, Lines::One);
        let fits = (1..=MOST_SIGNATURE).contains(&text::length(&name));
        if fits { Ok(Self(name.into())) } else { Err(NoSignature) }
    }

    /// It as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name is personal.
impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature(…)")
    }
}

impl TryFrom<String> for Signature {
    type Error = NoSignature;
    fn try_from(typed: String) -> Result<Self, NoSignature> {
        Self::new(&typed)
    }
}

impl From<Signature> for String {
    fn from(name: Signature) -> String {
        name.0.into()
    }
}

impl Sheet {
    /// The agreement of one of the two.
    #[must_use]
    pub fn agreement(&self, who: &Reference) -> Option<&Agreement> {
        self.agreed.iter().find(|agreement| agreement.by == *who)
    }

    /// Whether somebody agrees to it as it is now.
    #[must_use]
    pub fn has_agreed(&self, who: &Reference) -> bool {
        self.agreement(who).is_some_and(|agreement| agreement.to == self.revision)
    }

    /// Whether all of them agree to it as it is now.
    #[must_use]
    pub fn is_agreed_by(&self, all: &[&Reference]) -> bool {
        all.iter().all(|who| self.has_agreed(who))
    }

    /// Whether both have agreed to it, or to what it was before.
    #[must_use]
    pub fn was_agreed(&self) -> bool {
        self.agreed.len() > 1
    }

    /// The same, with an agreement to it as it is now, in place of one that the same person gave
    /// before.
    #[must_use]
    pub fn agreed_by(&self, who: &Reference, name: Signature, at: Instant) -> Self {
        let mut sheet = self.clone();
        sheet.agreed.retain(|agreement| agreement.by != *who);
        sheet.agreed.push(Agreement { by: who.clone(), name, at, to: self.revision });
        sheet
    }

    /// What follows it: other answers, and the agreements that were given to it.
    #[must_use]
    pub fn followed_by(&self, filled: Filled, by: &Reference, at: Instant) -> Self {
        let revision = self.revision.saturating_add(1);
        Self { revision, at, by: by.clone(), filled, agreed: self.agreed.clone() }
    }
}

/// What becomes of a worksheet that both have changed at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The answers with what each has changed; where both have, as they are stored.
    pub answers: Answers,
    /// The questions that both have changed, each in another way.
    pub met: Vec<QuestionId>,
}

impl Form {
    /// Puts together what one of the two has typed and what is stored by now, question by question:
    /// both began from `base`. What is stored of questions that the form doesn't have any more stays.
    #[must_use]
    pub fn merge(&self, base: &Answers, mine: &Answers, stored: &Answers) -> Merged {
        let theirs = changed(self, base, stored);
        let mut merged = Merged { answers: stored.clone(), met: Vec::new() };
        let asked = |question: &QuestionId| self.question(question).is_some();
        for question in changed(self, base, mine).into_iter().filter(asked) {
            if !theirs.contains(&question) {
                match mine.get(&question) {
                    Some(raw) => merged.answers.set(question, raw.clone()),
                    None => merged.answers.remove(&question),
                }
            } else if mine.get(&question) != stored.get(&question) {
                merged.met.push(question);
            }
        }
        merged
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::answers::Raw;

    fn form() -> Form {
        let line = |id: &str| json!({ "id": id, "ask": "?", "who-sees": "partner", "optional": true, "kind": { "short-text": { "most": 9 } } });
        serde_json::from_value(json!({
            "id": "f", "version": "000000000000000a", "lang": "en", "title": "F", "dataset": "fs",
            "opens": "anyone", "window": "w", "sending": "expected", "send": "Send", "next": [],
            "sections": [{ "id": "s", "title": "S", "who-sees": "partner",
                "questions": [line("a"), line("b"), line("c")] }],
        }))
        .unwrap()
    }

    fn question(id: &str) -> QuestionId {
        QuestionId::new(id).unwrap()
    }

    fn answers(of: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::new();
        for (id, text) in of {
            answers.set(question(id), Raw::Text((*text).to_owned()));
        }
        answers
    }

    fn any_answers() -> impl Strategy<Value = Answers> {
        let one = || proptest::option::of("[xy]");
        (one(), one(), one()).prop_map(|(a, b, c)| {
            let all = [("a", a), ("b", b), ("c", c)];
            let all = all.iter().filter_map(|(id, text)| Some((*id, text.as_deref()?)));
            answers(&all.collect::<Vec<_>>())
        })
    }

    #[test]
    fn what_each_has_changed_is_kept_and_where_both_did_both_are_shown() {
        let base = answers(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let mine = answers(&[("a", "2"), ("b", "mine")]);
        let stored = answers(&[("a", "1"), ("b", "theirs"), ("c", "1")]);
        let merged = form().merge(&base, &mine, &stored);
        assert_eq!(merged.answers, answers(&[("a", "2"), ("b", "theirs")]), "c was taken away");
        assert_eq!(merged.met, [question("b")]);
        let before = answers(&[("a", "1"), ("gone", "a question of last year’s")]);
        assert_eq!(form().merge(&before, &answers(&[("a", "1")]), &before).answers, before);
    }

    #[test]
    fn an_agreement_is_to_what_somebody_has_seen_and_not_to_what_follows() {
        let (one, other) = (Reference::from_random(1), Reference::from_random(2));
        let at = Instant::from_milliseconds(5);
        let filled = Filled {
            form: form().id,
            version: form().version,
            lang: form().lang,
            answers: answers(&[("a", "1")]),
        };
        let sheet =
            Sheet { revision: 1, at, by: one.clone(), filled: filled.clone(), agreed: Vec::new() };
        let name = Signature::new(" Ada\nLovelace ").unwrap();
        assert_eq!(name.as_str(), "Ada Lovelace");
        let agreed = sheet.agreed_by(&one, name.clone(), at).agreed_by(&one, name, at);
        assert_eq!(agreed.agreed.len(), 1);
        assert!(agreed.has_agreed(&one) && !agreed.has_agreed(&other));
        assert!(agreed.is_agreed_by(&[&one]) && !agreed.is_agreed_by(&[&one, &other]));
        let next = agreed.followed_by(filled, &other, at);
        assert!(!next.has_agreed(&one) && next.agreement(&one).is_some(), "it was changed since");
        let written = serde_json::to_string(&agreed).unwrap();
        assert_eq!(serde_json::from_str::<Sheet>(&written).unwrap(), agreed);
    }

    proptest! {
        #[test]
        fn nothing_that_one_of_two_has_typed_is_lost(
            base in any_answers(), mine in any_answers(), stored in any_answers(),
        ) {
            let (form, same) = (form(), |merged: &Merged| merged.met.clone());
            let merged = form.merge(&base, &mine, &stored);
            for id in ["a", "b", "c"].map(question) {
                let (was, me, they) = (base.get(&id), mine.get(&id), stored.get(&id));
                let expected = if me == was { they } else if they == was { me } else { they };
                prop_assert_eq!(merged.answers.get(&id), expected);
                let met = me != was && they != was && me != they;
                prop_assert_eq!(merged.met.contains(&id), met);
            }
            let other_way = form.merge(&base, &stored, &mine);
            prop_assert_eq!(same(&merged), same(&other_way));
            prop_assert_eq!(form.merge(&base, &mine, &base).answers, mine.clone());
            prop_assert_eq!(form.merge(&base, &base, &stored).answers, stored);
        }
    }
}
