//! A round of the courier: what is due is leased, sent and marked, one message after the other.

use std::time::{Duration, Instant as Stopwatch};

use domain::desk::WhyParked;
use domain::instant::Instant;

use super::letter::{self, Letter};
use super::{CourierStore, Office, letter::NoLetter};
use crate::clock::Clock;
use crate::mail::{Mailer, NotSent};
use crate::store::{Leased, Outcome, StoreError};

/// How long a message belongs to the courier that took it: longer than a courier may run, which is
/// a minute on AWS, so that nobody sends what somebody else is sending.
pub const LEASE: Duration = Duration::from_secs(120);

/// How long a round takes messages. What it has taken last may then need [`SENDING`].
const TAKES: Duration = Duration::from_secs(30);

/// How long it may take to send one.
const SENDING: Duration = Duration::from_secs(20);

/// How often a message is tried that could not be sent: for about a day.
pub const ATTEMPTS: u32 = 30;

/// How often one is tried that was refused: whoever refuses seldom means it for a moment only.
pub const REFUSALS: u32 = 3;

/// After how many messages in a row that nobody took, a round ends: the next one tries again.
const SILENCE: usize = 3;

/// What became of the messages of a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Sent.
    pub sent: usize,
    /// To nobody, since nobody's address is known.
    pub settled: usize,
    /// To be tried again later.
    pub put_off: usize,
    /// Given up.
    pub parked: usize,
    /// Sent or given up, and the table did not take it: once the lease is over, they are due again.
    pub unmarked: usize,
}

/// Sends what is due, until nothing is, or the time for it is over.
///
/// # Errors
/// [`StoreError`], where the table gives no messages. What was sent before has been marked.
pub async fn deliver<S: CourierStore>(
    office: Office<'_, S>,
    mailer: &Mailer,
) -> Result<Round, StoreError> {
    let Office { store, clock, .. } = office;
    let (started, mut round, mut silent) = (Stopwatch::now(), Round::default(), 0);
    loop {
        let mut taken = 0;
        for message in store.first_due(clock.now()).await? {
            if started.elapsed() > TAKES || silent >= SILENCE {
                return Ok(round);
            }
            let until = later(clock.now(), LEASE);
            let Some(leased) = store.lease(message, until).await? else { continue };
            taken += 1;
            let fate = attempt(office, mailer, &leased).await;
            silent = if matches!(fate, Fate::Later { silence: true }) { silent + 1 } else { 0 };
            round.note(settle(store, clock, &leased, fate).await);
        }
        // The index may still show what has just been taken.
        if taken == 0 {
            return Ok(round);
        }
    }
}

/// What is to become of a message.
enum Fate {
    End(Outcome),
    Later { silence: bool },
}

enum Noted {
    Ended(Outcome),
    PutOff,
    Unmarked,
}

impl Round {
    fn note(&mut self, noted: Noted) {
        match noted {
            Noted::Ended(Outcome::Sent) => self.sent += 1,
            Noted::Ended(Outcome::NothingToSend) => self.settled += 1,
            Noted::Ended(Outcome::Parked(_)) => self.parked += 1,
            Noted::PutOff => self.put_off += 1,
            Noted::Unmarked => self.unmarked += 1,
        }
    }
}

async fn attempt<S: CourierStore>(office: Office<'_, S>, mailer: &Mailer, leased: &Leased) -> Fate {
    let Some(message) = &leased.message else { return park(WhyParked::Unreadable) };
    let letter = match letter::write(office, mailer.sender(), message).await {
        Ok(Letter::To(mail)) => mail,
        Ok(Letter::ToNobody) => return Fate::End(Outcome::NothingToSend),
        Err(NoLetter::Never(reason)) => return park(reason),
        Err(NoLetter::Store(error)) => return try_again(leased, &error.to_string(), false),
    };
    match tokio::time::timeout(SENDING, mailer.send(&letter, leased.id().as_ref())).await {
        Ok(Ok(())) => Fate::End(Outcome::Sent),
        Ok(Err(NotSent::Refused(code))) if leased.attempts >= REFUSALS => {
            say("mail parked", &code, leased.attempts);
            Fate::End(Outcome::Parked(WhyParked::Refused))
        }
        Ok(Err(error @ NotSent::Refused(_))) => try_again(leased, &error.to_string(), false),
        Ok(Err(error @ NotSent::NotNow(_))) => try_again(leased, &error.to_string(), true),
        Err(_) => try_again(leased, "not now: timeout", true),
    }
}

fn park(why: WhyParked) -> Fate {
    say("mail parked", &why.to_string(), 0);
    Fate::End(Outcome::Parked(why))
}

fn try_again(leased: &Leased, cause: &str, silence: bool) -> Fate {
    if leased.attempts >= ATTEMPTS {
        say("mail parked", cause, leased.attempts);
        return Fate::End(Outcome::Parked(WhyParked::GaveUp));
    }
    say("mail put off", cause, leased.attempts);
    Fate::Later { silence }
}

/// The cause is a code: nothing of the mail is in it.
fn say(what: &str, cause: &str, attempts: u32) {
    tracing::warn!(cause, attempts, "{what}");
}

/// Writes down what became of a message. If the table does not take it, the lease runs out, and
/// the message is due again: the one step at which a mail can go out twice.
async fn settle<S: CourierStore>(store: &S, clock: &Clock, leased: &Leased, fate: Fate) -> Noted {
    let now = clock.now();
    let (held, noted) = match fate {
        Fate::End(outcome) => (store.end(leased, outcome, now).await, Noted::Ended(outcome)),
        Fate::Later { .. } => {
            let until = later(now, pause(leased.attempts));
            (store.put_off(leased, until).await, Noted::PutOff)
        }
    };
    match held {
        Ok(true) => noted,
        Ok(false) => Noted::Unmarked,
        Err(error) => {
            say("mail not marked", &error.to_string(), leased.attempts);
            Noted::Unmarked
        }
    }
}

/// How long a message waits after so many attempts: a minute, then twice as long each time, up to
/// an hour.
fn pause(attempts: u32) -> Duration {
    Duration::from_secs(60 << attempts.saturating_sub(1).min(6)).min(Duration::from_secs(3600))
}

fn later(now: Instant, by: Duration) -> Instant {
    let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
    Instant::from_milliseconds(now.milliseconds().saturating_add(by))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_tried_for_about_a_day_ever_less_often() {
        let pauses: Vec<u64> = (1..ATTEMPTS).map(|attempt| pause(attempt).as_secs()).collect();
        assert_eq!(pauses.get(..8).unwrap(), [60, 120, 240, 480, 960, 1920, 3600, 3600]);
        let hours = pauses.iter().sum::<u64>() / 3600;
        assert_eq!(hours, 24);
        assert_eq!(pause(u32::MAX), Duration::from_secs(3600));
    }
}
