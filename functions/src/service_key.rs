//! The key with which Ligature signs what it must know again and does not keep: the secrets of
//! personal links, and hashes that nobody else can make.

use std::fmt;
use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::hex::digits;

/// What a signature is for. One for a purpose is good for no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A person's own link to a submission.
    Link,
    /// A person's own link to a pairing.
    Room,
    /// An address, where it is looked up and must not be read.
    Address,
    /// The name of a counter.
    Counter,
    /// A moment that comes back to us.
    Stamp,
    /// Work for a computer.
    Work,
    /// A code that signs somebody in.
    Code,
}

impl Purpose {
    fn label(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Room => "room",
            Self::Address => "address",
            Self::Counter => "counter",
            Self::Stamp => "stamp",
            Self::Work => "work",
            Self::Code => "code",
        }
    }
}

/// The service key. Or two, while one replaces the other: the first signs, and what either has
/// signed is good.
#[derive(Clone)]
pub struct ServiceKey(Arc<[Hmac<Sha256>]>);

/// A signature: HMAC-SHA256.
pub type Signature = [u8; 32];

impl ServiceKey {
    /// What a text must be to be one.
    pub const RULE: &'static str = "32 characters or more, or two such texts with a space between";

    /// Reads a key; nothing, where the text breaks the rule.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let keys: Vec<&str> = text.split_ascii_whitespace().collect();
        let is_good = |key: &&str| key.len() >= 32 && key.bytes().all(|b| b.is_ascii_graphic());
        if !matches!(keys.len(), 1 | 2) || !keys.iter().all(is_good) {
            return None;
        }
        let keys = keys.into_iter().map(|key| Hmac::new_from_slice(key.as_bytes()).ok());
        keys.collect::<Option<_>>().map(Self)
    }

    /// 32 random bytes as text; nothing, where the machine has no randomness to give.
    #[must_use]
    pub fn random_text() -> Option<String> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).ok()?;
        Some(digits(&bytes))
    }

    /// Signs texts, in their order, for a purpose.
    #[must_use]
    pub fn sign(&self, purpose: Purpose, texts: &[&str]) -> Signature {
        self.signatures(purpose, texts).next().unwrap_or_default()
    }

    /// The signatures by each of the keys, the newest first: for what was stored under one of them.
    pub fn signatures(
        &self,
        purpose: Purpose,
        texts: &[&str],
    ) -> impl Iterator<Item = Signature> + use<> {
        let macs: Vec<_> = self.macs(purpose, texts).collect();
        macs.into_iter().map(|mac| mac.finalize().into_bytes().into())
    }

    /// Whether these texts were signed for this purpose. A signature may be cut short, to 80 bits
    /// at the least; how long the answer takes does not tell how much of it was right.
    #[must_use]
    pub fn has_signed(&self, purpose: Purpose, texts: &[&str], signature: &[u8]) -> bool {
        let good = self.macs(purpose, texts).filter(|mac| {
            signature.len() >= SHORTEST && mac.clone().verify_truncated_left(signature).is_ok()
        });
        good.count() > 0
    }

    fn macs(&self, purpose: Purpose, texts: &[&str]) -> impl Iterator<Item = Hmac<Sha256>> {
        self.0.iter().map(move |key| {
            let mut mac = key.clone();
            // Each behind its length: no two lists of texts are written alike.
            for text in std::iter::once(&purpose.label()).chain(texts) {
                mac.update(&(text.len() as u64).to_be_bytes());
                mac.update(text.as_bytes());
            }
            mac
        })
    }
}

/// How much of a signature must be there, in bytes.
const SHORTEST: usize = 10;

/// Whoever has it opens every link.
impl fmt::Debug for ServiceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServiceKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Purpose::{Address, Link};
    use super::*;

    fn key(text: &str) -> ServiceKey {
        ServiceKey::new(text).unwrap()
    }

    #[test]
    fn a_key_has_32_characters_and_does_not_show_itself() {
        let (one, two) = ("a".repeat(32), "b".repeat(40));
        assert_eq!(format!("{:?}", key(&format!("{one} {two}"))), "ServiceKey(…)");
        let short = "a".repeat(31);
        let bad = [String::new(), format!("{one} {short}"), short, format!("{one} {one} {one}")];
        for bad in bad.into_iter().chain(["ä".repeat(32)]) {
            assert!(ServiceKey::new(&bad).is_none(), "{bad}");
        }
        let random = ServiceKey::random_text().unwrap();
        assert!(ServiceKey::new(&random).is_some());
        assert_ne!(random, ServiceKey::random_text().unwrap());
    }

    #[test]
    fn a_signature_is_good_for_its_purpose_its_texts_and_its_key_alone() {
        let ours = key(&"a".repeat(32));
        let signed = ours.sign(Link, &["ab", "c"]);
        assert!(ours.has_signed(Link, &["ab", "c"], &signed));
        assert!(ours.has_signed(Link, &["ab", "c"], &signed[..10]), "it may be cut short");
        assert!(!ours.has_signed(Link, &["ab", "c"], &signed[..9]), "but not to nothing");
        assert!(!ours.has_signed(Link, &["ab", "c"], &[]));
        assert!(!ours.has_signed(Address, &["ab", "c"], &signed));
        for texts in [&["a", "bc"][..], &["abc"], &["ab", "c", ""], &["c", "ab"], &[]] {
            assert!(!ours.has_signed(Link, texts, &signed), "{texts:?}");
        }
        assert!(!key(&"b".repeat(32)).has_signed(Link, &["ab", "c"], &signed));
        let mut wrong = signed;
        wrong[9] ^= 1;
        assert!(!ours.has_signed(Link, &["ab", "c"], &wrong[..10]));
    }

    #[test]
    fn while_one_key_replaces_another_the_first_signs_and_both_are_good() {
        let (new, old) = ("b".repeat(32), "a".repeat(32));
        let (before, both, after) = (key(&old), key(&format!("{new} {old}")), key(&new));
        let signed = before.sign(Link, &["x"]);
        assert!(both.has_signed(Link, &["x"], &signed));
        assert!(!after.has_signed(Link, &["x"], &signed));
        assert_eq!(both.sign(Link, &["x"]), after.sign(Link, &["x"]));
        let all: Vec<_> = both.signatures(Link, &["x"]).collect();
        assert_eq!(all, [after.sign(Link, &["x"]), signed]);
    }
}
