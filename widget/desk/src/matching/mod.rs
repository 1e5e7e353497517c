//! Matching as the desk knows it: who could be introduced to whom is found by a solver in a worker
//! (the crates `plan` and `solver`), which answers in finished sentences. What was wished stays while
//! somebody looks at people in between.

mod bench;
mod introducing;
mod solver;

pub use self::bench::{Bench, Told};
pub use self::introducing::{Became, Introducing, OnItsWay, Step, Way};
