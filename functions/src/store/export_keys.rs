use std::fmt;
use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{Datasets, Deed, ExportKeyCard, ExportKeyId, KeyName, Who};
use domain::id::{FormId, ProgramId};
use domain::instant::Instant;
use serde::{Deserialize, Serialize};

use super::audit;
use super::error::StoreError;
use super::items::item;
use super::keys::ItemKey;
use super::named_keys::{NamedKeyItem, named_item};
use super::secret;
use super::table::Table;
use super::together::{Together, Write};

/// Making export keys: what `cargo xtask key` does.
pub trait MakeExportKey {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem"];

    /// Makes a key to all of a program's exports that is good until `expires`.
    fn make_export_key(
        &self,
        program: &ProgramId,
        now: Instant,
        expires: Instant,
    ) -> impl Future<Output = Result<ExportKey, StoreError>> + Send;
}

/// Checking export keys.
pub trait CheckExportKey {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem", "dynamodb:UpdateItem"];

    /// What a text opens that is an export key; nothing, where it is none, or is over.
    fn export_key(
        &self,
        text: &str,
        now: Instant,
    ) -> impl Future<Output = Result<Option<KeyHolder>, StoreError>> + Send;

    /// Notes that a key was used today; that it was used already today, costs nothing.
    fn note_use(
        &self,
        key: &KeyHolder,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// A key to a program's exports: 32 random bytes in hexadecimal behind `lgx_`, so that a scanner
/// for leaked secrets can know one. To be shown once; only its hash is stored.
pub struct ExportKey(String);

const PREFIX: &str = "lgx_";

/// What a key is called that a command has made.
const BY_COMMAND: &str = "Made by a command";

impl ExportKey {
    /// The key itself.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    pub(super) fn random() -> Result<Self, StoreError> {
        secret::random(PREFIX).map(Self)
    }
}

/// A key is a secret: it shows itself only when asked to by name.
impl fmt::Debug for ExportKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExportKey(…)")
    }
}

/// Whoever has shown an export key.
#[derive(Debug, Clone)]
pub struct KeyHolder {
    /// Whose exports it is for.
    pub program: ProgramId,
    /// What is kept of it; nothing of one that is older than keys' names, which opens everything.
    card: Option<ExportKeyCard>,
}

impl KeyHolder {
    /// Whether it opens a dataset; or, where nothing can have that name, anything.
    #[must_use]
    pub fn opens(&self, dataset: Option<&FormId>) -> bool {
        let Some(card) = &self.card else { return true };
        let has_it = dataset.is_none_or(|dataset| card.datasets.have(dataset));
        card.revoked_at.is_none() && has_it
    }

    /// Who it is, for the log.
    #[must_use]
    pub fn who(&self) -> Who {
        match &self.card {
            Some(card) => Who::ExportKey { key: card.id.clone(), name: card.name.clone() },
            None => Who::UnnamedKey,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct ExportKeyItem {
    program: ProgramId,
    made_at: Instant,
    /// In seconds, as DynamoDB's time to live counts.
    expires: i64,
    /// What names it; nothing in those that are older than keys' names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<ExportKeyId>,
}

impl Table {
    /// Makes a key, and notes who did.
    pub(super) async fn make_key(
        &self,
        program: &ProgramId,
        card: &ExportKeyCard,
        who: &Who,
    ) -> Result<ExportKey, StoreError> {
        let secret = ExportKey::random()?;
        let kept = ExportKeyItem {
            program: program.clone(),
            made_at: card.made_at,
            expires: card.good_until.seconds(),
            key: Some(card.id.clone()),
        };
        let deed = Deed::ExportKeyMade {
            key: card.id.clone(),
            name: card.name.clone(),
            datasets: card.datasets.clone(),
        };
        let writes = [
            Write::New(item(ItemKey::export_key(secret.secret()), &kept)?),
            Write::New(named_item(program, card)?),
            audit::line(program, who, &deed, card.made_at)?,
        ];
        match self.write_together(&writes).await? {
            Together::Written => Ok(secret),
            // 256 random bits don't meet by chance.
            Together::WasThere(_) => Err(StoreError::NoRandomness),
        }
    }
}

/// A new key's card.
pub(super) fn card(
    name: KeyName,
    datasets: Datasets,
    made_at: Instant,
    good_until: Instant,
) -> Result<ExportKeyCard, StoreError> {
    let random = getrandom::u64().map_err(|_| StoreError::NoRandomness)?;
    let id = ExportKeyId::from_random(random);
    Ok(ExportKeyCard { id, name, datasets, made_at, good_until, revoked_at: None, last_used: None })
}

impl MakeExportKey for Table {
    async fn make_export_key(
        &self,
        program: &ProgramId,
        now: Instant,
        expires: Instant,
    ) -> Result<ExportKey, StoreError> {
        let name = KeyName::new(BY_COMMAND);
        let name = name.map_err(|_| StoreError::Unreadable("a key's name"))?;
        let card = card(name, Datasets::All, now, expires)?;
        self.make_key(program, &card, &Who::Operator).await
    }
}

impl CheckExportKey for Table {
    async fn export_key(&self, text: &str, now: Instant) -> Result<Option<KeyHolder>, StoreError> {
        if !secret::is_like_one(PREFIX, text) {
            return Ok(None);
        }
        let kept: Option<ExportKeyItem> = self.get(ItemKey::export_key(text)).await?;
        // DynamoDB deletes late what has expired: only the time itself counts.
        let Some(kept) = kept.filter(|kept| now.seconds() < kept.expires) else { return Ok(None) };
        let program = kept.program;
        let Some(key) = kept.key else { return Ok(Some(KeyHolder { program, card: None })) };
        let card = self.get::<NamedKeyItem>(ItemKey::named_key(&program, &key)).await?;
        // A key whose card is gone opens nothing.
        Ok(card.map(|card| KeyHolder { program, card: Some(card.card()) }))
    }

    async fn note_use(&self, key: &KeyHolder, now: Instant) -> Result<(), StoreError> {
        let (Some(card), Some(today)) = (&key.card, now.day()) else { return Ok(()) };
        if card.last_used == Some(today) {
            return Ok(());
        }
        let key = ItemKey::named_key(&key.program, &card.id);
        let values = [(":today", AttributeValue::S(today.to_string()))];
        let update = "SET last_used = :today";
        // Where it is gone, nobody asks any more when it was used.
        self.update_if(key, update, "attribute_exists(pk)", values).await.map(|_| ())
    }
}
