//! How trees grow until an edge between two of them is found.
#![expect(clippy::indexing_slicing, reason = "vertices and blossoms are counted here alone")]

use super::{Blossoms, Edge, Mark};

impl Blossoms {
    /// Grows a tree from every vertex without a partner, until two more are matched. Returns
    /// whether they are; if not, nothing is better than what there is.
    pub(super) fn grow(&mut self) -> bool {
        self.mark[1..=self.known].fill(Mark::Free);
        self.nearest[1..=self.known].fill(0);
        self.queue.clear();
        for at in 1..=self.known {
            if self.top[at] == at && self.partner[at] == 0 {
                self.parent[at] = 0;
                self.mark[at] = Mark::Outer;
                self.enqueue(at);
            }
        }
        if self.queue.is_empty() {
            return false;
        }
        loop {
            if self.spread() {
                return true;
            }
            if !self.change_duals() {
                return false;
            }
            if self.use_new_edges() {
                return true;
            }
            for blossom in self.vertices + 1..=self.known {
                let is_top = self.top[blossom] == blossom;
                if is_top && self.mark[blossom] == Mark::Inner && self.dual[blossom] == 0 {
                    self.expand(blossom);
                }
            }
        }
    }

    /// Follows the edges without slack.
    fn spread(&mut self) -> bool {
        while let Some(vertex) = self.queue.pop_front() {
            if self.mark[self.top[vertex]] == Mark::Inner {
                continue;
            }
            for other in 1..=self.vertices {
                let edge = self.edges[vertex][other];
                if edge.weight == 0 || self.top[vertex] == self.top[other] {
                    continue;
                }
                if self.slack(edge) == 0 {
                    if self.follow(edge) {
                        return true;
                    }
                } else {
                    self.note_slack(vertex, self.top[other]);
                }
            }
        }
        false
    }

    /// Changes the duals by as much as keeps them right. Returns false when they are at their end.
    fn change_duals(&mut self) -> bool {
        let mut change = i64::MAX;
        for at in 1..=self.known {
            if self.top[at] != at {
                continue;
            }
            if at > self.vertices && self.mark[at] == Mark::Inner {
                change = change.min(self.dual[at] / 2);
            }
            if self.nearest[at] != 0 {
                let slack = self.slack_between(self.nearest[at], at);
                match self.mark[at] {
                    Mark::Free => change = change.min(slack),
                    Mark::Outer => change = change.min(slack / 2),
                    Mark::Inner => {}
                }
            }
        }
        let ends =
            |vertex| self.mark[self.top[vertex]] == Mark::Outer && self.dual[vertex] <= change;
        if (1..=self.vertices).any(ends) {
            return false;
        }
        for vertex in 1..=self.vertices {
            match self.mark[self.top[vertex]] {
                Mark::Outer => self.dual[vertex] -= change,
                Mark::Inner => self.dual[vertex] += change,
                Mark::Free => {}
            }
        }
        for blossom in self.vertices + 1..=self.known {
            if self.top[blossom] == blossom {
                match self.mark[blossom] {
                    Mark::Outer => self.dual[blossom] += change * 2,
                    Mark::Inner => self.dual[blossom] -= change * 2,
                    Mark::Free => {}
                }
            }
        }
        self.queue.clear();
        true
    }

    fn use_new_edges(&mut self) -> bool {
        for at in 1..=self.known {
            let nearest = self.nearest[at];
            if self.top[at] == at
                && nearest != 0
                && self.top[nearest] != at
                && self.slack_between(nearest, at) == 0
                && self.follow(self.edges[nearest][at])
            {
                return true;
            }
        }
        false
    }

    /// Follows an edge without slack. Returns whether it made a match.
    fn follow(&mut self, edge: Edge) -> bool {
        let (a, b) = (self.top[edge.a], self.top[edge.b]);
        match self.mark[b] {
            Mark::Free => {
                self.parent[b] = edge.a;
                self.mark[b] = Mark::Inner;
                let next = self.top[self.partner[b]];
                self.nearest[b] = 0;
                self.nearest[next] = 0;
                self.mark[next] = Mark::Outer;
                self.enqueue(next);
                false
            }
            Mark::Outer => {
                let meeting = self.meeting(a, b);
                if meeting == 0 {
                    self.flip(a, b);
                    self.flip(b, a);
                    return true;
                }
                self.shrink(a, meeting, b);
                false
            }
            Mark::Inner => false,
        }
    }

    /// Makes a blossom of the ring that an edge closes.
    fn shrink(&mut self, a: usize, base: usize, b: usize) {
        let unused = (self.vertices + 1..=self.known).find(|at| self.top[*at] == 0);
        let blossom = unused.unwrap_or(self.known + 1);
        self.known = self.known.max(blossom);
        self.dual[blossom] = 0;
        self.mark[blossom] = Mark::Outer;
        self.partner[blossom] = self.partner[base];
        let mut parts = vec![base];
        self.gather(a, base, &mut parts);
        parts[1..].reverse();
        self.gather(b, base, &mut parts);
        self.parts[blossom] = parts.clone();
        self.put_under(blossom, blossom);
        for at in 1..=self.known {
            self.edges[blossom][at].weight = 0;
            self.edges[at][blossom].weight = 0;
        }
        self.part_with[blossom].fill(0);
        for part in parts {
            for at in 1..=self.known {
                if self.edges[part][at].weight == 0 {
                    continue;
                }
                let none_yet = self.edges[blossom][at].weight == 0;
                if none_yet || self.slack_between(part, at) < self.slack_between(blossom, at) {
                    self.edges[blossom][at] = self.edges[part][at];
                    self.edges[at][blossom] = self.edges[at][part];
                }
            }
            for vertex in 1..=self.vertices {
                if self.part_with[part][vertex] != 0 {
                    self.part_with[blossom][vertex] = part;
                }
            }
        }
        self.find_slack(blossom);
    }

    /// Adds what lies between an end of the closing edge and the base.
    fn gather(&mut self, mut at: usize, base: usize, parts: &mut Vec<usize>) {
        while at != base {
            let inner = self.top[self.partner[at]];
            parts.extend([at, inner]);
            self.enqueue(inner);
            at = self.top[self.parent[inner]];
        }
    }

    /// Takes an inner blossom apart whose dual has come to an end.
    fn expand(&mut self, blossom: usize) {
        for part in self.parts[blossom].clone() {
            self.put_under(part, part);
        }
        let entry = self.edges[blossom][self.parent[blossom]].a;
        let entry = self.part_with[blossom][entry];
        let place = self.place_of(blossom, entry);
        let parts = self.parts[blossom].clone();
        for pair in parts[..place].chunks_exact(2) {
            let (inner, outer) = (pair[0], pair[1]);
            self.parent[inner] = self.edges[outer][inner].a;
            self.mark[inner] = Mark::Inner;
            self.mark[outer] = Mark::Outer;
            self.nearest[inner] = 0;
            self.find_slack(outer);
            self.enqueue(outer);
        }
        self.mark[entry] = Mark::Inner;
        self.parent[entry] = self.parent[blossom];
        for part in &parts[place + 1..] {
            self.mark[*part] = Mark::Free;
            self.find_slack(*part);
        }
        self.top[blossom] = 0;
    }
}
