//! A copy of one table in another: item by item, on the condition that there is nothing under its
//! key yet. So the other table itself says how far a copy came, and one that was interrupted is
//! simply begun again.

use domain::instant::Instant;
use functions::hex::digits;
use functions::store::{PutItems, ReadItems, StoreError, StoredItem, Table};
use futures::{StreamExt, TryStreamExt, stream};

/// How many items are under way at once.
const AT_ONCE: usize = 16;

/// A copy that is being made.
#[derive(Debug, Clone, Copy)]
pub struct Copying<'a> {
    /// Where the items are. Nothing is changed there.
    pub from: &'a Table,
    /// Where they shall be too.
    pub to: &'a Table,
    /// The time: what has expired is not copied, for either table may delete it at any moment.
    pub now: Instant,
}

/// What a table holds: how many items, and one digest over all of them, in whatever order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many items.
    pub items: u64,
    digest: [u8; 32],
}

/// Why a table was not copied.
#[derive(Debug, thiserror::Error)]
pub enum NotCopied {
    /// The first table did not answer.
    #[error("the data folder: {0}; run the same command again to go on")]
    From(StoreError),
    /// The other table did not answer.
    #[error("the table: {0}; run the same command again to go on")]
    To(StoreError),
    /// There is no such table.
    #[error("there is no such table in that account and region")]
    NoTable,
    /// The table is in use for something else.
    #[error(
        "the table holds other data, and nothing more was written to it: {0} is there, and not here; \
         copy into a table that holds nothing but published programs"
    )]
    Other(String),
    /// An item is not the same in both.
    #[error("the table holds another item than the data folder: {0}")]
    Differs(String),
    /// An item did not arrive.
    #[error("the table lacks an item: {0}; run the same command again")]
    Missing(String),
}

impl Copying<'_> {
    /// Sees to it that the other table holds nothing but published programs and what this copy
    /// has put there already; says how many of the items those are.
    ///
    /// # Errors
    /// [`NotCopied`], where it holds something else. Nothing is written.
    pub async fn look(&self) -> Result<u64, NotCopied> {
        let mut there = 0;
        let mut after = None;
        loop {
            let page = self.to.items(after).await.map_err(to)?;
            let checks = stream::iter(&page.items).map(|item| self.known(item));
            let known: Vec<bool> = checks.buffer_unordered(AT_ONCE).try_collect().await?;
            there += known.into_iter().map(u64::from).sum::<u64>();
            match page.next {
                None => return Ok(there),
                next => after = next,
            }
        }
    }

    /// Puts every item into the other table; `say` is told how many have been looked after.
    ///
    /// # Errors
    /// [`NotCopied`]; what has been put stays there.
    pub async fn send(&self, say: impl Fn(u64)) -> Result<(), NotCopied> {
        let mut sent = 0;
        let mut after = None;
        loop {
            let page = self.from.items(after).await.map_err(NotCopied::From)?;
            let alive = page.items.iter().filter(|item| !item.has_expired(self.now));
            let mut puts = stream::iter(alive).map(|item| self.put(item)).buffer_unordered(AT_ONCE);
            while let Some(put) = puts.next().await {
                put?;
                sent += 1;
                say(sent);
            }
            drop(puts);
            match page.next {
                None => return Ok(()),
                next => after = next,
            }
        }
    }

    /// Reads every item back and compares it, and looks for items that nobody sent.
    ///
    /// # Errors
    /// [`NotCopied`], naming the first item that is not the same in both.
    pub async fn verify(&self) -> Result<Sum, NotCopied> {
        let mut sum = Sum::default();
        let mut after = None;
        loop {
            let page = self.from.items(after).await.map_err(NotCopied::From)?;
            let alive = page.items.iter().filter(|item| !item.has_expired(self.now));
            let reads = stream::iter(alive).map(|item| self.read_back(item));
            let mut reads = reads.buffer_unordered(AT_ONCE);
            while let Some(read) = reads.next().await {
                sum.add(&read?);
            }
            drop(reads);
            match page.next {
                None => break,
                next => after = next,
            }
        }
        self.look().await?;
        Ok(sum)
    }

    /// Whether an item of the other table is one of ours; one of a program that is published there
    /// need not be.
    async fn known(&self, item: &StoredItem) -> Result<bool, NotCopied> {
        let ours = self.from.counterpart(item).await.map_err(NotCopied::From)?;
        match ours {
            Some(ours) if ours == *item => Ok(true),
            _ if item.is_of_program() || item.has_expired(self.now) => Ok(false),
            Some(_) => Err(NotCopied::Differs(item.to_string())),
            None => Err(NotCopied::Other(item.to_string())),
        }
    }

    async fn put(&self, item: &StoredItem) -> Result<(), NotCopied> {
        if self.to.put_copy(item).await.map_err(to)? {
            return Ok(());
        }
        let differs = || NotCopied::Differs(item.to_string());
        let there = self.to.counterpart(item).await.map_err(to)?.ok_or_else(differs)?;
        if there == *item {
            return Ok(());
        }
        // A deployment publishes programs: the head that was in use is the one that counts.
        if item.is_head() && self.to.put_head(item, &there).await.map_err(to)? {
            return Ok(());
        }
        Err(differs())
    }

    async fn read_back(&self, item: &StoredItem) -> Result<StoredItem, NotCopied> {
        match self.to.counterpart(item).await.map_err(to)? {
            Some(there) if there == *item => Ok(there),
            Some(_) => Err(NotCopied::Differs(item.to_string())),
            None => Err(NotCopied::Missing(item.to_string())),
        }
    }
}

impl Sum {
    fn add(&mut self, item: &StoredItem) {
        self.items += 1;
        // Keys differ, so no two digests are the same and none takes another away.
        self.digest.iter_mut().zip(item.digest()).for_each(|(all, one)| *all ^= one);
    }

    /// The digest in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        digits(&self.digest)
    }
}

fn to(error: StoreError) -> NotCopied {
    match error {
        StoreError::Broken { code, .. } if code == "ResourceNotFoundException" => {
            NotCopied::NoTable
        }
        error => NotCopied::To(error),
    }
}
