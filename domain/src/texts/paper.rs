//! The keys of what is said of a form on paper, and what may be filled in.

use super::Key;

keys! {
    /// Link: to the form on paper.
    PAPER_LINK = "paper.link";
    /// On the screen only: how to print it.
    PAPER_PRINT = "paper.print";
    /// Where to send it: `{address}`.
    PAPER_SEND = "paper.send";
    /// Where to send a form that need not be sent: `{address}`.
    PAPER_KEEP = "paper.keep";
    /// Who sees an answer that is for oneself.
    PAPER_ONESELF = "paper.oneself";
    /// When a question is to be answered: `{ask}`, `{answers}`.
    PAPER_ONLY_IF = "paper.only-if";
    /// One answer or another: `{a}`, `{b}`.
    PAPER_OR = "paper.or";
    /// An answer, quoted: `{answer}`.
    PAPER_ANSWER = "paper.answer";
    /// How to choose one.
    PAPER_ONE = "paper.one";
    /// How to choose any number.
    PAPER_ANY = "paper.any";
    /// How to rank: `{n}`.
    PAPER_RANK = "paper.rank";
    /// Where there is more to say than there are lines.
    PAPER_MORE = "paper.more";
}
