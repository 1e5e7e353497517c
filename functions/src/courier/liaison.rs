//! The mails to a pair's liaison: what they should look after. Who is asked has their answers to
//! themselves: none is in a mail.

use domain::calendar::{Reply, Tell};
use domain::desk::WhyParked;
use domain::email::Email;
use domain::reference::Reference;

use super::letter::NoLetter;
use super::milestone::name;
use super::two::there;
use super::{CourierStore, Office};
use crate::calendar::{asked, replies};
use crate::mail::{Notice, WordToLiaison};
use crate::store::AboutTurn;

/// While it is still so, and the pairing goes on.
pub(super) async fn told<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutTurn,
    tell: Tell,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let AboutTurn { program, cohort, pairing: id, milestone } = about;
    let of = (program, cohort);
    let Some(pairing) = office.store.pairing(of, id).await? else { return Ok(None) };
    let head = office.store.program(program).await?.ok_or(NoLetter::Never(WhyParked::NoProgram))?;
    let of_them = match tell {
        Tell::NotYet => Reply::NotYet,
        Tell::Silent => Reply::Silence,
    };
    let asked = asked(&head, &pairing, *milestone);
    let replies = replies(office.store, (of, id), *milestone, &asked).await?;
    let whom = asked.into_iter().zip(replies).filter(|(_, reply)| *reply == of_them);
    let whom: Vec<&Reference> = whom.map(|(who, _)| who).collect();
    if !pairing.standing().hears(*milestone) || whom.is_empty() {
        return Ok(None);
    }
    let committee = office.store.committee(program).await?;
    let Some(to) = committee.looks_after(&pairing) else { return Ok(None) };
    let (mut pair, mut silent) = (Vec::new(), Vec::new());
    for who in pairing.partners.both() {
        let case = there(office, program, who).await?;
        let name = case.and_then(|case| name(&head, &case, |it| it.who_sees.includes_committee()));
        let name = name.unwrap_or_else(|| who.to_string());
        if tell == Tell::Silent && whom.contains(&who) {
            silent.push(name.clone());
        }
        pair.push(name);
    }
    let kind = if tell == Tell::Silent { "silent" } else { "not-yet" };
    let word = WordToLiaison {
        id: format!("{kind}.{id}.{milestone}"),
        tell,
        milestone: *milestone,
        pair,
        silent,
        desk: format!("{}/desk/{program}", office.links.host()),
    };
    let notice = Notice::to_liaison(&head.program, &head.texts, word);
    Ok(Some((notice, to.address.clone())))
}
