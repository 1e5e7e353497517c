//! How often one network may call, within an hour.

use domain::instant::Instant;

use super::Caller;
use crate::http::Site;
use crate::http::problem::Problem;
use crate::service_key::Purpose;
use crate::store::{CountCalls, Counter, StoreError};

const HOUR: i64 = 3_600_000;

/// How often one network may do something within an hour. It is a number that a room full of people
/// behind one address does not come near.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    what: &'static str,
    most: u32,
}

impl Limit {
    /// Sending forms, whatever becomes of it.
    pub const SENDING: Self = Self { what: "sending", most: 600 };

    /// Asking for codes, and trying them.
    pub const SIGNING_IN: Self = Self { what: "signing-in", most: 60 };

    /// Keeping drafts for another device.
    pub const DRAFTS: Self = Self { what: "drafts", most: 300 };
}

impl<S: CountCalls> Site<S> {
    /// Counts a call of the caller's network, and says how many there were of this kind within the
    /// hour, with this one; 0, where nobody knows the network. An instance remembers who is over
    /// their limit: whoever goes on calling costs nothing more.
    ///
    /// # Errors
    /// 429 with `Retry-After`, where there were too many; or a failure of the store.
    pub async fn count_call(&self, caller: Caller, limit: Limit) -> Result<u32, Problem> {
        let Some(network) = caller.0 else { return Ok(0) };
        let now = self.clock.now();
        let hour = Hour::of(now);
        let counter = self.counter(&hour, &[limit.what, &network.text()]);
        if self.door.is_over(&counter, now) {
            return Err(Problem::too_many(hour.left(now)));
        }
        let count = self.store.count(&counter, hour.end()).await?;
        if count > limit.most {
            self.door.note_over(counter, hour.end());
            return Err(Problem::too_many(hour.left(now)));
        }
        Ok(count)
    }

    /// Counts something that has no limit, such as an address, under texts that say what it is.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn count(&self, what: &[&str]) -> Result<u32, StoreError> {
        let hour = Hour::of(self.clock.now());
        self.store.count(&self.counter(&hour, what), hour.end()).await
    }

    fn counter(&self, hour: &Hour, what: &[&str]) -> Counter {
        let hour = hour.0.to_string();
        let texts: Vec<&str> = std::iter::once(hour.as_str()).chain(what.iter().copied()).collect();
        Counter::new(&self.links.key().sign(Purpose::Counter, &texts))
    }
}

/// An hour since 1970: a counter is for one of them.
struct Hour(i64);

impl Hour {
    fn of(moment: Instant) -> Self {
        Self(moment.milliseconds().div_euclid(HOUR))
    }

    fn end(&self) -> Instant {
        Instant::from_milliseconds(self.0.saturating_add(1).saturating_mul(HOUR))
    }

    /// How many seconds of it are left, at least one.
    fn left(&self, now: Instant) -> u32 {
        let left = self.end().milliseconds().saturating_sub(now.milliseconds()).div_euclid(1000);
        u32::try_from(left).unwrap_or_default().max(1)
    }
}
