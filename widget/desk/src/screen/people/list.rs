//! The list itself: a table of those who fit, fifty at a time.

use domain::desk::PersonCard;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::Screen;
use super::filters::name_of_mark;
use crate::browser;
use crate::markup::{El, button, classed, el};
use crate::people::filter::Mark;

pub(super) fn view(screen: Screen) -> AnyView {
    let desk = screen.desk;
    let shown = screen.shown.get();
    if shown.is_empty() {
        return classed("p", "empty").text(desk.text(texts::DESK_NOBODY_FITS)).view();
    }
    let drawn = screen.drawn.get();
    let rows: Vec<El> = screen.people.rows.with(|rows| {
        let cards = shown.iter().take(drawn).filter_map(|at| rows.get(*at));
        cards.map(|row| screen.row(&row.card)).collect()
    });
    let left = shown.len().saturating_sub(drawn);
    let more = (left > 0).then(|| {
        let n = left.min(super::AT_A_TIME).to_string();
        button("plain", &desk.say(texts::DESK_SHOW_MORE, &[("n", &n)]), move || {
            screen.drawn.update(|drawn| *drawn += super::AT_A_TIME);
        })
    });
    el("div")
        .child(
            classed("table", "list people")
                .child(classed("caption", "unseen").text(desk.text(texts::DESK_PEOPLE)))
                .child(el("thead").child(screen.head()))
                .child(el("tbody").children(rows)),
        )
        .child(classed("p", "actions").children(more))
        .view()
}

impl Screen {
    fn head(self) -> El {
        let desk = self.desk;
        let keys =
            [texts::DESK_MEMBER_NAME, texts::DESK_SIDE, texts::DESK_STATUS, texts::DESK_SENT_ON];
        let heads = keys.map(|key| el("th").attr("scope", "col").text(desk.text(key)));
        el("tr")
            .child(el("td"))
            .children(heads)
            .child(el("th").attr("scope", "col").text(desk.text(texts::DESK_MARK)))
    }

    fn row(self, card: &PersonCard) -> El {
        let (desk, people) = (self.desk, self.people);
        let name = desk.name_of(card);
        let cell = |key| el("td").attr("data-label", desk.text(key));
        let reference = card.reference.to_string();
        let (key, change) = (reference.clone(), reference.clone());
        let chosen = el("input")
            .attr("type", "checkbox")
            .attr("aria-label", desk.say(texts::DESK_CHOOSE_ONE, &[("name", &name)]))
            .live_prop("checked", move || people.chosen.with(|chosen| chosen.contains(&key)))
            .on("change", move |event| {
                let is_on = browser::checked(&event);
                people.chosen.update(|chosen| {
                    if is_on {
                        chosen.insert(change.clone());
                    } else {
                        chosen.remove(&change);
                    }
                });
            });
        let link = el("a").attr("href", format!("#person/{reference}")).text(&name);
        let marks = Mark::ALL.into_iter().filter(|mark| mark.is_on(card));
        let marks = marks.map(|mark| {
            let class = if mark == Mark::Flagged { "tag warn" } else { "tag" };
            classed("span", class).text(desk.text(name_of_mark(mark)))
        });
        el("tr")
            .child(classed("td", "choose").child(chosen))
            .child(
                el("th")
                    .attr("scope", "row")
                    .child(link)
                    .child(classed("bdi", "quiet below").text(&card.address)),
            )
            .child(cell(texts::DESK_SIDE).text(desk.side(card.side)))
            .child(cell(texts::DESK_STATUS).child(desk.badge(card.status)))
            .child(cell(texts::DESK_SENT_ON).text(desk.day(card.submitted_at)))
            .child(classed("td", "tags").children(marks))
    }
}
