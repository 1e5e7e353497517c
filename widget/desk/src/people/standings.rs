//! What is decided about people: about one or about many, and taken back.

use domain::desk::{
    Decision, MOST_STANDINGS, PersonCard, PutDone, PutStanding, PutStandings, StandingsPut,
};
use domain::matching::{Capacity, Facts};
use domain::reference::Reference;

use super::People;
use crate::api::Failure;
use crate::desk::Desk;

/// What became of a decision about several people.
#[derive(Default)]
pub struct Put {
    /// How many it is kept of.
    pub kept: usize,
    /// How many somebody else had changed meanwhile, or who have withdrawn.
    pub left: usize,
    /// How to take it back.
    pub before: Vec<(Reference, Decision)>,
}

impl People {
    /// Decides the same about some people; who stands so already is left out.
    ///
    /// # Errors
    /// [`Failure`]: what was kept until then is kept.
    pub async fn decide(
        self,
        desk: Desk,
        people: &[PersonCard],
        decision: Decision,
    ) -> Result<Put, Failure> {
        let others = people.iter().filter(|card| card.standing.status != decision);
        self.put(desk, others.map(|card| (card, decision)).collect()).await
    }

    /// Puts back what was decided before.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn put_back(
        self,
        desk: Desk,
        before: Vec<(Reference, Decision)>,
    ) -> Result<Put, Failure> {
        let cards: Vec<_> = before
            .into_iter()
            .filter_map(|(reference, decision)| Some((self.card(reference.as_str())?, decision)))
            .collect();
        self.put(desk, cards.iter().map(|(card, decision)| (card, *decision)).collect()).await
    }

    /// Keeps how many people a mentor takes on, whatever they answered; as many as they answered,
    /// where it says nothing. Whether it is kept: somebody else may have changed meanwhile what is
    /// kept of them.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn keep_places(
        self,
        desk: Desk,
        card: &PersonCard,
        places: Option<Capacity>,
    ) -> Result<bool, Failure> {
        let standing = &card.standing;
        let put = PutStanding {
            reference: card.reference.clone(),
            revision: standing.revision,
            status: standing.status,
            facts: Facts { places, ..standing.facts.clone() },
        };
        let address = desk.address(&format!("cohorts/{}/standings", self.cohort_now()));
        let body = PutStandings { standings: vec![put] };
        let answer: StandingsPut = desk.send("PUT", &address, None, &body).await?;
        let mut is_kept = false;
        for put in answer.standings {
            is_kept |= put.done == PutDone::Kept;
            if let Some(now) = &put.now {
                self.learn(&put.reference, now);
            }
        }
        Ok(is_kept)
    }

    async fn put(self, desk: Desk, wanted: Vec<(&PersonCard, Decision)>) -> Result<Put, Failure> {
        let cohort = self.cohort_now();
        let address = desk.address(&format!("cohorts/{cohort}/standings"));
        let mut all = Put::default();
        for some in wanted.chunks(MOST_STANDINGS) {
            let standing = |(card, decision): &(&PersonCard, Decision)| PutStanding {
                reference: card.reference.clone(),
                revision: card.standing.revision,
                status: *decision,
                facts: card.standing.facts.clone(),
            };
            let body = PutStandings { standings: some.iter().map(standing).collect() };
            let answer: StandingsPut = desk.send("PUT", &address, None, &body).await?;
            for put in answer.standings {
                if let Some(now) = &put.now {
                    self.learn(&put.reference, now);
                }
                if put.done == PutDone::Kept {
                    all.kept += 1;
                    let before = some.iter().find(|(card, _)| card.reference == put.reference);
                    all.before
                        .extend(before.map(|(card, _)| (put.reference, card.standing.status)));
                } else {
                    all.left += 1;
                }
            }
        }
        Ok(all)
    }

    /// The cohort's name in addresses.
    #[must_use]
    pub fn cohort_now(self) -> String {
        use leptos::prelude::GetUntracked;
        self.cohort.get_untracked().map(|cohort| cohort.to_string()).unwrap_or_default()
    }
}
