//! `cargo xtask bench desk`: how long somebody on a committee waits at the desk, in Chromium: for the
//! list of 5,000 people and a search in it, and for matching to be solved again after a wish.
//!
//! `--rounds N` (7) says how often each is done; with `--enforce` it fails where an aim is missed.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a bench is read in a terminal, and fails by panicking"
)]

mod report;
mod timed;

use std::process::ExitCode;

use domain::desk::Role;
use tests::applied::apply;
use tests::bench::Options;
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::stage::Stage;

use crate::report::{Measured, Report};
use crate::timed::{LIST, SEARCH, WISH, timed};

const PROGRAM: &str = "acrl-sts";
const MEMBER: &str = "grace@example.org";
/// How many people the list has.
const PEOPLE: usize = 5_000;
/// How many mentees, and as many mentors, are matched.
const MATCHED: [usize; 2] = [100, 1_000];

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::read();
    let rounds = options.number("--rounds", 7);
    let mut report = Report { lists: lists(rounds).await, ..Report::default() };
    for each in MATCHED {
        report.wishes.push((2 * each, wishes(each, rounds).await));
    }
    report.keep();
    options.end(&report.text(), &report.missed())
}

/// Opens the list of everybody, who have been read, and searches in it.
async fn lists(rounds: usize) -> [Measured; 2] {
    eprintln!("Storing {PEOPLE} people …");
    let stage = set(PEOPLE / 2).await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#people").await;
    desk.sign_in(MEMBER).await;
    desk.see(&format!("{PEOPLE} people")).await;
    let (mut opened, mut searched) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        desk.press("Today").await;
        desk.see("Hello, Grace Hopper").await;
        opened.push(timed(&browser, LIST).await);
        // Some are left, and then everybody again.
        searched.push(timed(&browser, SEARCH).await);
        searched.push(timed(&browser, SEARCH).await);
    }
    browser.close().await;
    stage.system.stop().await;
    [Measured::of(opened), Measured::of(searched)]
}

/// Forbids one proposal after the other.
async fn wishes(each: usize, rounds: usize) -> Measured {
    eprintln!("Storing {each} mentees and {each} mentors …");
    let stage = set(each).await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#matching").await;
    desk.sign_in(MEMBER).await;
    desk.see("No, that is proven").await;
    let mut solved = Vec::new();
    for _ in 0..rounds {
        solved.push(timed(&browser, WISH).await);
    }
    browser.close().await;
    stage.system.stop().await;
    Measured::of(solved)
}

async fn set(each: usize) -> Stage {
    let stage = Stage::build().await;
    appoint(&stage, PROGRAM, "Grace Hopper", MEMBER, Role::Member).await;
    apply(&stage, PROGRAM, "mentee-application", each).await;
    apply(&stage, PROGRAM, "mentor-profile", each).await;
    stage
}
