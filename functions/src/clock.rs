//! What time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::instant::Instant;

/// Where a function reads the time: the machine's clock, or one for tests and for trying out what
/// comes later.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// The machine's, set forward by so many milliseconds; its clones go with it.
    Ahead(Arc<AtomicI64>),
    /// One that stands still; its clones move with it.
    Standing(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at a moment.
    #[must_use]
    pub fn standing(at: Instant) -> Self {
        Self::Standing(Arc::new(AtomicI64::new(at.milliseconds())))
    }

    /// The machine's clock, set forward by whole days; it runs on from there.
    #[must_use]
    pub fn ahead(days: u32) -> Self {
        Self::Ahead(Arc::new(AtomicI64::new(i64::from(days) * DAY)))
    }

    /// Sets a clock; one that was set forward runs on from there, and the machine's own stays as it is.
    pub fn set(&self, at: Instant) {
        match self {
            Self::System => {}
            Self::Ahead(by) => {
                by.store(at.milliseconds().saturating_sub(machine()), Ordering::SeqCst);
            }
            Self::Standing(clock) => clock.store(at.milliseconds(), Ordering::SeqCst),
        }
    }

    /// Sets a clock forward by a day; the machine's own stays as it is.
    pub fn skip_a_day(&self) {
        match self {
            Self::System => {}
            Self::Ahead(clock) | Self::Standing(clock) => {
                clock.fetch_add(DAY, Ordering::SeqCst);
            }
        }
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Instant {
        match self {
            Self::System => Instant::from_milliseconds(machine()),
            Self::Ahead(by) => {
                Instant::from_milliseconds(machine().saturating_add(by.load(Ordering::SeqCst)))
            }
            Self::Standing(clock) => Instant::from_milliseconds(clock.load(Ordering::SeqCst)),
        }
    }
}

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

/// What the machine's clock shows.
fn machine() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
