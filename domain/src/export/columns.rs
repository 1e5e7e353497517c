//! Which columns of a table somebody wants, and in which order.

/// The most columns that can be asked for.
const MOST: usize = 200;

/// The names of columns, in the order in which they are wanted; none of them twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns(Vec<Box<str>>);

/// Why a text doesn't name columns.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotColumns {
    /// It is not made of names.
    #[error("columns are names with commas between them, at most 200: reference,name,email")]
    Names,
    /// A name stands in it twice.
    #[error("the column {0} is named twice")]
    Twice(String),
    /// The table has no such column.
    #[error("there is no column {name}; there are {}", .known.join(", "))]
    Unknown {
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
}

impl Columns {
    /// Reads names with commas between them.
    ///
    /// # Errors
    /// [`NotColumns::Names`] and [`NotColumns::Twice`].
    pub fn parse(text: &str) -> Result<Self, NotColumns> {
        let mut names: Vec<Box<str>> = Vec::new();
        for name in text.split(',') {
            if !is_like_a_name(name) || names.len() >= MOST {
                return Err(NotColumns::Names);
            }
            if names.iter().any(|known| **known == *name) {
                return Err(NotColumns::Twice(name.to_owned()));
            }
            names.push(name.into());
        }
        Ok(Self(names))
    }

    /// Whether a column is among them.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|known| **known == *name)
    }

    /// The names.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// Makes sure that every one of them is among those that there are; of these, one may be named
    /// several times in a row.
    ///
    /// # Errors
    /// [`NotColumns::Unknown`], for the first that is not.
    pub fn must_be_among<'a>(
        &self,
        there: impl Iterator<Item = &'a str>,
    ) -> Result<(), NotColumns> {
        let mut known: Vec<&str> = there.collect();
        known.dedup();
        match self.iter().find(|name| !known.contains(name)) {
            None => Ok(()),
            Some(name) => {
                let known = known.into_iter().map(str::to_owned).collect();
                Err(NotColumns::Unknown { name: name.to_owned(), known })
            }
        }
    }
}

/// What a column may be called: a question's name, or a field's of a record.
fn is_like_a_name(name: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    (1..=crate::id::LONGEST).contains(&name.len()) && name.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_their_order_and_what_is_none_is_refused() {
        let columns = Columns::parse("email,submitted_at,name").unwrap();
        assert_eq!(columns.iter().collect::<Vec<_>>(), ["email", "submitted_at", "name"]);
        for bad in ["", "name,", ",", "Name", "a b", "name;email", &"a".repeat(65)] {
            assert_eq!(Columns::parse(bad), Err(NotColumns::Names), "{bad:?}");
        }
        assert_eq!(Columns::parse("a,b,a"), Err(NotColumns::Twice("a".to_owned())));
        let many: Vec<String> = (0..201).map(|n| n.to_string()).collect();
        assert_eq!(Columns::parse(&many.join(",")), Err(NotColumns::Names));
    }
}
