//! Who were partners in years that another deployment had: so that they are not matched again here. Of each of
//! the two a hash of their address is kept, and nothing else.

use std::collections::BTreeMap;
use std::future::Future;

use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::copy::StoredItem;
use super::error::StoreError;
use super::items::{is_over, item, read};
use super::keys::{ItemKey, past_pk};
use super::table::Table;
use crate::hex::digits;

/// Reading who were partners elsewhere.
pub trait ReadPastPairs {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// The pairs of a program that were taken in, of years whose people are not forgotten yet.
    fn past_pairs(
        &self,
        program: &ProgramId,
        now: Instant,
    ) -> impl Future<Output = Result<Vec<PastPairs>, StoreError>> + Send;
}

/// Pairs of a year, each of its people as a hash: it shows that two addresses are the same, to whoever has
/// the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastPairs {
    /// What goes into each hash, so that nobody has them ready.
    salt: String,
    pairs: Vec<(String, String)>,
    /// When their year is forgotten, in seconds.
    expires: i64,
}

impl PastPairs {
    /// So many pairs fit into one item.
    pub const MOST: usize = 1000;

    /// The pairs of two addresses each, folded, whose year is forgotten at a moment. Not more than
    /// [`PastPairs::MOST`] are kept.
    ///
    /// # Errors
    /// [`StoreError::NoRandomness`].
    pub fn new(
        program: &ProgramId,
        pairs: &[(String, String)],
        end: Instant,
    ) -> Result<Self, StoreError> {
        let random = || getrandom::u64().map_err(|_| StoreError::NoRandomness);
        let salt = format!("{:016x}{:016x}", random()?, random()?);
        let mut past = Self { salt, pairs: Vec::new(), expires: end.seconds() };
        let hashed =
            |(one, other): &(String, String)| (past.hash(program, one), past.hash(program, other));
        past.pairs = pairs.iter().take(Self::MOST).map(hashed).collect();
        Ok(past)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.pairs.len()
    }

    /// Which of some people were partners, by their places; of each the address, folded, where it is known.
    #[must_use]
    pub fn among(&self, program: &ProgramId, people: &[Option<String>]) -> Vec<(usize, usize)> {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, address) in people.iter().enumerate() {
            if let Some(address) = address {
                places.entry(self.hash(program, address)).or_default().push(place);
            }
        }
        let at = |hash: &String| places.get(hash).map_or(&[][..], Vec::as_slice);
        let each = self.pairs.iter().flat_map(|(one, other)| {
            at(one).iter().flat_map(move |one| at(other).iter().map(move |other| (*one, *other)))
        });
        each.collect()
    }

    /// As an item, to be put into a table; of a year there may be several.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`], which does not happen.
    pub fn stored(
        &self,
        of: (&ProgramId, &CohortId),
        number: usize,
    ) -> Result<StoredItem, StoreError> {
        Ok(StoredItem::new(item(ItemKey::past_pairs(of, &self.salt, number), self)?))
    }

    /// Half of a SHA-256 is enough to tell addresses apart.
    fn hash(&self, program: &ProgramId, address: &str) -> String {
        let mut digest = Sha256::new();
        for part in [self.salt.as_str(), program.as_str(), address] {
            digest.update(part.len().to_be_bytes());
            digest.update(part.as_bytes());
        }
        let digest = digest.finalize();
        digits(digest.get(..16).unwrap_or(&digest))
    }
}

impl ReadPastPairs for Table {
    async fn past_pairs(
        &self,
        program: &ProgramId,
        now: Instant,
    ) -> Result<Vec<PastPairs>, StoreError> {
        let items = self.partition(past_pk(program), None).await?;
        let mut all = items.into_iter().map(read::<PastPairs>).collect::<Result<Vec<_>, _>>()?;
        all.retain(|past| !is_over(Some(past.expires), now));
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_were_partners_is_found_by_address_and_nobody_else_is() {
        let (sts, other) = (ProgramId::new("sts").unwrap(), ProgramId::new("other").unwrap());
        let [ada, bo, grace] = ["ada@a.org", "bo@b.org", "grace@g.org"].map(str::to_owned);
        let pairs = [(ada.clone(), grace.clone())];
        let past = PastPairs::new(&sts, &pairs, Instant::from_milliseconds(0)).unwrap();
        let people = [Some(bo), Some(grace.clone()), None, Some(ada.clone()), Some(ada)];
        assert_eq!(past.among(&sts, &people), [(3, 1), (4, 1)]);
        assert!(past.among(&other, &people).is_empty(), "of another program it says nothing");
        let again = PastPairs::new(&sts, &pairs, Instant::from_milliseconds(0)).unwrap();
        assert_ne!(past.pairs, again.pairs, "each archive has hashes of its own");
        assert!(!serde_json::to_string(&past).unwrap().contains("ada"));
    }
}
