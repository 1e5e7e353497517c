//! A form in plain HTML, for browsers in which no script runs: what a page posts goes in, the next
//! page comes out. The same journey and the same views as in the widget; only the wheel is turned
//! by posting.
//!
//! Nothing is kept between two pages but what the page itself carries in hidden fields.

mod filling;
mod own;

pub use self::own::{Difference, answers, differences};

use domain::api::{FormPage, Post};
use domain::texts;
use leptos::reactive::diagnostics::SpecialNonReactiveZone;
use leptos::reactive::owner::Owner;

use crate::draft::Draft;
use crate::journey::{Journey, Notice, Outcome, Place};
use crate::session::{Deed, Kept, Plain, Setting, Stage};
use crate::view;
use crate::view::el::Node;

/// The hidden field with the draft.
pub const STATE: &str = "state";
/// The hidden field that is there when somebody came back from the last page.
pub const RETURNING: &str = "returning";

/// The hidden field that says when the form was handed out.
pub const HANDED: &str = "handed";
/// The hidden field that is there once the field that no person sees was filled in.
pub const TRAPPED: &str = "trapped";
/// The hidden field of whoever has to wait before they send again.
pub const TICKET: &str = "ticket";
/// The name of every button; its value says what it does.
pub const PRESSED: &str = view::PRESSED;
/// The deed of a button that shows the same page again, as one in another language does.
pub const STAY: &str = "stay";
/// The `id` of the form on its page.
pub const FORM_ID: &str = view::FORM_ID;

/// A form between two pages.
#[derive(Debug, Clone)]
pub struct PlainForm {
    journey: Journey,
    carried: Vec<(&'static str, String)>,
}

impl PlainForm {
    /// A form that nobody has typed into. `key` is the one to send under.
    #[must_use]
    pub fn begin(page: FormPage, key: String) -> Self {
        Self { journey: Journey::new(page, "", key), carried: Vec::new() }
    }

    /// Has the next page carry something in a hidden field.
    pub fn carry(&mut self, name: &'static str, value: String) {
        if !value.is_empty() {
            self.carried.push((name, value));
        }
    }

    /// Goes on from what a page posted: names and values in the order of the page. Nothing, if its
    /// state is none of ours.
    #[must_use]
    pub fn resume(page: FormPage, posted: &[(String, String)]) -> Option<Self> {
        let value = |name: &str| posted.iter().find(|(known, _)| known == name);
        let (_, state) = value(STATE)?;
        let mut form = Self::begin(page, String::new());
        form.journey.resume(Draft::read(state)?, value(RETURNING).is_some());
        filling::fill(&mut form.journey, posted);
        Some(form)
    }

    /// Does what the pressed button says; without one, goes on. What is returned has to be sent,
    /// and [`PlainForm::learn`] wants to hear of it. `key` is a new one, for a form that begins anew.
    pub fn press(&mut self, posted: &[(String, String)], key: String) -> Option<Post> {
        let pressed = posted.iter().find(|(name, _)| name == view::PRESSED);
        let (word, to) = pressed.and_then(|(_, value)| value.split_once(':')).unwrap_or_default();
        match Deed::read(word, to) {
            None if word == STAY => {}
            None | Some(Deed::GoOn) if self.journey.place() == Place::Check => {
                return self.journey.send();
            }
            None | Some(Deed::GoOn) if self.journey.notice() == Some(Notice::MoreAsked) => {}
            None | Some(Deed::GoOn) => self.journey.go_on(),
            Some(Deed::GoBack) => self.journey.go_back(),
            Some(Deed::Change(step)) => self.journey.change(step),
            Some(Deed::Add(group)) => drop(self.journey.add_row(&group)),
            Some(Deed::Remove(group, row)) => self.journey.remove_row(&group, row),
            Some(Deed::SendAnother) => self.journey.send_another(key),
            // The others need a script, or have nothing to do here.
            Some(_) => {}
        }
        None
    }

    /// Takes what came of sending.
    pub fn learn(&mut self, outcome: Outcome) {
        self.journey.learn(outcome);
    }

    /// Goes on with the version of the form that is current by now; the answers stay.
    pub fn replace_form(&mut self, page: FormPage) {
        self.journey.replace_form(page);
    }

    /// What it has to carry to go on from where it is.
    #[must_use]
    pub fn state(&self) -> String {
        self.journey.draft().write()
    }

    /// The key that it is sent under.
    #[must_use]
    pub fn key(&self) -> &str {
        self.journey.key()
    }

    /// What the page that comes next is about.
    #[must_use]
    pub fn heading(&self) -> String {
        let texts = self.journey.texts();
        match self.journey.place() {
            Place::Step(_) => {
                self.journey.section().map(|section| section.title.clone()).unwrap_or_default()
            }
            Place::Check => texts.get(texts::CHECK_TITLE).to_owned(),
            Place::Receipt => texts.get(texts::RECEIPT_TITLE).to_owned(),
        }
    }

    /// Whether it was sent.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        self.journey.receipt().is_some()
    }

    /// Whether something has to be mended before it goes on.
    #[must_use]
    pub fn has_problems(&self) -> bool {
        !self.journey.problems().is_empty()
    }

    /// The page that comes next, as HTML. It posts to `action`; the form's heading has the level
    /// `level`.
    #[must_use]
    pub fn html(&self, action: &str, level: u8) -> String {
        let mut hidden = vec![(STATE, self.journey.draft().write())];
        if self.journey.is_returning() {
            hidden.push((RETURNING, "1".to_owned()));
        }
        hidden.extend(self.carried.iter().cloned());
        let plain = Some(Plain { action: action.to_owned(), hidden });
        print(self.journey.clone(), Setting { level, plain, ..Setting::default() }, true)
    }
}

/// Prints a form as it stands.
pub(crate) fn print(journey: Journey, setting: Setting, is_whole: bool) -> String {
    drawn(journey, setting, is_whole, view::form)
}

/// Prints a view of a form.
fn drawn(
    journey: Journey,
    setting: Setting,
    is_whole: bool,
    view: impl FnOnce(Stage) -> Node,
) -> String {
    // It is printed once: nothing has to follow what changes.
    let _once = SpecialNonReactiveZone::enter();
    let owner = Owner::new();
    let html = owner.with(|| {
        let stage = Stage::new(journey, Kept::default(), setting);
        stage.change(|scene| scene.painted = is_whole);
        view(stage).html()
    });
    // The stage's signals go with it.
    owner.cleanup();
    html
}

#[cfg(test)]
mod tests;
