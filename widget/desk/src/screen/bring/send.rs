//! The import itself: in parts that a function takes in a moment, each all or nothing. What broke off
//! goes on where it stopped: a row that is there already stays as it is.

use domain::answers::Answers;
use domain::api::FormPage;
use domain::import::{Checked, Imported, NewImport};
use domain::texts;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Screen;
use crate::api::Failure;
use crate::browser;
use crate::markup::{El, button, classed};
use crate::route::Route;

/// How many rows are sent at a time: a function has ten seconds, and each row is a transaction.
const AT_A_TIME: usize = 100;

pub(super) fn view(screen: Screen, checked: &[Checked]) -> El {
    let desk = screen.desk;
    let n = checked.iter().filter(|row| row.same_as.is_none()).count().to_string();
    let label = desk.say(texts::DESK_BRING_GO, &[("n", &n)]);
    let go = button("main", &label, move || screen.send()).live("aria-disabled", move || {
        screen.sent.with(Option::is_some).then(|| "true".to_owned())
    });
    classed("p", "actions").child(go)
}

impl Screen {
    /// Sends everybody, once at a time.
    fn send(self) {
        let desk = self.desk;
        let Some(page) = self.page.get_untracked() else { return };
        if self.sent.with_untracked(Option::is_some) {
            return;
        }
        desk.hush();
        self.sent.set(Some(0));
        let checked = self.checked.get_untracked().into_iter();
        let rows: Vec<Answers> =
            checked.filter(|row| row.same_as.is_none()).map(|row| row.answers).collect();
        spawn_local(async move {
            let done = self.parts(page, &rows).await;
            self.sent.try_set(None);
            match done {
                Ok(there) => self.done(rows.len() - there, there),
                Err(failure) => desk.complain_of(&failure),
            }
        });
    }

    /// How many were there already.
    async fn parts(self, page: FormPage, rows: &[Answers]) -> Result<usize, Failure> {
        let desk = self.desk;
        let cohort = desk.people().cohort_now();
        let address = desk.address(&format!("cohorts/{cohort}/imports"));
        let form = page.form;
        let (mut there, mut sent) = (0, 0);
        for part in rows.chunks(AT_A_TIME) {
            let body = NewImport {
                form: form.id.clone(),
                version: form.version.clone(),
                lang: form.lang.clone(),
                rows: part.to_vec(),
            };
            let imported: Imported = desk.send("POST", &address, None, &body).await?;
            there += imported.rows.iter().filter(|row| row.was_there).count();
            sent += part.len();
            self.sent.try_set(Some(sent));
        }
        Ok(there)
    }

    /// Goes to the people, and says how many came.
    fn done(self, new: usize, there: usize) {
        let desk = self.desk;
        desk.people().read_again(desk);
        desk.route().set(Route::People);
        browser::replace_hash(Route::People.hash());
        browser::focus_on("#content h1");
        let (n, were) = (new.to_string(), there.to_string());
        desk.tell(match (new, there) {
            (0, _) => desk.say(texts::DESK_BRING_ALL_THERE, &[("n", &were)]),
            (_, 0) => desk.say(texts::DESK_BRING_DONE, &[("n", &n)]),
            _ => {
                let done = desk.say(texts::DESK_BRING_DONE, &[("n", &n)]);
                let there = desk.say(texts::DESK_BRING_WERE_THERE, &[("n", &were)]);
                format!("{done} {there}")
            }
        });
    }
}
