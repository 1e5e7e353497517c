//! A key that was made: it is shown this once.

use domain::desk::{Datasets, ExportKeyMade};
use domain::texts;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use crate::browser;
use crate::desk::Desk;
use crate::markup::{button, classed, el};

pub(super) fn view(desk: Desk, made: &ExportKeyMade) -> AnyView {
    browser::focus_on("#made");
    let secret = made.secret.clone();
    let said = desk.say(texts::DESK_KEY_MADE, &[("name", made.key.name.as_str())]);
    let copied = secret.clone();
    let copy = button("main", &desk.text(texts::DESK_COPY), move || {
        let secret = copied.clone();
        spawn_local(async move {
            match browser::copy(&secret).await {
                true => desk.tell(desk.text(texts::DESK_COPIED)),
                false => desk.complain(desk.text(texts::DESK_NOT_COPIED)),
            }
        });
    });
    classed("div", "card made")
        .attr("id", "made")
        .attr("tabindex", "-1")
        .child(el("p").text(said))
        .child(el("label").attr("for", "secret").text(desk.text(texts::DESK_KEY_SECRET)))
        .child(
            el("input")
                .attr("id", "secret")
                .attr("class", "code")
                .attr("readonly", "")
                .attr("dir", "ltr")
                .attr("value", secret.clone()),
        )
        .child(classed("p", "actions").child(copy))
        .child(el("p").text(desk.text(texts::DESK_KEY_EXAMPLE)))
        .child(el("pre").attr("dir", "ltr").attr("tabindex", "0").text(example(desk, made)))
        .view()
}

/// What somebody types into a terminal.
fn example(desk: Desk, made: &ExportKeyMade) -> String {
    let dataset = match &made.key.datasets {
        Datasets::These(these) => these.first().map(ToString::to_string),
        Datasets::All => {
            desk.page(|page| page.datasets.first().map(|dataset| dataset.id.to_string()))
        }
    };
    let dataset = dataset.unwrap_or_else(|| "DATASET".to_owned());
    let address = desk.export_address(&format!("{dataset}.csv"));
    let host = if address.starts_with('/') { browser::origin() } else { String::new() };
    format!("curl -H \"Authorization: Bearer $KEY\" \\\n  {host}{address} -o {dataset}.csv")
}
