//! Pairs that another deployment had, in which something was open when it handed the program over.

use domain::desk::PairingCard;
use domain::texts;

use super::{Screen, case, happened, resting};
use crate::markup::{El, classed, el};

/// All of them; nothing, where there is none.
pub(super) fn view(screen: Screen, cards: &[PairingCard]) -> Option<El> {
    let desk = screen.desk;
    (!cards.is_empty()).then(|| {
        let count = classed("span", "tag").text(cards.len().to_string());
        let title = el("h2").text(desk.text(texts::BOARD_HANDED_OVER)).text(" ").child(count);
        let about = classed("p", "about").text(desk.text(texts::BOARD_HANDED_OVER_ABOUT));
        let cases = classed("ul", "cases").children(cards.iter().map(|card| pair(screen, card)));
        let section = el("section").attr("data-kind", "handed-over");
        classed("div", "board").child(section.child(title).child(about).child(cases))
    })
}

fn pair(screen: Screen, card: &PairingCard) -> El {
    let desk = screen.desk;
    let triage = card.triage.as_ref();
    let two = card.people.iter().map(|person| {
        let side = classed("span", "tag").text(desk.side(person.side));
        classed("span", "of-two").child(el("bdi").text(&person.name)).text(" ").child(side)
    });
    let happened = triage.filter(|triage| !triage.reasons.is_empty());
    let happened =
        happened.map(|triage| happened::list(desk, (&card.people, &card.liaison), &triage.reasons));
    let is_yours = triage.is_some_and(|triage| triage.is_yours);
    let rests = is_yours.then(|| resting::button_of_handed_over(screen, card));
    el("li")
        .child(classed("div", "of-case").children(two))
        .child(classed("p", "quiet").text(case::about(desk, card)))
        .children(happened)
        .child(classed("div", "then").children(rests))
}
