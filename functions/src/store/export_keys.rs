use std::fmt;
use std::future::Future;

use domain::id::ProgramId;
use domain::instant::Instant;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::items::{Written, item};
use super::keys::ItemKey;
use super::table::Table;

/// Making export keys: what `cargo xtask key` does.
pub trait MakeExportKey {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem"];

    /// Makes a key to a program's exports that is good until `expires`.
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
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem"];

    /// Whether a text is a key to a program's exports, and good at this moment.
    fn is_export_key(
        &self,
        text: &str,
        program: &ProgramId,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// A key to a program's exports: 32 random bytes in hexadecimal behind `lgx_`, so that a scanner
/// for leaked secrets can know one. To be shown once; only its hash is stored.
pub struct ExportKey(String);

const PREFIX: &str = "lgx_";

impl ExportKey {
    /// The key itself.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    fn random() -> Result<Self, StoreError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
        let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
        Ok(Self(digits.fold(PREFIX.to_owned(), |key, digits| key + &digits)))
    }
}

/// A key is a secret: it shows itself only when asked to by name.
impl fmt::Debug for ExportKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExportKey(…)")
    }
}

#[derive(Serialize, Deserialize)]
struct ExportKeyItem {
    program: ProgramId,
    made_at: Instant,
    /// In seconds, as DynamoDB's time to live counts.
    expires: i64,
}

impl MakeExportKey for Table {
    async fn make_export_key(
        &self,
        program: &ProgramId,
        now: Instant,
        expires: Instant,
    ) -> Result<ExportKey, StoreError> {
        let key = ExportKey::random()?;
        let attributes =
            ExportKeyItem { program: program.clone(), made_at: now, expires: expires.seconds() };
        match self.put_new(item(ItemKey::export_key(key.secret()), &attributes)?).await? {
            Written::New => Ok(key),
            // 256 random bits don't meet by chance.
            Written::WasThere => Err(StoreError::NoRandomness),
        }
    }
}

impl CheckExportKey for Table {
    async fn is_export_key(
        &self,
        text: &str,
        program: &ProgramId,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let is_like_one = text.strip_prefix(PREFIX).is_some_and(|digits| {
            digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit())
        });
        if !is_like_one {
            return Ok(false);
        }
        let key: Option<ExportKeyItem> = self.get(ItemKey::export_key(text)).await?;
        // DynamoDB deletes late what has expired: only the time itself counts.
        Ok(key.is_some_and(|key| key.program == *program && now.seconds() < key.expires))
    }
}
