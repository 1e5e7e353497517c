use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{self, Lines};

/// What somebody has typed: 1 to `MOST` characters.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text<const MOST: usize>(Box<str>);

/// Why a text is no [`Text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAText {
    /// There is nothing in it.
    #[error("a text must have at least one character")]
    Empty,
    /// It is too long, by so many characters.
    #[error("a text must be shorter by {0}")]
    TooLong(usize),
}

impl<const MOST: usize> Text<MOST> {
    /// Reads it as it was typed.
    ///
    /// # Errors
    /// [`NotAText`].
    pub fn new(typed: &str) -> Result<Self, NotAText> {
        let text = text::clean(typed, Lines::Many);
        match text::length(&text) {
            0 => Err(NotAText::Empty),
            long if long > MOST => Err(NotAText::TooLong(long - MOST)),
            _ => Ok(Self(text.into())),
        }
    }

    /// The beginning of a text, as much as fits; nothing, of an empty one.
    #[must_use]
    pub fn beginning(of: &str) -> Option<Self> {
        let clean = text::clean(of, Lines::Many);
        Self::new(&clean.chars().take(MOST).collect::<String>()).ok()
    }

    /// It as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What somebody notes is personal.
impl<const MOST: usize> fmt::Debug for Text<MOST> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Text(…)")
    }
}

impl<const MOST: usize> TryFrom<String> for Text<MOST> {
    type Error = NotAText;
    fn try_from(typed: String) -> Result<Self, NotAText> {
        Self::new(&typed)
    }
}

impl<const MOST: usize> From<Text<MOST>> for String {
    fn from(text: Text<MOST>) -> String {
        text.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_some_characters_and_not_too_many_and_does_not_show_itself() {
        let text = Text::<5>::new(" a\r\nb ").unwrap();
        assert_eq!((text.as_str(), format!("{text:?}").as_str()), ("a\nb", "Text(…)"));
        assert_eq!(Text::<5>::new(" \n "), Err(NotAText::Empty));
        assert_eq!(Text::<5>::new("éééééé"), Err(NotAText::TooLong(1)));
        assert_eq!(Text::<5>::beginning("éééééé"), Text::new("ééééé").ok());
        assert_eq!(Text::<5>::beginning("\u{200b}"), None);
    }
}
