//! How pairs get on: what is kept of all of a cohort, read by kind and not pair by pair.

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::{PairingYear, day};
use domain::course::{Answered, OpenCase, Voice, Watched};
use domain::date::Date;
use domain::desk::{Aside, Pairing, PairingId};
use domain::heard::Filled;
use domain::id::CohortId;
use domain::instant::Instant;
use domain::reference::Reference;

use super::everyone::OfProgram;
use super::roll;
use crate::store::{
    HeardFrom, KeepDealtWith, ProgramHead, ReadAgreed, ReadAsides, ReadHeard, ReadJournal,
    ReadPairingYears, ReadPairings, ReadPrograms, StoreError, Table,
};

/// How many answers are read at a time.
const AT_ONCE: u16 = 250;

/// What it takes to see how pairs get on.
pub(super) trait ReadBoard:
    ReadPrograms + ReadHeard + ReadPairingYears + ReadAgreed + ReadAsides + ReadJournal + KeepDealtWith
{
}

impl<S> ReadBoard for S where
    S: ReadPrograms
        + ReadHeard
        + ReadPairingYears
        + ReadAgreed
        + ReadAsides
        + ReadJournal
        + KeepDealtWith
{
}

/// All that the courses of some pairings follow from.
pub(super) struct Board<'a> {
    of: OfProgram<'a>,
    /// The day on which it is read.
    pub(super) today: Option<Date>,
    years: BTreeMap<PairingId, PairingYear>,
    voices: BTreeMap<PairingId, Vec<Voice>>,
    asides: BTreeMap<PairingId, Vec<(Reference, Aside)>>,
    agreed: BTreeSet<PairingId>,
    told: BTreeSet<PairingId>,
    dealt_with: BTreeMap<PairingId, Instant>,
}

impl<'a> Board<'a> {
    /// Reads it: as many queries for one pairing as for a cohort.
    pub(super) async fn read<S: ReadBoard>(
        store: &S,
        of: OfProgram<'a>,
        pairings: &[Pairing],
        now: Instant,
    ) -> Result<Self, StoreError> {
        let year = (&of.0.program.id, of.1);
        let shown: BTreeSet<&PairingId> = pairings.iter().map(|pairing| &pairing.id).collect();
        let mut asides: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (who, aside) in store.asides(year).await? {
            asides.entry(aside.pairing.clone()).or_default().push((who, aside));
        }
        Ok(Self {
            of,
            today: day::counts(now),
            years: store.pairing_years(year).await?,
            voices: voices(store, of, &shown).await?,
            asides,
            agreed: store.agreed(year).await?,
            told: store.told(year).await?,
            dealt_with: store.dealt_with(year).await?,
        })
    }

    /// The days of a pairing; nothing, where its cohort has none.
    pub(super) fn year(&self, pairing: &Pairing) -> Option<PairingYear> {
        let (head, cohort) = self.of;
        pairing.year(self.years.get(&pairing.id).cloned(), head.year(cohort))
    }

    /// What the course of a pairing follows from.
    pub(super) fn watched<'b>(
        &'b self,
        pairing: &'b Pairing,
        year: Option<&'b PairingYear>,
    ) -> Watched<'b> {
        let id = &pairing.id;
        Watched {
            pairing,
            year,
            voices: self.voices.get(id).map_or(&[], Vec::as_slice),
            asides: self.asides.get(id).map_or(&[], Vec::as_slice),
            has_agreed: self.agreed.contains(id),
            dealt_with: self.dealt_with.get(id).copied(),
        }
    }

    /// Whether somebody in a pairing has told the committee how they see their goals.
    pub(super) fn is_told(&self, pairing: &Pairing) -> bool {
        self.told.contains(&pairing.id)
    }
}

/// Those of a cohort's pairs that somebody has to look after, for whoever takes the program over.
///
/// # Errors
/// [`StoreError`].
pub async fn open_cases(
    table: &Table,
    of: (&ProgramHead, &CohortId),
    now: Instant,
) -> Result<Vec<OpenCase>, StoreError> {
    let pairings = table.pairings((&of.0.program.id, of.1)).await?.all;
    let board = Board::read(table, of, &pairings, now).await?;
    let Some(today) = board.today else { return Ok(Vec::new()) };
    let case = |pairing| {
        let days = board.year(pairing);
        board.watched(pairing, days.as_ref()).open_case(today)
    };
    Ok(pairings.iter().filter_map(case).collect())
}

/// What the two of each pairing that is shown have said. Of a form no more is kept than what is a
/// concern.
async fn voices<S: ReadPrograms + ReadHeard>(
    store: &S,
    (head, cohort): OfProgram<'_>,
    shown: &BTreeSet<&PairingId>,
) -> Result<BTreeMap<PairingId, Vec<Voice>>, StoreError> {
    let of = (&head.program.id, cohort);
    let mut voices: BTreeMap<PairingId, Vec<Voice>> = BTreeMap::new();
    let mut next = None;
    loop {
        let (page, more) = store.heard_page(of, AT_ONCE, next).await?;
        for from in page.into_iter().filter(|(pairing, ..)| shown.contains(pairing)) {
            let pairing = from.0.clone();
            voices.entry(pairing).or_default().push(voice(store, head, from).await?);
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
