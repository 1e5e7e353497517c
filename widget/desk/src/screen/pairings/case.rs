//! A pair that needs somebody: what happened, what to do about it, and that it is done.

use domain::course::{Reason, Triage};
use domain::desk::{May, PairingCard};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::words::when;
use super::{Screen, advice, happened, letter, resting, row};
use crate::desk::Desk;
use crate::markup::{El, classed, el, unfolds};

pub(super) fn view(screen: Screen, card: &PairingCard) -> El {
    let desk = screen.desk;
    let case = el("li");
    let Some(triage) = &card.triage else { return case };
    let about = [&*card.liaison, &*when(desk, &card.pairing.stage)].map(str::to_owned);
    let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let happened = triage.reasons.iter().map(|reason| happened::view(desk, card, reason));
    let opens = triage.reasons.iter().any(|reason| advice::of(reason).is_some());
    let opened = opens.then(|| {
        let (card, triage) = (card.clone(), triage.clone());
        let title = desk.text(texts::BOARD_WHAT_TO_DO);
        unfolds(&title, RwSignal::new(false), move || to_do(desk, &card, &triage))
    });
    let rests = triage.is_yours.then(|| resting::button_of(screen, card, triage));
    let acts =
        (card.is_live && desk.may(May::ReadOwnPairings)).then(|| row::acts(screen, card, "div"));
    case.child(classed("div", "of-case").children(row::people(desk, card)))
        .child(classed("p", "quiet").text(about))
        .child(classed("ul", "happened").children(happened))
        .children(opened)
        .child(classed("div", "then").children(rests).children(acts))
}

/// What was answered, what to ask about, what comes next, and a mail.
fn to_do(desk: Desk, card: &PairingCard, triage: &Triage) -> AnyView {
    let advised: Vec<_> = triage.reasons.iter().filter_map(advice::of).collect();
    let answers = triage.reasons.iter().filter_map(|reason| happened::answers(desk, card, reason));
    let causes = advice::CAUSES.into_iter();
    let causes = causes.filter(|cause| advised.iter().any(|one| one.causes.contains(cause)));
    let causes = causes.map(|cause| el("li").text(desk.text(cause)));
    let next = advised.first().map(|first| {
        let title = el("h3").text(desk.text(texts::BOARD_NEXT));
        el("section").child(title).child(el("p").text(desk.text(first.next)))
    });
    let asks = el("h3").text(desk.text(texts::BOARD_ASK));
    classed("div", "to-do")
        .children(answers)
        .child(el("section").child(asks).child(el("ul").children(causes)))
        .children(next)
        .children(letter::view(desk, card, triage))
        .view()
}

/// The one of several reasons that a mail is about: the most urgent that one can act on.
pub(super) fn lead(triage: &Triage) -> Option<&Reason> {
    triage.reasons.iter().find(|reason| advice::of(reason).is_some())
}
