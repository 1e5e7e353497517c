//! Drafts on their way to another device: sealed in the browser, and unreadable here.

use std::fmt;
use std::future::Future;

use domain::instant::Instant;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::StoreError;
use super::items::{Written, item};
use super::keys::ItemKey;
use super::table::Table;

/// For how many days a draft is kept.
pub const DRAFT_DAYS: u32 = 30;

/// Keeping sealed drafts for whoever holds their name.
pub trait KeepDrafts {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem"];

    /// Keeps a draft until a moment. What is there under a name is never written over.
    fn keep_draft(
        &self,
        id: &DraftId,
        draft: &SealedDraft,
        until: Instant,
    ) -> impl Future<Output = Result<KeptDraft, StoreError>> + Send;

    /// The draft of that name, while it is kept.
    fn draft(
        &self,
        id: &DraftId,
        now: Instant,
    ) -> impl Future<Output = Result<Option<SealedDraft>, StoreError>> + Send;

    /// Takes the draft of that name away, if there is one.
    fn forget_draft(&self, id: &DraftId) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// What became of keeping a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptDraft {
    /// It is kept until then, since now or since an earlier attempt.
    Until(Instant),
    /// Another draft has the name.
    Taken,
}

/// A draft's name: 16 random bytes in base64url, made by the browser. Whoever holds it may fetch
/// the draft, which without its key is noise, and take it away.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct DraftId(String);

/// A text is no draft's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a draft")]
pub struct NotADraftId;

impl TryFrom<String> for DraftId {
    type Error = NotADraftId;

    fn try_from(text: String) -> Result<Self, NotADraftId> {
        let is_digit = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        // 22 digits are 132 bits: the last four are none, so that a name has one spelling.
        let is_one =
            text.len() == 22 && text.bytes().all(is_digit) && text.ends_with(['A', 'Q', 'g', 'w']);
        if is_one { Ok(Self(text)) } else { Err(NotADraftId) }
    }
}

/// Whoever has it may take the draft away.
impl fmt::Debug for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DraftId(…)")
    }
}

/// A draft as the browser has sealed it: a nonce of 12 bytes, and what AES-GCM made of the draft.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedDraft(Vec<u8>);

/// Why bytes are no sealed draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSealed {
    /// There is no room for a nonce and a seal, and anything in between.
    #[error("too short to be sealed")]
    TooShort,
    /// It can be read.
    #[error("not sealed: it is text")]
    Text,
}

/// A nonce, a seal, and one byte.
const SHORTEST: usize = 12 + 16 + 1;

impl SealedDraft {
    /// Takes what a browser has sealed.
    ///
    /// # Errors
    /// [`NotSealed`], where it can't be. Of sealed drafts none reads as text: not one in a hundred
    /// million of the shortest, and longer ones still less.
    pub fn new(bytes: Vec<u8>) -> Result<Self, NotSealed> {
        if bytes.len() < SHORTEST {
            return Err(NotSealed::TooShort);
        }
        if std::str::from_utf8(&bytes).is_ok() {
            return Err(NotSealed::Text);
        }
        Ok(Self(bytes))
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl fmt::Debug for SealedDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedDraft({} bytes)", self.0.len())
    }
}

#[derive(Serialize, Deserialize)]
struct DraftItem {
    sealed: Bytes,
    /// In seconds, as DynamoDB's time to live counts.
    expires: i64,
}

impl DraftItem {
    /// DynamoDB deletes late what has expired: only the time itself counts.
    fn is_kept(&self, now: Instant) -> bool {
        now.seconds() < self.expires
    }
}

impl KeepDrafts for Table {
    async fn keep_draft(
        &self,
        id: &DraftId,
        draft: &SealedDraft,
        until: Instant,
    ) -> Result<KeptDraft, StoreError> {
        let new = DraftItem { sealed: Bytes(draft.0.clone()), expires: until.seconds() };
        if self.put_new(item(ItemKey::draft(&id.0), &new)?).await? == Written::New {
            return Ok(KeptDraft::Until(until));
        }
        let kept: Option<DraftItem> = self.get(ItemKey::draft(&id.0)).await?;
        Ok(match kept.filter(|kept| kept.sealed.0 == draft.0) {
            Some(kept) => KeptDraft::Until(Instant::from_milliseconds(kept.expires * 1000)),
            None => KeptDraft::Taken,
        })
    }

    async fn draft(&self, id: &DraftId, now: Instant) -> Result<Option<SealedDraft>, StoreError> {
        let kept: Option<DraftItem> = self.get(ItemKey::draft(&id.0)).await?;
        Ok(kept.filter(|kept| kept.is_kept(now)).map(|kept| SealedDraft(kept.sealed.0)))
    }

    async fn forget_draft(&self, id: &DraftId) -> Result<(), StoreError> {
        let [(pk, pk_value), (sk, sk_value)] = ItemKey::draft(&id.0).attributes();
        let call = self.client.delete_item().table_name(&*self.name);
        let deleted = call.key(pk, pk_value).key(sk, sk_value).send().await;
        deleted.map(drop).map_err(|error| StoreError::of("DeleteItem", &error))
    }
}

/// Bytes as DynamoDB has them: serde takes a list of them for a list of numbers.
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl Visitor<'_> for Reader {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }

            fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Bytes, E> {
                Ok(Bytes(bytes))
            }
        }

        deserializer.deserialize_byte_buf(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_name(text: &str) -> bool {
        DraftId::try_from(text.to_owned()).is_ok()
    }

    #[test]
    fn a_draft_has_a_name_of_22_digits_with_one_spelling_and_does_not_show_it() {
        let name = DraftId::try_from("AbCdEfGhIjKlMnOpQr-_0A".to_owned()).unwrap();
        assert_eq!(format!("{name:?}"), "DraftId(…)");
        assert!(is_name("0000000000000000000000".replace("00", "0g").as_str()));
        for bad in
            ["", "A", "AbCdEfGhIjKlMnOpQr-_0B", "AbCdEfGhIjKlMnOpQr-_0AA", "äbCdEfGhIjKlMnOpQr-_A"]
        {
            assert!(!is_name(bad), "{bad}");
        }
    }

    #[test]
    fn what_can_be_read_is_not_sealed() {
        let noise: Vec<u8> = (0..29_u8).map(|at| at.wrapping_mul(37).wrapping_add(200)).collect();
        let sealed = SealedDraft::new(noise.clone()).unwrap();
        assert_eq!(format!("{sealed:?}"), "SealedDraft(29 bytes)");
        assert_eq!(sealed.into_bytes(), noise);
        assert_eq!(SealedDraft::new(vec![0xff; 28]), Err(NotSealed::TooShort));
        assert_eq!(
            SealedDraft::new(b"{\"name\":\"Ada Lovelace\",\"email\":\"\"}".to_vec()),
            Err(NotSealed::Text)
        );
    }
}
