//! The worksheet that two fill in together, as the table keeps it.

use domain::answers::{Answers, Raw};
use domain::desk::PairingId;
use domain::heard::Filled;
use domain::id::{CohortId, FormId, ProgramId, QuestionId};
use domain::instant::Instant;
use domain::reference::Reference;
use domain::sheet::{Sheet, Signature};
use functions::store::{KeepSheet, ReadAgreed, ReadSheet};

use crate::heard_of_pairs::Two;
use crate::place::Place;

/// A worksheet with goals on it.
pub(crate) fn filled(text: &str) -> Filled {
    let mut answers = Answers::new();
    answers.set(QuestionId::new("goals").unwrap(), Raw::Text(text.to_owned()));
    Filled {
        form: FormId::new("first-meeting").unwrap(),
        version: "00000000000000f1".to_owned().try_into().unwrap(),
        lang: "en".to_owned().try_into().unwrap(),
        answers,
    }
}

#[tokio::test]
async fn a_worksheet_is_changed_only_by_who_has_read_it_and_what_it_was_is_kept() {
    let place = Place::bare().await;
    let (program, cohort) = (ProgramId::new("sts").unwrap(), CohortId::new("2026-27").unwrap());
    let (of, pairing) = ((&program, &cohort), PairingId::from_random(7));
    let (one, other) = (Reference::from_random(1), Reference::from_random(2));
    let at = Instant::from_milliseconds(1_800_000_000_000);
    let table = &place.table;
    assert_eq!(table.sheet(of, &pairing).await.unwrap(), None);
    let first =
        Sheet { revision: 1, at, by: one.clone(), filled: filled("one"), agreed: Vec::new() };
    assert!(table.keep_sheet(of, &pairing, None, &first).await.unwrap());
    assert!(!table.keep_sheet(of, &pairing, None, &first).await.unwrap(), "there is one");
    let name = Signature::new("Ada Lovelace").unwrap();
    let agreed = first.agreed_by(&one, name, at);
    assert!(table.keep_sheet(of, &pairing, Some(&first), &agreed).await.unwrap());
    let second = agreed.followed_by(filled("two"), &other, at);
    let unread = first.followed_by(filled("three"), &other, at);
    assert!(!table.keep_sheet(of, &pairing, Some(&first), &unread).await.unwrap(), "agreed since");
    assert!(table.keep_sheet(of, &pairing, Some(&agreed), &second).await.unwrap());
    assert_eq!(table.sheet(of, &pairing).await.unwrap(), Some(second.clone()));
    assert_eq!(table.sheet_before(of, &pairing, 1).await.unwrap(), Some(agreed));
    assert_eq!(table.sheet_before(of, &pairing, 2).await.unwrap(), None, "that is how it is now");
    assert!(table.agreed(of).await.unwrap().is_empty(), "one of the two has");
    let both = second.agreed_by(&other, Signature::new("Grace Hopper").unwrap(), at);
    assert!(table.keep_sheet(of, &pairing, Some(&second), &both).await.unwrap());
    let third = both.followed_by(filled("three"), &one, at);
    assert!(table.keep_sheet(of, &pairing, Some(&both), &third).await.unwrap());
    assert_eq!(table.agreed(of).await.unwrap(), [pairing.clone()].into(), "once is enough");
    let elsewhere = PairingId::from_random(8);
    assert_eq!(table.sheet(of, &elsewhere).await.unwrap(), None);
}

#[tokio::test]
async fn a_worksheet_ends_when_one_of_the_two_withdraws_and_nobody_can_save_it_any_more() {
    for was_saved in [true, false] {
        let two = Two::meet().await;
        let (table, at) = (&two.place.table, two.place.clock.now());
        let (of, pairing, by) = (two.of(), &two.pairing, two.mentee.reference());
        let first =
            Sheet { revision: 1, at, by: by.clone(), filled: filled("one"), agreed: Vec::new() };
        let second = first.followed_by(filled("two"), by, at);
        let third = second.followed_by(filled("three"), by, at);
        if was_saved {
            assert!(table.keep_sheet(of, pairing, None, &first).await.unwrap());
            assert!(table.keep_sheet(of, pairing, Some(&first), &second).await.unwrap());
        }
        two.withdraws(&two.mentor).await;
        assert_eq!(table.sheet(of, pairing).await.unwrap(), None, "at once");
        assert_eq!(table.sheet_before(of, pairing, 1).await.unwrap(), None);
        assert!(!table.keep_sheet(of, pairing, None, &first).await.unwrap());
        assert!(!table.keep_sheet(of, pairing, Some(&second), &third).await.unwrap());
        let (ends, stays) = two.place.raw.ends_of("SHEET#").await;
        assert_eq!((ends.len(), stays.len()), (if was_saved { 2 } else { 1 }, 0), "{ends:?}");
        two.comes_back(&two.mentor).await;
        assert_eq!(table.sheet(of, pairing).await.unwrap(), None, "their pairing is over");
    }
}
