//! Who was introduced to whom, and when.

use std::collections::BTreeMap;

use local::crowd::Couple;

use crate::world::World;

pub(crate) fn nobody_had_two_at_once_or_the_same_twice(world: &World) {
    let couples = &world.crowd.couples;
    let (mut together, mut of_mentee) = (BTreeMap::new(), BTreeMap::<usize, Vec<&Couple>>::new());
    for couple in couples {
        *together.entry(couple.two).or_insert(0) += 1;
        of_mentee.entry(couple.two[0]).or_default().push(couple);
    }
    assert!(together.values().all(|times| *times == 1), "{together:?}");
    for (mentee, theirs) in &of_mentee {
        for (before, after) in theirs.iter().zip(theirs.iter().skip(1)) {
            let ended = before.ended.unwrap_or_else(|| panic!("{mentee} still had somebody")).0;
            assert!(ended <= after.introduced, "{mentee}");
        }
    }
    let is_later = |couple: &&Couple| {
        couples.iter().any(|one| {
            let is_theirs = one.two.iter().any(|who| couple.two.contains(who));
            is_theirs && one.ended.is_some_and(|(on, _)| on <= couple.introduced)
        })
    };
    let again = couples.iter().filter(is_later).count();
    assert!(again > 0, "some were matched again");
    println!("nobody had two at once, and {again} pairs have somebody who had another before");
}
