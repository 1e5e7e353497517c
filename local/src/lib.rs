#![doc = include_str!("../README.md")]

pub mod archive;
pub mod backup;
mod calendar;
pub mod copy;
pub mod crowd;
pub mod engine;
pub mod files;
pub mod folder;
pub mod forgetting;
mod guides;
mod mailbox;
mod page;
mod post;
mod private;
pub mod programs;
mod site;
pub mod system;
mod templates;
