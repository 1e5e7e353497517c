//! That something is dealt with: the pair goes back to where it was, until something new happens.

use domain::course::{Reason, Triage};
use domain::desk::{PairingCard, PairingId, PutDealtWith};
use domain::instant::Instant;
use domain::texts::{self, Key};
use leptos::task::spawn_local;

use super::{Screen, row};
use crate::browser;
use crate::markup::{El, button};

/// The button. What happens while somebody looks at the board is not dealt with.
pub(super) fn button_of(screen: Screen, card: &PairingCard, triage: &Triage) -> El {
    let until = triage.reasons.iter().map(Reason::at).max();
    rests(screen, card, [until, triage.dealt_with], texts::BOARD_DEALT_WITH_SAID)
}

/// The same of a pair that another deployment had: it does not come back.
pub(super) fn button_of_handed_over(screen: Screen, card: &PairingCard) -> El {
    let until = Some(card.pairing.made_at);
    rests(screen, card, [until, None], texts::BOARD_HANDED_OVER_DONE)
}

fn rests(screen: Screen, card: &PairingCard, turn: [Option<Instant>; 2], said: Key) -> El {
    let desk = screen.desk;
    let (label, pair) = (desk.text(texts::BOARD_DEALT_WITH), row::both(desk, card));
    let named = desk.say(texts::DESK_OF_WHOM, &[("what", &label), ("name", &pair)]);
    let id = card.pairing.id.clone();
    let press = move || put(screen, id.clone(), turn, desk.say(said, &[("pair", &pair)]));
    button("plain small", &label, press).attr("aria-label", named)
}

/// Keeps until when it is dealt with, and how it was before.
fn put(screen: Screen, id: PairingId, [until, before]: [Option<Instant>; 2], said: String) {
    let desk = screen.desk;
    spawn_local(async move {
        if keep(screen, &id, until).await {
            desk.tell_with_undo(said, move || {
                let id = id.clone();
                spawn_local(async move {
                    keep(screen, &id, before).await;
                });
            });
        }
    });
}

async fn keep(screen: Screen, id: &PairingId, until: Option<Instant>) -> bool {
    let desk = screen.desk;
    let cohort = desk.people().cohort_now();
    let address = desk.address(&format!("cohorts/{cohort}/pairings/{id}/dealt-with"));
    match desk.put(&address, &PutDealtWith { until }).await {
        Ok(()) => {
            screen.pairings.again();
            browser::focus_on("#content h1");
            true
        }
        Err(failure) => {
            desk.complain_of(&failure);
            false
        }
    }
}
