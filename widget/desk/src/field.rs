//! Controls with their labels, hints and problems.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use crate::browser;
use crate::markup::{El, classed, el, live};

/// A field of one line, and what is typed into it.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name, and its id.
    pub name: &'static str,
    /// What is typed.
    pub typed: RwSignal<String>,
    /// What is wrong with it.
    pub problem: RwSignal<Option<String>>,
}

impl Field {
    /// A field that begins with something.
    #[must_use]
    pub fn new(name: &'static str, begins_with: impl Into<String>) -> Self {
        let typed = RwSignal::new(begins_with.into());
        Self { name, typed, problem: RwSignal::new(None) }
    }

    /// What is typed now.
    #[must_use]
    pub fn text(&self) -> String {
        self.typed.get_untracked()
    }

    /// Says what is wrong with it, and puts the focus there.
    pub fn complain(&self, sentence: String) {
        self.problem.set(Some(sentence));
        browser::focus_on(&format!("#{}", self.name));
    }

    /// The field as markup. `more` adds to its control.
    #[must_use]
    pub fn view(self, label: &str, hint: Option<String>, more: impl FnOnce(El) -> El) -> El {
        let Self { name, typed, problem } = self;
        let (hint_id, problem_id) = (format!("{name}-hint"), format!("{name}-problem"));
        let described = {
            let (hint_id, problem_id, has_hint) =
                (hint_id.clone(), problem_id.clone(), hint.is_some());
            move || {
                let problem = problem.with(Option::is_some).then_some(problem_id.as_str());
                let ids = [problem, has_hint.then_some(hint_id.as_str())];
                let ids: Vec<&str> = ids.into_iter().flatten().collect();
                (!ids.is_empty()).then(|| ids.join(" "))
            }
        };
        let control = el("input")
            .attr("id", name)
            .attr("name", name)
            .live_text_prop("value", move || typed.get())
            .live("aria-describedby", described)
            .live("aria-invalid", move || problem.with(|p| p.is_some().then(|| "true".to_owned())))
            .on("input", move |event| {
                typed.set(browser::value(&event));
                problem.set(None);
            });
        classed("div", "field")
            .child(el("label").attr("for", name).text(label))
            .children(hint.map(|hint| classed("p", "hint").attr("id", hint_id).text(hint)))
            .child(shown_problem(problem, problem_id))
            .child(more(control))
    }
}

/// What is wrong, where something is.
pub fn shown_problem(problem: RwSignal<Option<String>>, id: impl Into<String>) -> AnyView {
    let id: String = id.into();
    live(move || match problem.get() {
        Some(sentence) => classed("p", "problem").attr("id", id.clone()).text(sentence).view(),
        None => crate::markup::nothing(),
    })
}

/// A choice of a few.
#[must_use]
pub fn choice(
    name: &'static str,
    label: &str,
    options: impl IntoIterator<Item = (String, String)>,
    chosen: RwSignal<String>,
) -> El {
    let now = chosen.get_untracked();
    let options = options.into_iter().map(|(value, label)| {
        let is_chosen = value == now;
        el("option").attr("value", value).flag("selected", is_chosen).text(label)
    });
    let control = el("select")
        .attr("id", name)
        .attr("name", name)
        .children(options)
        .on("change", move |event| chosen.set(browser::value(&event)));
    classed("div", "field").child(el("label").attr("for", name).text(label)).child(control)
}
