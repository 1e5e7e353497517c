//! The form of a new export key.

use domain::desk::{Datasets, ExportKeyMade, KeyName, NewExportKey};
use domain::id::FormId;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::{Doing, Screen};
use crate::browser;
use crate::field::{Field, choice, shown_problem};
use crate::markup::{El, button, classed, el};

/// For how many days a key can be good.
const DAYS: [u32; 4] = [30, 90, 365, 730];

#[derive(Clone, Copy)]
struct Form {
    screen: Screen,
    name: Field,
    /// Whether it opens everything.
    is_for_all: RwSignal<bool>,
    these: RwSignal<Vec<FormId>>,
    days: RwSignal<String>,
    problem: RwSignal<Option<String>>,
    is_busy: RwSignal<bool>,
}

pub(super) fn view(screen: Screen) -> AnyView {
    let desk = screen.desk;
    let form = Form {
        screen,
        name: Field::new("name", ""),
        is_for_all: RwSignal::new(false),
        these: RwSignal::new(Vec::new()),
        days: RwSignal::new("365".to_owned()),
        problem: RwSignal::new(None),
        is_busy: RwSignal::new(false),
    };
    browser::focus_on("#name");
    let hint = Some(desk.text(texts::DESK_KEY_NAME_HINT));
    let name =
        form.name.view(&desk.text(texts::DESK_KEY_NAME), hint, |i| i.attr("autocomplete", "off"));
    let days = DAYS.map(|days| {
        let n = days.to_string();
        let label = desk.say(texts::DESK_DAYS, &[("n", &n)]);
        (n, label)
    });
    let make = classed("button", "main")
        .attr("type", "submit")
        .live("aria-disabled", move || form.is_busy.get().then(|| "true".to_owned()))
        .text(desk.text(texts::DESK_KEY_MAKE));
    let cancel = button("plain", &desk.text(texts::DESK_CANCEL), move || {
        screen.doing.set(Doing::Nothing);
        browser::focus_on("#content h1");
    });
    classed("form", "card")
        .attr("novalidate", "")
        .child(el("h2").text(desk.text(texts::DESK_KEY_MAKE)))
        .child(name)
        .child(form.datasets())
        .child(choice("days", &desk.text(texts::DESK_KEY_DAYS), days, form.days))
        .child(classed("p", "actions").child(make).child(cancel))
        .on("submit", move |event| {
            event.prevent_default();
            form.make();
        })
        .view()
}

impl Form {
    fn datasets(self) -> El {
        let desk = self.screen.desk;
        let all = el("input")
            .attr("type", "radio")
            .attr("name", "opens")
            .attr("id", "opens-all")
            .on("change", move |_| self.is_for_all.set(true));
        let some = el("input")
            .attr("type", "radio")
            .attr("name", "opens")
            .attr("id", "opens-these")
            .flag("checked", true)
            .on("change", move |_| self.is_for_all.set(false));
        let option = |control: El, id: &str, label: String| {
            classed("div", "option").child(control).child(el("label").attr("for", id).text(label))
        };
        let forms = desk.page(|page| page.datasets.clone()).into_iter();
        let forms = forms.map(|dataset| (dataset.id, dataset.title));
        let lists = desk.lists().into_iter();
        let lists = lists.filter_map(|(name, title)| Some((FormId::new(name).ok()?, title)));
        let boxes = forms.chain(lists).map(|(name, title)| {
            let id = format!("dataset-{name}");
            let control = el("input").attr("type", "checkbox").attr("id", id.clone()).on(
                "change",
                move |event| {
                    let is_on = browser::checked(&event);
                    self.problem.set(None);
                    self.these.update(|these| {
                        these.retain(|this| *this != name);
                        if is_on {
                            these.push(name.clone());
                        }
                    });
                },
            );
            option(control, &id, title)
        });
        classed("fieldset", "field")
            .child(el("legend").text(desk.text(texts::DESK_KEY_OPENS)))
            .child(option(some, "opens-these", desk.text(texts::DESK_KEY_THESE)))
            .child(
                classed("div", "within")
                    .attr("role", "group")
                    .attr("aria-labelledby", "opens-these-label")
                    .live_flag("hidden", move || self.is_for_all.get())
                    .children(boxes),
            )
            .child(option(all, "opens-all", desk.text(texts::DESK_KEY_ALL)))
            .child(shown_problem(self.problem, "opens-problem"))
    }

    fn make(self) {
        let (screen, desk) = (self.screen, self.screen.desk);
        if self.is_busy.get_untracked() {
            return;
        }
        let Ok(name) = KeyName::new(&self.name.text()) else {
            return self.name.complain(desk.text(texts::DESK_KEY_NO_NAME));
        };
        let these = self.these.get_untracked();
        let datasets = match self.is_for_all.get_untracked() {
            true => Datasets::All,
            false if these.is_empty() => {
                self.problem.set(Some(desk.text(texts::DESK_KEY_NOTHING_CHOSEN)));
                browser::focus_on("#opens-these");
                return;
            }
            false => Datasets::These(these),
        };
        let days = self.days.get_untracked().parse().unwrap_or(365);
        self.is_busy.set(true);
        spawn_local(async move {
            let body = NewExportKey { name, datasets, days };
            let address = desk.address("export-keys");
            let made = desk.send::<ExportKeyMade>("POST", &address, None, &body).await;
            self.is_busy.try_set(false);
            match made {
                Ok(made) => {
                    screen.doing.try_set(Doing::Showing(made));
                    screen.keys.again();
                }
                Err(failure) => {
                    if let Some(sentence) = failure.sentence(desk) {
                        self.problem.try_set(Some(sentence));
                    }
                }
            }
        });
    }
}
