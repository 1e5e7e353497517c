//! What is known of a year's people, read from the table.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use domain::Raw;
use domain::calendar::{MOST_CHECK_INS, Milestone, Year};
use domain::date::Date;
use domain::heard::{Contact, Heard};
use domain::id::CohortId;
use domain::instant::Instant;
use domain::reference::Reference;
use domain::report::{Account, Applied, Voice};

use super::{cohort, evaluated};
use crate::http::roll::{self, sides};
use crate::http::seen::address;
use crate::store::{
    HeardFrom, ProgramHead, ReadHeard, ReadPairings, ReadPrograms, ReadSubmissions, StoreError,
};

/// What people are called.
type Names = BTreeMap<Reference, String>;

/// What is known of a cohort's people.
pub(super) async fn account<S: ReadPrograms + ReadSubmissions + ReadPairings + ReadHeard>(
    store: &S,
    head: &ProgramHead,
    id: &CohortId,
    now: Instant,
) -> Result<Account, StoreError> {
    let of = (&head.program.id, id);
    let year = cohort(head, id).and_then(|cohort| cohort.year.as_ref());
    let today = now.day();
    let has_come = |day: Date| today.is_some_and(|today| day <= today);
    let (applied, names) = applied(store, head, id, now).await?;
    let mut heard = Vec::new();
    for from in store.heard_of_all(of).await? {
        heard.push(voice(store, head, from, &names).await?);
    }
    Ok(Account {
        applied,
        pairings: store.pairings(of).await?.all,
        heard,
        is_asked: year.is_some(),
        check_ins: year.map_or(0, |year| check_ins(year, has_come)),
        is_over: year.and_then(|year| year.due(Milestone::Evaluation)).is_some_and(has_come),
        topics: evaluated::topics(store, head).await?,
    })
}

/// Everything that was sent of the two sides' forms and not withdrawn, with whose it is (all that
/// came from one address is one person's) and what they are called.
async fn applied<S: ReadPrograms + ReadSubmissions>(
    store: &S,
    head: &ProgramHead,
    cohort: &CohortId,
    now: Instant,
) -> Result<(Vec<Applied>, Names), StoreError> {
    let (mut all, mut names) = (Vec::new(), Names::new());
    for (side, form, name) in sides(head) {
        let mut people: BTreeMap<String, u32> = BTreeMap::new();
        let mut next = 0;
        let _never_enough = roll::each(store, (head, cohort, form), now, |record, form| {
            if record.withdrawn_at.is_some() {
                return ControlFlow::Continue(());
            }
            let new = next;
            next += 1;
            let address = address(&record, &form);
            let person = address.map_or(new, |address| *people.entry(address).or_insert(new));
            if let Some(Raw::Text(name)) = record.answers.get(name) {
                names.insert(record.reference.clone(), name.clone());
            }
            all.push(Applied { reference: record.reference, side, person });
            ControlFlow::Continue(())
        })
        .await?;
    }
    Ok((all, names))
}

/// How many check-ins have come; where each pair counts from a day of its own, how many there are.
fn check_ins(year: &Year, has_come: impl Fn(Date) -> bool) -> u8 {
    let all = (1..=MOST_CHECK_INS).take_while(|number| {
        let milestone = Milestone::CheckIn(*number);
        year.after(milestone).is_some() && year.due(milestone).is_none_or(&has_come)
    });
    all.last().unwrap_or(0)
}

async fn voice<S: ReadPrograms>(
    store: &S,
    head: &ProgramHead,
    (pairing, milestone, who, heard): HeardFrom,
    names: &Names,
) -> Result<Voice, StoreError> {
    let Heard { contact, filled, .. } = heard;
    let have_met = contact == Some(Contact::Yes);
    let name = names.get(&who).map(String::as_str).unwrap_or_default();
    let said = match &filled {
        Some(filled) => Some(evaluated::said(store, head, filled, name).await?),
        None => None,
    };
    Ok(Voice { pairing, milestone, who, have_met, said })
}
