//! One person: how they stand, what they answered and changed, notes, questions to them.

mod answers;
mod certificate;
mod places;
mod words;

use domain::desk::{Decision, Dossier, May, PersonCard, Status};
use domain::matching::Side;
use domain::reference::Reference;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::{heading, mails};
use crate::browser;
use crate::desk::Desk;
use crate::loaded::{Load, Loaded};
use crate::markup::{El, classed, el, live};
use crate::route::Route;

/// Somebody's page.
#[derive(Clone, Copy)]
struct Screen {
    desk: Desk,
    dossier: Load<Dossier>,
    address: StoredValue<String>,
}

pub(crate) fn view(desk: Desk, reference: &Reference) -> AnyView {
    let cohort = desk.people().cohort_now();
    let address = desk.address(&format!("cohorts/{cohort}/people/{reference}"));
    let dossier = Load::<Dossier>::of(desk, address.clone());
    let screen = Screen { desk, dossier, address: StoredValue::new(address) };
    // The list knows what the page has learned.
    Effect::new(move |_| {
        if let Loaded::There(dossier) = dossier.state().get() {
            desk.people().replace(&dossier.card);
        }
    });
    let card = Memo::new(move |_| match dossier.state().get() {
        Loaded::There(dossier) => Some(dossier.card),
        Loaded::Waiting | Loaded::Failed(_) => None,
    });
    let known = desk.people().card(reference.as_str());
    let name = known.as_ref().map(|card| desk.name_of(card)).unwrap_or_default();
    let title = live(move || {
        let said = card.with(|card| card.as_ref().map(|card| desk.name_of(card)));
        el("span").text(said.unwrap_or_else(|| name.clone()))
    });
    el("section")
        .child(
            el("p").child(
                classed("a", "back")
                    .attr("href", "#people")
                    .text(desk.text(texts::DESK_BACK_TO_PEOPLE)),
            ),
        )
        .child(heading("").child(title))
        .child(dossier.view(move |dossier| screen.drawn(dossier)))
        .view()
}

impl Screen {
    fn drawn(self, dossier: &Dossier) -> AnyView {
        let desk = self.desk;
        let card = &dossier.card;
        let head = self.head(card, dossier);
        if card.status == Status::Withdrawn {
            let gone = classed("p", "empty").text(desk.text(texts::DESK_PERSON_WITHDRAWN));
            return el("div").child(head).child(gone).view();
        }
        let said = answers::view(desk, dossier);
        let aside = classed("div", "beside")
            .child(self.standing(card))
            .children(places::view(self, card))
            .children(self.odd(card))
            .child(words::notes(self, dossier))
            .child(words::questions(self, dossier))
            .children(words::mails(self, dossier))
            .children(certificate::view(self, card));
        let columns = classed("div", "dossier").child(said).child(aside);
        el("div").child(head).child(columns).view()
    }

    fn head(self, card: &PersonCard, dossier: &Dossier) -> El {
        let desk = self.desk;
        let entry = |key, value: El| el("div").child(el("dt").text(desk.text(key))).child(value);
        let plain = |said: String| el("dd").text(said);
        let mail = (!card.address.is_empty()).then(|| {
            let link = el("a").attr("href", format!("mailto:{}", card.address));
            entry(texts::DESK_ADDRESS, el("dd").child(link.child(el("bdi").text(&card.address))))
        });
        let changed = card.revised_at.map(|at| entry(texts::DESK_CHANGED_ON, plain(desk.day(at))));
        let back = dossier.came_back.as_ref().map(|back| {
            let day = desk.day(back.at);
            let said = desk.say(texts::DESK_PERSON_CAME_BACK, &[("date", &day)]);
            let why = desk.text(mails::why(back.why.into()));
            entry(texts::DESK_PERSON_MAIL, plain([said, why].join(" ")))
        });
        let end = dossier.erased_on.map(|end| {
            let day = desk.texts(|texts| texts.date(end));
            entry(texts::DESK_PERSON_ERASED_ON, plain(day))
        });
        classed("dl", "facts")
            .child(entry(texts::DESK_SIDE, plain(desk.side(card.side))))
            .child(entry(texts::DESK_STATUS, el("dd").child(desk.badge(card.status))))
            .children(mail)
            .children(back)
            .child(entry(texts::DESK_SENT_ON, plain(desk.day(card.submitted_at))))
            .children(changed)
            .child(entry(
                texts::DESK_PERSON_REFERENCE,
                el("dd").child(el("bdi").text(card.reference.as_str())),
            ))
            .children(end)
    }

    /// What is decided about them; choosing decides.
    fn standing(self, card: &PersonCard) -> El {
        let desk = self.desk;
        let options = Decision::ALL.map(|decision| {
            el("option")
                .attr("value", format!("{decision:?}"))
                .flag("selected", decision == card.standing.status)
                .text(desk.decision(decision))
        });
        let who = card.clone();
        let menu =
            el("select").attr("id", "standing").children(options).on("change", move |event| {
                let value = browser::value(&event);
                if let Some(decision) =
                    Decision::ALL.into_iter().find(|d| format!("{d:?}") == value)
                {
                    self.decide(who.clone(), decision);
                }
            });
        classed("div", "card field")
            .child(el("label").attr("for", "standing").text(desk.text(texts::DESK_STATUS)))
            .child(menu)
            .children(self.next_best(card))
    }

    /// The way to whom they could be introduced to now, where that can be.
    fn next_best(self, card: &PersonCard) -> Option<El> {
        let can_be = match card.status {
            Status::New | Status::Asked | Status::Eligible | Status::WaitList => true,
            // A mentor may have another place.
            Status::Matched => card.side == Side::Mentor,
            Status::Declined | Status::Withdrawn => false,
        };
        let to = Route::to_rematch(std::slice::from_ref(&card.reference));
        let link = || el("a").attr("href", format!("#{to}"));
        let is_shown = can_be && self.desk.may(May::Match);
        is_shown
            .then(|| classed("p", "ways").child(link().text(self.desk.text(texts::DESK_NEXT_FIND))))
    }

    fn decide(self, card: PersonCard, decision: Decision) {
        let desk = self.desk;
        let people = desk.people();
        spawn_local(async move {
            let name = desk.name_of(&card);
            match people.decide(desk, &[card], decision).await {
                Ok(put) if put.left > 0 => {
                    desk.complain(desk.text(texts::DESK_STALE));
                }
                Ok(put) => {
                    let status = desk.decision(decision);
                    let values = [("name", name.as_str()), ("status", &status)];
                    let sentence = desk.say(texts::DESK_PERSON_STATUS_SET, &values);
                    desk.tell_with_undo(sentence, move || {
                        let before = put.before.clone();
                        spawn_local(async move {
                            if let Err(failure) = people.put_back(desk, before).await {
                                desk.complain_of(&failure);
                            }
                            self.dossier.again();
                        });
                    });
                }
                Err(failure) => desk.complain_of(&failure),
            }
            self.dossier.again();
        });
    }

    fn odd(self, card: &PersonCard) -> Option<El> {
        let desk = self.desk;
        if card.flags.is_empty() && !card.repeat {
            return None;
        }
        let flags = card.flags.iter().map(|flag| desk.text(flag.key()));
        let repeat = card.repeat.then(|| desk.text(texts::DESK_MARK_REPEAT));
        let items = flags.chain(repeat).map(|said| el("li").text(said));
        Some(
            classed("div", "card odd")
                .child(el("h2").text(desk.text(texts::DESK_PERSON_ODD)))
                .child(el("ul").children(items)),
        )
    }
}
