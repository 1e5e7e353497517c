//! `…/pairings`: who is introduced to whom. Several are made by one call, each by itself: all of a
//! cohort's pairings are read, and a change names the number that was read.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::course::Sight;
use domain::desk::{
    Committee, MOST_NEW_PAIRINGS, May, NewPairing, NewPairings, NotPaired, Pairing, PairingCard,
    PairingChange, PairingMade, Pairings, PairingsMade, PairingsPage, Stage,
};
use domain::instant::Instant;
use domain::journal::Reader;
use domain::matching::{Partners, Pool, Scenario};

use super::year::{OfCohort, Year};
use super::{Admitted, DeskStore};
use crate::http::board::Board;
use crate::http::everyone::{Everyone, paired};
use crate::http::problem::Problem;
use crate::http::unkept::answer;
use crate::http::{Site, sent};

/// How often a pairing is tried that meets other changes.
pub(super) const MEETINGS: usize = 25;

/// Those that whoever asks may see: a liaison those that they look after.
pub(super) async fn list<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
) -> Result<Response, Problem> {
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let (site, now) = (&state.0, state.0.clock.now());
    let mut pairings = site.store.pairings((admitted.program(), &year.cohort)).await?.all;
    let member = admitted.member();
    if !member.role.may(May::ReadPeople) {
        pairings.retain(|pairing| pairing.liaison == member.id);
    }
    pairings.sort_by(|a, b| (b.made_at, &b.id).cmp(&(a.made_at, &a.id)));
    let both = pairings.iter().flat_map(|pairing| pairing.partners.both());
    let people = paired(&site.store, (&*year.head, &year.cohort), both, now).await?;
    let committee = site.store.committee(admitted.program()).await?;
    let of = (&*year.head, &year.cohort);
    let board = Board::read(&site.store, of, &pairings, now).await?;
    let card = |pairing: Pairing| {
        let days = board.year(&pairing);
        let sight = Sight::on(&pairing, &committee, member);
        let watched = board.watched(&pairing, days.as_ref());
        let triage = board.today.and_then(|today| watched.triage(today, sight));
        let reader = Reader::at_the_desk(&pairing, &committee, member);
        let reflects = reader.is_some() && board.is_told(&pairing);
        PairingCard { triage, reflects, ..PairingCard::of(pairing, &people, &committee, now) }
    };
    let pairings = pairings.into_iter().map(card).collect();
    let handed_over = site.store.open_cases((admitted.program(), &year.cohort), now).await?;
    let handed_over =
        handed_over.into_iter().filter_map(|case| case.card(&committee, member)).collect();
    Ok(answer(StatusCode::OK, &PairingsPage { pairings, handed_over }))
}

/// Introduces pairs, or asks their mentors first; and says of each what became of it.
pub(super) async fn make<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let takes = "pairs, each with id, liaison, and mentee and mentor or two peers, and perhaps ask_first; and wishes, \
                 which may not contradict each other";
    let NewPairings { pairs, wishes } = sent::object(&headers, &body, takes)?;
    if !(1..=MOST_NEW_PAIRINGS).contains(&pairs.len()) {
        let detail = format!("pairs must be 1 to {MOST_NEW_PAIRINGS}.");
        return Err(Problem::malformed(detail));
    }
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let committee = state.store.committee(admitted.program()).await?;
    let room = Room { site: &state.0, admitted: &admitted, year, committee, wishes };
    let mut standing = room.look().await?;
    let mut made = Vec::new();
    for pair in &pairs {
        made.push(match room.make(pair, &mut standing).await? {
            Ok(pairing) => PairingMade { id: pair.id.clone(), made: Some(pairing), not: None },
            Err(not) => PairingMade { id: pair.id.clone(), made: None, not: Some(not) },
        });
    }
    Ok(answer(StatusCode::OK, &PairingsMade { pairings: made }))
}

/// Where pairings are made.
struct Room<'a, S> {
    site: &'a Site<S>,
    admitted: &'a Admitted,
    year: Year,
    committee: Committee,
    wishes: Scenario,
}

/// Who can be paired, as it was when somebody looked. Whatever changes that changes the number of
/// the pairings: a withdrawal, too.
struct Standing {
    pairings: Pairings,
    pool: Pool,
}

impl<S: DeskStore> Room<'_, S> {
    async fn look(&self) -> Result<Standing, Problem> {
        let of = (self.admitted.program(), &self.year.cohort);
        // First the number: who withdraws after that makes it another one.
        let pairings = self.site.store.pairings(of).await?;
        let now = self.site.clock.now();
        let of = (&*self.year.head, &self.year.cohort);
        let everyone = Everyone::read(&self.site.store, of, &pairings, now).await?;
        let live: Vec<&Partners> = pairings.live(now).map(|pairing| &pairing.partners).collect();
        let pool = everyone.pool(now).taking(live);
        Ok(Standing { pairings, pool })
    }

    async fn make(
        &self,
        new: &NewPairing,
        standing: &mut Standing,
    ) -> Result<Result<Pairing, NotPaired>, Problem> {
        let of = (self.admitted.program(), &self.year.cohort);
        for _ in 0..MEETINGS {
            let now = self.site.clock.now();
            let pairing = match self.would_be(new, standing, now) {
                Ok(Found::New(pairing)) => pairing,
                Ok(Found::There(pairing)) => return Ok(Ok(pairing)),
                Err(not) => return Ok(Err(not)),
            };
            let change = PairingChange::Made(pairing.clone());
            let (read, who) = (&standing.pairings, self.admitted.who());
            let days = self.year.days();
            if self.site.store.change_pairings(of, read, &change, days, &who, now).await? {
                standing.add(&pairing);
                return Ok(Ok(pairing));
            }
            *standing = self.look().await?;
        }
        Ok(Err(NotPaired::Busy))
    }

    /// The pairing as it would be, or why it can't be.
    fn would_be(
        &self,
        new: &NewPairing,
        standing: &Standing,
        now: Instant,
    ) -> Result<Found, NotPaired> {
        if let Some(there) = standing.pairings.get(&new.id) {
            let is_it = there.partners == new.partners && there.liaison == new.liaison;
            return if is_it { Ok(Found::There(there.clone())) } else { Err(NotPaired::IdTaken) };
        }
        let liaison = self.committee.member(&new.liaison);
        if !liaison.is_some_and(|member| member.role.may(May::ReadOwnPairings)) {
            return Err(NotPaired::NoLiaison);
        }
        let stage = match new.ask_first {
            true => Stage::asked(now),
            false => Stage::introduced(now),
        };
        let reasons = standing.pool.would_be(&self.wishes, &new.partners)?;
        let pairing = Pairing {
            id: new.id.clone(),
            partners: new.partners.clone(),
            liaison: new.liaison.clone(),
            points: reasons.points,
            of: reasons.of,
            made_at: now,
            made_by: self.admitted.who(),
            stage,
        };
        if new.ask_first && pairing.mentor().is_none() {
            return Err(NotPaired::NobodyToAsk);
        }
        Ok(Found::New(pairing))
    }
}

impl Standing {
    /// One more, that has just been made.
    fn add(&mut self, pairing: &Pairing) {
        self.pairings.number = self.pairings.number.saturating_add(1);
        self.pairings.all.push(pairing.clone());
        self.pool.take(&pairing.partners);
    }
}

/// A pairing that is to be made, or is there already.
enum Found {
    New(Pairing),
    There(Pairing),
}
