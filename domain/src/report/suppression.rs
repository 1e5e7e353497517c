//! Complementary suppression: which other counts are withheld, so that no withheld one can be
//! worked out.

use std::cmp::Reverse;

use super::figure::{Figure, is_small};
use super::network::Network;
use super::table::{Published, Table};

/// So many of the small counts are the first to be hidden once.
const MOST_ORDERS: usize = 12;

/// What is already known of a table's totals (its column 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Totals {
    /// They stand in this table only, and may be withheld.
    Free,
    /// They are shown elsewhere, so nothing here can hide them. Such a table is broken down only if
    /// every total is of more people than it has leaves, or of nobody; else everything but the totals
    /// is withheld.
    Known,
}

impl Table {
    /// The table as anybody may read it.
    ///
    /// Every count from one to four is withheld, a total as well as a part. Then, for each withheld
    /// count that could be worked out, others are withheld until it can't.
    ///
    /// **When can a count not be worked out?** When another table, with other counts in the withheld
    /// places and the same in all the shown ones, has the same sums: so what can be deduced is a
    /// range of at least two counts. A two-way table with its totals is a network (Cox 1980, 1995):
    /// sums are nodes, counts are flows, and two such tables differ by cycles of withheld counts, that
    /// rise and fall by turns. So a count is safe if, and only if, it lies on such a cycle (Gusfield
    /// 1988), and all counts of a cycle protect each other. That holds as well if one of the two ways is
    /// broken down further and further, as those who applied are into those who were matched, started
    /// and finished.
    ///
    /// **Zeros are shown, always.** A zero is a count of nobody. And as a reader may know that, a
    /// withheld count is at least one for them: so none may fall to zero in a cycle, and two withheld
    /// counts with a sum of two are not safe. (Where a table with known totals is not broken down at
    /// all, zeros are not shown either.)
    ///
    /// **Sums of what is withheld.** Who subtracts the shown parts from a shown total knows how many
    /// are in the withheld ones together. That must not be one to four either: “three were not
    /// content” is a small count, whether they were partly content or said nothing. So where it is,
    /// one count more is withheld.
    ///
    /// **The least that must be withheld.** The cheapest cycle through each small count in turn, by
    /// shortest paths, in which what is withheld already costs nothing, then a pass that shows again
    /// what turned out to be needless: the method of the US agencies (Statistical Policy Working Paper
    /// 22, second version 2005; Kelly, Golden and Assad 1992). The tables are small, so each of up
    /// to twelve small counts is the first to be hidden once, and the best result stands. A count costs
    /// as many leaves as it sums up, so that totals stay; its size does not matter, since a reader who
    /// knew that the smallest counts are withheld first would learn from it (Wong et al. 2007). The
    /// result is not always the best there is: to find that is NP-hard (Kelly, Golden and Assad). The
    /// tests compare both.
    ///
    /// - Cox, “Suppression methodology and statistical disclosure control”, JASA 75 (1980), 377–385
    /// - Cox, “Network models for complementary cell suppression”, JASA 90 (1995), 1453–1462
    /// - Gusfield, “A graph theoretic approach to statistical data security”, SIAM J. Comput. 17 (1988), 552–571
    /// - Kelly, Golden, Assad, “Cell suppression: disclosure protection for sensitive tabular data”, Networks 22 (1992), 397–417
    /// - Federal Committee on Statistical Methodology, “Report on statistical disclosure limitation methodology”, Statistical Policy Working Paper 22
    /// - Wong, Fu, Wang, Pei, “Minimality attack in privacy preserving data publishing”, VLDB 2007, 543–554
    #[must_use]
    pub fn publish(&self, totals: Totals) -> Published {
        let known = totals == Totals::Known;
        let network = (!known || self.has_room()).then(|| Network::of(self, known));
        match network.and_then(Network::patterned) {
            Some(network) => self.shown(&network),
            None => self.closed(totals),
        }
    }

    /// The table as anybody may read it who knows more of its counts than their sums: that what
    /// they can be differs from what they are by sums of these steps only, each a change of the leaves
    /// of every row. It is published as by [`publish`](Self::publish), with the cheapest such sum in
    /// place of the cheapest cycle; up to eight steps are tried in all their sums. If they can't hide
    /// a count, everything is withheld, zeros too.
    #[must_use]
    pub fn publish_linked(&self, steps: &[Vec<Vec<i64>>]) -> Published {
        match Network::linked(self, steps).and_then(Network::patterned) {
            Some(network) => self.shown(&network),
            None => self.closed(Totals::Free),
        }
    }

