//! A pairing's page, for one of its two: whoever has their link for it reads what the two share and
//! when the year asks something of them.

mod aside;
mod certificate;
mod contact;
mod days;
mod filling;
mod journal;
mod parting;
mod sheet;
mod told;

use std::sync::Arc;

use domain::calendar::PairingYear;
use domain::desk::{EndReason, MemberName, Pairing, PairingId, Stage};
use domain::heard::HeardOfPair;
use domain::instant::Instant;
use domain::lang::Wanted;
use domain::link::LinkCode;
use domain::program::Origin;
use domain::reference::Reference;

pub use self::filling::Questionnaire;
use self::journal::Diaries;
pub use self::sheet::{Met, Saved, Worksheet};
pub use self::told::Partner;
use self::told::Sent;
use super::Site;
use super::problem::Problem;
use crate::link::Link;
use crate::store::{
    EndOwnPairing, Found, Held, KeepHeard, KeepJournal, KeepSheet, OpenPairing, OpenSubmission,
    ProgramHead, ReadCommittee, ReadFile, ReadHeard, ReadJournal, ReadPairingYear, ReadPairings,
    ReadPrograms, ReadSheet, SayAside, in_best_lang,
};

/// What a pairing's page needs of the store: its traits, and so its IAM actions.
pub trait RoomStore:
    ReadPrograms
    + OpenSubmission
    + OpenPairing
    + ReadPairingYear
    + ReadHeard
    + KeepHeard
    + ReadSheet
    + KeepSheet
    + ReadJournal
    + KeepJournal
    + ReadCommittee
    + ReadFile
    + SayAside
    + ReadPairings
    + EndOwnPairing
    + Sync
{
    /// The IAM actions of these traits.
    const ACTIONS: [&'static [&'static str]; 15] = [
        <Self as ReadPrograms>::ACTIONS,
        <Self as OpenSubmission>::ACTIONS,
        <Self as OpenPairing>::ACTIONS,
        <Self as ReadPairingYear>::ACTIONS,
        <Self as ReadHeard>::ACTIONS,
        <Self as KeepHeard>::ACTIONS,
        <Self as ReadSheet>::ACTIONS,
        <Self as KeepSheet>::ACTIONS,
        <Self as ReadJournal>::ACTIONS,
        <Self as KeepJournal>::ACTIONS,
        <Self as ReadCommittee>::ACTIONS,
        <Self as ReadFile>::ACTIONS,
        <Self as SayAside>::ACTIONS,
        <Self as ReadPairings>::ACTIONS,
        <Self as EndOwnPairing>::ACTIONS,
    ];
}

impl<S> RoomStore for S where
    S: ReadPrograms
        + OpenSubmission
        + OpenPairing
        + ReadPairingYear
        + ReadHeard
        + KeepHeard
        + ReadSheet
        + KeepSheet
        + ReadJournal
        + KeepJournal
        + ReadCommittee
        + ReadFile
        + SayAside
        + ReadPairings
        + EndOwnPairing
        + Sync
{
}

/// What a link to a pairing opens.
pub enum Entered<'a, S> {
    /// The pairing goes on, or the two have come to its end: what is asked then is asked there.
    Room(Box<Room<'a, S>>),
    /// It has ended before its time, and with it the page.
    Over(Over),
}

/// A pairing that has ended before its time, for one of its two.
pub struct Over {
    /// The program, in the person's language.
    pub head: Arc<ProgramHead>,
    /// Whether it is the person themselves who has withdrawn.
    pub is_own_doing: bool,
}

/// A pairing, opened by one of its two.
pub struct Room<'a, S> {
    site: &'a Site<S>,
    head: Arc<ProgramHead>,
    /// The program's own head, which says what counts.
    own_head: Arc<ProgramHead>,
    found: Found,
    pairing: Pairing,
    year: Option<PairingYear>,
    heard: HeardOfPair,
    diaries: Diaries,
    own: Sent,
    partner: Sent,
    liaison: Option<MemberName>,
}

