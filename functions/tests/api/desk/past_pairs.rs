//! Pairs of years that another deployment had: who was a partner there is not matched again here.

use domain::desk::Matching;
use domain::id::CohortId;
use domain::instant::Instant;
use functions::store::{PastPairs, PutItems};

use super::matching::{apply, desk, page};
use super::people::program;
use crate::place::{Place, moment};

const END: &str = "2029-04-20T10:00:00.000Z";

async fn take_in(place: &Place, one: &str, other: &str) {
    let (sts, before) = (program("sts"), CohortId::new("2025-26").unwrap());
    let pairs = [(one.to_owned(), other.to_owned())];
    let end: Instant = moment(END);
    let past = PastPairs::new(&sts, &pairs, end).unwrap().stored((&sts, &before), 0).unwrap();
    assert!(place.table.put_copy(&past).await.unwrap());
}

/// Whether two are former partners, as matching has it.
async fn are_known(place: &Place, token: &str, one: &str, other: &str) -> bool {
    let matching = Matching::begin(page(place, token).await.0).unwrap();
    let knows = |who: &str, whom: &str| {
        let person = matching.people.iter().find(|person| person.reference().as_str() == who);
        person.unwrap().facts().past.iter().any(|past| past.as_str() == whom)
    };
    knows(one, other) || knows(other, one)
}

#[tokio::test]
async fn who_was_a_partner_elsewhere_is_not_matched_again_until_that_year_is_forgotten() {
    let (place, token) = desk().await;
    let (ada, _) = apply(&place, "application", "Ada King", &["data"]).await;
    let (bo, _) = apply(&place, "application", "Bo Li", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    assert!(!are_known(&place, &token, &ada, &grace).await);
    take_in(&place, "ada.king@example.org", "grace.hopper@example.org").await;
    assert!(are_known(&place, &token, &ada, &grace).await);
    assert!(!are_known(&place, &token, &bo, &grace).await);
    let stored = place.raw.everything().await;
    assert_eq!(stored.matches("PAIRS#2025-26#").count(), 1);
    place.set_clock(END);
    let token = super::people::token(&place, "sts", "member@example.org").await;
    assert!(!are_known(&place, &token, &ada, &grace).await, "its year is forgotten");
}
