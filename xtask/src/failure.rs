//! What a command that could not do its work says.

use std::fmt;

/// The result of a command, or of a step of one.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// One plain sentence for whoever ran the command: what is wrong, what to do.
    Said(String),
    /// The command has printed all there is to say.
    Shown,
}

impl Failure {
    /// A sentence that says what is wrong and what to do.
    pub(crate) fn said(sentence: impl Into<String>) -> Self {
        Self::Said(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(sentence) => out.write_str(sentence),
            Self::Shown => Ok(()),
        }
    }
}

/// Puts a sentence in front of an error that only says what the machine saw.
pub(crate) trait OrSay<T> {
    /// Turns an error into `sentence`, followed by the error's own words.
    fn or_say(self, sentence: impl FnOnce() -> String) -> Outcome<T>;
}

impl<T, E: fmt::Display> OrSay<T> for Result<T, E> {
    fn or_say(self, sentence: impl FnOnce() -> String) -> Outcome<T> {
        self.map_err(|error| Failure::Said(format!("{} ({error:#})", sentence())))
    }
}
