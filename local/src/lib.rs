#![doc = include_str!("../README.md")]

pub mod engine;
pub mod files;
mod guides;
pub mod programs;
mod site;
pub mod system;
