use std::sync::Arc;

use domain::api::FormPage;
use domain::rejection::Field;
use domain::texts::Key;
use leptos::reactive::computed::Memo;
use leptos::reactive::signal::RwSignal;
use leptos::reactive::traits::{Get, Update, With, WithUntracked};

use crate::journey::{Journey, Notice, Place, Sending, Shown};

/// What the views read, and nothing else changes what they show.
///
/// One signal, and one type for all that is derived from it: Leptos makes code for each type.
#[derive(Clone, Copy)]
pub struct Stage {
    scene: RwSignal<Scene>,
    /// The level of the form's heading.
    pub level: u8,
    /// Whether nothing is to be sent.
    pub preview: bool,
}

/// All that there is to show.
#[derive(Debug)]
pub struct Scene {
    /// The journey.
    pub journey: Journey,
    /// What the live region says.
    pub said: String,
    /// What is kept, and where.
    pub kept: Kept,
    /// Where the form stands.
    pub setting: Setting,
    /// Whether the form has been painted once: what a person doesn't see at once may follow.
    pub painted: bool,
}

/// Where a form stands: what its surroundings say of how it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setting {
    /// The level of the form's heading, 1 to 6.
    pub level: u8,
    /// Whether nothing is to be sent.
    pub preview: bool,
    /// The language that was asked for.
    pub wanted: String,
    /// The origin of the guide page.
    pub origin: String,
    /// The browser's own time zone; empty, where it is not known.
    pub time_zone: String,
    /// Whether a browser draws it, with drafts of other forms and lists of its own; not a server.
    pub in_browser: bool,
    /// The address of the form on paper, where nothing else on the page leads there.
    pub paper: Option<String>,
    /// How it posts, where it has to work without scripts.
    pub plain: Option<Plain>,
}

/// How a form posts where no script runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// The address that it posts to.
    pub action: String,
    /// What comes back with whatever is typed: names and values.
    pub hidden: Vec<(&'static str, String)>,
}

/// What is kept, and where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// The draft lies on the device, not only in the tab.
    pub on_device: bool,
    /// The browser keeps nothing for us.
    pub blocked: bool,
}

/// Something derived from the scene: what shows it is drawn again when it changes.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// Where the person is, and a number that changes when controls have to be drawn anew.
    Place(Place, u32),
    /// Whether something holds.
    Holds(bool),
    /// Something to say, perhaps.
    Says(Option<String>),
    /// What is wrong at this step.
    Problems(Vec<Shown>),
    /// What to say above the step.
    Notice(Option<Notice>),
    /// Where sending stands.
    Sending(Sending),
    /// What is kept.
    Kept(Kept),
}

impl Stage {
    pub(crate) fn new(journey: Journey, kept: Kept, setting: Setting) -> Self {
        let (level, preview) = (setting.level.clamp(1, 6), setting.preview);
        let scene = Scene { journey, said: String::new(), kept, setting, painted: false };
        Self { scene: RwSignal::new(scene), level, preview }
    }

    /// Looks at the scene as it is now.
    pub fn look<T>(self, look: impl FnOnce(&Scene) -> T) -> T
    where
        T: Default,
    {
        let (mut look, mut seen) = (Some(look), None);
        self.look_by(&mut |scene| seen = look.take().map(|look| look(scene)));
        seen.unwrap_or_default()
    }

    /// Looks at the journey as it is now.
    pub fn read<T: Default>(self, read: impl FnOnce(&Journey) -> T) -> T {
        self.look(|scene| read(&scene.journey))
    }

    /// Changes the scene; what shows what has changed is drawn again.
    pub fn change<T: Default>(self, change: impl FnOnce(&mut Scene) -> T) -> T {
        let (mut change, mut result) = (Some(change), None);
        self.change_by(&mut |scene| result = change.take().map(|change| change(scene)));
        result.unwrap_or_default()
    }

    // Not generic, so that there is one of each.
    fn look_by(self, look: &mut dyn FnMut(&Scene)) {
        self.scene.with_untracked(look);
    }

    fn change_by(self, change: &mut dyn FnMut(&mut Scene)) {
        self.scene.update(change);
    }

    /// Keeps an eye on something.
    #[must_use]
    pub fn watch(self, derive: impl Fn(&Scene) -> Seen + Send + Sync + 'static) -> Watch {
        Watch(self.memo(Box::new(derive)))
    }

    fn memo(self, derive: Box<dyn Fn(&Scene) -> Seen + Send + Sync>) -> Memo<Seen> {
        Memo::new(move |_| self.scene.with(|scene| derive(scene)))
    }

    /// Whether the form has been painted once.
    #[must_use]
    pub fn painted(self) -> Watch {
        self.watch(|scene| Seen::Holds(scene.painted))
    }

    /// Whether something holds of the journey.
    #[must_use]
    pub fn holds(self, holds: impl Fn(&Journey) -> bool + Send + Sync + 'static) -> Watch {
        self.watch(move |scene| Seen::Holds(holds(&scene.journey)))
    }

    /// Something that the journey has to say, perhaps.
    #[must_use]
    pub fn says(self, says: impl Fn(&Journey) -> Option<String> + Send + Sync + 'static) -> Watch {
        self.watch(move |scene| Seen::Says(says(&scene.journey)))
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn problem(self, field: &Field) -> Watch {
        let field = field.clone();
        self.says(move |journey| {
            let shown = journey.problems().iter().find(|shown| shown.field == field);
            shown.map(|shown| shown.sentence.clone())
        })
    }

    /// The form's page.
    #[must_use]
    pub fn page(self) -> Arc<FormPage> {
        let mut page = None;
        self.look_by(&mut |scene| page = Some(scene.journey.page()));
        #[expect(clippy::unwrap_used, reason = "the stage outlives every view")]
        page.unwrap()
    }

    /// How the form posts, where it has to work without scripts. In a browser, never.
    #[must_use]
    pub fn plain(self) -> Option<Plain> {
        if cfg!(target_arch = "wasm32") {
            return None;
        }
        self.look(|scene| scene.setting.plain.clone())
    }

    /// Whether the form has to work without scripts.
    #[must_use]
    pub fn is_plain(self) -> bool {
        !cfg!(target_arch = "wasm32") && self.look(|scene| scene.setting.plain.is_some())
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
}

/// An eye on something.
#[derive(Clone, Copy)]
pub struct Watch(Memo<Seen>);

impl Watch {
    /// What is seen now; whoever asks is drawn again when it changes.
    #[must_use]
    pub fn seen(self) -> Seen {
        self.0.get()
    }

    /// Whether it holds.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self.seen(), Seen::Holds(true))
    }

    /// What it says.
    #[must_use]
    pub fn says(self) -> Option<String> {
        match self.seen() {
            Seen::Says(said) => said,
            _ => None,
        }
    }
}
