//! Export keys: made, shown once, revoked.

mod form;
mod made;

use domain::desk::{Datasets, ExportKeyCard, ExportKeyId, ExportKeyMade};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;
use serde::Deserialize;

use super::heading;
use crate::browser;
use crate::desk::Desk;
use crate::loaded::Load;
use crate::markup::{El, button, classed, el, live, nothing};

#[derive(Clone, Deserialize)]
struct Keys {
    keys: Vec<ExportKeyCard>,
}

/// What is done to which key at the moment.
#[derive(Clone)]
enum Doing {
    Nothing,
    Making,
    /// One was made, and is shown this once.
    Showing(ExportKeyMade),
    /// One is about to be revoked.
    Revoking(ExportKeyId),
}

#[derive(Clone, Copy)]
struct Screen {
    desk: Desk,
    keys: Load<Keys>,
    doing: RwSignal<Doing>,
}

pub(crate) fn view(desk: Desk) -> AnyView {
    let keys = Load::of(desk, desk.address("export-keys"));
    let screen = Screen { desk, keys, doing: RwSignal::new(Doing::Nothing) };
    let make = button("main", &desk.text(texts::DESK_KEY_MAKE), move || {
        screen.doing.set(Doing::Making);
    })
    .live_flag("hidden", move || matches!(screen.doing.get(), Doing::Making));
    el("section")
        .child(heading(desk.text(texts::DESK_KEYS)))
        .child(classed("p", "about").text(desk.text(texts::DESK_KEYS_ABOUT)))
        .child(live(move || match screen.doing.get() {
            Doing::Making => form::view(screen),
            Doing::Showing(made) => made::view(desk, &made),
            Doing::Nothing | Doing::Revoking(_) => nothing(),
        }))
        .child(keys.view(move |keys| screen.list(&keys.keys)))
        .child(classed("p", "actions").child(make))
        .view()
}

/// What a key opens, in words.
pub(crate) fn opens(desk: Desk, datasets: &Datasets) -> String {
    match datasets {
        Datasets::All => desk.text(texts::DESK_KEY_ALL),
        Datasets::These(these) => {
            let names: Vec<&str> = these.iter().map(domain::id::FormId::as_str).collect();
            desk.texts(|texts| texts.list(&names))
        }
    }
}

impl Screen {
    fn list(self, keys: &[ExportKeyCard]) -> AnyView {
        let desk = self.desk;
        if keys.is_empty() {
            return classed("p", "empty").text(desk.text(texts::DESK_KEYS_NONE)).view();
        }
        let heads = [
            texts::DESK_KEY_NAME,
            texts::DESK_KEY_OPENS,
            texts::DESK_KEY_MADE_ON,
            texts::DESK_KEY_UNTIL,
            texts::DESK_KEY_USED,
        ];
        let head = heads.map(|key| el("th").attr("scope", "col").text(desk.text(key)));
        let keys = keys.to_vec();
        classed("table", "list")
            .child(classed("caption", "unseen").text(desk.text(texts::DESK_KEYS)))
            .child(el("thead").child(el("tr").children(head).child(el("td"))))
            .child(el("tbody").children(keys.into_iter().map(|key| self.row(key))))
            .view()
    }

    fn row(self, key: ExportKeyCard) -> El {
        let desk = self.desk;
        let is_over = key.revoked_at.is_some() || key.good_until <= browser::now();
        let until = match (key.revoked_at, is_over) {
            (Some(at), _) => desk.say(texts::DESK_KEY_REVOKED, &[("date", &desk.day(at))]),
            (None, true) => desk.text(texts::DESK_KEY_OVER),
            (None, false) => desk.day(key.good_until),
        };
        let used = match key.last_used {
            Some(day) => desk.texts(|texts| texts.date(day)),
            None => desk.text(texts::DESK_KEY_NEVER),
        };
        let cell = |label| el("td").attr("data-label", desk.text(label));
        let row = el("tr")
            .flag("data-over", is_over)
            .child(el("th").attr("scope", "row").text(key.name.as_str()))
            .child(cell(texts::DESK_KEY_OPENS).text(opens(desk, &key.datasets)))
            .child(cell(texts::DESK_KEY_MADE_ON).text(desk.day(key.made_at)))
            .child(cell(texts::DESK_KEY_UNTIL).text(until))
            .child(cell(texts::DESK_KEY_USED).text(used));
        let acts = classed("td", "acts");
        row.child(if is_over { acts } else { acts.child(live(move || self.acts(&key))) })
    }

    /// Revoking is for good: it is asked twice, in the same place.
    fn acts(self, key: &ExportKeyCard) -> AnyView {
        let desk = self.desk;
        let is_asked = matches!(self.doing.get(), Doing::Revoking(id) if id == key.id);
        let revoke = desk.text(texts::DESK_KEY_REVOKE);
        if !is_asked {
            let values = [("what", revoke.as_str()), ("name", key.name.as_str())];
            let named = desk.say(texts::DESK_OF_WHOM, &values);
            let id = key.id.clone();
            return button("link", &revoke, move || self.doing.set(Doing::Revoking(id.clone())))
                .attr("aria-label", named)
                .view();
        }
        browser::focus_on("#revoke");
        let about = desk.say(texts::DESK_KEY_REVOKE_ABOUT, &[("name", key.name.as_str())]);
        let key = key.clone();
        let yes = button("plain small", &desk.text(texts::DESK_KEY_REVOKE_YES), move || {
            self.revoke(key.clone());
        });
        let no = button("link", &desk.text(texts::DESK_CANCEL), move || {
            self.doing.set(Doing::Nothing);
        });
        classed("div", "asked")
            .attr("id", "revoke")
            .attr("tabindex", "-1")
            .child(el("p").text(about))
            .child(yes)
            .child(no)
            .view()
    }

    fn revoke(self, key: ExportKeyCard) {
        let desk = self.desk;
        spawn_local(async move {
            match desk.delete(&desk.address(&format!("export-keys/{}", key.id))).await {
                Ok(()) => {
                    self.doing.try_set(Doing::Nothing);
                    self.keys.again();
                    let name = [("name", key.name.as_str())];
                    desk.tell(desk.say(texts::DESK_KEY_IS_REVOKED, &name));
                    browser::focus_on("#content h1");
                }
                Err(failure) => desk.complain_of(&failure),
            }
        });
    }
}
