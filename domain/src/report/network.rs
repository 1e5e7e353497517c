//! A table as a network: its counts are flows, its sums are nodes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::figure::is_small;
use super::moves::Moves;
use super::table::{Breakdown, Table};

/// The node and the arc by which a node was reached; the first was reached by none.
type Step = Option<(usize, usize)>;

/// A count of the table, as a flow from one sum to another.
#[derive(Clone)]
pub(super) struct Arc {
    pub(super) row: usize,
    pub(super) column: usize,
    tail: usize,
    head: usize,
    count: u32,
    /// It is shown elsewhere, so it can't be withheld here.
    known: bool,
    pub(super) withheld: bool,
    /// What is lost if it is withheld: how many leaves it sums up.
    pub(super) weight: u32,
}

impl Arc {
    /// Whether the count itself is small.
    pub(super) fn is_small(&self) -> bool {
        is_small(self.count)
    }

    /// Whether it may be withheld: zeros are shown, always, so a reader knows that nothing withheld
    /// is zero.
    fn may_vary(&self) -> bool {
        !self.known && self.count > 0
    }
}

/// Every count of a table. What flows into a node flows out of it: that is the table's sums.
#[derive(Clone)]
pub(super) struct Network {
    pub(super) arcs: Vec<Arc>,
    /// For each node, the arcs that begin or end there.
    nodes: Vec<Vec<usize>>,
    /// Where more is known than the sums: all the ways in which counts may change together.
    moves: Option<Moves>,
    breakdown: Breakdown,
}

impl Network {
    /// The network of a table; with `known` totals, those of column 0 are shown elsewhere.
    ///
    /// All totals leave one node. Those of a row split up as the breakdown says and end at the
    /// leaves; the leaves of all rows together join again, backwards, to the total of all.
    pub(super) fn of(table: &Table, known: bool) -> Self {
        let (rows, columns) = (table.rows.len(), table.breakdown.columns());
        let leaf = |column| if rows > 1 { 1 + column } else { 0 };
        let split = |row: usize, column: usize| 1 + columns + row * columns + column;
        let nodes = vec![Vec::new(); 1 + columns + rows * columns];
        let mut network =
            Self { arcs: Vec::new(), nodes, moves: None, breakdown: table.breakdown.clone() };
        for (row, counts) in table.rows.iter().enumerate() {
            for (column, count) in counts.iter().enumerate() {
                let from = table.breakdown.parent(column).map_or(0, |parent| split(row, parent));
                let is_leaf = table.breakdown.is_leaf(column);
                let to = if is_leaf { leaf(column) } else { split(row, column) };
                let is_all = rows > 1 && row + 1 == rows;
                let summed = if is_all { rows - 1 } else { 1 };
                network.add(Arc {
                    row,
                    column,
                    tail: if is_all { to } else { from },
                    head: if is_all { from } else { to },
                    count: *count,
                    known: known && column == 0,
                    withheld: is_small(*count),
                    weight: table.breakdown.leaves_of(column)
                        * u32::try_from(summed).unwrap_or(u32::MAX),
                });
            }
        }
        network
    }

    /// The network of a table of whose counts more is known than their sums: they can change by
    /// these steps only, each a change of the leaves of every row.
    pub(super) fn linked(table: &Table, steps: &[Vec<Vec<i64>>]) -> Option<Self> {
        let mut network = Self::of(table, false);
        network.moves = Some(Moves::of(table, steps)?);
        Some(network)
    }

    fn add(&mut self, arc: Arc) {
        let place = self.arcs.len();
        for end in [arc.tail, arc.head] {
            if let Some(node) = self.nodes.get_mut(end) {
                node.push(place);
            }
        }
        self.arcs.push(arc);
    }

