//! Letting two rest for a while, and go on. One press, which another one takes back.

use domain::desk::{PairingCard, Stage};
use domain::texts::{self, Key};
use leptos::task::spawn_local;

use super::{Screen, row};
use crate::browser;
use crate::markup::{El, button};

/// A step that two can take, and what is said of it.
struct Step {
    /// The end of its address.
    path: &'static str,
    label: Key,
    done: Key,
}

impl Step {
    /// What two can do now; nothing, where they are not introduced.
    fn of(stage: &Stage) -> Option<Self> {
        match stage {
            Stage::Introduced { .. } => {
                Some(Self { path: "pause", label: texts::DESK_PAUSE, done: texts::DESK_PAUSE_DONE })
            }
            Stage::Paused { .. } => Some(Self {
                path: "resume",
                label: texts::DESK_RESUME,
                done: texts::DESK_RESUME_DONE,
            }),
            Stage::Asked { .. } | Stage::Declined { .. } | Stage::Ended { .. } => None,
        }
    }
}

/// The button; nothing, where there is nothing to pause. Whoever sees a pairing here looks after it, or
/// matches people.
pub(super) fn view(screen: Screen, card: &PairingCard) -> Option<El> {
    let (desk, step) = (screen.desk, Step::of(&card.pairing.stage)?);
    let (id, pair) = (card.pairing.id.clone(), row::both(desk, card));
    let label = desk.text(step.label);
    let named = desk.say(texts::DESK_OF_WHOM, &[("what", &label), ("name", &pair)]);
    let press = move || {
        let cohort = desk.people().cohort_now();
        let address = desk.address(&format!("cohorts/{cohort}/pairings/{id}/{}", step.path));
        let pair = pair.clone();
        spawn_local(async move {
            match desk.post_text(&address, "").await {
                Ok(_) => {
                    desk.tell(desk.say(step.done, &[("pair", &pair)]));
                    screen.pairings.again();
                    browser::focus_on("#content h1");
                }
                Err(failure) => desk.complain_of(&failure),
            }
        });
    };
    Some(button("link", &label, press).attr("aria-label", named))
}
