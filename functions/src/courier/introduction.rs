//! The mail that introduces somebody to their partner: what the partner shares, and why these two.

use std::sync::Arc;

use domain::Form;
use domain::desk::{Pairing, Stage, WhyParked};
use domain::email::Email;
use domain::form::SharedAnswer;
use domain::matching::{
    AnswerTo, Facts, Found, Line, Participant, Partners, Policy, Pool, Scenario, Side,
};
use domain::reference::Reference;

use super::letter::{Case, NoLetter, address, case};
use super::{CourierStore, Office};
use crate::mail::{Introduction, Notice, Reason};
use crate::offsets::offsets;
use crate::store::{About, AboutPairing, wording};

/// The form for a first meeting, by its name among a program's forms.
const FIRST_MEETING: &str = "first-meeting";

/// To one of the two, while both are there and the pairing goes on.
pub(super) async fn introduced<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutPairing,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let (program, of) = (&about.program, (&about.program, &about.cohort));
    let pairings = office.store.pairings(of).await?;
    let pairing = pairings.get(&about.pairing);
    let Some(pairing) = pairing.filter(|it| matches!(it.stage, Stage::Introduced { .. })) else {
        return Ok(None);
    };
    let Some(partner) = pairing.partners.other(&about.reference) else { return Ok(None) };
    let (Some(own), Some(other)) =
        (there(office, about, &about.reference).await?, there(office, about, partner).await?)
    else {
        return Ok(None);
    };
    let version = (program, other.held.form(), other.held.version());
    let form = wording(office.store, version, own.head.other_lang()).await?;
    let form = form.ok_or(NoLetter::Never(WhyParked::NoForm))?;
    let head = office.store.program(program).await?.ok_or(NoLetter::Never(WhyParked::NoProgram))?;
    let reasons =
        head.matching.clone().map(|policy| reasons(office, policy, pairing, (&own, &other), &form));
    let committee = office.store.committee(program).await?;
    let liaison = committee.member(&pairing.liaison);
    let is_worksheet = |id: &str| id == FIRST_MEETING;
    let worksheet = own.head.for_anyone().find(|entry| is_worksheet(entry.id.as_str()));
    let (host, lang) = (office.links.host(), own.head.lang());
    let introduction = Introduction {
        id: format!("introduced.{}.{}", pairing.id, about.reference),
        side: side(pairing, &about.reference),
        shared: form.shared(other.held.answers(), &own.head.texts),
        reasons: reasons.unwrap_or_default(),
        worksheet: worksheet.map(|entry| {
            (entry.title.clone(), format!("{host}/{program}/{}?lang={lang}", entry.id))
        }),
        liaison: liaison.map(|member| member.name.as_str().to_owned()),
    };
    let notice = Notice::introduced(&own.head.program, &own.head.texts, introduction);
    Ok(address(&own)?.map(|to| (notice, to)))
}

/// What somebody sent, unless they have withdrawn.
async fn there<S: CourierStore>(
    office: Office<'_, S>,
    about: &AboutPairing,
    who: &Reference,
) -> Result<Option<Case>, NoLetter> {
    let about = About { program: about.program.clone(), reference: who.clone() };
    let case = case(office, &about).await?;
    Ok(case.filter(|case| case.held.withdrawn_at().is_none()))
}

/// As what somebody takes part in a pairing.
fn side(pairing: &Pairing, who: &Reference) -> Option<Side> {
    match &pairing.partners {
        Partners::Pair(pair) if pair.mentee == *who => Some(Side::Mentee),
        Partners::Pair(_) => Some(Side::Mentor),
        Partners::Peers { .. } => None,
    }
}

/// Why the two were matched, of what both of them share: what one keeps from the other, or gave for
/// matching only, is no reason that either may hear of.
fn reasons<S: CourierStore>(
    office: Office<'_, S>,
    policy: Policy,
    pairing: &Pairing,
    (own, other): (&Case, &Case),
    other_form: &Arc<Form>,
) -> Vec<Reason> {
    let person = |case: &Case| {
        let submission = case.form.parse(case.held.answers()).ok()?;
        let reference = case.held.reference().clone();
        Participant::new(&policy, reference, submission, Facts::default()).ok()
    };
    let (Some(one), Some(two)) = (person(own), person(other)) else { return Vec::new() };
    let sides = [(one.side(), &own.form), (two.side(), other_form)];
    let people = vec![one, two];
    let offsets = offsets(&people, office.clock.now());
    let pool = Pool::new(policy, people, &offsets);
    let found = match &pairing.partners {
        Partners::Pair(pair) => pool.reasons(&Scenario::default(), pair),
        Partners::Peers { peers } => pool.peer_reasons(&Scenario::default(), peers),
    };
    let Ok(found) = found else { return Vec::new() };
    let lines = pool.policy().lines.iter().filter(|line| is_shared(line, &sides));
    let said = |line: &Line| {
        let reason = found.lines.iter().find(|reason| reason.line == line.id)?;
        said(line, &reason.found, &sides)
    };
    lines.filter_map(said).collect()
}

/// Whether both share with each other what a line compares, all of it.
fn is_shared(line: &Line, sides: &[(Side, &Arc<Form>); 2]) -> bool {
    sides.iter().all(|(side, form)| {
        let mut named =
            std::iter::once(line.answer_of(*side).clone()).chain(line.compare.names(*side));
        named.all(|to| question(form, &to).is_some_and(domain::form::Question::is_shared))
    })
}

fn question<'a>(form: &'a Form, to: &AnswerTo) -> Option<&'a domain::form::Question> {
    let question = form.question(&to.question)?;
    match &to.part {
        Some(part) if question.is_shared() => {
            question.kind.parts().iter().find(|known| known.id == *part)
        }
        Some(_) => None,
        None => Some(question),
    }
}

fn said(line: &Line, found: &Found, sides: &[(Side, &Arc<Form>); 2]) -> Option<Reason> {
    match found {
        Found::Options { agree, .. } if !agree.is_empty() => {
            let asked =
                sides.iter().filter_map(|(side, form)| question(form, line.answer_of(*side)));
            let asked: Vec<&domain::form::Question> = asked.collect();
            let own = asked.first()?;
            let label = |option: &str| {
                let mut labels = asked.iter().flat_map(|question| question.kind.options());
                let known = labels.find(|choice| choice.id.as_str() == option);
                known.map_or_else(|| option.to_owned(), |choice| choice.label.clone())
            };
            let lines = agree.iter().map(|option| label(option.as_str())).collect();
            Some(Reason::Agree(SharedAnswer {
                ask: own.ask.clone(),
                lang: own.lang.clone(),
                lines,
            }))
        }
        Found::Time { minutes, .. } if *minutes >= 60 => Some(Reason::Hours(minutes / 60)),
        Found::SameCountry(true) => Some(Reason::SameCountry),
        _ => None,
    }
}
