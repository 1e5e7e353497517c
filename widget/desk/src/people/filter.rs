//! Which people a list shows, and in which order. It is worked out in the browser: what somebody
//! searches for is sent nowhere.

use domain::answers::Raw;
use domain::desk::{PersonCard, Status};
use domain::id::QuestionId;
use domain::matching::Side;

/// Somebody, and what a search looks at.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// What is known of them.
    pub card: PersonCard,
    /// Their name, their address and their reference, folded.
    pub folded: String,
}

/// What somebody wants to see.
#[derive(Clone, Default, PartialEq)]
pub struct Filter {
    /// Words, folded: each of them has to be there.
    pub words: String,
    /// One side.
    pub side: Option<Side>,
    /// One status.
    pub status: Option<Status>,
    /// What stands out.
    pub mark: Option<Mark>,
    /// One option each of some questions.
    pub choices: Vec<(QuestionId, String)>,
}

/// What stands out about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// They have answered what they were asked.
    Answered,
    /// Their answer is still awaited.
    Awaited,
    /// Something about how it came is odd.
    Flagged,
    /// They had sent the same before.
    Repeat,
    /// Somebody has written a note on them.
    Noted,
}

/// In which order people are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Who came last, first.
    #[default]
    Newest,
    /// Who came first, first.
    Oldest,
    /// By name.
    Name,
    /// By status.
    Status,
}

impl Filter {
    /// Whether somebody is to be shown.
    #[must_use]
    pub fn lets(&self, row: &Row) -> bool {
        let card = &row.card;
        self.side.is_none_or(|side| side == card.side)
            && self.status.is_none_or(|status| status == card.status)
            && self.mark.is_none_or(|mark| mark.is_on(card))
            && self.choices.iter().all(|(question, option)| chose(card, question, option))
            && self.words.split_whitespace().all(|word| row.folded.contains(word))
    }

    /// Whether it leaves anybody out.
    #[must_use]
    pub fn is_on(&self) -> bool {
        *self != Self::default()
    }

    /// Wants an option of a question, or any.
    pub fn choose(&mut self, question: &QuestionId, option: String) {
        self.choices.retain(|(known, _)| known != question);
        if !option.is_empty() {
            self.choices.push((question.clone(), option));
        }
    }

    /// The places in `rows` of those to be shown, in their order.
    #[must_use]
    pub fn shown(&self, rows: &[Row], order: Order) -> Vec<usize> {
        let mut shown: Vec<(usize, &Row)> =
            rows.iter().enumerate().filter(|(_, row)| self.lets(row)).collect();
        // Sorted in one place, so that the code of a sort is downloaded once.
        shown.sort_by(|(_, a), (_, b)| match order {
            Order::Newest => b.card.submitted_at.cmp(&a.card.submitted_at),
            Order::Oldest => a.card.submitted_at.cmp(&b.card.submitted_at),
            Order::Name => a.folded.cmp(&b.folded),
            Order::Status => a.card.status.cmp(&b.card.status),
        });
        shown.into_iter().map(|(at, _)| at).collect()
    }
}

fn chose(card: &PersonCard, question: &QuestionId, option: &str) -> bool {
    match card.choices.get(question) {
        Some(Raw::Text(chosen)) => chosen == option,
        Some(Raw::Many(chosen)) => chosen.iter().any(|chosen| chosen == option),
        Some(Raw::Rows(_)) | None => false,
    }
}

impl Mark {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Answered, Self::Awaited, Self::Flagged, Self::Repeat, Self::Noted];

    /// Whether it is on somebody.
    #[must_use]
    pub fn is_on(self, card: &PersonCard) -> bool {
        match self {
            Self::Answered => card.has_answered(),
            Self::Awaited => card.is_awaited(),
            Self::Flagged => !card.flags.is_empty(),
            Self::Repeat => card.repeat,
            Self::Noted => card.notes > 0,
        }
    }
}

impl Order {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Newest, Self::Oldest, Self::Name, Self::Status];
}
