//! What time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::instant::Instant;

/// Where a function reads the time: the machine's clock, or one that stands where it was set, for
/// tests and for trying out what happens outside a form's window.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// One that stands still; its clones move with it.
    Standing(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at a moment.
    #[must_use]
    pub fn standing(at: Instant) -> Self {
        Self::Standing(Arc::new(AtomicI64::new(at.milliseconds())))
    }

    /// Sets a standing clock; the machine's stays as it is.
    pub fn set(&self, at: Instant) {
        if let Self::Standing(clock) = self {
            clock.store(at.milliseconds(), Ordering::SeqCst);
        }
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Instant {
        match self {
            Self::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Instant::from_milliseconds(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
            Self::Standing(clock) => Instant::from_milliseconds(clock.load(Ordering::SeqCst)),
        }
    }
}
