//! What the two of a pairing have answered, and what becomes of it when one of them withdraws.

use domain::answers::Answers;
use domain::calendar::Milestone;
use domain::desk::{MemberId, Pairing, PairingChange, PairingId, Pairings, Stage, Who};
use domain::heard::{Contact, Filled, Heard};
use domain::id::{CohortId, ProgramId};
use domain::matching::{Pair, Partners};
use domain::reference::Reference;
use functions::store::{
    ChangePairings, Found, KeepHeard, OpenSubmission, ReadHeard, Whose, WithdrawSubmission,
};
use serde_json::{Value, json};

use crate::fixture::{answers, application};
use crate::place::{Place, moment};

const CHECK_IN: Milestone = Milestone::CheckIn(1);

/// Two people who have applied and are introduced to each other.
pub(crate) struct Two {
    pub(crate) place: Place,
    program: ProgramId,
    cohort: CohortId,
    pub(crate) pairing: PairingId,
    pub(crate) mentee: Found,
    pub(crate) mentor: Found,
}

impl Two {
    pub(crate) async fn meet() -> Self {
        let place = Place::open().await;
        let found = async || {
            let reference = Reference::parse(&place.sent(&answers()).await).unwrap();
            place.table.find(&reference, place.clock.now()).await.unwrap().unwrap()
        };
        let (mentee, mentor) = (found().await, found().await);
        let (program, cohort) = (ProgramId::new("sts").unwrap(), CohortId::new("2026-27").unwrap());
        let (pairing, now) = (PairingId::from_random(7), place.clock.now());
        let pair = Pair { mentee: mentee.reference().clone(), mentor: mentor.reference().clone() };
        let made = PairingChange::Made(Pairing {
            id: pairing.clone(),
            partners: Partners::Pair(pair),
            liaison: MemberId::from_random(8),
            points: 40,
            of: 100,
            made_at: now,
            made_by: Who::Operator,
            stage: Stage::introduced(now),
        });
        let (of, none) = ((&program, &cohort), Pairings::default());
        assert!(
            place.table.change_pairings(of, &none, &made, None, &Who::Operator, now).await.unwrap()
        );
        Self { place, program, cohort, pairing, mentee, mentor }
    }

    pub(crate) fn of(&self) -> (&ProgramId, &CohortId) {
        (&self.program, &self.cohort)
    }

    pub(crate) fn whose<'a>(&'a self, found: &'a Found) -> Whose<'a> {
        Whose { found, pairing: &self.pairing, milestone: CHECK_IN }
    }

    pub(crate) async fn press(&self, found: &Found, contact: Contact) -> bool {
        let (whose, now) = (self.whose(found), self.place.clock.now());
        self.place.table.keep_contact(self.of(), &whose, contact, now).await.unwrap()
    }

    async fn fill(&self, found: &Found, name: &str) -> bool {
        let (whose, now) = (self.whose(found), self.place.clock.now());
        self.place.table.keep_filled(self.of(), &whose, &filled(name), now).await.unwrap()
    }

    /// What somebody has answered at the check-in.
    async fn heard(&self, found: &Found) -> Option<Heard> {
        let heard = self.place.table.heard(self.of(), &self.pairing).await.unwrap();
        heard.at(CHECK_IN, found.reference()).cloned()
    }

    pub(crate) async fn withdraws(&self, found: &Found) {
        let now = self.place.clock.now();
        let held = self.place.table.open(found, now).await.unwrap().unwrap();
        assert!(self.place.table.withdraw(&held, now).await.unwrap());
    }

    pub(crate) async fn comes_back(&self, found: &Found) {
        let held = self.place.table.open(found, self.place.clock.now()).await.unwrap().unwrap();
        assert!(self.place.table.take_back(&held).await.unwrap());
    }
}

/// A form that somebody has filled in: of what it asks, their name.
fn filled(name: &str) -> Filled {
    let mut all: Value = answers();
    all["name"] = json!(name);
    let answers: Answers = serde_json::from_value(all).unwrap();
    Filled::of(&application().parse(&answers).unwrap(), &domain::Lang::new("fr").unwrap())
}

#[tokio::test]
async fn neither_the_press_nor_the_form_is_written_over_by_the_other() {
    let two = Two::meet().await;
    assert_eq!(two.heard(&two.mentee).await, None);
    assert!(two.press(&two.mentee, Contact::Yes).await);
    two.place.pass(60);
    assert!(two.fill(&two.mentee, "Ada").await);
    let heard = two.heard(&two.mentee).await.unwrap();
    assert_eq!(heard.at, moment("2026-10-15T12:01:00.000Z"));
    assert_eq!((heard.contact, heard.revision), (Some(Contact::Yes), 2));
    assert_eq!(heard.filled, Some(filled("Ada")));
    assert!(two.fill(&two.mentor, "Grace").await && two.press(&two.mentor, Contact::NotYet).await);
    let heard = two.heard(&two.mentor).await.unwrap();
    assert_eq!((heard.contact, heard.filled), (Some(Contact::NotYet), Some(filled("Grace"))));
    let all = two.place.table.heard_of_all(two.of()).await.unwrap();
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|(pairing, at, ..)| *pairing == two.pairing && *at == CHECK_IN));
}

#[tokio::test]
async fn of_two_answers_the_latest_stands_and_each_is_counted() {
    let two = Two::meet().await;
    for name in ["Ada", "Ada King", "Ada Lovelace"] {
        assert!(two.fill(&two.mentee, name).await);
    }
    let heard = two.heard(&two.mentee).await.unwrap();
    assert_eq!((heard.filled, heard.revision), (Some(filled("Ada Lovelace")), 3));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_who_answer_at_once_are_both_heard_and_so_are_a_press_and_a_form() {
    let two = Two::meet().await;
    let (mentee, mentor) = (&two.mentee, &two.mentor);
    let (a, b, c, d) = futures::join!(
        two.press(mentee, Contact::Yes),
        two.fill(mentee, "Ada"),
        two.press(mentor, Contact::Yes),
        two.fill(mentor, "Grace"),
    );
    assert!(a && b && c && d);
    for (who, name) in [(mentee, "Ada"), (mentor, "Grace")] {
        let heard = two.heard(who).await.unwrap();
        assert_eq!((heard.contact, heard.revision), (Some(Contact::Yes), 2));
        assert_eq!(heard.filled, Some(filled(name)));
    }
}

#[tokio::test]
async fn what_somebody_said_goes_with_them_and_comes_back_with_them() {
    let two = Two::meet().await;
    assert!(two.fill(&two.mentee, "Ada").await && two.fill(&two.mentor, "Grace").await);
    two.withdraws(&two.mentee).await;
    assert_eq!(two.heard(&two.mentee).await, None, "at once");
    assert!(two.heard(&two.mentor).await.is_some(), "the other's stays");
    assert!(!two.press(&two.mentee, Contact::Yes).await, "nothing is added to what is erased");
    let ends = async || two.place.raw.ends_of(two.mentee.reference().as_str()).await.0;
    let is_heard = |key: &String| key.contains(" HEARD#");
    assert_eq!(ends().await.into_iter().filter(is_heard).count(), 1);
    two.comes_back(&two.mentee).await;
    assert_eq!(two.heard(&two.mentee).await.unwrap().filled, Some(filled("Ada")));
    assert_eq!(ends().await.into_iter().filter(is_heard).count(), 0);
    assert!(two.press(&two.mentee, Contact::Yes).await);
}
