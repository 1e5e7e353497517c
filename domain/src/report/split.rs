use super::figure::{Figure, Rate, is_small};
use super::people::Who;
use super::suppression::Totals;
use super::table::{Breakdown, Published, Table, Unfit};
use crate::matching::Side;

/// How people whose number is shown elsewhere are split up, by an answer for instance: by side if the
/// numbers leave room for that, else both sides together, else not at all.
///
/// Several splits of the same people can't be put together to learn more: each can be any other with
/// the same totals, whatever the others are.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", tag = "by", content = "rows")]
pub enum Split {
    /// Mentees, mentors, and all of them.
    Side(Published),
    /// One row: both sides together.
    Together(Published),
    /// One row: only mentees are asked.
    Mentees(Published),
    /// One row: only mentors are asked.
    Mentors(Published),
    /// Too few to be split up.
    TooFew,
}

impl Split {
    /// The split of mentees and mentors, of all of whom so many are shown (`totals`, each as
    /// [`Who::row`] says). A side that is not asked has no parts.
    pub(super) fn of(
        totals: [Figure; 3],
        mentees: Option<Vec<u32>>,
        mentors: Option<Vec<u32>>,
    ) -> Result<Self, Unfit> {
        let [of_mentees, of_mentors, of_all] = totals;
        Ok(match (mentees, mentors) {
            (None, None) => Self::TooFew,
            (Some(parts), None) => one(of_mentees, parts)?.map_or(Self::TooFew, Self::Mentees),
            (None, Some(parts)) => one(of_mentors, parts)?.map_or(Self::TooFew, Self::Mentors),
            (Some(mentees), Some(mentors)) => {
                let together = add(&mentees, &mentors)?;
                let by_side = Table::new(Breakdown::flat(mentees.len())?, &[mentees, mentors])?;
                if totals.iter().all(|total| total.count().is_some()) && by_side.has_room() {
                    return Ok(Self::Side(by_side.publish(Totals::Known)));
                }
                one(of_all, together)?.map_or(Self::TooFew, Self::Together)
            }
        })
    }

    /// How many are in a part; the parts are counted from one, and 0 are all.
    #[must_use]
    pub fn part(&self, who: Who, part: usize) -> Figure {
        match (self, who) {
            (Self::Side(rows), who) => rows.figure(who.row(), part),
            (Self::Together(row), Who::All)
            | (Self::Mentees(row), Who::Side(Side::Mentee))
            | (Self::Mentors(row), Who::Side(Side::Mentor)) => row.figure(0, part),
            _ => Figure::Withheld,
        }
    }

    /// How many of all are in a part.
    #[must_use]
    pub fn rate(&self, who: Who, part: usize) -> Rate {
        Rate { part: self.part(who, part), of: self.part(who, 0) }
    }
}

/// The split of one row, if its total is shown and leaves room.
fn one(total: Figure, parts: Vec<u32>) -> Result<Option<Published>, Unfit> {
    let table = Table::new(Breakdown::flat(parts.len())?, &[parts])?;
    let may = total.count().is_some_and(|total| !is_small(total)) && table.has_room();
    Ok(may.then(|| table.publish(Totals::Known)))
}

fn add(one: &[u32], other: &[u32]) -> Result<Vec<u32>, Unfit> {
    let sums = one.iter().zip(other).map(|(one, other)| one.checked_add(*other));
    sums.collect::<Option<_>>().ok_or(Unfit::Count)
}