    /// The counts that could, together with this one, each be one more or one less without any
    /// other count changing: so the cheapest that hide it, if they are withheld. Without `more`,
    /// only what is withheld already may change. None if nothing hides it.
    pub(super) fn hide(&self, place: usize, more: bool) -> Option<Vec<usize>> {
        let arc = self.arcs.get(place).filter(|arc| arc.may_vary())?;
        if let Some(moves) = &self.moves {
            return moves.hide(&self.arcs, place, more);
        }
        let up = self.cheapest(place, arc.head, arc.tail, more);
        let down = match arc.count > 1 {
            true => self.cheapest(place, arc.tail, arc.head, more),
            false => None,
        };
        let (_, way) = match (up, down) {
            (Some(up), Some(down)) if down.0 < up.0 => down,
            (up, down) => up.or(down)?,
        };
        Some(way)
    }

    /// The way from node to node, without one arc, that costs the least: Dijkstra's. Equal ways are
    /// told apart by the order of the table, never by its counts.
    fn cheapest(
        &self,
        without: usize,
        from: usize,
        to: usize,
        more: bool,
    ) -> Option<(u32, Vec<usize>)> {
        let mut reached: Vec<Option<(u32, Step)>> = vec![None; self.nodes.len()];
        *reached.get_mut(from)? = Some((0, None));
        let mut next = BinaryHeap::from([Reverse((0, from))]);
        while let Some(Reverse((cost, node))) = next.pop() {
            if node == to {
                break;
            }
            if reached.get(node).copied().flatten().is_none_or(|(known, _)| known < cost) {
                continue;
            }
            for place in self.nodes.get(node)?.iter().copied().filter(|place| *place != without) {
                let arc = self.arcs.get(place)?;
                // Along an arc its count rises, against it the count falls, and none falls to zero.
                let end = if arc.tail == node { arc.head } else { arc.tail };
                let may = arc.may_vary() && (arc.tail == node || arc.count > 1);
                if !(may && (more || arc.withheld)) {
                    continue;
                }
                let cost = cost.saturating_add(if arc.withheld { 0 } else { arc.weight });
                let known = reached.get_mut(end)?;
                if known.is_none_or(|(known, _)| cost < known) {
                    *known = Some((cost, Some((node, place))));
                    next.push(Reverse((cost, end)));
                }
            }
        }
        let (cost, mut step) = reached.get(to).copied().flatten()?;
        let mut way = Vec::new();
        while let Some((node, place)) = step {
            way.push(place);
            step = reached.get(node).copied().flatten()?.1;
        }
        Some((cost, way))
    }

    /// The shown counts by which a reader subtracts until a sum under five of withheld ones is left:
    /// of the first such total, those that might be withheld, too. None if there is no such total.
    pub(super) fn bares(&self) -> Option<Vec<usize>> {
        let columns = self.breakdown.columns();
        let rows = self.arcs.len() / columns;
        let down = (0..self.arcs.len()).map(|whole| {
            let mut parts = Vec::new();
            self.shown_below(whole - whole % columns, whole % columns, &mut parts);
            (whole, parts)
        });
        let across = (0..columns).filter(|_| rows > 1).map(|column| {
            let sides = (0..rows - 1).map(|row| row * columns + column);
            ((rows - 1) * columns + column, sides.filter(|side| self.is_shown(*side)).collect())
        });
        let bare = down.chain(across).find(|(whole, parts): &(usize, Vec<usize>)| {
            let shown: u32 = parts.iter().map(|part| self.count(*part)).sum();
            self.is_shown(*whole) && is_small(self.count(*whole).saturating_sub(shown))
        });
        let (whole, parts) = bare?;
        let may = |place: &usize| self.arcs.get(*place).is_some_and(Arc::may_vary);
        Some(parts.into_iter().chain([whole]).filter(may).collect())
    }

    /// The uppermost shown parts of a column, in the row that begins at a place.
    fn shown_below(&self, row: usize, column: usize, found: &mut Vec<usize>) {
        let all = column + 1..self.breakdown.columns();
        for part in all.filter(|part| self.breakdown.parent(*part) == Some(column)) {
            match self.is_shown(row + part) {
                true => found.push(row + part),
                false => self.shown_below(row, part, found),
            }
        }
    }

    fn is_shown(&self, place: usize) -> bool {
        self.arcs.get(place).is_some_and(|arc| !arc.withheld)
    }

    fn count(&self, place: usize) -> u32 {
        self.arcs.get(place).map_or(0, |arc| arc.count)
    }
}
