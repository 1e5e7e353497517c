//! Bringing people in: a csv file, what its columns are, what the form says to each row; and nothing
//! is kept until all are fine.

mod columns;
mod everybody;
mod file;
mod preview;
mod rows;
mod send;

use domain::api::FormPage;
use domain::form::Form;
use domain::import::{Checked, Mapping, Sheet, check};
use domain::texts::{self, Texts};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::{heading, people};
use crate::desk::Desk;
use crate::markup::{El, classed, el, live, live_text, nothing};

/// How far somebody has come.
#[derive(Clone, Copy)]
struct Screen {
    desk: Desk,
    /// The name of the form that the people filled in; empty, until it is chosen.
    form: RwSignal<String>,
    /// The form, when it is there.
    page: RwSignal<Option<FormPage>>,
    /// What the file is called; empty, until it is chosen.
    name: RwSignal<String>,
    sheet: RwSignal<Option<Sheet>>,
    /// What is wrong with the file.
    problem: RwSignal<Option<String>>,
    mapping: RwSignal<Mapping>,
    /// What stands above the columns of which that is said.
    mapped: RwSignal<Vec<String>>,
    checked: Memo<Vec<Checked>>,
    /// How many rows have been sent, while they are.
    sent: RwSignal<Option<usize>>,
}

pub(crate) fn view(desk: Desk) -> AnyView {
    // Whoever is there already is known by their address.
    desk.people().read(desk);
    let screen = Screen::new(desk);
    Effect::new(move |_| screen.fetch(screen.form.get()));
    let is_ready =
        Memo::new(move |_| screen.page.with(Option::is_some) && screen.sheet.with(Option::is_some));
    let when_ready = move |part: fn(Screen) -> AnyView| {
        live(move || if is_ready.get() { part(screen) } else { nothing() })
    };
    screen
        .takes_drops(el("section"))
        .child(heading(desk.text(texts::DESK_BRING)))
        .child(classed("p", "about").text(desk.text(texts::DESK_BRING_ABOUT)))
        .child(people::cohorts(desk, desk.people()))
        .child(file::view(screen))
        .child(when_ready(columns::view))
        .child(when_ready(everybody::view))
        .child(when_ready(rows::title))
        // What says how many are fine stays, so that screen readers hear it change.
        .child(classed("p", "count").attr("role", "status").child(live_text(move || {
            if is_ready.get() { rows::count(screen) } else { String::new() }
        })))
        .child(when_ready(rows::view))
        .view()
}

impl Screen {
    fn new(desk: Desk) -> Self {
        let (page, sheet) = (RwSignal::new(None::<FormPage>), RwSignal::new(None::<Sheet>));
        let mapping = RwSignal::new(Mapping::default());
        let checked = Memo::new(move |_| {
            let (page, sheet) = (page.read(), sheet.read());
            let (Some(page), Some(sheet)) = (page.as_ref(), sheet.as_ref()) else {
                return Vec::new();
            };
            mapping.with(|mapping| check(&page.form, &page.texts, sheet, mapping))
        });
        Self {
            desk,
            form: RwSignal::new(String::new()),
            page,
            name: RwSignal::new(String::new()),
            sheet,
            problem: RwSignal::new(None),
            mapping,
            mapped: RwSignal::new(Vec::new()),
            checked,
            sent: RwSignal::new(None),
        }
    }

    /// Gets the form that was chosen.
    fn fetch(self, form: String) {
        let desk = self.desk;
        self.page.set(None);
        self.mapped.set(Vec::new());
        if form.is_empty() {
            return;
        }
        let lang = desk.page(|page| page.lang.clone());
        let address = desk.address(&format!("forms/{form}?lang={lang}"));
        spawn_local(async move {
            let got = desk.get::<FormPage>(&address).await;
            if self.form.try_get_untracked().is_none_or(|now| now != form) {
                return;
            }
            match got {
                Ok(page) => {
                    self.guess(Some(&page.form));
                    self.page.set(Some(page));
                }
                Err(failure) => desk.complain_of(&failure),
            }
        });
    }

    /// Guesses what the columns are. A file that has been mended and chosen again keeps what was said
    /// of its columns.
    fn guess(self, form: Option<&Form>) {
        let sheet = self.sheet.read_untracked();
        if let (Some(form), Some(sheet)) = (form, sheet.as_ref())
            && self.mapped.with_untracked(|mapped| *mapped != sheet.headers)
        {
            self.mapping.set(Mapping::guess(form, sheet));
            self.mapped.set(sheet.headers.clone());
        }
    }

    /// Looks at the form, its words and the file, where all of them are there.
    fn look<T>(self, look: impl FnOnce(&Form, &Texts, &Sheet) -> T) -> Option<T> {
        let (page, sheet) = (self.page.read(), self.sheet.read());
        let (page, sheet) = (page.as_ref()?, sheet.as_ref()?);
        Some(look(&page.form, &page.texts, sheet))
    }
}

/// A part of the screen under a heading.
fn step(title: String) -> El {
    classed("section", "step").child(el("h2").text(title))
}
