//! Two who are introduced to each other, as the table has them: without the desk.

use domain::desk::{Committee, EndReason, Pairing, PairingChange, PairingId, Stage as At, Who};
use domain::id::{CohortId, ProgramId};
use domain::matching::{Pair, Partners};
use domain::reference::Reference;
use functions::store::{ChangePairings, ReadCommittee, ReadPairings, ReadPrograms};

use crate::applied::apply;
use crate::stage::Stage;

/// A mentee and a mentor who are introduced to each other.
pub struct Paired {
    program: ProgramId,
    cohort: CohortId,
    /// The pairing.
    pub pairing: PairingId,
    /// The mentee.
    pub mentee: Reference,
    /// The mentor.
    pub mentor: Reference,
}

impl Paired {
    /// Introduces the first mentee and the first mentor of a program's first cohort to each other.
    /// The first of its committee looks after them.
    pub async fn on(stage: &Stage, program: &str) -> Self {
        let mentee = apply(stage, program, "mentee-application", 1).await.remove(0);
        let mentor = apply(stage, program, "mentor-profile", 1).await.remove(0);
        let program = ProgramId::new(program).expect("it is a name");
        let table = stage.system.table();
        let head = table.program(&program).await.expect("the table answers").expect("it is there");
        let cohort = head.program.cohorts.first().expect("there is a cohort").id.clone();
        let paired = Self { program, cohort, pairing: PairingId::from_random(7), mentee, mentor };
        let committee: Committee =
            table.committee(&paired.program).await.expect("the table answers");
        let liaison = committee.members.first().expect("somebody is on it").id.clone();
        let now = stage.clock.now();
        let pair = Pair { mentee: paired.mentee.clone(), mentor: paired.mentor.clone() };
        let made = Pairing {
            id: paired.pairing.clone(),
            partners: Partners::Pair(pair),
            liaison,
            points: 50,
            of: 100,
            made_at: now,
            made_by: Who::Operator,
            stage: At::introduced(now),
        };
        paired.change(stage, PairingChange::Made(made)).await;
        paired
    }

    /// Of what program and cohort it is.
    #[must_use]
    pub fn of(&self) -> (&ProgramId, &CohortId) {
        (&self.program, &self.cohort)
    }

    /// Ends the pairing.
    pub async fn end(&self, stage: &Stage, reason: EndReason) {
        let of = self.of();
        let pairings = stage.system.table().pairings(of).await.expect("the table answers");
        let pairing = pairings.get(&self.pairing).expect("it is there");
        let ended = pairing.ended(stage.clock.now(), reason);
        self.change(stage, PairingChange::Ended(ended, reason)).await;
    }

    async fn change(&self, stage: &Stage, change: PairingChange) {
        let (of, table) = (self.of(), stage.system.table());
        let read = table.pairings(of).await.expect("the table answers");
        let now = stage.clock.now();
        let head = table.program(of.0).await.expect("the table answers").expect("it is there");
        let year = head.year(of.1);
        let changed = table.change_pairings(of, &read, &change, year, &Who::Operator, now).await;
        assert!(changed.expect("the table takes it"), "nobody else changes it");
    }

    /// The link to the page of the two that came to one of them by mail, when it has come.
    pub async fn link(&self, stage: &Stage, who: &Reference) -> String {
        let page = format!("/{}/room/{}/{who}#", self.program, self.pairing);
        loop {
            let mails = stage.mails_about("your introduction").await;
            // The mailbox shows what a mail is, so that nothing in it is markup there.
            let mails =
                mails.iter().map(|mail| mail.replace("&#x2f;", "/").replace("&quot;", "\""));
            let mails: Vec<String> = mails.collect();
            let words = mails.iter().flat_map(|mail| mail.split(['"', '<', '>', ' ', '\n']));
            if let Some(link) = words.into_iter().find(|word| word.contains(&page)) {
                return link.to_owned();
            }
            tokio::task::yield_now().await;
        }
    }
}
