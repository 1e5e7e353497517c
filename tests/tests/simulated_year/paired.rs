//! Who was introduced to whom, and when.

use std::collections::BTreeMap;

use domain::desk::{EndReason, NotPaired};
use local::crowd::{Contest, Couple};

use crate::world::World;

/// Two on the committee confirmed the same pairs at the same moment: of each, one of the two has
/// introduced them, and the other was told who has somebody by now. (Who got the mail is among what was
/// promised: of the other introduction nobody did.)
pub(crate) fn whoever_was_confirmed_twice_at_once_was_introduced_once(world: &World) {
    let contests = &world.crowd.contests;
    let mut won = [0, 0];
    for Contest { ids, told } in contests {
        let made = ids
            .each_ref()
            .map(|id| world.crowd.couples.iter().filter(|couple| couple.id == *id).count());
        let winner = usize::from(told[0].is_some());
        assert_eq!(made[winner], 1, "{told:?}");
        assert_eq!(made[1 - winner], 0, "{told:?}");
        assert!(told[winner].is_none(), "{told:?}");
        assert!(matches!(told[1 - winner], Some(NotPaired::Taken { .. })), "{told:?}");
        won[winner] += 1;
    }
    assert!(contests.len() > 2, "some were confirmed twice");
    println!("{} pairs were confirmed twice at once and introduced once: {won:?}", contests.len());
}

/// Whoever was left has somebody else on the next day, where anybody was free; never the same.
pub(crate) fn whoever_was_left_was_matched_again(world: &World) {
    let couples = &world.crowd.couples;
    let left = couples.iter().filter(|couple| couple.ended_by.is_some());
    let (mut parted, mut soon) = (0, 0);
    for couple in left {
        parted += 1;
        let (on, why) = couple.ended.unwrap();
        assert_eq!(why, EndReason::Parted);
        let mentee = couple.two[0];
        let next = on.plus_days(1).unwrap();
        soon += couples.iter().filter(|it| it.two[0] == mentee && it.introduced == next).count();
    }
    assert!(parted > 0 && soon > 0, "{parted} were left, and {soon} matched again at once");
    println!(
        "{parted} were left by one of the two, and {soon} mentees had another on the next day"
    );
}

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
