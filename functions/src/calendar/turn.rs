//! What a turn brings: how the pair stands, who is asked, and what they have answered.

use domain::calendar::{Milestone, Next, Reply, Standing, Taken};
use domain::date::Date;
use domain::desk::{Pairing, PairingId};
use domain::id::{CohortId, ProgramId};
use domain::matching::Side;
use domain::reference::Reference;

use super::CalendarStore;
use crate::store::{DueTurn, ProgramHead, ReadHeard, ReadSheet, StoreError, TurnMessage};

/// What is to be put into the outbox, and what is next.
pub(super) struct Taking {
    pub(super) messages: Vec<TurnMessage>,
    pub(super) next: Option<Next>,
}

/// Looks what a turn brings today.
pub(super) async fn look<S: CalendarStore>(
    store: &S,
    head: &ProgramHead,
    due: &DueTurn,
    today: Date,
) -> Result<Taking, StoreError> {
    let (of, milestone) = ((&due.program, &due.cohort), due.turn.milestone);
    let pairing = store.pairing(of, &due.pairing).await?;
    let standing = pairing.as_ref().map_or(Standing::Over, Pairing::standing);
    let asked = match &pairing {
        Some(pairing) if standing.hears(milestone) => asked(head, pairing, milestone),
        _ => Vec::new(),
    };
    let replies = match asked.is_empty() {
        true => Vec::new(),
        false => replies(store, (of, &due.pairing), milestone, &asked).await?,
    };
    let Taken { says, tells, next } = due.turn.take(&due.year, standing, &replies, today);
    let silent = asked.into_iter().zip(replies).filter(|(_, reply)| *reply == Reply::Silence);
    let to_them = says.into_iter().flat_map(|times| {
        silent.clone().map(move |(who, _)| TurnMessage::Milestone(who.clone(), times))
    });
    let messages = to_them.chain(tells.into_iter().map(TurnMessage::Tell)).collect();
    Ok(Taking { messages, next })
}

/// What the two of a pairing have answered at a milestone, each of those who are asked in their place.
pub(crate) async fn replies<S: ReadHeard + ReadSheet>(
    store: &S,
    (of, pairing): ((&ProgramId, &CohortId), &PairingId),
    milestone: Milestone,
    asked: &[&Reference],
) -> Result<Vec<Reply>, StoreError> {
    if milestone == Milestone::Agreement {
        let sheet = store.sheet(of, pairing).await?;
        return Ok(vec![Reply::to_agreement(asked, sheet.as_ref()); asked.len()]);
    }
    let heard = store.heard(of, pairing).await?;
    Ok(asked.iter().map(|who| Reply::of(milestone, heard.at(milestone, who))).collect())
}

/// Whom of the two a milestone asks: whoever has a form to fill in, and both where a press is enough, or
/// nothing is to be answered.
pub(crate) fn asked<'a>(
    head: &ProgramHead,
    pairing: &'a Pairing,
    milestone: Milestone,
) -> Vec<&'a Reference> {
    let both = pairing.partners.both().into_iter();
    if milestone.asks_for_contact() || !milestone.awaits_answers() {
        return both.collect();
    }
    // A peer is on neither side, and answers the forms of both.
    let has_form = |side: Option<Side>| {
        let is_theirs = |one: &Side| side.is_none_or(|side| side == *one);
        let mut sides = [Side::Mentee, Side::Mentor].into_iter().filter(is_theirs);
        let forms = || head.forms.iter().filter_map(|form| form.opens.for_pair());
        sides.any(|side| forms().any(|form| form.is_asked(milestone, side)))
    };
    let is_asked = |who: &&Reference| {
        let side = pairing.partners.side(who);
        has_form(side) && !(milestone == Milestone::FollowUp && side == Some(Side::Mentor))
    };
    both.filter(is_asked).collect()
}
