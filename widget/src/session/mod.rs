//! One form on a page, alive: what a person does is taken to the journey, and what comes of it is
//! shown, kept and told.
//!
//! The views have no listeners of their own. What they draw says what it is: a control by its
//! `name`, which is its field's; a button or link by `data-do` and `data-to`. A few listeners on
//! the root hear everything. So there is little code to download, and markup that somebody else
//! has drawn can be brought to life.

mod controls;
mod deeds;
mod focus;
mod keeping;
mod stage;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use domain::api::FormPage;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::reactive::owner::Owner;
use web_sys::HtmlElement;

pub use self::deeds::Deed;
pub use self::stage::{Kept, Plain, Scene, Seen, Setting, Stage, Watch};
use crate::browser;
use crate::config::Config;
use crate::draft::Draft;
use crate::draft::shelf::Shelf;
use crate::journey::Journey;

/// One form on a page, alive.
pub struct Session {
    root: HtmlElement,
    config: Config,
    stage: Stage,
    shelf: RefCell<Shelf>,
    saving: RefCell<Option<Timeout>>,
    ended: Cell<bool>,
    /// Keeps the stage's signals for as long as anything may still touch them.
    owner: Owner,
}

/// The listeners of a form; they go when this goes.
pub struct Listeners(#[expect(dead_code, reason = "they listen until dropped")] Vec<EventListener>);

/// Where the form is on paper, for a guide: on HOST's own page of it there is a link already.
fn paper(config: &Config) -> Option<String> {
    let address = config.address();
    let (host, name) = address.split_once("/v1/programs/")?;
    let (program, form) = name.split_once("/forms/")?;
    let paper = || [host, "/", program, "/", form, "/paper", &config.query()].concat();
    (host != config.origin()).then(paper)
}

impl Session {
    /// Begins, or goes on from a draft.
    pub fn start(root: HtmlElement, config: Config, page: FormPage) -> Rc<Self> {
        let shelf = Shelf::of(page.program.id.as_str(), page.form.id.as_str(), config.copy());
        let draft = config.draft().and_then(|text| Draft::read(&text));
        let drawn = || Draft::read(&browser::drawn_state(&root)).filter(Draft::is_begun);
        let draft = draft.or_else(drawn).or_else(|| shelf.draft());
        let kept = Kept { on_device: shelf.is_on_device(), blocked: false };
        let setting = Setting {
            level: config.level(),
            preview: config.preview(),
            wanted: config.query().strip_prefix("?lang=").unwrap_or_default().to_owned(),
            origin: config.origin(),
            time_zone: browser::time_zone(),
            in_browser: true,
            paper: paper(&config),
            plain: None,
        };
        let mut journey = Journey::new(page, &setting.time_zone, browser::new_key());
        if let Some(draft) = draft {
            journey.restore(draft);
        }
        let owner = Owner::new();
        let stage = owner.with(|| Stage::new(journey, kept, setting));
        Rc::new(Self {
            root,
            config,
            stage,
            shelf: RefCell::new(shelf),
            saving: RefCell::new(None),
            ended: Cell::new(false),
            owner,
        })
    }

    /// Draws something that lives as long as this.
    pub fn own<T>(&self, draw: impl FnOnce() -> T) -> T {
        self.owner.with(draw)
    }

    /// What the views read.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// What the loader handed over.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Saves a last time. Returns the draft, if there is one.
    #[must_use]
    pub fn end(&self) -> Option<String> {
        self.save();
        self.ended.set(true);
        let worth = self.read(|journey| journey.has_typed() || journey.receipt().is_some());
        if worth { Some(self.read(|journey| journey.draft().write())) } else { None }
    }

    fn read<T: Default>(&self, read: impl FnOnce(&Journey) -> T) -> T {
        self.stage.read(read)
    }

    fn change<T: Default>(&self, change: impl FnOnce(&mut Journey) -> T) -> T {
        self.stage.change(|scene| change(&mut scene.journey))
    }

    /// Has the live region say something.
    fn announce(&self, said: String) {
        self.stage.change(|scene| scene.said = said);
    }
}

/// Hears what happens in the form, and when the page goes out of sight.
#[must_use]
pub fn listen(session: &Rc<Session>) -> Listeners {
    let mut listeners: Vec<EventListener> = Vec::new();
    for kind in ["input", "change", "click", "submit", "focusout"] {
        let session = Rc::clone(session);
        let root = session.root.clone();
        let options = gloo_events::EventListenerOptions::enable_prevent_default();
        listeners.push(EventListener::new_with_options(&root, kind, options, move |event| {
            session.hear(event);
        }));
    }
    if let Some(window) = web_sys::window() {
        let document = window.document().map(Into::into);
        let targets = [("pagehide", Some(window.into())), ("visibilitychange", document)];
        for (kind, target) in targets {
            let Some(target) = target else { continue };
            let session = Rc::clone(session);
            listeners.push(EventListener::new(&target, kind, move |_| session.save_if_shown()));
        }
    }
    Listeners(listeners)
}
