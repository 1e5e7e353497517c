//! Where the focus goes after a person did something. Never before.

use domain::id::QuestionId;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Session;

/// Where the focus goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Focus {
    /// The heading of the step or page.
    Heading,
    /// The list of problems.
    Summary,
    /// The control of a field.
    Field(String),
    /// The first control of a row.
    Row(QuestionId, usize),
    /// What is marked with this word.
    Marked(&'static str),
}

impl Session {
    /// Moves the focus there once the page shows what has changed.
    pub(super) fn focus(&self, focus: Focus) {
        if self.ended.get() {
            return;
        }
        let root = self.root.clone();
        let selector = match focus {
            Focus::Heading => "[data-focus=heading]".to_owned(),
            Focus::Summary => "[data-focus=summary]".to_owned(),
            Focus::Field(field) => ["[id=\"", &field.replace('"', ""), "\"]"].concat(),
            Focus::Row(group, row) => {
                ["[name^=\"", group.as_str(), ".", &row.to_string(), ".\"]"].concat()
            }
            Focus::Marked(word) => ["[data-focus=", word, "]"].concat(),
        };
        Timeout::new(0, move || {
            let found = root.query_selector(&selector).ok().flatten();
            if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                // An element that can't be focused stays unfocused.
                let _ = element.focus();
            }
        })
        .forget();
    }
}
