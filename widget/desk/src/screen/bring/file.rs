//! The form and the file: chosen, or dropped anywhere on the screen.

use domain::import::{LARGEST_FILE, MOST_ROWS, NotASheet, read};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;
use web_sys::Event;

use super::Screen;
use crate::browser::{self, ChosenFile};
use crate::field::choice;
use crate::markup::{El, classed, el, live, nothing};

pub(super) fn view(screen: Screen) -> AnyView {
    let desk = screen.desk;
    let none = (String::new(), desk.text(texts::DESK_BRING_CHOOSE));
    let forms = desk.page(|page| page.datasets.clone()).into_iter();
    let forms = forms.filter(|set| !set.asked);
    let options = std::iter::once(none).chain(forms.map(|set| (set.form.to_string(), set.title)));
    classed("div", "card")
        .child(choice("form", &desk.text(texts::DESK_BRING_FORM), options, screen.form))
        .child(screen.control())
        .view()
}

impl Screen {
    fn control(self) -> El {
        let Self { desk, problem, .. } = self;
        let control = el("input")
            .attr("type", "file")
            .attr("id", "file")
            .attr("accept", ".csv,.tsv,.txt,text/csv")
            .attr("aria-describedby", "file-hint file-said")
            .live("aria-invalid", move || problem.with(|p| p.is_some().then(|| "true".to_owned())))
            .on("click", |event| browser::forget_file(&event))
            .on("change", move |event| self.take(&event));
        classed("div", "field")
            .child(el("label").attr("for", "file").text(desk.text(texts::DESK_BRING_FILE)))
            .child(
                classed("p", "hint")
                    .attr("id", "file-hint")
                    .text(desk.text(texts::DESK_BRING_FILE_HINT)),
            )
            .child(control)
            .child(
                el("div")
                    .attr("id", "file-said")
                    .attr("role", "status")
                    .child(live(move || self.said())),
            )
    }

    /// What the file is, or what is wrong with it.
    fn said(self) -> AnyView {
        let desk = self.desk;
        if let Some(problem) = self.problem.get() {
            return classed("p", "problem").text(problem).view();
        }
        let Some(n) = self.sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.rows.len())) else {
            return nothing();
        };
        let values = [("name", &*self.name.get()), ("n", &*n.to_string())];
        let read = el("p").text(desk.say(texts::DESK_BRING_READ, &values));
        let is_chosen = self.form.with(|form| !form.is_empty());
        let form = (!is_chosen)
            .then(|| classed("p", "problem").text(desk.text(texts::DESK_BRING_CHOOSE_FORM)));
        el("div").child(read).children(form).view()
    }

    /// The whole screen takes a file that is dropped; missed, it would take the desk's place.
    pub(super) fn takes_drops(self, section: El) -> El {
        let is_over = RwSignal::new(false);
        section
            .live("class", move || is_over.get().then(|| "drop".to_owned()))
            .on("dragover", move |event| {
                if browser::has_files(&event) {
                    event.prevent_default();
                    is_over.set(true);
                }
            })
            .on("dragleave", move |_| is_over.set(false))
            .on("drop", move |event| {
                if browser::has_files(&event) {
                    event.prevent_default();
                    is_over.set(false);
                    self.take(&event);
                }
            })
    }

    fn take(self, event: &Event) {
        let chosen = browser::chosen(event, LARGEST_FILE + 1);
        spawn_local(async move {
            if let Some(file) = chosen.await {
                self.open(file);
            }
        });
    }

    fn open(self, ChosenFile { name, bytes }: ChosenFile) {
        self.desk.hush();
        self.sheet.set(None);
        self.name.set(name);
        let opened = match bytes {
            Some(bytes) => read(&bytes).map_err(|not| self.sentence(&not)),
            None => Err(self.desk.text(texts::DESK_BRING_UNREADABLE)),
        };
        match opened {
            Ok(sheet) => {
                self.problem.set(None);
                self.sheet.set(Some(sheet.map_text(&|text| browser::normalize(&text))));
                self.page.with_untracked(|page| self.guess(page.as_ref().map(|page| &page.form)));
            }
            Err(sentence) => self.problem.set(Some(sentence)),
        }
    }

    fn sentence(self, not: &NotASheet) -> String {
        let desk = self.desk;
        match not {
            NotASheet::Workbook => desk.text(texts::DESK_BRING_WORKBOOK),
            NotASheet::TooLarge => desk.text(texts::DESK_BRING_TOO_LARGE),
            NotASheet::NotText => desk.text(texts::DESK_BRING_NOT_TEXT),
            NotASheet::Empty => desk.text(texts::DESK_BRING_EMPTY),
            NotASheet::NotUtf8 { row } => {
                desk.say(texts::DESK_BRING_NOT_UTF8, &[("row", &row.to_string())])
            }
            NotASheet::TooMany => {
                desk.say(texts::DESK_BRING_TOO_MANY, &[("n", &MOST_ROWS.to_string())])
            }
            NotASheet::Ragged { headers, rows } => {
                let rows = self.numbers(rows.iter().map(|(row, _)| *row));
                let values = [("n", &*headers.to_string()), ("rows", &*rows)];
                desk.say(texts::DESK_BRING_RAGGED, &values)
            }
        }
    }

    /// Numbers of rows, in a list.
    pub(super) fn numbers(self, rows: impl Iterator<Item = usize>) -> String {
        let numbers: Vec<String> = rows.map(|row| row.to_string()).collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        self.desk.texts(|texts| texts.list(&numbers))
    }
}
