use super::answer::Answer;
use super::comparison::Comparison;
use super::policy::{Line, Side};
use super::pool::Pool;
use super::week::UtcOffset;

/// Those whose clocks show the same time, and when they can talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocks {
    /// How far their clocks are from UTC; nothing of those who don’t say where they live.
    pub offset: Option<UtcOffset>,
    /// The mentees.
    pub mentees: Free,
    /// The mentors.
    pub mentors: Free,
}

/// People, and when they can talk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Free {
    /// How many they are.
    pub people: usize,
    /// How many of them can talk at each hour of the day, in UTC, on some day of their week.
    pub hours: [usize; 24],
}

impl Pool {
    /// The line that compares when people can talk, where there is one.
    #[must_use]
    pub fn clock_line(&self) -> Option<&Line> {
        self.policy().lines.iter().find(|line| compares_clocks(line))
    }

    /// Everyone by what their clocks show, from west to east; who doesn’t say where they live comes
    /// last. Nobody, where the policy compares no time zones.
    #[must_use]
    pub fn clocks(&self) -> Vec<Clocks> {
        let Some(at) = self.policy().lines.iter().position(compares_clocks) else {
            return Vec::new();
        };
        let mut clocks: Vec<Clocks> = Vec::new();
        let place = |offset: Option<UtcOffset>| (offset.is_none(), offset);
        for person in self.people() {
            let (offset, hours) = match person.answers.get(at) {
                Some(Answer::Week(week)) => (Some(week.1), week.0.hours_of_day()),
                _ => (None, [false; 24]),
            };
            let found = clocks.binary_search_by_key(&place(offset), |one| place(one.offset));
            if let Err(there) = found {
                let (mentees, mentors) = (Free::default(), Free::default());
                clocks.insert(there, Clocks { offset, mentees, mentors });
            }
            let (Ok(there) | Err(there)) = found;
            let Some(there) = clocks.get_mut(there) else { continue };
            let free = match person.side {
                Side::Mentee => &mut there.mentees,
                Side::Mentor => &mut there.mentors,
            };
            free.people += 1;
            for (count, is_free) in free.hours.iter_mut().zip(hours) {
                *count += usize::from(is_free);
            }
        }
        clocks
    }
}

impl Free {
    /// Both together.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.people += other.people;
        for (count, more) in self.hours.iter_mut().zip(other.hours) {
            *count += more;
        }
        self
    }

    /// The hours that suit at least half of them, each from one hour to another, before which it
    /// ends: `(22, 3)` goes on after midnight, and `(0, 24)` is all day.
    #[must_use]
    pub fn usual(&self) -> Vec<(usize, usize)> {
        let suits = |hour: &usize| {
            let count = self.hours.get(hour % 24).copied().unwrap_or_default();
            count > 0 && count * 2 >= self.people
        };
        if (0..24).all(|hour| suits(&hour)) {
            return vec![(0, 24)];
        }
        let begins = (0..24).filter(|hour| suits(hour) && !suits(&(hour + 23)));
        let ends = |from: usize| (from + 1..from + 24).find(|hour| !suits(hour));
        begins.filter_map(|from| Some((from, (ends(from)? - 1) % 24 + 1))).collect()
    }
}

fn compares_clocks(line: &Line) -> bool {
    matches!(line.compare, Comparison::TimeZones { .. })
}

#[cfg(test)]
mod tests {
    use super::Free;

    fn usual(people: usize, hours: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let mut free = Free { people, ..Free::default() };
        for (hour, count) in hours {
            free.hours[*hour] = *count;
        }
        free.usual()
    }

    #[test]
    fn usual_hours_suit_at_least_half_and_go_on_after_midnight() {
        assert_eq!(usual(0, &[]), []);
        assert_eq!(usual(4, &[(9, 1), (10, 2), (11, 4), (12, 1)]), [(10, 12)]);
        assert_eq!(usual(1, &[(22, 1), (23, 1), (0, 1), (12, 1)]), [(12, 13), (22, 1)]);
        assert_eq!(usual(1, &[(22, 1), (23, 1)]), [(22, 24)]);
        let all: Vec<(usize, usize)> = (0..24).map(|hour| (hour, 1)).collect();
        assert_eq!(usual(2, &all), [(0, 24)]);
    }
}
