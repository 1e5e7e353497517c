//! Which wording of a form somebody answered.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A version of a form: 16 lower-case hexadecimal digits, the first eight bytes of the SHA-256 of
/// the form's canonical JSON. The same words always have the same version, so it never changes
/// under a submission that names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version(Box<str>);

/// Why a text is not a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a version is 16 hexadecimal digits")]
pub struct NotAVersion;

impl Version {
    /// Reads a version.
    ///
    /// # Errors
    /// [`NotAVersion`] where the text is anything but 16 lower-case hexadecimal digits.
    pub fn new(text: &str) -> Result<Self, NotAVersion> {
        let digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() == 16 && text.bytes().all(digit) {
            Ok(Self(text.into()))
        } else {
            Err(NotAVersion)
        }
    }

    /// The version of a form that was not published: what a draft of a form has before its hash
    /// is known.
    #[must_use]
    pub fn unpublished() -> Self {
        Self("0000000000000000".into())
    }

    /// The version as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Version {
    type Error = NotAVersion;
    fn try_from(text: String) -> Result<Self, NotAVersion> {
        Self::new(&text)
    }
}

impl From<Version> for String {
    fn from(version: Version) -> String {
        version.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_sixteen_lower_case_hexadecimal_digits() {
        assert!(Version::new("0123456789abcdef").is_ok());
        for bad in
            ["", "0123456789ABCDEF", "0123456789abcde", "0123456789abcdef0", "g123456789abcdef"]
        {
            assert_eq!(Version::new(bad), Err(NotAVersion), "{bad:?}");
        }
    }
}
