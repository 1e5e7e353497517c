//! A mail that is prepared, to be adapted and sent by whoever looks after a pair, from their own
//! address: the desk hands it to their mail program, or to the clipboard.

use std::sync::Arc;

use domain::course::Reason;
use domain::desk::PairedPerson;
use domain::texts;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{advice, case};
use crate::browser;
use crate::desk::Desk;
use crate::markup::{El, button, classed, el};

/// What the menu calls both.
const BOTH: &str = "both";

/// A mail that somebody adapts.
struct Letter {
    desk: Desk,
    /// To whom it may go.
    people: Vec<PairedPerson>,
    words: texts::Key,
    /// One of them, by their place, or [`BOTH`].
    to: RwSignal<String>,
    /// What was typed in place of what is prepared.
    typed: RwSignal<Option<String>>,
}

/// The mail about the most urgent reason; nothing, where nobody has an address.
pub(super) fn view(desk: Desk, people: &[PairedPerson], reasons: &[Reason]) -> Option<El> {
    let lead = case::lead(reasons)?;
    let words = advice::of(lead)?.letter;
    let people: Vec<PairedPerson> = whom(people, reasons, lead).cloned().collect();
    let to = if people.len() > 1 { BOTH.to_owned() } else { 0.to_string() };
    let (to, typed) = (RwSignal::new(to), RwSignal::new(None));
    let letter = Arc::new(Letter { desk, people, words, to, typed });
    (!letter.people.is_empty()).then(|| letter.view())
}

/// To whom it may go: what somebody said in confidence is answered to them alone.
fn whom<'a>(
    people: &'a [PairedPerson],
    reasons: &'a [Reason],
    lead: &'a Reason,
) -> impl Iterator<Item = &'a PairedPerson> {
    let is_meant = move |person: &PairedPerson| match lead {
        Reason::PrivateWord { who, .. } | Reason::Concern { who, .. } => person.reference == *who,
        Reason::Silent { .. } => {
            reasons.iter().any(|reason| reason.who() == Some(&person.reference))
        }
        Reason::NoContact { .. } | Reason::NotYet { .. } | Reason::Confided { .. } => true,
    };
    people.iter().filter(move |person| !person.address.is_empty() && is_meant(person))
}

impl Letter {
    fn view(self: Arc<Self>) -> El {
        let desk = self.desk;
        let open = {
            let letter = Arc::clone(&self);
            el("a").live("href", move || Some(letter.address()))
        };
        let open = open.attr("class", "button small").text(desk.text(texts::BOARD_MAIL_OPEN));
        let copy = {
            let letter = Arc::clone(&self);
            button("plain small", &desk.text(texts::DESK_COPY), move || letter.copy())
        };
        el("section")
            .child(el("h3").text(desk.text(texts::BOARD_MAIL)))
            .children(Arc::clone(&self).choice())
            .child(self.area())
            .child(classed("p", "actions").child(open).child(copy))
    }

    /// To whom, where it may go to several.
    fn choice(self: Arc<Self>) -> Option<El> {
        let (desk, to) = (self.desk, self.to);
        let named = self.people.iter().enumerate();
        let named = named.map(|(at, person)| (at.to_string(), person.name.clone()));
        let options = std::iter::once((BOTH.to_owned(), desk.text(texts::BOARD_MAIL_BOTH)));
        let options = options.chain(named);
        let options = options.map(|(value, name)| el("option").attr("value", value).text(name));
        let menu = el("select").children(options);
        let menu = menu.on("change", move |event| to.set(browser::value(&event)));
        let label = el("label").text(desk.text(texts::BOARD_MAIL_TO));
        (self.people.len() > 1).then(|| classed("div", "field").child(label.child(menu)))
    }

    fn area(self: Arc<Self>) -> El {
        let (desk, typed) = (self.desk, self.typed);
        let label = el("label").text(desk.text(texts::BOARD_MAIL_WORDS));
        let area = el("textarea").attr("rows", "10").attr("dir", "auto");
        let area = area.live_text_prop("value", move || self.said());
        let area = area.on("input", move |event| typed.set(Some(browser::value(&event))));
        classed("div", "field").child(label.child(area))
    }

    /// To whom it goes now.
    fn receivers(&self) -> Vec<&PairedPerson> {
        let to = self.to.get();
        let at: Option<usize> = to.parse().ok();
        match at.and_then(|at| self.people.get(at)) {
            Some(one) => vec![one],
            None => self.people.iter().collect(),
        }
    }

    /// What was typed, or else what is prepared.
    fn said(&self) -> String {
        self.typed.get().unwrap_or_else(|| {
            let receivers = self.receivers();
            let names: Vec<&str> = receivers.iter().map(|person| &*person.name).collect();
            let names = self.desk.texts(|texts| texts.list(&names));
            let sender = self.desk.card().map(|card| card.name.as_str().to_owned());
            let program = self.desk.page(|page| page.name.clone());
            let sender = sender.unwrap_or_default();
            let values = [("names", &*names), ("program", &*program), ("sender", &*sender)];
            self.desk.say(self.words, &values)
        })
    }

    /// What a mail program takes.
    fn address(&self) -> String {
        let receivers = self.receivers();
        let to: Vec<String> = receivers.iter().map(|person| encoded(&person.address)).collect();
        let program = self.desk.page(|page| page.name.clone());
        let subject = self.desk.say(texts::BOARD_MAIL_SUBJECT, &[("program", &program)]);
        let body = self.said().replace('\n', "\r\n");
        let to = to.join(",").replace("%40", "@");
        format!("mailto:{to}?subject={}&body={}", encoded(&subject), encoded(&body))
    }

    fn copy(&self) {
        let (desk, words) = (self.desk, self.said());
        spawn_local(async move {
            match browser::copy(&words).await {
                true => desk.tell(desk.text(texts::DESK_COPIED)),
                false => desk.complain(desk.text(texts::DESK_NOT_COPIED)),
            }
        });
    }
}

/// A text as a part of an address.
fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
