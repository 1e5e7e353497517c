//! The name that a content gives itself.

use sha2::{Digest, Sha256};
use std::fmt;

/// SHA-256 of some bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Hash(Vec<u8>);

impl Hash {
    /// The hash of these bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).to_vec())
    }

    /// Enough of it to tell one build from another in a file name.
    pub(crate) fn short(&self) -> String {
        self.to_string().chars().take(16).collect()
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Hash;

    #[test]
    fn a_hash_is_written_as_sixty_four_lower_case_hex_digits() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Hash::of(b"").to_string(), empty);
        assert_eq!(Hash::of(b"").short(), "e3b0c44298fc1c14");
    }
}
