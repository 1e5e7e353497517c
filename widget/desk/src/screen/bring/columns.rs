//! What the columns are: guessed, and mended by hand.

use domain::form::Form;
use domain::import::{Checked, Target};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::preview::is_seen;
use super::{Screen, step};
use crate::browser;
use crate::markup::{El, classed, el, live, nothing};

pub(super) fn view(screen: Screen) -> AnyView {
    step(screen.desk.text(texts::DESK_BRING_COLUMNS)).child(live(move || screen.table())).view()
}

impl Screen {
    /// A row for each column. Only another file or form draws the menus anew.
    fn table(self) -> AnyView {
        let desk = self.desk;
        let heads =
            [texts::DESK_BRING_COLUMN, texts::DESK_BRING_EXAMPLE, texts::DESK_BRING_ANSWERS];
        let head = heads.map(|key| el("th").attr("scope", "col").text(desk.text(key)));
        let drawn = self.look(|form, _, sheet| {
            let targets = Target::all(form);
            let row = |(at, header): (usize, &String)| {
                let example = self.example(at, sheet.column(at).next().unwrap_or_default());
                self.column((at, header), example, self.menu(at, form, &targets))
            };
            let rows: Vec<El> = sheet.headers.iter().enumerate().map(row).collect();
            classed("table", "list mapping")
                .child(el("thead").child(el("tr").children(head)))
                .child(el("tbody").children(rows))
                .view()
        });
        drawn.unwrap_or_else(nothing)
    }

    /// A cell, where whoever looks may see it.
    fn example(self, at: usize, cell: &str) -> AnyView {
        let is_unseen = Memo::new(move |_| {
            let mapping = self.mapping.read();
            let target = mapping.columns.get(at).and_then(Option::as_ref);
            let is_seen = |target: &Target| {
                self.look(|form, _, _| form.question(target.question()).is_some_and(is_seen))
            };
            target.and_then(is_seen) == Some(false)
        });
        let (cell, unseen) = (shortened(cell), self.desk.text(texts::DESK_BRING_UNSEEN));
        live(move || match is_unseen.get() {
            true => classed("span", "quiet").text(&unseen),
            false => classed("span", "cut").attr("dir", "auto").text(&cell),
        })
    }

    fn column(self, (at, header): (usize, &str), example: AnyView, menu: El) -> El {
        let desk = self.desk;
        let name = el("th").attr("scope", "row").attr("id", format!("column-{at}"));
        let said = el("div").attr("id", format!("column-{at}-said"));
        el("tr")
            .child(name.attr("dir", "auto").text(header))
            .child(el("td").attr("data-label", desk.text(texts::DESK_BRING_EXAMPLE)).child(example))
            .child(
                el("td")
                    .attr("data-label", desk.text(texts::DESK_BRING_ANSWERS))
                    .child(menu)
                    .child(said.child(self.wrong_in(at))),
            )
    }

    /// How many rows have a problem that this column makes.
    fn wrong_in(self, at: usize) -> AnyView {
        let desk = self.desk;
        let problem = Memo::new(move |_| {
            let mapping = self.mapping.read();
            if mapping.is_doubled(at) {
                return Some(desk.text(texts::DESK_BRING_DOUBLED));
            }
            let target = mapping.columns.get(at)?.as_ref()?;
            let is_here = |row: &&Checked| row.problems.iter().any(|p| target.takes(&p.field));
            let n = self.checked.with(|rows| rows.iter().filter(is_here).count());
            let n = (n > 0).then(|| n.to_string())?;
            Some(desk.say(texts::DESK_BRING_WRONG_HERE, &[("n", &n)]))
        });
        live(move || match problem.get() {
            Some(sentence) => classed("p", "problem").text(sentence).view(),
            None => nothing(),
        })
    }

    fn menu(self, at: usize, form: &Form, targets: &[Target]) -> El {
        let desk = self.desk;
        let now = self.mapping.with_untracked(|mapping| mapping.columns.get(at).cloned().flatten());
        let left_out = el("option").attr("value", "").text(desk.text(texts::DESK_BRING_LEFT_OUT));
        let options = targets.iter().enumerate().map(|(number, target)| {
            el("option")
                .attr("value", number.to_string())
                .flag("selected", Some(target) == now.as_ref())
                .text(self.name_of(form, target))
        });
        let targets = targets.to_vec();
        el("select")
            .attr("aria-labelledby", format!("column-{at}"))
            .attr("aria-describedby", format!("column-{at}-said"))
            .child(left_out)
            .children(options)
            .on("change", move |event| {
                let number: Option<usize> = browser::value(&event).parse().ok();
                let target = number.and_then(|number| targets.get(number)).cloned();
                self.mapping.update(|mapping| {
                    if let Some(column) = mapping.columns.get_mut(at) {
                        *column = target;
                    }
                });
            })
    }

    fn name_of(self, form: &Form, target: &Target) -> String {
        let desk = self.desk;
        let Some(question) = form.question(target.question()) else { return String::new() };
        let ask = question.ask.as_str();
        match target {
            Target::Question { .. } => ask.to_owned(),
            Target::Place { place, .. } => {
                desk.say(texts::DESK_BRING_PLACE, &[("ask", ask), ("n", &place.to_string())])
            }
            Target::Part { row, part, .. } => {
                let parts = question.kind.parts();
                let part = parts.iter().find(|known| known.id == *part);
                let part = part.map(|part| part.ask.as_str()).unwrap_or_default();
                let values = [("ask", ask), ("n", &*row.to_string()), ("part", part)];
                desk.say(texts::DESK_BRING_PART, &values)
            }
        }
    }
}

/// How much of a cell is shown, in characters.
const SHOWN: usize = 80;

/// The beginning of a cell.
pub(super) fn shortened(cell: &str) -> String {
    match cell.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", cell.get(..end).unwrap_or_default().trim_end()),
        None => cell.to_owned(),
    }
}
