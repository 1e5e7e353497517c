//! The best assignment of people to places, and the best pairs among peers: exactly, in integers.
//!
//! Nothing here knows what the points are for.

mod assignment;
mod auction;
mod blossom;
mod path;
mod peers;

pub use self::assignment::{Assignment, Scores, assign};
pub use self::peers::{PeerScores, pair_up};
