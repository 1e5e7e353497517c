//! What a form looks like: markup made from the journey's state, without a listener of its own.

pub(crate) mod check;
pub(crate) mod closed;
pub(crate) mod draft;
pub mod el;
pub(crate) mod error_summary;
pub(crate) mod notice;
pub(crate) mod progress;
pub(crate) mod question;
pub(crate) mod receipt;
pub(crate) mod step;
pub(crate) mod trap;
pub(crate) mod trouble;

use domain::Lang;
use domain::texts::{self, Key};

use self::el::{El, Node, classed, el, live, text};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use self::question::how_many_key;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use self::step::audience_key;
use crate::journey::Place;
use crate::session::{Seen, Stage};

/// What a button says of itself where no script runs: its name; its value is the deed and what it
/// is done to.
pub(crate) const PRESSED: &str = "do";

/// The `id` of the form on its page, where no script runs: no question has such a name.
pub(crate) const FORM_ID: &str = "_form";

/// A whole form.
#[must_use]
pub fn form(stage: Stage) -> Node {
    let page = stage.page();
    let place = stage.watch(|scene| Seen::Place(scene.journey.place(), scene.journey.generation()));
    let said = stage.watch(|scene| Seen::Says(Some(scene.said.clone())));
    let banner = if stage.preview { banner(stage, &page.form.lang) } else { Node::Nothing };
    // Where a script runs, one for all steps; else one in the form of each.
    let trap = if stage.is_plain() { Node::Nothing } else { trap::view(stage) };
    classed("div", "root")
        .attr("part", "root")
        .attr("lang", page.form.lang.as_str())
        .attr("dir", page.texts.direction())
        .child(banner)
        .child(
            heading(stage.level)
                .attr("class", "form-title")
                .words_in(page.form.words_in.as_ref())
                .text(&page.form.title)
                .node(),
        )
        .child(trap)
        .child(live(move || match place.seen() {
            Seen::Place(Place::Step(at), _) => step::view(stage, at),
            Seen::Place(Place::Receipt, _) => receipt::view(stage),
            _ => check::view(stage),
        }))
        .child(
            classed("p", "unseen")
                .attr("role", "status")
                .child(live(move || text(&said.says().unwrap_or_default())))
                .node(),
        )
        .node()
}

/// Says that it is a preview, and whether it has another language than was asked for.
fn banner(stage: Stage, lang: &Lang) -> Node {
    let banner = classed("p", "banner").text(&stage.text(texts::PREVIEW_BANNER));
    let wanted = stage.look(|scene| scene.setting.wanted.clone());
    match Lang::new(&wanted) {
        Ok(other) if other.primary() != lang.primary() => {
            banner.text(" ").text(&stage.say(texts::PREVIEW_LANG, &[("lang", &wanted)])).node()
        }
        _ => banner.node(),
    }
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

fn paragraphs<'a>(
    lines: &'a [String],
    lang: Option<&'a Lang>,
) -> impl Iterator<Item = Node> + use<'a> {
    lines.iter().map(move |line| el("p").words_in(lang).text(line).node())
}

/// The id of what an [`alert`] says; no question's, for it begins with a hyphen.
const ALERT: &str = "-said";

/// The box around what went wrong. The focus goes there, and so it is read: as an `alert` it would be
/// read twice. One is shown at a time.
fn alert(stage: Stage, focus: &str, level: u8, title: Key) -> El {
    let title = stage.text(title);
    classed("div", "summary")
        .attr("role", "group")
        .attr("aria-label", &title)
        .attr("aria-describedby", ALERT)
        .attr("tabindex", "-1")
        .attr("data-focus", focus)
        .child(heading(level).text(&title).node())
}

/// The form around a step or the last page.
fn form_element(stage: Stage) -> El {
    let form = el("form").flag("novalidate", true);
    let Some(plain) = stage.plain() else { return form };
    let hidden = plain.hidden.iter().map(|(name, value)| {
        el("input").attr("type", "hidden").attr("name", name).attr("value", value).node()
    });
    // Enter presses the first button of a form, which must not be one that removes something.
    let first = classed("button", "unseen").attr("type", "submit").attr("tabindex", "-1");
    form.attr("method", "post")
        .attr("action", &plain.action)
        .attr("id", FORM_ID)
        .child(first.attr("aria-hidden", "true").node())
        .children(hidden)
        .child(trap::view(stage))
}

/// The button that prints, where a script can.
fn print_button(stage: Stage, class: &'static str) -> Node {
    if stage.is_plain() {
        return Node::Nothing;
    }
    button(stage, class, texts::RECEIPT_PRINT, "print").node()
}

/// A button that does something; see [`crate::session::Deed`].
fn button(stage: Stage, class: &'static str, label: Key, deed: &str) -> El {
    doer(stage, class, deed, "", &stage.text(label))
}

/// The same, with a label of its own and what it is done to.
fn doer(stage: Stage, class: &'static str, deed: &str, to: &str, label: &str) -> El {
    let button = classed("button", class);
    let button = if stage.is_plain() {
        let value = [deed, ":", to].concat();
        button.attr("type", "submit").attr("name", PRESSED).attr("value", &value)
    } else {
        button.attr("type", "button")
    };
    button.attr("part", "button").attr("data-do", deed).attr("data-to", to).text(label)
}

/// The button that Enter presses.
fn submit(label: &str) -> El {
    classed("button", "main")
        .attr("type", "submit")
        .attr("part", "button")
        .attr("data-focus", "send")
        .text(label)
}
