//! From events to answers and deeds.

use std::rc::Rc;

use domain::rejection::Field;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::{Deed, Session};
use crate::browser::{Control, normalize};
use crate::journey::Entry;

impl Session {
    /// Hears one event of the form.
    pub(super) fn hear(self: &Rc<Self>, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into().ok()) else {
            return;
        };
        match event.type_().as_str() {
            "input" | "change" => self.hear_control(&target, &event.type_()),
            "click" => self.hear_click(&target, event),
            "submit" => {
                event.prevent_default();
                self.perform(Deed::GoOn);
            }
            _ => self.save_soon(0),
        }
    }

    fn hear_control(self: &Rc<Self>, target: &Element, kind: &str) {
        let control: &Control = target.unchecked_ref();
        if target.get_attribute("data-do").as_deref() == Some("keep") {
            if kind == "change" {
                self.perform(Deed::Keep(control.checked().unwrap_or(false)));
            }
            return;
        }
        let name = control.name().unwrap_or_default();
        let Ok(field) = Field::try_from(name) else { return };
        let value = normalize(control.value().unwrap_or_default());
        let at = |name: &str| target.get_attribute(name).and_then(|at| at.parse().ok());
        let checkable = matches!(control.kind().as_deref(), Some("checkbox" | "radio"));
        let checked = control.checked().unwrap_or(false);
        let entry = if let Some(rank) = at("data-rank") {
            Entry::Rank(rank, &value)
        } else if let Some(part) = at("data-part") {
            Entry::DatePart(part, &value)
        } else if target.has_attribute("data-many") {
            Entry::Tick(&value, checked)
        } else if checkable && !checked {
            Entry::Text("")
        } else {
            Entry::Text(&value)
        };
        // A control says the same twice, in `input` and in `change`; autofill may say only one.
        self.change(|journey| journey.enter(&field, entry));
        self.save_soon(300);
    }

    fn hear_click(self: &Rc<Self>, target: &Element, event: &Event) {
        let Ok(Some(doer)) = target.closest("[data-do]") else { return };
        let word = doer.get_attribute("data-do").unwrap_or_default();
        let to = doer.get_attribute("data-to").unwrap_or_default();
        if let Some(deed) = Deed::read(&word, &to) {
            event.prevent_default();
            self.perform(deed);
        }
    }
}
