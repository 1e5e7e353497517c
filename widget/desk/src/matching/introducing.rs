//! Pairs on their way to being introduced: chosen, looked over, sent, and what became of each.

use std::collections::BTreeSet;

use domain::desk::{MOST_NEW_PAIRINGS, MemberId, NewPairing, PairingId};
use domain::matching::Partners;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::Couple;

use crate::api::Failure;
use crate::browser;
use crate::desk::Desk;

/// What is chosen of a plan, and what becomes of it.
#[derive(Clone, Copy)]
pub struct Introducing {
    /// Who is chosen. Some may not be in the plan any more.
    pub chosen: RwSignal<BTreeSet<Couple>>,
    /// How far it is.
    pub step: RwSignal<Step>,
    /// The pairs that are looked over, or sent.
    pub pairs: RwSignal<Vec<OnItsWay>>,
    /// Who is to look after them, by their id; whoever is signed in, until somebody else is chosen.
    pub liaison: RwSignal<String>,
    /// Whether mentors are asked first.
    pub asks_first: RwSignal<bool>,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Somebody chooses.
    Choosing,
    /// What is chosen is looked over.
    Looking,
    /// It is being sent.
    UnderWay,
    /// Sending has stopped early.
    Broken(Failure),
    /// All of it is answered.
    Done,
}

/// A pair on its way.
#[derive(Clone)]
pub struct OnItsWay {
    /// What names it: however often it is sent, it is made once.
    id: PairingId,
    /// The two.
    pub couple: Couple,
    /// What they are called together.
    pub name: String,
    /// What became of it; nothing, until that is known.
    pub became: Option<Became>,
}

/// What became of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// It is made.
    Made,
    /// It isn't, for this reason.
    Not(String),
}

/// What is to be done with pairs.
#[derive(Clone)]
pub struct Way {
    /// Who looks after them.
    pub liaison: MemberId,
    /// Whether mentors are asked first.
    pub asks_first: bool,
    /// In what scenario they were found, as JSON.
    pub wishes: String,
    /// Where they are sent to.
    pub address: String,
}

impl OnItsWay {
    /// A pair that nobody has sent yet.
    #[must_use]
    pub fn new(couple: Couple, name: String) -> Option<Self> {
        let id = PairingId::new(&browser::random()).ok()?;
        Some(Self { id, couple, name, became: None })
    }

    /// Whether they are peers, of whom nobody is asked first.
    #[must_use]
    pub fn is_of_peers(&self) -> bool {
        matches!(self.couple, Couple::Peers(_))
    }

    fn new_pairing(&self, way: &Way) -> NewPairing {
        let partners = match self.couple.clone() {
            Couple::Pair(pair) => Partners::Pair(pair),
            Couple::Peers(peers) => Partners::Peers { peers },
        };
        let ask_first = way.asks_first && !self.is_of_peers();
        NewPairing { id: self.id.clone(), partners, liaison: way.liaison.clone(), ask_first }
    }

    /// Learns what became of it, if that is said.
    fn learn(&mut self, became: &[(PairingId, Option<String>)]) {
        if let Some((_, not)) = became.iter().find(|(id, _)| *id == self.id) {
            self.became = Some(not.clone().map_or(Became::Made, Became::Not));
        }
    }
}

impl Introducing {
    pub(super) fn nobody() -> Self {
        Self {
            chosen: RwSignal::new(BTreeSet::new()),
            step: RwSignal::new(Step::Choosing),
            pairs: RwSignal::new(Vec::new()),
            liaison: RwSignal::new(String::new()),
            asks_first: RwSignal::new(false),
        }
    }

    /// Nobody is chosen any more, and what is on its way is not told of.
    pub fn forget(self) {
        self.chosen.set(BTreeSet::new());
        self.pairs.set(Vec::new());
        self.step.set(Step::Choosing);
    }

    /// Looks some pairs over.
    pub fn look(self, pairs: impl IntoIterator<Item = (Couple, String)>) {
        let pairs = pairs.into_iter().filter_map(|(couple, name)| OnItsWay::new(couple, name));
        self.pairs.set(pairs.collect());
        self.step.set(Step::Looking);
    }

    /// How many are answered, and how many of them are made.
    #[must_use]
    pub fn counts(self) -> (usize, usize) {
        self.pairs.with(|pairs| {
            let answered = pairs.iter().filter(|pair| pair.became.is_some()).count();
            let made = pairs.iter().filter(|pair| pair.became == Some(Became::Made)).count();
            (answered, made)
        })
    }

    /// Sends those of whom nothing is known, so many at a time; whoever was sent without an answer is
    /// sent again under the same name.
    pub fn send(self, desk: Desk, way: Way) {
        if self.step.get_untracked() == Step::UnderWay {
            return;
        }
        self.step.set(Step::UnderWay);
        spawn_local(async move {
            let done = self.send_all(desk, &way).await;
            // What the desk shows of people is not so any more.
            desk.people().read_again(desk);
            if self.step.get_untracked() == Step::UnderWay {
                self.step.set(done.map_or_else(Step::Broken, |()| Step::Done));
            }
        });
    }

    async fn send_all(self, desk: Desk, way: &Way) -> Result<(), Failure> {
        loop {
            let pairs = self.unknown(way);
            let before = pairs.len();
            if pairs.is_empty() {
                return Ok(());
            }
            let pairs = wire::write(&pairs);
            let body = format!("{{\"pairs\":{pairs},\"wishes\":{}}}", way.wishes);
            let made = desk.post_text(&way.address, &body).await?;
            let became = desk.bench().became(made).await.ok_or(Failure::Ours)?;
            self.pairs.update(|pairs| pairs.iter_mut().for_each(|one| one.learn(&became)));
            if became.len() < before {
                return Err(Failure::Ours);
            }
        }
    }

    fn unknown(self, way: &Way) -> Vec<NewPairing> {
        self.pairs.with_untracked(|pairs| {
            let unknown = pairs.iter().filter(|pair| pair.became.is_none());
            unknown.take(MOST_NEW_PAIRINGS).map(|pair| pair.new_pairing(way)).collect()
        })
    }
}
