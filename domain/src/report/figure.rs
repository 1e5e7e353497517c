use serde::{Deserialize, Serialize};

/// Counts from one to four are not published.
///
/// Five is what the program promises (“counts under five”). A zero is published: it is a count of
/// nobody. See [`Table::publish`](super::Table::publish) for what follows from that.
pub const THRESHOLD: u32 = 5;

/// Whether a count must not be published: one to four people.
#[must_use]
pub fn is_small(count: u32) -> bool {
    (1..THRESHOLD).contains(&count)
}

/// A count that may be read by anybody: none, or five and more. There is no way to make one of a
/// small count, from JSON neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Shown(u32);

/// A count under five was to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a count under five is not published")]
pub struct TooSmall;

impl Shown {
    /// The count.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Shown {
    type Error = TooSmall;

    fn try_from(count: u32) -> Result<Self, TooSmall> {
        if is_small(count) { Err(TooSmall) } else { Ok(Self(count)) }
    }
}

impl From<Shown> for u32 {
    fn from(shown: Shown) -> Self {
        shown.0
    }
}

/// What stands in a place of the report: a count, or that it is withheld (in JSON, `null`).
///
/// A withheld count is a small one, or one that would give a small one away. Which of both is not
/// said, and must not be: it would narrow down what the count can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Option<Shown>", into = "Option<Shown>")]
pub enum Figure {
    /// The count can be read.
    Shown(Shown),
    /// It can't, and can't be worked out.
    Withheld,
}

impl Figure {
    /// The figure of a count for which nothing speaks but its own size.
    #[must_use]
    pub(super) fn of(count: u32) -> Self {
        Shown::try_from(count).map_or(Self::Withheld, Self::Shown)
    }

    /// The count, if it is shown.
    #[must_use]
    pub fn count(self) -> Option<u32> {
        match self {
            Self::Shown(shown) => Some(shown.get()),
            Self::Withheld => None,
        }
    }
}

impl From<Option<Shown>> for Figure {
    fn from(shown: Option<Shown>) -> Self {
        shown.map_or(Self::Withheld, Self::Shown)
    }
}

impl From<Figure> for Option<Shown> {
    fn from(figure: Figure) -> Self {
        match figure {
            Figure::Shown(shown) => Some(shown),
            Figure::Withheld => None,
        }
    }
}

/// So many of so many. Both come from one published table, in which the rest stands, too: so a rate
/// gives away neither its part nor what is missing to the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// So many.
    pub part: Figure,
    /// Of so many.
    pub of: Figure,
}

impl Rate {
    /// The rate in whole percent, halves up; none of nobody, and none if one of both is withheld: a
    /// percentage with one of them would be the other.
    #[must_use]
    pub fn percent(self) -> Option<u32> {
        let (part, of) = (u64::from(self.part.count()?), u64::from(self.of.count()?));
        let doubled = (200 * part).checked_add(of)?.checked_div(2 * of)?;
        u32::try_from(doubled).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_count_from_one_to_four_can_be_shown_not_even_from_json() {
        for count in 0..=6 {
            let may = !(1..=4).contains(&count);
            assert_eq!(Shown::try_from(count).is_ok(), may, "{count}");
            let read = serde_json::from_str::<Figure>(&count.to_string());
            assert_eq!(read.is_ok(), may, "{count}");
        }
        assert_eq!(serde_json::from_str::<Figure>("null").unwrap(), Figure::Withheld);
        assert_eq!(serde_json::to_string(&Figure::of(3)).unwrap(), "null");
        assert_eq!(serde_json::to_string(&Figure::of(5)).unwrap(), "5");
    }

    #[test]
    fn a_percentage_needs_both_counts_and_somebody() {
        let rate = |part, of| Rate { part: Figure::of(part), of: Figure::of(of) }.percent();
        assert_eq!(rate(5, 8), Some(63));
        assert_eq!(rate(5, 40), Some(13));
        assert_eq!(rate(0, 40), Some(0));
        assert_eq!(rate(3, 40), None);
        assert_eq!(rate(0, 3), None);
        assert_eq!(rate(0, 0), None);
    }
}
