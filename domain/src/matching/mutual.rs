//! Who is both mentee and mentor must not be the mentor of their own mentor. That is no matter of
//! rows and columns: it joins two pairs. So the best assignment is looked for as if it were
//! allowed; where it is made use of, one of the two pairs is forbidden, and then the other, and
//! the better result counts (branch and bound).

use super::pool::Pool;
use super::solution::Field;
use super::solve::{Assignment, assign};

/// After so many assignments, the search takes the next that will do.
const MOST_TRIES: usize = 200;

/// Each row's column, and whether it is proven that nothing is better.
pub(super) fn assign_both(pool: &Pool, field: &Field) -> (Vec<Option<usize>>, bool) {
    let both = Both::of(pool, field);
    let mut open = vec![Node::of(field, Vec::new())];
    let mut tries = 1;
    loop {
        // The best of those that are open: no other can lead to anything better.
        open.sort_by_key(|node| node.worth);
        let Some(node) = open.pop() else { return (vec![None; field.rows.len()], false) };
        let Some((one, other)) = both.conflict(&node.assignment) else {
            return (node.assignment.columns, tries <= MOST_TRIES);
        };
        if tries > MOST_TRIES {
            open.clear();
        }
        for pair in [one, other] {
            let mut forbidden = node.forbidden.clone();
            forbidden.push(pair);
            open.push(Node::of(field, forbidden));
            tries += 1;
        }
    }
}

struct Node {
    forbidden: Vec<(usize, usize)>,
    assignment: Assignment,
    worth: (usize, usize, u64),
}

impl Node {
    fn of(field: &Field, forbidden: Vec<(usize, usize)>) -> Self {
        let assignment = if forbidden.is_empty() {
            assign(&field.scores, &field.places, &field.first)
        } else {
            let mut scores = field.scores.clone();
            for (row, column) in &forbidden {
                scores.set(*row, *column, None);
            }
            assign(&scores, &field.places, &field.first)
        };
        let placed = assignment.columns.iter().zip(&field.first);
        let first = placed.filter(|(column, first)| column.is_some() && **first).count();
        let worth = (first, assignment.placed(), assignment.total);
        Self { forbidden, assignment, worth }
    }
}

/// For rows whose person is a column as well: that column; and the other way round.
struct Both {
    column_of_row: Vec<Option<usize>>,
    row_of_column: Vec<Option<usize>>,
}

impl Both {
    fn of(pool: &Pool, field: &Field) -> Self {
        let who = |at: &usize| pool.person(*at).map(|person| person.known.person);
        let mut mentors: Vec<(Option<u32>, usize)> =
            field.columns.iter().map(who).enumerate().map(|(at, who)| (who, at)).collect();
        mentors.sort_unstable();
        let column_of = |row: &usize| {
            let person = who(row);
            let found = mentors.binary_search_by_key(&person, |(mentor, _)| *mentor).ok()?;
            mentors.get(found).map(|(_, column)| *column)
        };
        let column_of_row: Vec<Option<usize>> = field.rows.iter().map(column_of).collect();
        let mut row_of_column = vec![None; field.columns.len()];
        for (row, column) in column_of_row.iter().enumerate() {
            if let Some(there) = column.and_then(|column| row_of_column.get_mut(column)) {
                *there = Some(row);
            }
        }
        Self { column_of_row, row_of_column }
    }

    /// Two rows that are each other's columns.
    fn conflict(&self, assignment: &Assignment) -> Option<((usize, usize), (usize, usize))> {
        assignment.columns.iter().enumerate().find_map(|(row, column)| {
            let column = (*column)?;
            let other = (*self.row_of_column.get(column)?)?;
            let own = (*self.column_of_row.get(row)?)?;
            let back = (*assignment.columns.get(other)?)?;
            (back == own).then_some(((row, column), (other, own)))
        })
    }
}
