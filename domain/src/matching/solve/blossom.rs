//! The matching of the most weight in any graph, in O(n³): Edmonds' blossoms, with the slacks kept
//! for each vertex.
//!
//! Vertices are counted from 1, and 0 is nobody. Above the vertices stand the blossoms: odd rings
//! of vertices and other blossoms, which are treated as one while they last. Weights are doubled
//! in the duals, so that all of them stay whole numbers.
#![expect(clippy::indexing_slicing, reason = "vertices and blossoms are counted here alone")]

mod grow;

use std::collections::VecDeque;

/// An edge between two vertices. Between blossoms, it is that of two of their vertices.
#[derive(Clone, Copy, Default)]
struct Edge {
    a: usize,
    b: usize,
    weight: i64,
}

/// What a tree of alternating edges says of a vertex or blossom.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// It is in no tree.
    Free,
    /// It is an even number of edges from its tree's root.
    Outer,
    /// An odd number.
    Inner,
}

pub(super) struct Blossoms {
    vertices: usize,
    /// How many vertices and blossoms there have been so far.
    known: usize,
    edges: Vec<Vec<Edge>>,
    dual: Vec<i64>,
    /// The vertex at the other end of one's matched edge.
    partner: Vec<usize>,
    /// The outer vertex with the least slack to this one.
    nearest: Vec<usize>,
    /// The outermost blossom that this one is in; 0 where the blossom is no more.
    top: Vec<usize>,
    parent: Vec<usize>,
    /// For a blossom and a vertex: which part of the blossom the vertex is in.
    part_with: Vec<Vec<usize>>,
    parts: Vec<Vec<usize>>,
    mark: Vec<Mark>,
    visited: Vec<usize>,
    visit: usize,
    queue: VecDeque<usize>,
}

impl Blossoms {
    pub(super) fn new(vertices: usize) -> Self {
        let size = vertices + vertices / 2 + 2;
        let mut blossoms = Self {
            vertices,
            known: vertices,
            edges: vec![vec![Edge::default(); size]; size],
            dual: vec![0; size],
            partner: vec![0; size],
            nearest: vec![0; size],
            top: (0..size).map(|at| if at <= vertices { at } else { 0 }).collect(),
            parent: vec![0; size],
            part_with: vec![vec![0; vertices + 1]; size],
            parts: vec![Vec::new(); size],
            mark: vec![Mark::Free; size],
            visited: vec![0; size],
            visit: 0,
            queue: VecDeque::new(),
        };
        for a in 1..=vertices {
            blossoms.part_with[a][a] = a;
            for b in 1..=vertices {
                blossoms.edges[a][b] = Edge { a, b, weight: 0 };
            }
        }
        blossoms
    }

    /// Joins two vertices, counted from 0, by an edge of a weight above 0.
    pub(super) fn join(&mut self, a: usize, b: usize, weight: i64) {
        self.edges[a + 1][b + 1].weight = weight;
        self.edges[b + 1][a + 1].weight = weight;
    }

    /// Each vertex's partner, counted from 0.
    pub(super) fn solve(mut self) -> Vec<Option<usize>> {
        let weights = self.edges.iter().flatten().map(|edge| edge.weight);
        let most = weights.max().unwrap_or(0);
        self.dual[1..=self.vertices].fill(most);
        while self.grow() {}
        self.partner[1..=self.vertices].iter().map(|partner| partner.checked_sub(1)).collect()
    }

    fn slack(&self, edge: Edge) -> i64 {
        self.dual[edge.a] + self.dual[edge.b] - 2 * self.edges[edge.a][edge.b].weight
    }

    fn slack_between(&self, a: usize, b: usize) -> i64 {
        self.slack(self.edges[a][b])
    }

    fn note_slack(&mut self, vertex: usize, at: usize) {
        let nearest = self.nearest[at];
        if nearest == 0 || self.slack_between(vertex, at) < self.slack_between(nearest, at) {
            self.nearest[at] = vertex;
        }
    }

    fn find_slack(&mut self, at: usize) {
        self.nearest[at] = 0;
        for vertex in 1..=self.vertices {
            let outer = self.mark[self.top[vertex]] == Mark::Outer;
            if self.edges[vertex][at].weight > 0 && self.top[vertex] != at && outer {
                self.note_slack(vertex, at);
            }
        }
    }

    fn enqueue(&mut self, at: usize) {
        if at <= self.vertices {
            self.queue.push_back(at);
        } else {
            for part in self.parts[at].clone() {
                self.enqueue(part);
            }
        }
    }

    fn put_under(&mut self, at: usize, top: usize) {
        self.top[at] = top;
        if at > self.vertices {
            for part in self.parts[at].clone() {
                self.put_under(part, top);
            }
        }
    }

    /// Where a part stands in its blossom, an even number of steps from the base; the ring is
    /// turned around for that, if need be.
    fn place_of(&mut self, blossom: usize, part: usize) -> usize {
        let parts = &mut self.parts[blossom];
        let at = parts.iter().position(|known| *known == part).unwrap_or(0);
        if at % 2 == 1 {
            parts[1..].reverse();
            parts.len() - at
        } else {
            at
        }
    }

    fn set_partner(&mut self, at: usize, other: usize) {
        let edge = self.edges[at][other];
        self.partner[at] = edge.b;
        if at <= self.vertices {
            return;
        }
        let part = self.part_with[at][edge.a];
        let place = self.place_of(at, part);
        for step in 0..place {
            let (one, next) = (self.parts[at][step], self.parts[at][step ^ 1]);
            self.set_partner(one, next);
        }
        self.set_partner(part, other);
        self.parts[at].rotate_left(place);
    }

    /// Matches along the tree from one end of an edge to the root.
    fn flip(&mut self, mut at: usize, mut other: usize) {
        loop {
            let next = self.top[self.partner[at]];
            self.set_partner(at, other);
            if next == 0 {
                return;
            }
            let up = self.top[self.parent[next]];
            self.set_partner(next, up);
            (at, other) = (up, next);
        }
    }

    /// Where the ways from two vertices to their roots meet; 0 where they don't.
    fn meeting(&mut self, mut a: usize, mut b: usize) -> usize {
        self.visit += 1;
        while a != 0 || b != 0 {
            if a != 0 {
                if self.visited[a] == self.visit {
                    return a;
                }
                self.visited[a] = self.visit;
                a = self.top[self.partner[a]];
                if a != 0 {
                    a = self.top[self.parent[a]];
                }
            }
            std::mem::swap(&mut a, &mut b);
        }
        0
    }
}
