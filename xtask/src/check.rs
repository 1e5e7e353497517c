//! `cargo xtask check`: what is wrong with a program's files, by file and line.

use crate::failure::{Failure, Outcome};

pub(crate) fn run(_arguments: &[String]) -> Outcome {
    Err(Failure::said("check waits for domain::source."))
}

/// What `GET /v1/programs/{program}/forms/{form}` answers.
pub(crate) fn form_definition(_program: &str, _form: &str) -> Outcome<Vec<u8>> {
    Err(Failure::said("size waits for domain::source."))
}
