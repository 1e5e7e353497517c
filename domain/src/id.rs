//! Names that program files give to things: `acrl-sts`, `mentee-application`, `career-stage`.
//!
//! A name is one to 64 characters: lower-case ASCII letters and digits, in groups joined by single
//! hyphens. So it is safe as a path segment, a file name, a key of the table and a DOM id.

use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const LONGEST: usize = 64;

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name is 1 to 64 lower-case letters, digits and single hyphens between them")]
pub struct NotAName;

fn parse(name: &str) -> Result<Box<str>, NotAName> {
    let word = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if name.len() <= LONGEST && name.split('-').all(word) { Ok(name.into()) } else { Err(NotAName) }
}

/// Texts that hold to a rule: types that read one, show it, and go over the wire as it. `$parse`
/// reads a text or says why it is none.
macro_rules! texts_by_rule {
    ($parse:path, $wrong:ty; $($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Box<str>);

        impl $name {
            /// Reads one.
            ///
            /// # Errors
            /// Where the text breaks this module's rule.
            pub fn new(text: &str) -> Result<Self, $wrong> {
                $parse(text).map(Self)
            }

            /// It as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $wrong;
            fn try_from(text: String) -> Result<Self, $wrong> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0.into()
            }
        }
    )*};
}
pub(crate) use texts_by_rule;

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        texts_by_rule! { parse, NotAName; $($(#[$doc])* $name;)* }
        $(impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        })*
    };
}

names! {
    /// A program: `acrl-sts`.
    ProgramId;
    /// One year of a program: `2026-27`.
    CohortId;
    /// A period of a cohort in which a form is open: `mentee-application`.
    WindowId;
    /// A form: `goals-worksheet`.
    FormId;
    /// A section of a form, which the widget shows as a step.
    SectionId;
    /// A question of a form, or a part of a repeatable group.
    QuestionId;
    /// An option of a choice.
    OptionId;
    /// A line of a matching policy: `topics`.
    LineId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_lower_case_words_joined_by_single_hyphens() {
        for good in ["a", "acrl-sts", "2026-27", "goal-1"] {
            assert_eq!(ProgramId::new(good).map(String::from).as_deref(), Ok(good));
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a/b", "..", &"a".repeat(65)] {
            assert_eq!(ProgramId::new(bad), Err(NotAName), "{bad:?}");
        }
    }

    #[test]
    fn json_cannot_smuggle_in_a_name_that_breaks_the_rule() {
        assert!(serde_json::from_str::<FormId>("\"../HEAD\"").is_err());
    }
}
