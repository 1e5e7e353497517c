//! What somebody has answered and noted in the course of their year.

use domain::own::{HeldOfPairing, Said};

use super::Opened;
use crate::http::intake::IntakeStore;
use crate::http::problem::Problem;

impl<S: IntakeStore> Opened<'_, S> {
    /// What they have answered and noted, pairing by pairing.
    pub(super) async fn lived_through(&self) -> Result<Vec<HeldOfPairing>, Problem> {
        let (store, me) = (&self.site.store, self.held.reference());
        let of = (self.held.program(), self.held.cohort());
        let pairings = self.pairings().await?.all;
        let mut lived = Vec::new();
        for pairing in pairings.iter().filter(|pairing| pairing.partners.have(me)) {
            let heard = store.heard(of, &pairing.id).await?;
            let own = heard.iter().filter(|(_, who, _)| *who == me);
            let mut heard: Vec<Said> = own
                .map(|(milestone, _, heard)| Said {
                    milestone,
                    at: heard.at,
                    contact: heard.contact,
                    filled: heard.filled.clone(),
                })
                .collect();
            heard.sort_by_key(|said| said.milestone);
            let diaries = store.diaries(of, &pairing.id).await?;
            let own = diaries.into_iter().filter(|(who, _)| who == me);
            let noted: Vec<_> = own.flat_map(|(_, diary)| diary.entries).collect();
            if !heard.is_empty() || !noted.is_empty() {
                lived.push(HeldOfPairing { pairing: pairing.id.clone(), heard, noted });
            }
        }
        Ok(lived)
    }
}
