//! How two see their goals, where they have told it to the committee: folded, and read when somebody
//! unfolds it.

use domain::desk::PairingCard;
use domain::journal::{Stands, ToldPage, ToldReflection};
use domain::texts::{self, Key};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::row;
use crate::desk::Desk;
use crate::loaded::Load;
use crate::markup::{El, classed, el, unfolds};

/// What unfolds; nothing, where they have told nothing.
pub(super) fn view(desk: Desk, card: &PairingCard) -> Option<El> {
    let card = card.reflects.then(|| card.clone())?;
    let title = desk.text(texts::BOARD_GOALS);
    let shown = unfolds(&title, RwSignal::new(false), move || read(desk, &card));
    Some(shown.attr("class", "goals"))
}

fn read(desk: Desk, card: &PairingCard) -> AnyView {
    let (cohort, id) = (desk.people().cohort_now(), &card.pairing.id);
    let address = desk.address(&format!("cohorts/{cohort}/pairings/{id}/reflections"));
    let card = card.clone();
    let drawn = move |page: &ToldPage| {
        if page.reflections.is_empty() {
            return classed("p", "quiet").text(desk.text(texts::BOARD_GOALS_GONE)).view();
        }
        let all = page.reflections.iter().map(|said| reflection(desk, &card, said));
        el("ul").children(all).view()
    };
    Load::of(desk, address).view(drawn)
}

fn reflection(desk: Desk, card: &PairingCard, said: &ToldReflection) -> El {
    let (name, date) = (row::name(desk, &card.people, &said.who), desk.day(said.at));
    let stands = desk.text(stands(said.stands));
    let values = [("name", &*name), ("date", &*date), ("stands", &*stands)];
    let words = |text: &String| classed("p", "answer").attr("dir", "auto").text(text);
    el("li")
        .child(el("strong").attr("dir", "auto").text(&said.goal))
        .child(classed("p", "quiet").text(desk.say(texts::BOARD_GOAL_SAID, &values)))
        .children(said.changed.as_ref().map(words))
}

fn stands(stands: Stands) -> Key {
    match stands {
        Stands::NotBegun => texts::JOURNAL_NOT_BEGUN,
        Stands::UnderWay => texts::JOURNAL_UNDER_WAY,
        Stands::Reached => texts::JOURNAL_REACHED,
        Stands::Dropped => texts::JOURNAL_DROPPED,
    }
}
