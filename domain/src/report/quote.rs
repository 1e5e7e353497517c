use serde::{Deserialize, Serialize};

/// What somebody answered when they were asked whether they may be quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// With their name.
    Named,
    /// Without it.
    Unnamed,
    /// No; or they said nothing.
    No,
}

/// Words that may be published: without consent there is no quote, and without consent to their
/// name, no name. It doesn't say which side somebody was on: among few, that would be a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quote {
    words: String,
    name: Option<String>,
}

impl Quote {
    /// A quote, if it is allowed and there are words. The name is dropped unless it is allowed, too.
    #[must_use]
    pub fn allowed(words: &str, name: &str, consent: Consent) -> Option<Self> {
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        let name = match consent {
            Consent::Named => Some(name.trim()).filter(|name| !name.is_empty()).map(str::to_owned),
            Consent::Unnamed => None,
            Consent::No => return None,
        };
        Some(Self { words: words.to_owned(), name })
    }

    /// What they wrote.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Who wrote it, if they agreed to be named.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_quoted_who_did_not_agree_and_nobody_named() {
        let quote = |consent| Quote::allowed(" It helped. ", "Ada", consent);
        assert_eq!(quote(Consent::No), None);
        assert_eq!(quote(Consent::Unnamed).unwrap().name(), None);
        let named = quote(Consent::Named).unwrap();
        assert_eq!((named.words(), named.name()), ("It helped.", Some("Ada")));
        assert_eq!(Quote::allowed("  ", "Ada", Consent::Named), None);
    }
}