impl<'a, S: RoomStore> Room<'a, S> {
    /// Opens a pairing for one of its two. A link that is malformed, foreign or revoked gets the
    /// same answer, after the same work.
    ///
    /// # Errors
    /// `Problem::link`, or a failure of the store.
    pub async fn by(
        site: &'a Site<S>,
        pairing: &str,
        reference: &str,
        code: &str,
    ) -> Result<Entered<'a, S>, Problem> {
        let names = (PairingId::new(pairing), Reference::parse(reference), LinkCode::parse(code));
        let (Ok(pairing), Ok(reference), Ok(code)) = names else { return Err(Problem::link()) };
        let now = site.clock.now();
        let found = site.store.find(&reference, now).await?;
        // Where there is nothing, a signature is checked all the same: time tells nothing.
        let number = found.as_ref().map_or(0, |found| found.link);
        let opens = site.links.opens_room(&code, &pairing, &reference, number);
        let found = found.filter(|_| opens).ok_or_else(Problem::link)?;
        let held = site.store.open(&found, now).await?.ok_or_else(Problem::link)?;
        let of = (held.program(), held.cohort());
        let pairing = site.store.pairing(of, &pairing).await?.ok_or_else(Problem::link)?;
        let own_head = site.store.program(held.program()).await?.ok_or_else(Problem::link)?;
        let wanted = Wanted::just(held.lang());
        let head = in_best_lang(&site.store, Arc::clone(&own_head), &wanted).await?;
        let partner = pairing.partners.other(&reference).ok_or_else(Problem::link)?;
        let is_own_doing = held.withdrawn_at().is_some();
        // Who withdraws ends the pairing with it; who was erased is nobody's partner.
        let partner = match pairing.stage {
            Stage::Asked { .. } | Stage::Declined { .. } => return Err(Problem::link()),
            Stage::Introduced { .. }
            | Stage::Paused { .. }
            | Stage::Ended { reason: EndReason::Finished, .. }
                if !is_own_doing =>
            {
                Sent::of(site, &head, partner).await?
            }
            Stage::Introduced { .. } | Stage::Paused { .. } | Stage::Ended { .. } => None,
        };
        let Some(partner) = partner else {
            return Ok(Entered::Over(Over { head, is_own_doing }));
        };
        let (id, of) = (&pairing.id, (held.program(), held.cohort()));
        let year = pairing.year(site.store.pairing_year(of, id).await?, own_head.year(of.1));
        let heard = site.store.heard(of, id).await?;
        let diaries = site.store.diaries(of, id).await?;
        let own = Sent::read(site, &head, held).await?;
        let committee = site.store.committee(&head.program.id).await?;
        let liaison = committee.looks_after(&pairing).map(|member| member.name.clone());
        Ok(Entered::Room(Box::new(Self {
            site,
            head,
            own_head,
            found,
            pairing,
            year,
            heard,
            diaries: Diaries(diaries),
            own,
            partner,
            liaison,
        })))
    }

    /// The program, in the person's language.
    #[must_use]
    pub fn head(&self) -> &ProgramHead {
        &self.head
    }

    /// The pairing.
    #[must_use]
    pub fn pairing(&self) -> &Pairing {
        &self.pairing
    }

    /// Whether the two have come to its end.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        matches!(self.pairing.stage, Stage::Ended { .. })
    }

    /// The year of the two; nothing, where their cohort has none.
    #[must_use]
    pub fn year(&self) -> Option<&PairingYear> {
        self.year.as_ref()
    }

    /// What the person themselves sent.
    #[must_use]
    pub fn held(&self) -> &Held {
        &self.own.held
    }

    /// What the committee member is called who looks after the two; nothing, where nobody does.
    #[must_use]
    pub fn liaison(&self) -> Option<&str> {
        self.liaison.as_ref().map(MemberName::as_str)
    }

    /// The link that opens it now.
    #[must_use]
    pub fn link(&self) -> Link {
        let (program, own) = (&self.head.program.id, self.own.held.reference());
        self.site.links.room(program, &self.pairing.id, own, self.found.link)
    }

    /// The origin of our own pages.
    #[must_use]
    pub fn host(&self) -> &Origin {
        self.site.links.host()
    }

    /// What time it is here.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.site.clock.now()
    }
}
