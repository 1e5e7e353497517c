//! Matching in this browser: everyone is read once and solved at once, and again after every wish.
//! What was wished stays while somebody looks at people in between.

mod bench;
mod plan;
#[cfg(test)]
mod tests;
mod wish;

pub use self::bench::{Bench, Told};
pub use self::plan::{Plan, Refused};
pub use self::wish::{Couple, Wish};
