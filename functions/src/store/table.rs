use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_smithy_http_client::tls;
use domain::Form;

use super::keys::ItemKey;
use super::programs::ProgramHead;

/// The table, and what an instance may remember of it: what never changes, and heads of programs
/// by their revision.
#[derive(Debug, Clone)]
pub struct Table {
    pub(super) client: Client,
    pub(super) name: Arc<str>,
    memory: Arc<Mutex<Memory>>,
}

#[derive(Debug, Default)]
struct Memory {
    forms: BTreeMap<(String, String), Arc<Form>>,
    heads: BTreeMap<(String, String), (u64, Arc<ProgramHead>)>,
    used: BTreeSet<(String, String)>,
}

/// The name of an environment variable that a function can't do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the environment variable {0} is missing")]
pub struct MissingVariable(pub &'static str);

impl MissingVariable {
    /// The value of a variable that a function can't do without.
    ///
    /// # Errors
    /// [`MissingVariable`], where there is none, or an empty one.
    pub fn or_value(name: &'static str) -> Result<String, Self> {
        std::env::var(name).ok().filter(|value| !value.is_empty()).ok_or(Self(name))
    }
}

/// How many wordings of forms an instance remembers: all current ones of a few programs.
const REMEMBERED_FORMS: usize = 64;

/// How many heads an instance remembers: a few programs in a few languages.
const REMEMBERED_HEADS: usize = 16;

/// How many used versions an instance remembers.
const REMEMBERED_USES: usize = 1024;

impl Table {
    /// The table of that name, spoken to by that client.
    #[must_use]
    pub fn new(client: Client, name: &str) -> Self {
        Self { client, name: name.into(), memory: Arc::default() }
    }

    /// The table that the environment names: `TABLE`, in the account and region of
    /// [`Table::in_account`].
    ///
    /// # Errors
    /// [`MissingVariable`], where `TABLE` or the region is missing.
    pub async fn from_env() -> Result<Self, MissingVariable> {
        let name = MissingVariable::or_value("TABLE")?;
        Self::in_account(&name).await
    }

    /// The table of that name, with region and credentials as the AWS SDK finds them in the
    /// environment, and `AWS_ENDPOINT_URL_DYNAMODB` for another engine.
    ///
    /// # Errors
    /// [`MissingVariable`], where the region is missing.
    pub async fn in_account(name: &str) -> Result<Self, MissingVariable> {
        let tls = tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring);
        let http = aws_smithy_http_client::Builder::new().tls_provider(tls).build_https();
        let timeouts = TimeoutConfig::builder()
            .operation_attempt_timeout(Duration::from_secs(3))
            .operation_timeout(Duration::from_secs(8))
            .build();
        let config = aws_config::from_env().http_client(http).timeout_config(timeouts).load().await;
        if config.region().is_none() {
            return Err(MissingVariable("AWS_REGION"));
        }
        Ok(Self::new(Client::new(&config), name))
    }

    /// The table that an engine on this machine serves at a URL such as `http://127.0.0.1:8000`.
    /// It asks for no real credentials.
    #[must_use]
    pub fn at(endpoint_url: &str, name: &str) -> Self {
        Self::new(Client::from_conf(local_config(endpoint_url).build()), name)
    }

    pub(super) fn remembered_form(&self, key: &ItemKey) -> Option<Arc<Form>> {
        self.memory().forms.get(&(key.pk.clone(), key.sk.clone())).cloned()
    }

    pub(super) fn remember_form(&self, key: ItemKey, form: &Arc<Form>) {
        let mut memory = self.memory();
        if memory.forms.len() >= REMEMBERED_FORMS {
            memory.forms.clear();
        }
        memory.forms.insert((key.pk, key.sk), Arc::clone(form));
    }

    pub(super) fn remembered_head(&self, key: &ItemKey) -> Option<(u64, Arc<ProgramHead>)> {
        self.memory().heads.get(&(key.pk.clone(), key.sk.clone())).cloned()
    }

    pub(super) fn remember_head(&self, key: ItemKey, revision: u64, head: &Arc<ProgramHead>) {
        let mut memory = self.memory();
        if memory.heads.len() >= REMEMBERED_HEADS {
            memory.heads.clear();
        }
        memory.heads.insert((key.pk, key.sk), (revision, Arc::clone(head)));
    }

    pub(super) fn remembers_use(&self, key: &ItemKey) -> bool {
        self.memory().used.contains(&(key.pk.clone(), key.sk.clone()))
    }

    pub(super) fn remember_use(&self, key: ItemKey) {
        let mut memory = self.memory();
        if memory.used.len() >= REMEMBERED_USES {
            memory.used.clear();
        }
        memory.used.insert((key.pk, key.sk));
    }

    /// What is remembered stays right even if somebody panicked while holding it.
    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A client's configuration for an engine on this machine; tests add to it.
#[must_use]
pub fn local_config(endpoint_url: &str) -> aws_sdk_dynamodb::config::Builder {
    let credentials =
        aws_sdk_dynamodb::config::Credentials::new("local", "local", None, None, "local");
    aws_sdk_dynamodb::Config::builder()
        .behavior_version_latest()
        .region(aws_sdk_dynamodb::config::Region::new("us-east-1"))
        .credentials_provider(credentials)
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(endpoint_url)
}
