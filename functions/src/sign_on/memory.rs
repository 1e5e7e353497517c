use std::sync::{Arc, Mutex, PoisonError};

use domain::instant::Instant;
use domain::sign_on::Issuer;

use super::ask::Client;
use super::{Bearer, Keys, Refusal};

/// For how many seconds an issuer's keys are used without asking again.
pub const KEYS_LAST_SECONDS: i64 = 3600;

/// For how many seconds after an issuer was asked it is not asked again, whatever is shown: whoever
/// makes up names of keys must not make us call.
pub const AGAIN_AFTER_SECONDS: i64 = 60;

/// What is remembered of an issuer.
#[derive(Debug, Default)]
pub(super) struct Memory {
    known: Mutex<Known>,
    /// Held by whoever asks: the others wait for what they hear.
    asking: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default, Clone)]
struct Known {
    keys: Option<(Arc<Keys>, Instant)>,
    asked: Option<Asked>,
}

#[derive(Debug, Clone, Copy)]
struct Asked {
    at: Instant,
    has_answered: bool,
}

impl Memory {
    /// The issuer's keys, with the one of a bearer among them, if it has that one.
    pub(super) async fn keys(
        &self,
        issuer: &Issuer,
        bearer: &Bearer<'_>,
        client: &Client,
        now: Instant,
    ) -> Result<Arc<Keys>, Refusal> {
        if let Some(keys) = self.known().with(bearer, now) {
            return Ok(keys);
        }
        let _asking = self.asking.lock().await;
        let known = self.known();
        if let Some(keys) = known.with(bearer, now) {
            return Ok(keys);
        }
        if let Some((asked, wait)) = known.asked_lately(now) {
            return Err(if asked.has_answered { Refusal::Key } else { unreachable(wait) });
        }
        // Noted first: whoever goes away while we ask must not have us ask again and again.
        self.note(Asked { at: now, has_answered: false }, None);
        match client.keys(issuer).await {
            Ok(keys) => {
                self.note(Asked { at: now, has_answered: true }, Some(&keys));
                Ok(keys)
            }
            Err(why) => {
                tracing::warn!(%why, "the issuer of a sign-on can't be asked");
                Err(unreachable(AGAIN_AFTER_SECONDS))
            }
        }
    }

    fn known(&self) -> Known {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, asked: Asked, heard: Option<&Arc<Keys>>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.asked = Some(asked);
        if let Some(keys) = heard {
            known.keys = Some((Arc::clone(keys), asked.at));
        }
    }
}

impl Known {
    /// The keys, if they are new enough and that of a bearer is among them.
    fn with(&self, bearer: &Bearer<'_>, now: Instant) -> Option<Arc<Keys>> {
        let (keys, heard) = self.keys.as_ref()?;
        let is_new = seconds_since(*heard, now) < KEYS_LAST_SECONDS;
        (is_new && keys.of(bearer).is_some()).then(|| Arc::clone(keys))
    }

    /// When the issuer was asked, and how long not to ask again, where that is so.
    fn asked_lately(&self, now: Instant) -> Option<(Asked, i64)> {
        let asked = self.asked?;
        let wait = AGAIN_AFTER_SECONDS - seconds_since(asked.at, now);
        (wait > 0).then_some((asked, wait))
    }
}

fn unreachable(wait: i64) -> Refusal {
    Refusal::Unreachable { wait: u32::try_from(wait).unwrap_or(1) }
}

fn seconds_since(then: Instant, now: Instant) -> i64 {
    now.milliseconds().saturating_sub(then.milliseconds()) / 1000
}
