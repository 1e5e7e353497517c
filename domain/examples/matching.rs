//! Matching as a plain WebAssembly module, for `cargo xtask bench matching`: it makes people of a
//! program's real forms, gathers them, and matches them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a bench fails by panicking"
)]
#![allow(unsafe_code, reason = "the names of exported functions")]

#[path = "../tests/matching/chance.rs"]
mod chance;
#[path = "../tests/matching/people.rs"]
mod people;

use std::cell::RefCell;

use domain::matching::{Participant, Policy, Pool, Scenario};
use domain::source::{File, compile};

use crate::people::{People, offsets};

thread_local! {
    static EVERYONE: RefCell<Option<(Policy, Vec<Participant>)>> = const { RefCell::new(None) };
    static POOL: RefCell<Option<Pool>> = const { RefCell::new(None) };
}

/// Makes so many mentees and mentors.
#[unsafe(no_mangle)]
pub extern "C" fn make(mentees: usize, mentors: usize) {
    let file = |path: &str, text: &str| File { path: format!("p/{path}"), text: text.to_owned() };
    let files = [
        file("program.toml", include_str!("../../programs/acrl-sts/program.toml")),
        file("lists.toml", include_str!("../../programs/acrl-sts/lists.toml")),
        file("matching.toml", include_str!("../../programs/acrl-sts/matching.toml")),
        file(
            "forms/goals-worksheet.toml",
            include_str!("../../programs/acrl-sts/forms/goals-worksheet.toml"),
        ),
        file(
            "forms/mentee-application.toml",
            include_str!("../../programs/acrl-sts/forms/mentee-application.toml"),
        ),
        file(
            "forms/mentor-profile.toml",
            include_str!("../../programs/acrl-sts/forms/mentor-profile.toml"),
        ),
    ];
    let english = include_str!("../../programs/texts/en.toml").to_owned();
    let texts = [File { path: "texts/en.toml".to_owned(), text: english }];
    let compiled = compile("p", &files, &texts).expect("the program has no fault");
    let policy = compiled.matching.expect("the program has a policy");
    let people = People::of(&policy, &compiled.forms, 1);
    let people = people.mentees(mentees, &[("seeking", "mentor")]).mentors(mentors, &[]);
    EVERYONE.with_borrow_mut(|everyone| *everyone = Some((policy, people.everyone())));
}

/// Gathers them.
#[unsafe(no_mangle)]
pub extern "C" fn gather() {
    let (policy, people) = EVERYONE.with_borrow(Clone::clone).expect("people were made");
    let gathered = Pool::new(policy, people, &offsets());
    POOL.with_borrow_mut(|pool| *pool = Some(gathered));
}

/// Matches them, and says how many have a mentor.
#[unsafe(no_mangle)]
pub extern "C" fn solve() -> usize {
    POOL.with_borrow(|pool| {
        let pool = pool.as_ref().expect("people were gathered");
        pool.solve(&Scenario::default()).expect("there is nothing to misfit").totals.matched
    })
}
