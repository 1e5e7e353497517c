//! The doors of the desk: who gets in, and to what.

mod applicants;
mod asking;
mod audit;
mod authorization;
mod committee;
mod export_keys;
mod exports;
mod importing;
mod matching;
mod pairings;
mod parked_mails;
pub(crate) mod people;
mod sign_in;
