use super::network::Arc;
use super::table::Table;

/// The ways in which the counts of a table may change together where sums are not all that is known
/// of them: every sum of its steps, each taken once, backwards, or not at all. Few steps make all of
/// them few enough to be tried.
#[derive(Clone)]
pub(super) struct Moves {
    /// The counts that each way changes, as bits.
    changed: Vec<u64>,
}

/// So many steps are tried in all their sums: 3⁸ are 6,561.
const MOST_STEPS: usize = 8;

impl Moves {
    /// The ways that leave zeros zero and let nothing else fall to zero. None if there are too many
    /// steps or counts.
    pub(super) fn of(table: &Table, steps: &[Vec<Vec<i64>>]) -> Option<Self> {
        let counts: Vec<i64> = table.rows.iter().flatten().copied().map(i64::from).collect();
        if steps.len() > MOST_STEPS || counts.len() > u64::BITS as usize {
            return None;
        }
        let mut ways = vec![vec![0; counts.len()]];
        for step in steps {
            let step = table.changes(step);
            let taken = |way: &Vec<i64>, times: i64| -> Vec<i64> {
                way.iter().zip(&step).map(|(sum, change)| sum + times * change).collect()
            };
            ways = ways.iter().flat_map(|way| [0, 1, -1].map(|times| taken(way, times))).collect();
        }
        let can = |way: &&Vec<i64>| {
            let mut places = way.iter().zip(&counts).filter(|(change, _)| **change != 0);
            places.all(|(change, count)| *count > 0 && count + change > 0)
        };
        let bits = |way: &Vec<i64>| {
            let places = way.iter().enumerate().filter(|(_, change)| **change != 0);
            places.fold(0, |bits, (place, _)| bits | 1_u64 << place)
        };
        Some(Self { changed: ways.iter().filter(can).map(bits).collect() })
    }

    /// See [`Network::hide`](super::network::Network::hide).
    pub(super) fn hide(&self, arcs: &[Arc], place: usize, more: bool) -> Option<Vec<usize>> {
        let withheld = arcs.iter().enumerate().filter(|(_, arc)| arc.withheld);
        let withheld = withheld.fold(0, |bits, (place, _)| bits | 1_u64 << place);
        let has = |bits: u64, place: usize| bits >> place & 1 == 1;
        let loss = |changed: u64| -> u32 {
            let lost = arcs.iter().enumerate().filter(|(at, _)| has(changed & !withheld, *at));
            lost.map(|(_, arc)| arc.weight).sum()
        };
        let mut ways = self.changed.iter().copied().filter(|changed| has(*changed, place));
        let way = match more {
            true => ways.min_by_key(|changed| loss(*changed)),
            false => ways.find(|changed| changed & !withheld == 0),
        }?;
        Some((0..arcs.len()).filter(|at| has(way, *at)).collect())
    }
}

impl Table {
    /// What changes in all counts, row by row, if the leaves of each row change so.
    fn changes(&self, leaves: &[Vec<i64>]) -> Vec<i64> {
        let columns = self.breakdown.columns();
        let mut rows: Vec<Vec<i64>> = Vec::new();
        for leaves in leaves {
            let mut given = leaves.iter().copied();
            let mut row: Vec<i64> = (0..columns)
                .map(|at| if self.breakdown.is_leaf(at) { given.next().unwrap_or(0) } else { 0 })
                .collect();
            for column in (1..columns).rev() {
                let part = row.get(column).copied().unwrap_or(0);
                if let Some(whole) = self.breakdown.parent(column).and_then(|at| row.get_mut(at)) {
                    *whole += part;
                }
            }
            rows.push(row);
        }
        if rows.len() > 1 {
            let all = |at: usize| rows.iter().filter_map(|row| row.get(at)).sum();
            rows.push((0..columns).map(all).collect());
        }
        rows.concat()
    }
}
