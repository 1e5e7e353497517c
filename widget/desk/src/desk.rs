//! What every screen has at hand: the page's words, who is signed in, where they are, and what was
//! said last. It is small and copied freely; what it names lives as long as the page.

use domain::desk::{DeskPage, Role, SessionCard};
use domain::instant::Instant;
use domain::texts::{self, Key, Texts};
use leptos::prelude::*;

use crate::api::Failure;
use crate::browser;
use crate::matching::Bench;
use crate::people::People;
use crate::route::Route;
use crate::session::Session;

/// What every screen has at hand.
#[derive(Clone, Copy)]
pub struct Desk {
    page: StoredValue<DeskPage>,
    session: RwSignal<Session>,
    route: RwSignal<Route>,
    said: RwSignal<Option<Said>>,
    people: People,
    bench: Bench,
}

/// Something that is said above the screen.
#[derive(Clone)]
pub struct Said {
    /// In a sentence.
    pub sentence: String,
    /// Whether it went wrong.
    pub is_wrong: bool,
    /// What takes it back, where that can be done.
    pub undo: Option<Callback<()>>,
}

impl Desk {
    /// The desk of a page.
    pub(crate) fn of(page: DeskPage) -> Self {
        let session = Session::kept(&page.program);
        let people = People::none(&page.cohorts);
        Self {
            people,
            bench: Bench::bare(),
            page: StoredValue::new(page),
            session: RwSignal::new(session),
            route: RwSignal::new(Route::read(&browser::hash())),
            said: RwSignal::new(None),
        }
    }

    /// Looks at what the page brought along.
    pub fn page<T>(&self, look: impl FnOnce(&DeskPage) -> T) -> T {
        self.page.with_value(look)
    }

    /// Looks at what the desk says.
    pub fn texts<T>(&self, look: impl FnOnce(&Texts) -> T) -> T {
        self.page(|page| look(&page.texts))
    }

    /// A text as it stands.
    #[must_use]
    pub fn text(&self, key: Key) -> String {
        self.texts(|texts| texts.get(key).to_owned())
    }

    /// A text with what is filled in.
    #[must_use]
    pub fn say(&self, key: Key, values: &[(&str, &str)]) -> String {
        self.texts(|texts| texts.say(key, values))
    }

    /// What a role is called.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.text(match role {
            Role::Chair => texts::DESK_ROLE_CHAIR,
            Role::Member => texts::DESK_ROLE_MEMBER,
            Role::Liaison => texts::DESK_ROLE_LIAISON,
            Role::Reader => texts::DESK_ROLE_READER,
        })
    }

    /// The day of a moment, by the clock of whoever looks.
    #[must_use]
    pub fn day(&self, moment: Instant) -> String {
        self.texts(|texts| browser::day_and_time(texts, moment).0)
    }

    /// The day and the time of a moment, by the clock of whoever looks.
    #[must_use]
    pub fn moment(&self, moment: Instant) -> String {
        let (day, time) = self.texts(|texts| browser::day_and_time(texts, moment));
        format!("{day}, {time}")
    }

    /// The time of a moment, by the clock of whoever looks.
    #[must_use]
    pub fn time(&self, moment: Instant) -> String {
        self.texts(|texts| browser::day_and_time(texts, moment).1)
    }

    /// Who is signed in, or was until now; a signal.
    #[must_use]
    pub fn session(&self) -> RwSignal<Session> {
        self.session
    }

    /// Who is signed in at this moment, or was until now, where that is known. Who reads it is not
    /// drawn anew when that changes: another person gets all of the desk anew.
    #[must_use]
    pub fn card(&self) -> Option<SessionCard> {
        self.session.with_untracked(|session| session.card().cloned())
    }

    /// Whether whoever is signed in may do something.
    #[must_use]
    pub fn may(&self, what: domain::desk::May) -> bool {
        self.session
            .with_untracked(|session| session.card().is_some_and(|card| card.may.contains(&what)))
    }

    /// Ends the session on this side: what is on the screen stays.
    pub fn session_ended(&self) {
        browser::keep(&self.page(Session::place), "");
        self.session.update(Session::end);
    }

    /// Somebody is signed in.
    pub fn signed_in(&self, session: Session) {
        browser::keep(&self.page(Session::place), session.token());
        self.session.set(session);
    }

    /// Nobody is signed in any more, and nothing of them stays.
    pub fn signed_out(&self, sentence: Key) {
        browser::keep(&self.page(Session::place), "");
        self.session.set(Session::Nobody);
        self.people.forget();
        self.bench.forget();
        self.tell(self.text(sentence));
    }

    /// Everybody who applied.
    #[must_use]
    pub fn people(&self) -> People {
        self.people
    }

    /// Where pairs are planned.
    #[must_use]
    pub fn bench(&self) -> Bench {
        self.bench
    }

    /// Where they are; a signal.
    #[must_use]
    pub fn route(&self) -> RwSignal<Route> {
        self.route
    }

    /// What was said last; a signal.
    #[must_use]
    pub fn said(&self) -> RwSignal<Option<Said>> {
        self.said
    }

    /// Says that something was done.
    pub fn tell(&self, sentence: String) {
        self.said.set(Some(Said { sentence, is_wrong: false, undo: None }));
    }

    /// The same, and how it is taken back.
    pub fn tell_with_undo(&self, sentence: String, undo: impl Fn() + Send + Sync + 'static) {
        let undo = Some(Callback::new(move |()| undo()));
        self.said.set(Some(Said { sentence, is_wrong: false, undo }));
    }

    /// Says that something went wrong.
    pub fn complain(&self, sentence: String) {
        self.said.set(Some(Said { sentence, is_wrong: true, undo: None }));
    }

    /// Says why something could not be done, where that is not said already.
    pub fn complain_of(&self, failure: &Failure) {
        if let Some(sentence) = failure.sentence(*self) {
            self.complain(sentence);
        }
    }

    /// Takes back what was said.
    pub fn hush(&self) {
        if self.said.with_untracked(Option::is_some) {
            self.said.set(None);
        }
    }
}
