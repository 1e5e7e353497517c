//! Keeping the draft while a person types, and when the page goes away.

use std::rc::Rc;

use domain::texts;
use gloo_timers::callback::Timeout;

use super::{Kept, Session};
use crate::journey::Journey;

impl Session {
    /// Saves when nobody has typed for so many milliseconds.
    pub(super) fn save_soon(self: &Rc<Self>, milliseconds: u32) {
        if milliseconds == 0 && self.saving.borrow().is_none() {
            return;
        }
        let session = Rc::clone(self);
        let timeout = Timeout::new(milliseconds, move || session.save_if_shown());
        // The one before is dropped, and with it cancelled.
        *self.saving.borrow_mut() = Some(timeout);
    }

    /// Saves, unless the form was taken off the page: when our code has stopped, the loader shows a
    /// fresh instance instead, whose draft is newer.
    pub(super) fn save_if_shown(&self) {
        if self.root.is_connected() {
            self.save();
        }
    }

    /// Saves now.
    pub(super) fn save(&self) {
        let waited = self.saving.borrow_mut().take().is_some();
        if self.ended.get() && !waited {
            return;
        }
        let (has_typed, sent) =
            self.read(|journey| (journey.has_typed(), journey.receipt().is_some()));
        if sent && !self.read(Journey::stays) {
            // What was sent doesn't stay on the device; that it was sent, the tab remembers.
            self.shelf.borrow_mut().keep_on_device(false);
        }
        if !has_typed && !sent {
            return self.shelf.borrow().clear();
        }
        let draft = self.read(|journey| Some(journey.draft()));
        let kept = draft.is_some_and(|draft| self.shelf.borrow().put(&draft).is_ok());
        self.show_kept(!kept);
        if kept && waited && has_typed {
            self.announce(self.counted().unwrap_or_else(|| self.stage.text(texts::DRAFT_SAVED)));
            self.config.emit("draft-saved", "{}");
        }
    }

    /// How many characters are left where somebody types, near the limit: said when they pause, and
    /// not with every key.
    fn counted(&self) -> Option<String> {
        let count = self.root.query_selector(".question:focus-within + .count");
        count.ok().flatten()?.text_content()
    }

    /// Moves the draft onto the device, or back into the tab.
    pub(super) fn keep_on_device(&self, on_device: bool) {
        self.shelf.borrow_mut().keep_on_device(on_device);
        let draft = self.read(|journey| journey.has_typed().then(|| journey.draft()));
        let kept = draft.is_none_or(|draft| self.shelf.borrow().put(&draft).is_ok());
        self.show_kept(!kept);
        let said = match (kept, on_device) {
            (false, _) => texts::DRAFT_BLOCKED,
            (true, true) => texts::DRAFT_ON_DEVICE,
            (true, false) => texts::DRAFT_IN_TAB,
        };
        self.announce(self.stage.text(said));
    }

    fn show_kept(&self, blocked: bool) {
        let kept = Kept { on_device: self.shelf.borrow().is_on_device(), blocked };
        if self.stage.look(|scene| scene.kept != kept) {
            self.stage.change(|scene| scene.kept = kept);
        }
    }
}
