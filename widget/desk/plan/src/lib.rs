#![doc = include_str!("../README.md")]

mod became;
mod change;
mod chart;
mod compared;
mod dial;
mod message;
mod next;
mod opened;
mod plan;
mod reasons;
mod shown;
#[cfg(test)]
mod tests;
mod waiting;
mod wish;
mod words;
mod work;

pub use self::message::{
    Answer, Ask, Dial, Kept, LineShown, Next, NextOne, Numbered, Opened, Other, Row, Shown,
    SpareShown, ToJudge, Told, ToldList, WaitingShown, WishShown, Wished,
};
pub use self::plan::{Plan, Refused};
pub use self::wish::{Couple, Wish};
pub use self::work::Work;
