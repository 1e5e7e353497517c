//! Downloads: what people sent, as files.

use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::heading;
use crate::desk::Desk;
use crate::field::choice;
use crate::markup::{El, button, classed, el, live, nothing};

/// The formats that a dataset has.
const FORMATS: [&str; 4] = ["xlsx", "csv", "json", "ndjson"];

/// A file that is on its way.
#[derive(Clone)]
struct Coming {
    name: String,
    /// How many bytes of it are there.
    bytes: u32,
    /// How many there will be; 0, where nobody knows.
    all: u32,
}

#[derive(Clone, Copy)]
struct Screen {
    desk: Desk,
    /// The cohort that is asked for; empty, where it is all of them.
    cohort: RwSignal<String>,
    /// The file that is on its way.
    coming: RwSignal<Option<Coming>>,
}

pub(crate) fn view(desk: Desk) -> AnyView {
    let screen = Screen { desk, cohort: RwSignal::new(String::new()), coming: RwSignal::new(None) };
    let all = std::iter::once((String::new(), desk.text(texts::DESK_EXPORT_ALL_COHORTS)));
    let cohorts = desk.page(|page| page.cohorts.clone()).into_iter();
    let cohorts = all.chain(cohorts.map(|cohort| (cohort.id.to_string(), cohort.name)));
    el("section")
        .child(heading(desk.text(texts::DESK_EXPORTS)))
        .child(classed("p", "about").text(desk.text(texts::DESK_EXPORTS_ABOUT)))
        .child(choice("cohort", &desk.text(texts::DESK_COHORT), cohorts, screen.cohort))
        .child(screen.progress())
        .child(screen.table())
        .view()
}

impl Screen {
    fn table(self) -> El {
        let desk = self.desk;
        let sets = desk.page(|page| page.datasets.clone()).into_iter();
        let rows = sets.map(|set| self.row(&set.title, set.id.as_str(), &FORMATS));
        let everything = desk.text(texts::DESK_EXPORT_EVERYTHING);
        let dictionary = desk.text(texts::DESK_EXPORT_DICTIONARY);
        let lists = desk.lists();
        let lists = lists.iter().map(|(name, title)| self.row(title, name, &FORMATS));
        let more = [
            self.row(&everything, domain::export::EVERYTHING, &["xlsx"]),
            self.row(&dictionary, domain::export::DICTIONARY, &FORMATS),
        ];
        classed("table", "list")
            .child(classed("caption", "unseen").text(desk.text(texts::DESK_EXPORTS)))
            .child(el("tbody").children(rows.chain(lists).chain(more)))
    }

    fn row(self, title: &str, dataset: &str, formats: &[&'static str]) -> El {
        let desk = self.desk;
        let one = |format: &'static str| {
            let file = format!("{dataset}.{format}");
            let named = desk.say(texts::DESK_EXPORT_AS, &[("name", title), ("format", format)]);
            button("plain small", format, move || self.download(file.clone()))
                .attr("aria-label", named)
        };
        el("tr").child(el("th").attr("scope", "row").text(title)).child(
            classed("td", "formats")
                .attr("data-label", desk.text(texts::DESK_EXPORT_FILES))
                .children(formats.iter().map(|format| one(format))),
        )
    }

    /// How much of a file is there. Of a long one nobody knows how long it will be, until it is whole.
    fn progress(self) -> AnyView {
        let Self { desk, coming, .. } = self;
        let shown = live(move || match coming.get() {
            None => nothing(),
            Some(Coming { name, bytes, all }) => {
                let size = size(bytes);
                let values = [("name", name.as_str()), ("size", size.as_str())];
                let said = desk.say(texts::DESK_EXPORT_UNDER_WAY, &values);
                let bar = el("progress").attr("aria-labelledby", "coming");
                let bar = match all > 0 {
                    true => bar.attr("max", all.to_string()).attr("value", bytes.to_string()),
                    false => bar,
                };
                classed("div", "coming")
                    .child(el("p").attr("id", "coming").text(said))
                    .child(bar)
                    .view()
            }
        });
        el("div").child(shown).view()
    }

    /// One file at a time.
    fn download(self, file: String) {
        let Self { desk, cohort, coming } = self;
        if coming.with_untracked(Option::is_some) {
            return;
        }
        let cohort = cohort.get_untracked();
        let query = if cohort.is_empty() { String::new() } else { format!("?cohort={cohort}") };
        let address = desk.export_address(&format!("{file}{query}"));
        coming.set(Some(Coming { name: file.clone(), bytes: 0, all: 0 }));
        let name = file.clone();
        let heard = move |bytes: u32, all: u32| {
            coming.try_set(Some(Coming { name: name.clone(), bytes, all }));
        };
        spawn_local(async move {
            let done = desk.download(&address, heard).await;
            coming.try_set(None);
            match done {
                Ok(bytes) => {
                    let size = size(bytes);
                    let values = [("name", file.as_str()), ("size", size.as_str())];
                    desk.tell(desk.say(texts::DESK_EXPORT_DONE, &values));
                }
                Err(failure) => desk.complain_of(&failure),
            }
        });
    }
}

/// So many bytes, as people say it.
fn size(bytes: u32) -> String {
    if bytes < 1_000_000 {
        return format!("{} kB", ((bytes + 500) / 1000).max(1));
    }
    let tenths = bytes / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
