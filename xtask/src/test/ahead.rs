//! What journeys need that is not ours to compile with the tests: browsers' drivers, the site, packages
//! of npm and PyPI. Most of it keeps one core busy, so it is made ready while other tests run.

use super::browser;
use crate::failure::Outcome;
use crate::{build, npm, python, workspace};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Whoever comes second waits for the first, and finds everything there.
static TURN: Mutex<()> = Mutex::new(());

/// Begins, beside whatever is run next. What fails is tried again, and said, by who needs it.
pub(super) fn begin() {
    thread::spawn(|| {
        let _said_by_who_needs_it = ready();
    });
}

/// Makes all of it ready, unless it is.
pub(super) fn ready() -> Outcome {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    browser::all()?;
    build::site()?;
    npm::install(&workspace::root().join("local/guides"), "the sample guides' own libraries")?;
    npm::install(&workspace::root().join("tests"), "axe-core and oidc-provider")?;
    // The mail server is one of them, and what holds the API to its description.
    python::programs().map(drop)
}
