use std::sync::Arc;

use domain::api::FormPage;
use domain::rejection::Field;
use domain::texts::Key;
use leptos::prelude::{Get, Memo, RwSignal, With, WithUntracked};

use crate::config::Config;
use crate::journey::{Journey, Place};

/// What the views read, and nothing else changes what they show.
#[derive(Clone, Copy)]
pub struct Stage {
    /// The journey; it announces what the page must show.
    pub journey: RwSignal<Journey>,
    /// Counts every change of an answer, typing included.
    pub typed: RwSignal<u32>,
    /// What the live region says.
    pub said: RwSignal<String>,
    /// What is kept, and where.
    pub kept: RwSignal<Kept>,
    /// The origin of the guide page.
    pub origin: RwSignal<String>,
    /// The level of the form's heading.
    pub level: u8,
    /// Whether nothing is to be sent.
    pub preview: bool,
}

/// What is kept, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// The draft lies on the device, not only in the tab.
    pub on_device: bool,
    /// The browser keeps nothing for us.
    pub blocked: bool,
}

impl Stage {
    pub(super) fn new(journey: Journey, kept: Kept, config: &Config) -> Self {
        Self {
            journey: RwSignal::new(journey),
            typed: RwSignal::new(0),
            said: RwSignal::new(String::new()),
            kept: RwSignal::new(kept),
            origin: RwSignal::new(config.origin()),
            level: config.level().clamp(1, 6),
            preview: config.preview(),
        }
    }

    /// The form's page.
    #[must_use]
    pub fn page(self) -> Arc<FormPage> {
        self.read(Journey::page)
    }

    /// A text.
    #[must_use]
    pub fn text(self, key: Key) -> String {
        self.read(|journey| journey.texts().get(key).to_owned())
    }

    /// A text with values filled in.
    #[must_use]
    pub fn say(self, key: Key, values: &[(&str, &str)]) -> String {
        self.read(|journey| journey.texts().say(key, values))
    }

    /// Reads the journey as it is now.
    pub fn read<T>(self, read: impl FnOnce(&Journey) -> T) -> T {
        self.journey.with_untracked(read)
    }

    /// Where the person is; and a number that changes when controls have to be drawn anew.
    #[must_use]
    pub fn place(self) -> Memo<(Place, u32)> {
        Memo::new(move |_| self.journey.with(|journey| (journey.place(), journey.generation())))
    }

    /// Whether something holds of the journey.
    #[must_use]
    pub fn holds(self, holds: impl Fn(&Journey) -> bool + Send + Sync + 'static) -> Memo<bool> {
        let holds: Box<dyn Fn(&Journey) -> bool + Send + Sync> = Box::new(holds);
        Memo::new(move |_| self.journey.with(&*holds))
    }

    /// Something that the journey has to say, perhaps; `typing` may change it, too.
    #[must_use]
    pub fn says(
        self,
        typing: bool,
        says: impl Fn(&Journey) -> Option<String> + Send + Sync + 'static,
    ) -> Memo<Option<String>> {
        let says: Box<dyn Fn(&Journey) -> Option<String> + Send + Sync> = Box::new(says);
        Memo::new(move |_| {
            if typing {
                self.typed.get();
                self.read(&*says)
            } else {
                self.journey.with(&*says)
            }
        })
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn problem(self, field: &Field) -> Memo<Option<String>> {
        let field = field.clone();
        self.says(false, move |journey| {
            let shown = journey.problems().iter().find(|shown| shown.field == field);
            shown.map(|shown| shown.sentence.clone())
        })
    }
}
