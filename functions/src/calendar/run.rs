//! A run of the calendar: every turn that is due is taken, several at a time, and what is to be forgotten
//! is.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::calendar::day;
use domain::date::Date;
use domain::id::ProgramId;
use futures::stream::{self, StreamExt};

use super::CalendarStore;
use super::forgetting::{Forgotten, forget};
use super::turn::{self, Taking};
use crate::clock::Clock;
use crate::store::{DueTurn, ProgramHead, StoreError};

/// How many turns are taken side by side.
const AT_ONCE: usize = 8;

/// What became of what was due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Run {
    /// Turns that were taken.
    pub turns: usize,
    /// Messages that were put into the outbox.
    pub mails: usize,
    /// Turns that somebody else took first.
    pub quicker: usize,
    /// Items that can't be read, or whose program is not there. They stay, and nothing else waits for them.
    pub odd: usize,
    /// Years of which nothing is left.
    pub forgotten: usize,
    /// Items of such years that were erased.
    pub erased: usize,
}

/// The programs that were read: each once a run, so that one that is published meanwhile changes nothing.
type Programs = BTreeMap<ProgramId, Option<Arc<ProgramHead>>>;

/// Takes every turn that is due, and forgets the years whose day has come: reads those, a page at a time, and
/// nothing of any other pair or year.
///
/// # Errors
/// [`StoreError`], where the table did not answer for one of them, and then all others have been tried.
pub async fn run<S: CalendarStore>(store: &S, clock: &Clock) -> Result<Run, StoreError> {
    let turns = take_turns(store, clock).await;
    let Forgotten { years, items, odd } = forget(store, clock).await?;
    let ran = turns?;
    Ok(Run { forgotten: years, erased: items, odd: ran.odd + odd, ..ran })
}

async fn take_turns<S: CalendarStore>(store: &S, clock: &Clock) -> Result<Run, StoreError> {
    let (mut ran, mut failed, mut programs) = (Run::default(), None, Programs::new());
    let now = clock.now();
    let Some(today) = day::counts(now) else { return Ok(ran) };
    let mut after = None;
    loop {
        let page = store.due_turns(now, after).await?;
        ran.odd += page.odd;
        read_programs(store, &page.turns, &mut programs).await?;
        let taking = page.turns.into_iter().map(|due| take(store, &programs, due, today, clock));
        let mut taken = stream::iter(taking).buffer_unordered(AT_ONCE);
        while let Some(one) = taken.next().await {
            match one {
                Ok(one) => ran.add(one),
                Err(StoreError::Unreadable(_)) => ran.odd += 1,
                Err(error) => failed = Some(error),
            }
        }
        drop(taken);
        match page.next {
            Some(next) => after = Some(next),
            None => return failed.map_or(Ok(ran), Err),
        }
    }
}

impl Run {
    /// Adds what became of a turn.
    fn add(&mut self, other: Self) {
        self.turns += other.turns;
        self.mails += other.mails;
        self.quicker += other.quicker;
        self.odd += other.odd;
    }
}

async fn read_programs<S: CalendarStore>(
    store: &S,
    turns: &[DueTurn],
    programs: &mut Programs,
) -> Result<(), StoreError> {
    for turn in turns {
        if !programs.contains_key(&turn.program) {
            let head = store.program(&turn.program).await?;
            programs.insert(turn.program.clone(), head);
        }
    }
    Ok(())
}

/// Takes a pair's turn, and those that follow from it on the same day.
async fn take<S: CalendarStore>(
    store: &S,
    programs: &Programs,
    due: DueTurn,
    today: Date,
    clock: &Clock,
) -> Result<Run, StoreError> {
    let mut ran = Run::default();
    let Some(Some(head)) = programs.get(&due.program) else { return Ok(Run { odd: 1, ..ran }) };
    let mut due = due;
    loop {
        let Taking { messages, next } = turn::look(store, head, &due, today).await?;
        if !store.take_turn(&due, &messages, next, clock.now()).await? {
            return Ok(Run { quicker: ran.quicker + 1, ..ran });
        }
        ran.turns += 1;
        ran.mails += messages.len();
        match next {
            Some(next) if next.on <= today => due = due.moved(next),
            _ => return Ok(ran),
        }
    }
}
