//! Pairs, introduced through the store's public door.

use domain::calendar::{Draft, Year, day};
use domain::date::Date;
use domain::desk::{MemberId, Pairing, PairingChange, PairingId, Pairings, Stage, Who};
use domain::id::{CohortId, ProgramId};
use domain::matching::{Pair, Partners};
use domain::reference::Reference;
use functions::store::{ChangePairings, Table};
use serde_json::json;

pub(crate) const PROGRAM: &str = "acrl-sts";
pub(crate) const COHORT: &str = "2026-27";
pub(crate) const PAST_COHORT: &str = "2024-25";

/// The day on which a few pairs should have been in contact, and the one for all others.
pub(crate) const FEW_DUE: &str = "2027-03-01";
pub(crate) const MANY_DUE: &str = "2027-03-03";

pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).expect("it is a day")
}

/// Introduces so many pairs of a cohort, a few of them two days before the others.
pub(crate) async fn introduce(table: &Table, cohort: &str, pairs: usize, few: usize) {
    let program = ProgramId::new(PROGRAM).expect("it is a name");
    let is_past = cohort == PAST_COHORT;
    let cohort = CohortId::new(cohort).expect("it is a name");
    let year = year(if is_past { "2026-12-31" } else { "2028-02-15" });
    for number in 0..pairs {
        let on = if number < few { "2027-02-15" } else { "2027-02-17" };
        let now = day::begins(date(on));
        let id = u64::try_from(number).expect("there are not so many") * 4 + u64::from(is_past);
        let person = |more| Reference::from_random(id << 20 | more);
        let pairing = Pairing {
            id: PairingId::from_random(id + 1),
            partners: Partners::Pair(Pair { mentee: person(1), mentor: person(2) }),
            liaison: MemberId::from_random(1),
            points: 40,
            of: 100,
            made_at: now,
            made_by: Who::Operator,
            stage: Stage::introduced(now),
        };
        let read = u32::try_from(number).expect("there are not so many");
        let read = Pairings { number: read, all: Vec::new() };
        let change = PairingChange::Made(pairing);
        let of = (&program, &cohort);
        let made = table.change_pairings(of, &read, &change, Some(&year), &Who::Operator, now);
        assert!(made.await.expect("the table takes it"), "nobody else introduces anybody");
    }
}

/// A year in which each pair counts from its own first day.
fn year(evaluation: &str) -> Year {
    let draft: Draft = serde_json::from_value(json!({
        "first-contact": "day 14", "agreement": "day 30",
        "check-ins": ["month 3", "month 6", "month 9"], "evaluation": evaluation,
        "keep-months": 18,
    }))
    .expect("it is a year's draft");
    Year::new(&draft).expect("its days are in order")
}
