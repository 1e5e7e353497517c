//! Time zones by their names in the IANA database.

use serde::{Deserialize, Serialize};

/// A time zone's name: `America/Chicago`, `Etc/GMT+3`, `UTC`.
///
/// The name's form is checked, not whether the database has it: the database is too big for a
/// guide page, and it changes. The widget offers the browser's own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeZone(Box<str>);

/// Why a text is not a time zone's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a time zone")]
pub struct NotATimeZone;

impl TryFrom<String> for TimeZone {
    type Error = NotATimeZone;
    fn try_from(text: String) -> Result<Self, NotATimeZone> {
        Self::parse(&text)
    }
}

impl From<TimeZone> for String {
    fn from(zone: TimeZone) -> String {
        zone.0.into()
    }
}

impl TimeZone {
    /// Reads a name from cleaned text.
    ///
    /// # Errors
    /// [`NotATimeZone`] where the text is neither `UTC` nor two or three parts joined by slashes,
    /// each a capital letter and then at most 31 letters, digits, `_`, `-` or `+`.
    pub fn parse(text: &str) -> Result<Self, NotATimeZone> {
        let is_part = |part: &str| {
            (1..=32).contains(&part.len())
                && part.starts_with(|c: char| c.is_ascii_uppercase())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-+".contains(&b))
        };
        let parts = text.split('/').count();
        if text == "UTC" || ((2..=3).contains(&parts) && text.split('/').all(is_part)) {
            Ok(Self(text.into()))
        } else {
            Err(NotATimeZone)
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_database_are_accepted_and_others_refused() {
        for good in ["UTC", "America/Chicago", "America/Argentina/Buenos_Aires", "Etc/GMT+3"] {
            assert!(TimeZone::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "EST5",
            "Chicago",
            "America/",
            "America/chicago",
            "a/b",
            "America/New York",
            "A/B/C/D",
        ] {
            assert_eq!(TimeZone::parse(bad), Err(NotATimeZone), "{bad:?}");
        }
    }
}
