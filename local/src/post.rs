//! The courier on one machine: nobody rings, so it looks for itself, every second.

use std::time::Duration;

use functions::clock::Clock;
use functions::courier::{Office, deliver};
use functions::link::Links;
use functions::mail::Mailer;
use functions::store::Table;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

/// How often it looks.
const EVERY: Duration = Duration::from_secs(1);

/// Sends what is due until it is told to stop, and then no more than what it has begun.
pub(crate) async fn post(
    table: Table,
    clock: Clock,
    links: Links,
    mailer: Mailer,
    mut stopping: watch::Receiver<bool>,
) {
    let mut clockwork = interval(EVERY);
    clockwork.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            _ = clockwork.tick() => {}
        }
        let office = Office { store: &table, clock: &clock, links: &links };
        if let Err(error) = deliver(office, &mailer).await {
            tracing::warn!(cause = error.to_string(), "no round of the courier");
        }
    }
}
