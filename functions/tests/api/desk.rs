//! The doors of the desk: who gets in, and to what.

mod audit;
mod authorization;
mod committee;
mod export_keys;
mod matching;
mod pairings;
mod parked_mails;
pub(crate) mod people;
mod sign_in;
