//! What a form looks like: markup made from the journey's state, without a listener of its own.

pub(crate) mod check;
pub(crate) mod closed;
pub(crate) mod draft;
pub(crate) mod el;
pub(crate) mod error_summary;
pub(crate) mod notice;
pub(crate) mod progress;
pub(crate) mod question;
pub(crate) mod receipt;
pub(crate) mod step;
pub(crate) mod trouble;

use domain::texts::{self, Key};
use leptos::prelude::{AnyView, Get};

use self::el::{El, classed, el, live, nothing, text};
use crate::journey::Place;
use crate::session::Stage;

/// A whole form.
#[must_use]
pub fn form(stage: Stage) -> AnyView {
    let page = stage.page();
    let place = stage.place();
    let banner = if stage.preview {
        classed("p", "banner").text(&stage.text(texts::PREVIEW_BANNER)).any()
    } else {
        nothing()
    };
    classed("div", "root")
        .attr("part", "root")
        .attr("lang", &page.form.lang)
        .attr("dir", direction(&page.form.lang))
        .child(banner)
        .child(heading(stage.level).attr("class", "form-title").text(&page.form.title).any())
        .child(live(move || match place.get().0 {
            Place::Step(at) => step::view(stage, at),
            Place::Check => check::view(stage),
            Place::Receipt => receipt::view(stage),
        }))
        .child(
            classed("p", "unseen")
                .attr("role", "status")
                .child(live(move || text(&stage.said.get())))
                .any(),
        )
        .any()
}

/// A heading of a level; HTML has six.
fn heading(level: u8) -> El {
    let level = match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    el(level).attr("part", "heading")
}

/// The heading that the focus goes to when a step or page is shown.
fn page_heading(stage: Stage) -> El {
    heading(stage.level + 1)
        .attr("class", "heading")
        .attr("tabindex", "-1")
        .attr("data-focus", "heading")
}

fn paragraphs(lines: &[String]) -> impl Iterator<Item = AnyView> {
    lines.iter().map(|line| el("p").text(line).any())
}

/// A button that does something; see [`crate::session::Deed`].
fn button(stage: Stage, class: &'static str, label: Key, deed: &str) -> El {
    classed("button", class)
        .attr("type", "button")
        .attr("part", "button")
        .attr("data-do", deed)
        .text(&stage.text(label))
}

/// The button that Enter presses.
fn submit(label: &str) -> El {
    classed("button", "main")
        .attr("type", "submit")
        .attr("part", "button")
        .attr("data-focus", "send")
        .text(label)
}

/// Languages that are written from right to left.
fn direction(lang: &str) -> &'static str {
    let primary = lang.split('-').next().unwrap_or_default();
    if ["ar", "fa", "he", "ps", "ur", "yi"].contains(&primary) { "rtl" } else { "ltr" }
}
