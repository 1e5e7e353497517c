//! Matching: who fits whom and why, and the best that can be done for everybody.
//!
//! A committee's [`Policy`] says what counts. A [`Pool`] gathers [`Participant`]s (a form's accepted
//! answers and what the committee knows besides); [`Pool::solve`] finds the best [`Solution`] under
//! a [`Scenario`].
//!
//! The points of a pair are whole numbers, so that a browser and a server come to the same result,
//! and so that the lines that are shown add up to the sum that is shown.

mod answer;
mod block;
mod change;
mod clocks;
mod comparison;
mod demand;
mod expected;
mod known;
mod memory;
mod mutual;
mod names;
mod participant;
mod partners;
mod policy;
mod pool;
mod reasons;
mod recruit;
mod rematch;
mod rules;
mod said;
mod scenario;
mod seen;
mod setting;
mod share;
mod solution;
pub mod solve;
mod suggestion;
mod waiting;
mod week;
mod weight;

pub use self::answer::MOST_OPTIONS;
pub use self::block::Block;
pub use self::change::{Change, Shift};
pub use self::clocks::{Clocks, Free};
pub use self::comparison::{Comparison, Times, Vocabulary};
pub use self::demand::Demand;
pub use self::expected::{Alternative, Costs, WhyNot};
pub use self::memory::Waited;
pub use self::participant::{Facts, NotAParticipant, Offsets, Participant};
pub use self::partners::Partners;
pub(crate) use self::partners::{NotPartners, WrittenPartners};
pub use self::policy::{AnswerTo, Empty, Line, Policy, Sheet, Side};
pub use self::pool::{Judged, Pool};
pub use self::reasons::{Found, LineReason, Reasons};
pub use self::recruit::Recruit;
pub use self::rules::{Capacities, Experience, NamedConflict, PastPair, Rules, SameInstitution};
pub use self::scenario::{Contradiction, MOST_WISHES, NotPeers, Pair, Peers, Scenario, Wishes};
pub use self::setting::Misfit;
pub use self::share::Fit;
pub use self::solution::{PeerProposal, Proposal, Solution, Spare, Totals};
pub use self::suggestion::Suggestion;
pub use self::waiting::{BlockedBy, Waiting, WhyWaiting};
pub use self::week::{Hours, NotAnOffset, NotHours, UtcOffset};
pub use self::weight::{Capacity, MOST_LINES, NotACapacity, NotAWeight, Weight};
