//! Secrets that open something: 32 random bytes in hexadecimal behind a few letters, so that a
//! scanner for leaked secrets can know one.

use super::error::StoreError;
use crate::hex::digits;

const BYTES: usize = 32;

/// A new one behind these letters.
pub(super) fn random(prefix: &str) -> Result<String, StoreError> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
    Ok([prefix, &digits(&bytes)].concat())
}

/// Whether a text is like one.
pub(super) fn is_like_one(prefix: &str, text: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|digits| {
        digits.len() == 2 * BYTES && digits.bytes().all(|b| b.is_ascii_hexdigit())
    })
}
