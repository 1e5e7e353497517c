use serde::{Deserialize, Serialize};

use super::{Course, Reason, Sight, Triage, Watched};
use crate::date::Date;
use crate::desk::{Committee, May, Member, PairedPerson, Pairing, PairingCard};
use crate::matching::Side;
use crate::reference::Reference;

/// A pair that needs somebody, or rests, while its program is handed over to another deployment: all that is
/// told there of it. The two have their references, and what they said in confidence is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCase {
    /// The two, who looks after them, and how far they have come.
    pub pairing: Pairing,
    /// Why they need somebody; nothing, where they rest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

impl Watched<'_> {
    /// What is handed over of it on a day; nothing, where nobody has to look after the two.
    #[must_use]
    pub fn open_case(&self, today: Date) -> Option<OpenCase> {
        let Triage { course, reasons, .. } = self.triage(today, Sight::Trace)?;
        let is_open = matches!(course, Course::NeedsAttention | Course::Paused);
        is_open.then(|| OpenCase { pairing: self.pairing.clone(), reasons })
    }
}

impl OpenCase {
    /// The card that somebody on the committee sees of it; nothing, where it is not for them. Of the two there is
    /// nothing here but their references, which stand for their names.
    #[must_use]
    pub fn card(self, committee: &Committee, who: &Member) -> Option<PairingCard> {
        let liaison = committee.looks_after(&self.pairing);
        let is_yours = Sight::on(&self.pairing, committee, who) == Sight::Whole;
        if !is_yours && !who.role.may(May::ReadPeople) {
            return None;
        }
        let course = if self.reasons.is_empty() { Course::Paused } else { Course::NeedsAttention };
        Some(PairingCard {
            is_live: false,
            people: named_by_reference(&self.pairing),
            liaison: liaison.map(|it| it.name.as_str().to_owned()).unwrap_or_default(),
            triage: Some(Triage { course, reasons: self.reasons, is_yours, dealt_with: None }),
            reflects: false,
            pairing: self.pairing,
        })
    }
}

fn named_by_reference(pairing: &Pairing) -> Vec<PairedPerson> {
    let person = |who: &Reference| {
        let side = if pairing.mentor() == Some(who) { Side::Mentor } else { Side::Mentee };
        PairedPerson { reference: who.clone(), side, name: who.to_string(), address: String::new() }
    };
    pairing.partners.both().map(person).into()
}
