//! The solver behind its worker's door.

use plan::{Answer, Ask};

use crate::api::Failure;
use crate::browser;

/// Reads a page of everyone into it; it is fetched and begins with the first.
pub(super) async fn read(page: &str) -> Result<Answer, Failure> {
    answered(&browser::ask_solver("read", page).await)
}

/// Asks it something.
pub(super) async fn ask(ask: &Ask) -> Result<Answer, Failure> {
    answered(&browser::ask_solver("ask", &wire::write(ask)).await)
}

/// Ends it, with all that it knows.
pub(super) fn end() {
    browser::end_solver();
}

/// Nothing is answered by one that could not be fetched, or has stopped.
fn answered(answer: &str) -> Result<Answer, Failure> {
    if answer.is_empty() {
        return Err(Failure::Solver);
    }
    match wire::read(answer) {
        Ok(Answer::Unread) | Err(_) => Err(Failure::Ours),
        Ok(answer) => Ok(answer),
    }
}
