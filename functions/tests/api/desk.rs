//! The doors of the desk: who gets in, and to what.

mod applicants;
mod asked_first;
mod asking;
mod audit;
mod authorization;
pub(crate) mod came_back;
mod certificate;
mod changes;
mod committee;
mod export_doors;
mod export_keys;
mod exports;
mod filling;
mod foreign;
mod forgetting;
mod importing;
mod issuer;
mod journal;
pub(crate) mod matching;
pub(crate) mod pairings;
mod parked_mails;
mod past_pairs;
pub(crate) mod people;
mod report;
mod room;
mod sign_in;
mod sign_on;
