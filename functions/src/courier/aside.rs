//! The mail to whoever looks after a pairing, with what one of the two tells them in private.

use domain::desk::WhyParked;
use domain::email::Email;

use super::letter::{Case, NoLetter, address, case};
use super::{CourierStore, Office};
use crate::mail::{Notice, Private};
use crate::store::{About, AboutAside, ProgramHead};

/// To whoever that is; or to the program's own address, where it is nobody.
pub(super) async fn aside<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutAside,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let store = office.store;
    let file = store.file(&about.reference, office.clock.now()).await?;
    let Some(aside) = file.asides.into_iter().find(|aside| aside.id == about.aside) else {
        return Ok(None);
    };
    let pairing = store.pairing((&about.program, &about.cohort), &about.pairing).await?;
    let Some(pairing) = pairing else { return Ok(None) };
    let Some(head) = store.program(&about.program).await? else { return Ok(None) };
    let own = About { program: about.program.clone(), reference: about.reference.clone() };
    // The committee sees nothing of who has withdrawn.
    let own = case(office, &own).await?.filter(|case| case.held.withdrawn_at().is_none());
    let Some(own) = own else { return Ok(None) };
    let committee = store.committee(&about.program).await?;
    let to = match committee.looks_after(&pairing) {
        Some(member) => member.address.clone(),
        None => {
            Email::parse(&head.program.address).map_err(|_| NoLetter::Never(WhyParked::Address))?
        }
    };
    let private = Private {
        name: name(&head, &own),
        address: address(&own)?,
        aside,
        desk: format!("{}/desk/{}#pairings", office.links.host(), about.program),
    };
    Ok(Some((Notice::aside(&head.program, &head.texts, private), to)))
}

/// What somebody is called, as far as the committee may see it; or else what they quote.
fn name(head: &ProgramHead, case: &Case) -> String {
    let asks = head.name_question(&case.form);
    let asks = asks.filter(|question| question.who_sees.includes_committee());
    let name = asks.map_or("", |question| case.held.answers().text(&question.id)).trim();
    if name.is_empty() { case.held.reference().to_string() } else { name.to_owned() }
}
