//! What the form says to each row.

use std::collections::BTreeSet;

use domain::api::FieldProblem;
use domain::form::Form;
use domain::import::{Checked, Mapping, Sheet};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::columns::shortened;
use super::{Screen, preview, send, step};
use crate::markup::{El, classed, el, live};

/// How many rows with problems are drawn.
const MOST_SHOWN: usize = 50;

pub(super) fn title(screen: Screen) -> AnyView {
    step(screen.desk.text(texts::DESK_BRING_ROWS)).view()
}

/// How many rows are fine, or what becomes of them.
pub(super) fn count(screen: Screen) -> String {
    let desk = screen.desk;
    let checked = screen.checked.read();
    let all = checked.len().to_string();
    if let Some(sent) = screen.sent.get() {
        let values = [("n", &*sent.to_string()), ("all", &*all)];
        return desk.say(texts::DESK_BRING_UNDER_WAY, &values);
    }
    let fine = checked.iter().filter(|row| row.problems.is_empty()).count().to_string();
    desk.say(texts::DESK_BRING_FINE, &[("n", &fine), ("all", &all)])
}

pub(super) fn view(screen: Screen) -> AnyView {
    el("div").child(live(move || screen.judged())).child(preview::view(screen)).view()
}

impl Screen {
    fn judged(self) -> AnyView {
        let desk = self.desk;
        let checked = self.checked.read();
        let wrong: Vec<&Checked> = checked.iter().filter(|row| !row.problems.is_empty()).collect();
        let is_doubled = self
            .mapping
            .with(|mapping| (0..mapping.columns.len()).any(|column| mapping.is_doubled(column)));
        let part = el("div").children(self.remarks(&checked));
        if wrong.is_empty() && !is_doubled {
            return part.child(send::view(self, &checked)).view();
        }
        let mend = classed("p", "problem").text(desk.text(texts::DESK_BRING_MEND));
        let table = (!wrong.is_empty()).then(|| self.problems(&wrong));
        part.child(mend).children(table.flatten()).view()
    }

    /// What is odd about rows and hinders nothing.
    fn remarks(self, checked: &[Checked]) -> Vec<El> {
        let twice = checked.iter().filter(|row| row.same_as.is_some()).map(|row| row.number);
        let addresses = self.look(|form, _, _| addresses(form, checked)).unwrap_or_default();
        let mut known = BTreeSet::new();
        self.desk.people().rows.with(|rows| {
            let form = self.form.get();
            let of_form = rows.iter().filter(|row| row.card.form.as_str() == form);
            known.extend(of_form.map(|row| row.card.address.to_lowercase()));
        });
        let mut before = BTreeSet::new();
        let (mut again, mut there) = (Vec::new(), Vec::new());
        for (number, address) in &addresses {
            if !before.insert(address) {
                again.push(*number);
            } else if known.contains(address) {
                there.push(*number);
            }
        }
        let remarks = [
            (texts::DESK_BRING_TWICE, twice.collect()),
            (texts::DESK_BRING_SAME_ADDRESS, again),
            (texts::DESK_BRING_KNOWN, there),
        ];
        let some = remarks.into_iter().filter(|(_, rows)| !rows.is_empty());
        let said = |(key, rows): (texts::Key, Vec<usize>)| {
            let rows = self.numbers(rows.into_iter());
            classed("p", "remark").text(self.desk.say(key, &[("rows", &rows)]))
        };
        some.map(said).collect()
    }

    fn problems(self, wrong: &[&Checked]) -> Option<El> {
        let desk = self.desk;
        let heads = [texts::DESK_BRING_ROW, texts::DESK_BRING_PROBLEM];
        let head = heads.map(|key| el("th").attr("scope", "col").text(desk.text(key)));
        let mapping = self.mapping.read();
        let rows = self.look(|form, _, sheet| {
            let row = |row: &&Checked| self.wrong_row(row, (form, sheet, &mapping));
            wrong.iter().take(MOST_SHOWN).map(row).collect::<Vec<_>>()
        })?;
        let more = wrong.len().saturating_sub(MOST_SHOWN);
        let more = (more > 0).then(|| {
            classed("p", "quiet")
                .text(desk.say(texts::DESK_BRING_MORE, &[("n", &more.to_string())]))
        });
        let table = classed("table", "list")
            .child(el("thead").child(el("tr").children(head)))
            .child(el("tbody").children(rows));
        Some(el("div").child(table).children(more))
    }

    fn wrong_row(self, checked: &Checked, of: (&Form, &Sheet, &Mapping)) -> El {
        let said = checked.problems.iter().map(|problem| self.wrong(checked.number, problem, of));
        let row = el("th").attr("scope", "row");
        let label = classed("span", "narrow-only").text(self.desk.text(texts::DESK_BRING_ROW));
        el("tr")
            .child(row.child(label).text(" ").text(checked.number.to_string()))
            .child(el("td").child(classed("ul", "problems").children(said)))
    }

    /// A problem, the column that makes it, and what stands there.
    fn wrong(
        self,
        number: usize,
        problem: &FieldProblem,
        (form, sheet, mapping): (&Form, &Sheet, &Mapping),
    ) -> El {
        let columns: Vec<usize> = mapping.columns_of(&problem.field).collect();
        let header = |at: &usize| sheet.headers.get(*at).map(String::as_str);
        let headers: Vec<&str> = columns.iter().filter_map(header).collect();
        let column = match headers.is_empty() {
            true => self.desk.text(texts::DESK_BRING_EVERYBODY),
            false => self.desk.texts(|texts| texts.list(&headers)),
        };
        let is_seen = form.question(&problem.field.question).is_some_and(preview::is_seen);
        let row = sheet.rows.iter().find(|row| row.number == number).filter(|_| is_seen);
        let cell = |at: &usize| row?.cells.get(*at).map(|cell| cell.trim());
        let cells = columns.iter().filter_map(cell).filter(|cell| !cell.is_empty());
        let cells =
            cells.map(|cell| classed("span", "cut").attr("dir", "auto").text(shortened(cell)));
        el("li")
            .child(classed("span", "where").attr("dir", "auto").text(column))
            .text(" ")
            .child(classed("span", "what").text(&problem.sentence))
            .children(cells)
    }
}

/// The number and the address of each row that has one, in the form that counts: small letters.
fn addresses(form: &Form, checked: &[Checked]) -> Vec<(usize, String)> {
    let Some(question) = form.email_question() else { return Vec::new() };
    let address = |row: &Checked| {
        let address = row.answers.text(&question.id).trim().to_lowercase();
        (!address.is_empty() && row.same_as.is_none()).then_some((row.number, address))
    };
    checked.iter().filter_map(address).collect()
}
