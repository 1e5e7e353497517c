//! The two whom a pairing's mail is about: what both sent, and why these two.

use std::sync::Arc;

use domain::Form;
use domain::desk::{Pairing, WhyParked};
use domain::id::ProgramId;
use domain::reference::Reference;

use super::letter::{Case, NoLetter, case};
use super::{CourierStore, Office};
use crate::reasons::{Partner, Reason, reasons};
use crate::store::{About, AboutPairing, wording};

/// A pairing, and the two as one of them is told of it.
pub(super) struct Two {
    pub(super) pairing: Pairing,
    /// Whoever the mail is to.
    pub(super) own: Case,
    /// Their partner.
    pub(super) other: Case,
    /// The form that the partner answered, in the language of whoever the mail is to.
    pub(super) form: Arc<Form>,
    pub(super) reasons: Vec<Reason>,
}

/// Reads the two, while both are there and the pairing is one that the mail is about.
pub(super) async fn read<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutPairing,
    is_it: impl Fn(&Pairing) -> bool,
) -> Result<Option<Two>, NoLetter> {
    let program = &about.program;
    let pairing = office.store.pairing((program, &about.cohort), &about.pairing).await?;
    let Some(pairing) = pairing.filter(|it| is_it(it)) else { return Ok(None) };
    let Some(partner) = pairing.partners.other(&about.reference) else { return Ok(None) };
    let (Some(own), Some(other)) =
        (there(office, program, &about.reference).await?, there(office, program, partner).await?)
    else {
        return Ok(None);
    };
    let version = (program, other.held.form(), other.held.version());
    let form = wording(office.store, version, own.head.other_lang()).await?;
    let form = form.ok_or(NoLetter::Never(WhyParked::NoForm))?;
    let head = office.store.program(program).await?.ok_or(NoLetter::Never(WhyParked::NoProgram))?;
    let both = [Partner::of(&own), Partner { held: &other.held, form: &form }];
    let policy = head.matching.clone();
    let now = office.clock.now();
    let reasons = policy.map(|policy| reasons(policy, &pairing.partners, both, now));
    let reasons = reasons.unwrap_or_default();
    Ok(Some(Two { pairing, own, other, form, reasons }))
}

/// What somebody sent, unless they have withdrawn.
pub(super) async fn there<S: CourierStore>(
    office: Office<'_, S>,
    program: &ProgramId,
    who: &Reference,
) -> Result<Option<Case>, NoLetter> {
    let about = About { program: program.clone(), reference: who.clone() };
    let case = case(office, &about).await?;
    Ok(case.filter(|case| case.held.withdrawn_at().is_none()))
}

impl<'a> Partner<'a> {
    fn of(case: &'a Case) -> Self {
        Self { held: &case.held, form: &case.form }
    }
}
