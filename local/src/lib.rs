#![doc = include_str!("../README.md")]

pub mod engine;
mod guides;
pub mod programs;
mod site;
pub mod system;
