//! The calendar on one machine: nobody rings, so it looks for itself, every few seconds. Whatever it
//! finds it finds once, however often it looks.

use std::time::Duration;

use functions::calendar::run;
use functions::clock::Clock;
use functions::store::Table;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

/// How often it looks: one call, while nothing is due.
const EVERY: Duration = Duration::from_secs(5);

/// Takes what is due until it is told to stop, and then no more than what it has begun.
pub(crate) async fn calendar(table: Table, clock: Clock, mut stopping: watch::Receiver<bool>) {
    let mut clockwork = interval(EVERY);
    clockwork.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            _ = clockwork.tick() => {}
        }
        if let Err(error) = run(&table, &clock).await {
            tracing::warn!(cause = error.to_string(), "no run of the calendar");
        }
    }
}