    /// Whether every total is of nobody, or of more people than there are leaves: then not all of
    /// its counts are ones, and each can be more at the cost of another. The rule looks at what is
    /// known only, so that it gives nothing away.
    pub(super) fn has_room(&self) -> bool {
        let leaves = self.breakdown.leaves_of(0);
        let totals = self.rows.iter().filter_map(|row| row.first());
        totals.copied().all(|total| total == 0 || (total > leaves && !is_small(total)))
    }

    fn shown(&self, network: &Network) -> Published {
        let figure = |count: &u32| Figure::of(*count);
        let mut rows: Vec<Vec<Figure>> =
            self.rows.iter().map(|row| row.iter().map(figure).collect()).collect();
        for arc in network.arcs.iter().filter(|arc| arc.withheld) {
            if let Some(place) = rows.get_mut(arc.row).and_then(|row| row.get_mut(arc.column)) {
                *place = Figure::Withheld;
            }
        }
        Published { rows }
    }

    /// Everything withheld but the totals that are shown elsewhere.
    fn closed(&self, totals: Totals) -> Published {
        let figure = |(column, count): (usize, &u32)| match column == 0 && totals == Totals::Known {
            true => Figure::of(*count),
            false => Figure::Withheld,
        };
        let rows = self.rows.iter().map(|row| row.iter().enumerate().map(figure).collect());
        Published { rows: rows.collect() }
    }
}

impl Network {
    fn withheld(&self) -> impl Iterator<Item = usize> + '_ {
        self.arcs.iter().enumerate().filter(|(_, arc)| arc.withheld).map(|(place, _)| place)
    }

    /// The network with what must be withheld marked. None if something can't be hidden.
    fn patterned(self) -> Option<Self> {
        let small: Vec<usize> = self.withheld().collect();
        let orders = (0..small.len().clamp(1, MOST_ORDERS)).map(|start| {
            let (last, first) = small.split_at(start.min(small.len()));
            [first, last].concat()
        });
        let patterns = orders.map(|order| self.clone().hiding(&order));
        // Of equals the first stays.
        patterns.collect::<Option<Vec<_>>>()?.into_iter().min_by_key(Self::loss)
    }

    /// The network with the cheapest cycle through each of these in turn withheld, and nothing that
    /// is needless.
    fn hiding(mut self, order: &[usize]) -> Option<Self> {
        for place in order {
            for other in self.hide(*place, true)? {
                self.withhold(other, true);
            }
        }
        while let Some(shown) = self.bares() {
            let covered = shown.into_iter().filter_map(|place| self.without(place));
            self = covered.min_by_key(Self::loss)?;
        }
        self.show_again();
        Some(self)
    }

    /// The network with one count more withheld, and what hides it.
    fn without(&self, place: usize) -> Option<Self> {
        let way = self.hide(place, true)?;
        let mut network = self.clone();
        for place in way.into_iter().chain([place]) {
            network.withhold(place, true);
        }
        Some(network)
    }

    fn loss(&self) -> u32 {
        let withheld = self.arcs.iter().filter(|arc| arc.withheld);
        withheld.fold(0, |loss, arc| loss.saturating_add(arc.weight))
    }

    fn withhold(&mut self, place: usize, withheld: bool) {
        if let Some(arc) = self.arcs.get_mut(place) {
            arc.withheld = withheld;
        }
    }

    /// Whether none of the withheld counts can be worked out, nor so few of them together.
    fn is_safe(&self) -> bool {
        self.bares().is_none() && self.withheld().all(|place| self.hide(place, false).is_some())
    }

    /// Shows what is not small and need not be withheld after all, the dearest first.
    fn show_again(&mut self) {
        let extra = self.arcs.iter().enumerate().filter(|(_, arc)| arc.withheld && !arc.is_small());
        let mut extra: Vec<(u32, usize)> = extra.map(|(place, arc)| (arc.weight, place)).collect();
        extra.sort_by_key(|(weight, place)| (Reverse(*weight), *place));
        for (_, place) in extra {
            self.withhold(place, false);
            if !self.is_safe() {
                self.withhold(place, true);
            }
        }
    }
}
