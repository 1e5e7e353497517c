//! A pair that needs somebody: what happened, what to do about it, and that it is done.

use domain::course::Reason;
use domain::desk::{May, PairedPerson, PairingCard};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::words::when;
use super::{Screen, advice, goals, happened, letter, resting, row};
use crate::desk::Desk;
use crate::markup::{El, classed, el, unfolds};

pub(super) fn view(screen: Screen, card: &PairingCard) -> El {
    let desk = screen.desk;
    let case = el("li");
    let Some(triage) = &card.triage else { return case };
    let (two, reasons) = ((&*card.people, &*card.liaison), &*triage.reasons);
    let rests = triage.is_yours.then(|| resting::button_of(screen, card, triage));
    let acts =
        (card.is_live && desk.may(May::ReadOwnPairings)).then(|| row::acts(screen, card, "div"));
    case.child(classed("div", "of-case").children(row::people(desk, card)))
        .child(classed("p", "quiet").text(about(desk, card)))
        .child(happened::list(desk, two, reasons))
        .children(opens(desk, &card.people, reasons))
        .children(goals::view(desk, card))
        .child(classed("div", "then").children(rests).children(acts))
}

/// Who looks after it, and since when it is so.
pub(super) fn about(desk: Desk, card: &PairingCard) -> String {
    let parts = [&*card.liaison, &*when(desk, &card.pairing.stage)].map(str::to_owned);
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What to do, folded; nothing, where it is for somebody else to know.
pub(super) fn opens(desk: Desk, people: &[PairedPerson], reasons: &[Reason]) -> Option<El> {
    lead(reasons)?;
    let (people, reasons) = (people.to_vec(), reasons.to_vec());
    let title = desk.text(texts::BOARD_WHAT_TO_DO);
    Some(unfolds(&title, RwSignal::new(false), move || to_do(desk, &people, &reasons)))
}

/// What was answered, what to ask about, what comes next, and a mail.
fn to_do(desk: Desk, people: &[PairedPerson], reasons: &[Reason]) -> AnyView {
    let advised: Vec<_> = reasons.iter().filter_map(advice::of).collect();
    let answers = reasons.iter().filter_map(|reason| happened::answers(desk, people, reason));
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
        .children(letter::view(desk, people, reasons))
        .view()
}

/// The one of several reasons that a mail is about: the most urgent that one can act on.
pub(super) fn lead(reasons: &[Reason]) -> Option<&Reason> {
    reasons.iter().find(|reason| advice::of(reason).is_some())
}
