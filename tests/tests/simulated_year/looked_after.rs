//! What the committee sees: private words that nobody has dealt with, and mail that came back.

use std::collections::{BTreeMap, BTreeSet};

use domain::desk::Role;
use domain::instant::Instant;
use serde_json::Value;

use crate::world::World;

/// Whoever looks after two who go on sees each of their private words that came after what was dealt with,
/// and none from before; of other pairs they see none.
pub(crate) async fn whoever_looks_after_a_pair_sees_what_is_not_dealt_with(world: &World) {
    let crowd = &world.crowd;
    let liaisons: BTreeSet<&String> = crowd.couples.iter().map(|couple| &couple.liaison).collect();
    let (mut open, mut dealt) = (0, 0);
    for liaison in liaisons {
        let token = crowd.enter(liaison).await.unwrap();
        let page = crowd.download(&token, "pairings").await.unwrap();
        let page: Value = serde_json::from_slice(&page).unwrap();
        for card in page["pairings"].as_array().unwrap() {
            let is_it =
                |couple: &&local::crowd::Couple| card["pairing"]["id"] == couple.id.as_str();
            let couple = crowd.couples.iter().find(is_it).unwrap();
            let at = crowd.couples.iter().position(|one| one.id == couple.id).unwrap();
            let words = crowd.confided.iter().filter(|word| word.couple == at);
            let until: Option<Instant> = words.clone().filter_map(|word| word.dealt_with).max();
            let left = match until {
                Some(_) => 0,
                None => words.clone().count(),
            };
            let reasons = card["triage"]["reasons"].as_array().cloned().unwrap_or_default();
            let private = reasons.iter().filter(|reason| reason["what"] == "private-word").count();
            let is_theirs = couple.liaison == **liaison && couple.ended.is_none();
            let expected = if is_theirs { left } else { 0 };
            assert_eq!(private, expected, "{reasons:?}");
            if is_theirs {
                let said: Option<Instant> =
                    serde_json::from_value(card["triage"]["dealt_with"].clone()).unwrap();
                assert_eq!(said, until);
                open += left;
                dealt += usize::from(until.is_some());
            }
        }
    }
    assert!(dealt > 0, "some were dealt with");
    println!(
        "the liaisons have dealt with {dealt} pairs' private words, and {open} words are open"
    );
}

/// At each person whose mail came back, and at nobody else.
pub(crate) async fn whoever_reads_of_somebody_sees_that_their_mail_came_back(world: &World) {
    let chair = world.crowd.sign_in(Role::Chair).await.unwrap();
    let mut back = BTreeMap::new();
    for (at, person) in world.crowd.people.iter().enumerate() {
        let came_back = world.crowd.returned.iter().any(|it| it.who == at);
        // Of the others a few are enough, and who has withdrawn is not shown.
        if person.has_withdrawn || !(came_back || at % 20 == 0) {
            continue;
        }
        let page = world.crowd.download(&chair, &format!("people/{}", person.reference)).await;
        let page: Value = serde_json::from_slice(&page.unwrap()).unwrap();
        let said = page["came_back"]["why"].as_str();
        assert_eq!(said, came_back.then_some("bounced"), "{page}");
        *back.entry(came_back).or_insert(0) += 1;
    }
    assert!(back[&true] > 0, "mail came back to some: {back:?}");
    println!("mail came back to {} people, and each of their pages says so", back[&true]);
}
