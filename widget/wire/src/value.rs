//! A value, and what is taken out of one.

use std::borrow::Cow;

/// A text as it is read: copied, or borrowed where nothing in it was escaped.
pub trait Text<'a>: AsRef<str> + Default {
    /// With more of what is read, as it stands there.
    fn add(&mut self, plain: &'a str);
    /// With one character more.
    fn push(&mut self, one: char);
}

impl<'a> Text<'a> for String {
    fn add(&mut self, plain: &'a str) {
        self.push_str(plain);
    }

    fn push(&mut self, one: char) {
        Self::push(self, one);
    }
}

impl<'a> Text<'a> for Cow<'a, str> {
    fn add(&mut self, plain: &'a str) {
        *self += plain;
    }

    fn push(&mut self, one: char) {
        self.to_mut().push(one);
    }
}

/// A JSON value; of numbers, only whole ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<T> {
    /// Nothing, and every number that is not whole.
    Null,
    /// Whether something is so.
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(T),
    /// Values, one after the other.
    List(Vec<Self>),
    /// Values under names.
    Object(Vec<(T, Self)>),
}

impl<T: AsRef<str>> Value<T> {
    /// Takes what an object has under a name; null, where it has nothing.
    #[must_use]
    pub fn take(&mut self, name: &str) -> Self {
        if let Value::Object(pairs) = self {
            for (known, value) in pairs {
                if known.as_ref() == name {
                    return std::mem::replace(value, Value::Null);
                }
            }
        }
        Value::Null
    }

    /// A text.
    #[must_use]
    pub fn text(self) -> Option<T> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text, where there is one.
    #[must_use]
    pub fn text_or_none(self) -> Option<Option<T>> {
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
    pub fn each<U>(self, read: fn(Self) -> Option<U>) -> Option<Vec<U>> {
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
    pub fn maybe<U>(self, read: fn(Self) -> Option<U>) -> Option<Option<U>> {
        match self {
            Value::Null => Some(None),
            value => read(value).map(Some),
        }
    }

    /// The one name of an enum's variant, with what belongs to it.
    #[must_use]
    pub fn variant(self) -> Option<(T, Self)> {
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
