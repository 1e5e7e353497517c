//! A value, and what is taken out of one.

use std::borrow::Cow;

/// A JSON value; of numbers, only whole ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing, and every number that is not whole.
    Null,
    /// Whether something is so.
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(Cow<'a, str>),
    /// Values, one after the other.
    List(Vec<Value<'a>>),
    /// Values under names.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// Takes what an object has under a name; null, where it has nothing.
    #[must_use]
    pub fn take(&mut self, name: &str) -> Self {
        if let Value::Object(pairs) = self {
            for (known, value) in pairs {
                if known == name {
                    return std::mem::replace(value, Value::Null);
                }
            }
        }
        Value::Null
    }

    /// A text.
    #[must_use]
    pub fn text(self) -> Option<String> {
        match self {
            Value::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    /// A text, where there is one.
    #[must_use]
    pub fn text_or_none(self) -> Option<Option<String>> {
        match self {
            Value::Null => Some(None),
            value => value.text().map(Some),
        }
    }

    /// A number, where there is one.
    #[must_use]
    pub fn number(self) -> Option<u32> {
        match self {
            Value::Number(number) => number.try_into().ok(),
            _ => None,
        }
    }

    /// A list.
    #[must_use]
    pub fn list(self) -> Option<Vec<Self>> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// A list, each item read by the same function; nothing where there is none.
    #[must_use]
    pub fn each<T>(self, read: fn(Self) -> Option<T>) -> Option<Vec<T>> {
        let items = match self {
            Value::Null => Vec::new(),
            value => value.list()?,
        };
        let mut read_items = Vec::with_capacity(items.len());
        for item in items {
            read_items.push(read(item)?);
        }
        Some(read_items)
    }

    /// Something that may be missing.
    #[must_use]
    pub fn maybe<T>(self, read: fn(Self) -> Option<T>) -> Option<Option<T>> {
        match self {
            Value::Null => Some(None),
            value => read(value).map(Some),
        }
    }

    /// The one name of an enum's variant, with what belongs to it.
    #[must_use]
    pub fn variant(self) -> Option<(Cow<'a, str>, Self)> {
        match self {
            Value::Text(name) => Some((name, Value::Null)),
            Value::Object(pairs) => {
                let mut pairs = pairs.into_iter();
                let only = pairs.next();
                if pairs.next().is_some() { None } else { only }
            }
            _ => None,
        }
    }
}
