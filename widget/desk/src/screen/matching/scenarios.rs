//! Scenarios that are kept: side by side with what is wished now, shown again, replaced, deleted.

use domain::desk::ScenarioName;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;
use plan::Kept;

use super::{HEADING, Screen};
use crate::api::Failure;
use crate::browser;
use crate::desk::Desk;
use crate::field::Field;
use crate::loaded::waiting;
use crate::markup::{El, button, classed, el, live, nothing, unfolds};
use crate::screen::log;

#[derive(Clone, Copy)]
struct Scenarios {
    screen: Screen,
    /// All that are kept; nothing, until they are there.
    kept: RwSignal<Option<Vec<Kept>>>,
    name: Field,
}

/// They are fetched when somebody wants to see them.
pub(super) fn view(screen: Screen) -> AnyView {
    let title = screen.desk.text(texts::DESK_SCENARIOS);
    unfolds(&title, RwSignal::new(false), move || opened(screen)).attr("class", "scenarios").view()
}

fn opened(screen: Screen) -> AnyView {
    let desk = screen.desk;
    let (kept, name) = (RwSignal::new(None), Field::new("scenario-name", ""));
    let scenarios = Scenarios { screen, kept, name };
    scenarios.read();
    let keep = button("plain", &desk.text(texts::DESK_SCENARIO_KEEP), move || scenarios.keep());
    el("div")
        .child(classed("p", "about").text(desk.text(texts::DESK_SCENARIOS_ABOUT)))
        .child(live(move || scenarios.table()))
        .child(name.view(&desk.text(texts::DESK_SCENARIO_NAME), None, |control| {
            control.attr("maxlength", "100").attr("autocomplete", "off")
        }))
        .child(classed("p", "actions").child(keep))
        .view()
}

impl Scenarios {
    fn desk(self) -> Desk {
        self.screen.desk
    }

    /// The address of them all, or of one.
    fn address(self, id: &str) -> Option<String> {
        let cohort = self.desk().people().cohort.get_untracked()?;
        Some(self.desk().address(&format!("cohorts/{cohort}/scenarios{id}")))
    }

    fn read(self) {
        spawn_local(async move {
            match self.compared().await {
                Ok(compared) => drop(self.kept.try_set(Some(compared))),
                Err(failure) => self.desk().complain_of(&failure),
            }
        });
    }

    async fn compared(self) -> Result<Vec<Kept>, Failure> {
        let address = self.address("").ok_or(Failure::Gone)?;
        let kept = self.desk().get_text(&address).await?;
        self.screen.bench.compare(kept).await
    }

    /// What is wished now, and below it all that are kept.
    fn table(self) -> AnyView {
        let (desk, bench) = (self.desk(), self.screen.bench);
        let Some(kept) = self.kept.get() else { return waiting(desk) };
        bench.plan.with(|plan| {
            let Some(plan) = plan else { return nothing() };
            let head = |text: &String| el("th").attr("scope", "col").text(text);
            let heads = plan.totals.iter().map(|[what, _]| head(what));
            let name = head(&desk.text(texts::DESK_SCENARIO_NAME));
            let now = el("tr")
                .child(el("th").attr("scope", "row").text(desk.text(texts::DESK_SCENARIO_NOW)))
                .children(cells(&plan.totals))
                .child(el("td"));
            let rows = kept.iter().map(|one| self.row(one, one.scenario == plan.scenario));
            classed("table", "list")
                .child(classed("caption", "unseen").text(desk.text(texts::DESK_SCENARIOS)))
                .child(el("thead").child(el("tr").child(name).children(heads).child(el("td"))))
                .child(el("tbody").child(now).children(rows))
                .view()
        })
    }

    fn row(self, one: &Kept, is_now: bool) -> El {
        let desk = self.desk();
        let (who, moment) = (log::who(desk, &one.by), desk.moment(one.at));
        let by = desk.say(texts::DESK_SCENARIO_BY, &[("name", &who), ("moment", &moment)]);
        let name = el("th")
            .attr("scope", "row")
            .child(el("span").attr("dir", "auto").text(&one.name))
            .child(classed("span", "below").text(by));
        let totals = match &one.totals {
            Ok(totals) => cells(totals).collect(),
            Err(why) => vec![classed("td", "problem").attr("colspan", "9").text(why)],
        };
        let act = |what, press: fn(Self, Kept)| {
            let what = desk.text(what);
            let values = [("what", what.as_str()), ("name", one.name.as_str())];
            let named = desk.say(texts::DESK_OF_WHOM, &values);
            let one = one.clone();
            button("link", &what, move || press(self, one.clone())).attr("aria-label", named)
        };
        let acts = classed("td", "acts");
        let acts = match is_now {
            true => acts,
            false => acts
                .child(act(texts::DESK_SCENARIO_SHOW, |here, one| {
                    here.screen.bench.show(one.scenario, HEADING.to_owned());
                }))
                .child(act(texts::DESK_SCENARIO_REPLACE, Self::replace)),
        };
        let delete = act(texts::DESK_SCENARIO_DELETE, Self::delete);
        el("tr").flag("data-now", is_now).child(name).children(totals).child(acts.child(delete))
    }

    /// Keeps what is wished now under a new name.
    fn keep(self) {
        let Ok(name) = ScenarioName::new(&self.name.text()) else {
            return self.name.complain(self.desk().text(texts::DESK_SCENARIO_NO_NAME));
        };
        self.name.typed.set(String::new());
        self.put(browser::random(), name.as_str().to_owned(), None, self.wished());
    }

    /// Keeps what is wished now in the place of another.
    fn replace(self, one: Kept) {
        self.put(one.id.to_string(), one.name, Some(one.revision), self.wished());
    }

    /// What is wished now, as JSON.
    fn wished(self) -> String {
        let plan = self.screen.bench.plan.get_untracked();
        plan.map(|plan| plan.scenario).unwrap_or_default()
    }

    fn put(self, id: String, name: String, seen: Option<u32>, scenario: String) {
        let desk = self.desk();
        let Some(address) = self.address(&format!("/{id}")) else { return };
        spawn_local(async move {
            let written = wire::write(&name);
            let body = format!("{{\"name\":{written},\"wishes\":{scenario}}}");
            match desk.put_text(&address, seen, &body).await {
                Ok(()) => desk.tell(desk.say(texts::DESK_SCENARIO_KEPT, &[("name", &name)])),
                Err(failure) => desk.complain_of(&failure),
            }
            // Somebody else may have been quicker.
            self.read();
        });
    }

    /// Deletes one at once; it can be taken back.
    fn delete(self, one: Kept) {
        let desk = self.desk();
        let Some(address) = self.address(&format!("/{}", one.id)) else { return };
        spawn_local(async move {
            match desk.delete_seen(&address, one.revision).await {
                Ok(()) => {
                    let name = [("name", one.name.as_str())];
                    let sentence = desk.say(texts::DESK_SCENARIO_DELETED, &name);
                    desk.tell_with_undo(sentence, move || {
                        let Kept { id, name, scenario, .. } = one.clone();
                        self.put(id.to_string(), name, None, scenario);
                    });
                    browser::focus_on(".scenarios summary");
                }
                Err(failure) => desk.complain_of(&failure),
            }
            self.read();
        });
    }
}

/// What a plan comes to, each under its heading.
fn cells(totals: &[[String; 2]]) -> impl Iterator<Item = El> {
    totals.iter().map(|[what, said]| el("td").attr("data-label", what).text(said))
}
