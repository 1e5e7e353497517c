//! How pairs get on: what is kept of all of a cohort, read by kind and not pair by pair.

use std::collections::{BTreeMap, BTreeSet};

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::calendar::{PairingYear, day};
use domain::course::{Answered, Sight, Triage, Voice, Watched};
use domain::date::Date;
use domain::desk::{Aside, Committee, May, Member, Pairing, PairingId, PutDealtWith};
use domain::heard::Filled;
use domain::instant::Instant;
use domain::reference::Reference;

use super::pairing::{OfPairing, named};
use super::year::Year;
use super::{Admitted, DeskStore};
use crate::http::problem::Problem;
use crate::http::{Site, roll, sent};
use crate::store::{HeardFrom, ProgramHead, ReadHeard, ReadPrograms, StoreError};

/// How many answers are read at a time.
const AT_ONCE: u16 = 250;

/// All that the courses of some pairings follow from.
pub(super) struct Board<'a> {
    year: &'a Year,
    today: Option<Date>,
    years: BTreeMap<PairingId, PairingYear>,
    voices: BTreeMap<PairingId, Vec<Voice>>,
    asides: BTreeMap<PairingId, Vec<(Reference, Aside)>>,
    agreed: BTreeSet<PairingId>,
    dealt_with: BTreeMap<PairingId, Instant>,
}

impl<'a> Board<'a> {
    /// Reads it: as many queries for one pairing as for a cohort.
    pub(super) async fn read<S: DeskStore>(
        site: &Site<S>,
        year: &'a Year,
        pairings: &[Pairing],
    ) -> Result<Self, StoreError> {
        let (store, now) = (&site.store, site.clock.now());
        let of = (&year.head.program.id, &year.cohort);
        let shown: BTreeSet<&PairingId> = pairings.iter().map(|pairing| &pairing.id).collect();
        let mut asides: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (who, aside) in store.asides(of).await? {
            asides.entry(aside.pairing.clone()).or_default().push((who, aside));
        }
        Ok(Self {
            year,
            today: day::counts(now),
            years: store.pairing_years(of).await?,
            voices: voices(store, year, &shown).await?,
            asides,
            agreed: store.agreed(of).await?,
            dealt_with: store.dealt_with(of).await?,
        })
    }

    /// How a pairing stands, as somebody on the committee sees it.
    pub(super) fn triage(
        &self,
        pairing: &Pairing,
        committee: &Committee,
        who: &Member,
    ) -> Option<Triage> {
        let id = &pairing.id;
        let year = pairing.year(self.years.get(id).cloned(), self.year.days());
        let watched = Watched {
            pairing,
            year: year.as_ref(),
            voices: self.voices.get(id).map_or(&[], Vec::as_slice),
            asides: self.asides.get(id).map_or(&[], Vec::as_slice),
            has_agreed: self.agreed.contains(id),
            dealt_with: self.dealt_with.get(id).copied(),
        };
        watched.triage(self.today?, Sight::on(pairing, committee, who))
    }
}

/// What the two of each pairing that is shown have said. Of a form no more is kept than what is a
/// concern.
async fn voices<S: ReadPrograms + ReadHeard>(
    store: &S,
    year: &Year,
    shown: &BTreeSet<&PairingId>,
) -> Result<BTreeMap<PairingId, Vec<Voice>>, StoreError> {
    let of = (&year.head.program.id, &year.cohort);
    let mut voices: BTreeMap<PairingId, Vec<Voice>> = BTreeMap::new();
    let mut next = None;
    loop {
        let (page, more) = store.heard_page(of, AT_ONCE, next).await?;
        for from in page.into_iter().filter(|(pairing, ..)| shown.contains(pairing)) {
            let pairing = from.0.clone();
            voices.entry(pairing).or_default().push(voice(store, &year.head, from).await?);
        }
        next = more;
        if next.is_none() {
            return Ok(voices);
        }
    }
}

async fn voice<S: ReadPrograms>(
    store: &S,
    head: &ProgramHead,
    (_, milestone, who, heard): HeardFrom,
) -> Result<Voice, StoreError> {
    let filled = match &heard.filled {
        Some(filled) => Some(concerns(store, head, filled).await?),
        None => None,
    };
    Ok(Voice { milestone, who, at: heard.at, contact: heard.contact, filled })
}

/// What of a form is a concern, by the version that was answered.
async fn concerns<S: ReadPrograms>(
    store: &S,
    head: &ProgramHead,
    filled: &Filled,
) -> Result<Vec<Answered>, StoreError> {
    let form = roll::version(store, head, &filled.form, &filled.version).await?;
    Ok(form.concerns(&filled.answers, &head.texts))
}

/// Keeps until when what has happened in a pairing is dealt with. That is for whoever looks after it:
/// nobody else sees all of it.
pub(super) async fn deal_with<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPairing,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let (cohort, id) = named(path)?;
    let unknown = || Problem::unknown("pairing");
    let PutDealtWith { until } = sent::object(&headers, &body, "until")?;
    let year = Year::open(&state, &admitted, cohort).await?;
    let (of, member) = ((admitted.program(), &year.cohort), admitted.member());
    let pairing = state.store.pairing(of, &id).await?.ok_or_else(unknown)?;
    let committee = state.store.committee(of.0).await?;
    if Sight::on(&pairing, &committee, member) != Sight::Whole {
        return Err(match member.role.may(May::ReadPeople) {
            true => Problem::forbidden(),
            false => unknown(),
        });
    }
    let now = state.clock.now();
    let until = until.map(|until| until.min(now));
    state.store.put_dealt_with(of, &id, until, &admitted.who(), now).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
