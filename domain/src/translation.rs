//! A program in another language than its own.

use crate::form::Form;
use crate::lang::Lang;
use crate::program::Program;
use crate::texts::Texts;

/// A program's words in another language, as they are published beside the original.
///
/// Whatever isn't words is the original's: names, kinds, limits, conditions and windows are taken
/// from there, so that a translation can't change what a form asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The program.
    pub program: Program,
    /// Its forms, in the original's order and with its versions.
    pub forms: Vec<Form>,
    /// What Ligature says in that language, and the program's own words for it.
    pub texts: Texts,
}

impl Translation {
    /// The language.
    #[must_use]
    pub fn lang(&self) -> &Lang {
        &self.program.lang
    }
}
