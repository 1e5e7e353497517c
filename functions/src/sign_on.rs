//! An association's single sign-on (OpenID Connect): whose address a bearer proves. Nothing of this
//! is loaded, and nobody is asked, before somebody shows one.

mod ask;
mod bearer;
mod keys;
mod memory;
mod signature;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::email::Email;
use domain::instant::Instant;
use domain::sign_on::{Issuer, SignOn};

use self::ask::Client;
pub use self::bearer::{Bearer, LEEWAY_SECONDS, LONGEST_BEARER};
use self::keys::Keys;
use self::memory::Memory;
pub use self::memory::{AGAIN_AFTER_SECONDS, KEYS_LAST_SECONDS};

/// Those who say who somebody is, and what is remembered of their keys. Clones remember together.
#[derive(Clone, Debug, Default)]
pub struct Issuers {
    client: Arc<Client>,
    memories: Arc<Mutex<BTreeMap<Issuer, Arc<Memory>>>>,
}

/// How many issuers are remembered at a time.
const REMEMBERED: usize = 100;

/// Why a bearer proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is of a key that its issuer does not have, or of none of the kinds that are taken.
    #[error("the issuer has no key like that")]
    Key,
    /// It was not signed with that key, or is not written as it must be.
    #[error("the signature does not fit, or a claim is missing")]
    Signature,
    /// It is of another issuer.
    #[error("another issuer says so")]
    Issuer,
    /// It is meant for somebody else, or not for us alone.
    #[error("it is meant for another audience")]
    Audience,
    /// It holds no longer, or not yet.
    #[error("it has expired, or begins later")]
    Time,
    /// It has no address, or one that the issuer has not verified.
    #[error("it has no e-mail address that is verified")]
    Address,
    /// Its issuer can't be asked, so that nobody knows.
    #[error("the issuer does not answer as it must")]
    Unreachable {
        /// After how many seconds it is worth trying again.
        wait: u32,
    },
}

impl Issuers {
    /// Issuers on the web, each by HTTPS.
    #[must_use]
    pub fn on_the_web() -> Self {
        Self::default()
    }

    /// These, and issuers on this machine, by plain HTTP: for trying things out, and for tests.
    #[must_use]
    pub fn on_this_machine_too() -> Self {
        Self { client: Arc::new(Client::of_this_machine_too()), ..Self::default() }
    }

    /// Whose address a bearer proves. Why it proves none goes into the log, in fixed words.
    ///
    /// # Errors
    /// [`Refusal`].
    pub async fn vouched(
        &self,
        sign_on: &SignOn,
        bearer: &Bearer<'_>,
        now: Instant,
    ) -> Result<Email, Refusal> {
        let memory = self.memory(&sign_on.issuer);
        let keys = memory.keys(&sign_on.issuer, bearer, &self.client, now).await;
        let proven = keys.and_then(|keys| {
            let key = keys.of(bearer).ok_or(Refusal::Key)?;
            bearer.proves(key, sign_on, now)
        });
        proven.inspect_err(|why| tracing::info!(%why, "a bearer of a sign-on proves nothing"))
    }

    fn memory(&self, issuer: &Issuer) -> Arc<Memory> {
        let mut memories = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        if memories.len() >= REMEMBERED && !memories.contains_key(issuer) {
            memories.clear();
        }
        Arc::clone(memories.entry(issuer.clone()).or_default())
    }
}
