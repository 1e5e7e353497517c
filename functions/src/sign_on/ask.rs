use std::sync::{Arc, OnceLock};
use std::time::Duration;

use domain::sign_on::Issuer;
use http_body_util::{BodyExt, Empty, Limited};
use hyper::Uri;
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::crypto::ring::default_provider;
use serde::Deserialize;

use super::Keys;

type Https = legacy::Client<HttpsConnector<HttpConnector>, Empty<Bytes>>;

/// How long an issuer may take to say all that we ask.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much an issuer may say at a time, in bytes.
const MOST: usize = 256 * 1024;

/// What asks issuers. It reads the machine's certificates when it is first needed.
#[derive(Debug, Default)]
pub(super) struct Client {
    https: OnceLock<Https>,
    this_machine_too: bool,
}

/// Why an issuer can't be asked. It goes into the log, and has nothing of what was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unheard {
    #[error("it is reached by plain HTTP, which is for one machine alone")]
    Insecure,
    #[error("this machine has no certificates to know it by")]
    NoCertificates,
    #[error("there is no connection to it")]
    NoConnection,
    #[error("it takes too long")]
    Slow,
    #[error("it answers {0}")]
    Status(u16),
    #[error("its answer breaks off, or is too large")]
    TooLarge,
    #[error("its configuration, or its keys, can't be read")]
    Unreadable,
    #[error("its configuration is that of another issuer")]
    Another,
}

/// What an issuer says of itself.
#[derive(Deserialize)]
struct Configuration {
    issuer: String,
    jwks_uri: String,
}

impl Client {
    pub(super) fn of_this_machine_too() -> Self {
        Self { this_machine_too: true, ..Self::default() }
    }

    /// An issuer's keys, as it has them now.
    pub(super) async fn keys(&self, issuer: &Issuer) -> Result<Arc<Keys>, Unheard> {
        if !issuer.is_secure() && !self.this_machine_too {
            return Err(Unheard::Insecure);
        }
        let heard = tokio::time::timeout(PATIENCE, self.hear(issuer)).await;
        heard.map_err(|_| Unheard::Slow)?.map(Arc::new)
    }

    async fn hear(&self, issuer: &Issuer) -> Result<Keys, Unheard> {
        let at = issuer.configuration().parse().map_err(|_| Unheard::Unreadable)?;
        let said = self.get(at).await?;
        let said: Configuration = serde_json::from_slice(&said).map_err(|_| Unheard::Unreadable)?;
        if said.issuer != issuer.as_str() {
            return Err(Unheard::Another);
        }
        let keys: Uri = said.jwks_uri.parse().map_err(|_| Unheard::Unreadable)?;
        // An issuer on the web may have its keys elsewhere on it; one on this machine has them there.
        let is_itself = || keys.to_string().starts_with(&format!("{}/", origin(issuer)));
        if keys.scheme_str() != Some("https") && (issuer.is_secure() || !is_itself()) {
            return Err(Unheard::Insecure);
        }
        Keys::parse(&self.get(keys).await?).ok_or(Unheard::Unreadable)
    }

    /// What is at an address. Where it leads elsewhere, nobody follows.
    async fn get(&self, at: Uri) -> Result<Bytes, Unheard> {
        let answer = self.https()?.get(at).await.map_err(|_| Unheard::NoConnection)?;
        if answer.status() != 200 {
            return Err(Unheard::Status(answer.status().as_u16()));
        }
        let body = Limited::new(answer.into_body(), MOST).collect().await;
        Ok(body.map_err(|_| Unheard::TooLarge)?.to_bytes())
    }

    fn https(&self) -> Result<&Https, Unheard> {
        if let Some(https) = self.https.get() {
            return Ok(https);
        }
        let connector = HttpsConnectorBuilder::new()
            .with_provider_and_native_roots(default_provider())
            .map_err(|_| Unheard::NoCertificates)?
            .https_or_http()
            .enable_http1()
            .build();
        let mut client = legacy::Client::builder(TokioExecutor::new());
        // Asked once an hour: a connection that is kept is closed by then, or frozen with Lambda.
        let client = client.pool_max_idle_per_host(0).build(connector);
        Ok(self.https.get_or_init(|| client))
    }
}

/// Where an issuer is: what stands before its path.
fn origin(issuer: &Issuer) -> &str {
    let text = issuer.as_str();
    let path = text.match_indices('/').nth(2).map_or(text.len(), |(at, _)| at);
    text.get(..path).unwrap_or(text)
}
