use super::blossom::Blossoms;

/// The points of every possible pair among peers: the same from either side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerScores {
    people: usize,
    points: Vec<Option<u16>>,
}

impl PeerScores {
    /// So many people, and no pair possible yet.
    #[must_use]
    pub fn new(people: usize) -> Self {
        Self { people, points: vec![None; people * people] }
    }

    /// Makes a pair possible, for so many points. Nobody pairs with themselves.
    pub fn set(&mut self, a: usize, b: usize, points: u16) {
        for (a, b) in [(a, b), (b, a)] {
            if a != b
                && b < self.people
                && let Some(there) = self.points.get_mut(a * self.people + b)
            {
                *there = Some(points);
            }
        }
    }

    /// The points of a pair, where it is possible.
    #[must_use]
    pub fn get(&self, a: usize, b: usize) -> Option<u16> {
        self.points.get(a * self.people + b).copied().flatten()
    }
}

/// Finds the pairs by which the most people of `first` have a partner; among those, the most
/// people at all; and among those, the pairs of the most points. Returns each one's partner.
///
/// It takes a time that grows with the third power of the number of people.
#[must_use]
pub fn pair_up(scores: &PeerScores, first: &[bool]) -> Vec<Option<usize>> {
    let people = scores.people;
    let top = scores.points.iter().flatten().copied().max().map_or(0, i64::from);
    let count = i64::try_from(people).unwrap_or(i64::MAX / 2) + 1;
    let one_pair = count * (top + 1);
    let one_of_first = one_pair * count;
    let extra = |at: usize| {
        if first.get(at).copied().unwrap_or(false) { one_of_first } else { 0 }
    };
    let mut blossoms = Blossoms::new(people);
    for a in 0..people {
        for b in a + 1..people {
            if let Some(points) = scores.get(a, b) {
                blossoms.join(a, b, one_pair + extra(a) + extra(b) + i64::from(points));
            }
        }
    }
    blossoms.solve()
}
