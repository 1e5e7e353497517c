use std::fmt;

use serde::{Deserialize, Serialize};

use crate::instant::Instant;
use crate::reference::Reference;

/// A mail that could not be sent, for good unless somebody has it tried again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParkedMail {
    /// What names it.
    pub id: MailId,
    /// What it was to tell.
    pub kind: MailKind,
    /// What it is about, where it is about something that was sent. To whom it was to go is told
    /// with that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// Why it was not sent.
    pub why: WhyParked,
    /// Since when nobody tries any more.
    pub parked_at: Instant,
}

/// `GET /v1/programs/{program}/parked-mails`: the latest ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParkedMails {
    /// The mails, the latest first.
    pub mails: Vec<ParkedMail>,
    /// Whether there are more.
    pub more: bool,
}

/// The most that are told at once.
pub const MOST_PARKED: u16 = 100;

/// What a mail tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailKind {
    /// That something was received.
    Receipt,
    /// That it was changed.
    Changed,
    /// That it was withdrawn.
    Withdrawn,
    /// To whom somebody is introduced.
    Introduced,
    /// A question to a mentor, whether they take somebody on.
    Invited,
    /// What is asked on a day of a pair's year.
    Milestone,
    /// To a liaison, that a pair is not in contact yet.
    NotYet,
    /// To a liaison, that somebody of a pair has not answered.
    Silent,
    /// A question of the committee.
    Question,
    /// That a pairing has ended, to the partner of whoever ended it.
    Parted,
    /// What somebody in a pairing has told whoever looks after it.
    Aside,
    /// The links to what was sent.
    Links,
    /// A code to sign in with.
    Code,
    /// That a code was tried too often.
    Locked,
    /// What this build has no word for.
    #[serde(other)]
    Other,
}

/// Why a mail was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyParked {
    /// The mail server of the address refused it, several times.
    Refused,
    /// No mail server took it, for about a day.
    GaveUp,
    /// It was sent, and came back: there is no such mailbox, or it takes nothing of ours, for good.
    Bounced,
    /// It was sent, and the mailbox did not take it in the end: it is full, say.
    NotNow,
    /// It was sent, and whoever got it has called it unwanted.
    Complained,
    /// It has no address that mail can go to.
    Address,
    /// The form that it is about is not there any more.
    NoForm,
    /// The program is not there any more.
    NoProgram,
    /// What is stored can't be read: our own mistake.
    Unreadable,
    /// What this build has no word for.
    #[serde(other)]
    Other,
}

impl fmt::Display for WhyParked {
    /// As it is stored and logged.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused => "refused",
            Self::GaveUp => "gave-up",
            Self::Bounced => "bounced",
            Self::NotNow => "not-now",
            Self::Complained => "complained",
            Self::Address => "address",
            Self::NoForm => "no-form",
            Self::NoProgram => "no-program",
            Self::Unreadable => "unreadable",
            Self::Other => "other",
        })
    }
}

/// What names a mail: its kind and what tells it from others of that kind, as `receipt.7Q2M-XK4D-90TB`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MailId {
    kind: Box<str>,
    rest: Box<str>,
}

/// Why a text names no mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mail is named by what the list of parked mails says")]
pub struct NotAMailId;

/// The longest part of a name, in bytes.
const LONGEST: usize = 64;

impl MailId {
    /// The name of a mail of a kind.
    ///
    /// # Errors
    /// [`NotAMailId`] for what is no word, or too long.
    pub fn new(kind: &str, rest: &str) -> Result<Self, NotAMailId> {
        let is_word = |text: &str| {
            let fits = (1..=LONGEST).contains(&text.len());
            fits && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let is_one = is_word(kind) && is_word(rest);
        if is_one { Ok(Self { kind: kind.into(), rest: rest.into() }) } else { Err(NotAMailId) }
    }

    /// Reads one.
    ///
    /// # Errors
    /// [`NotAMailId`].
    pub fn parse(text: &str) -> Result<Self, NotAMailId> {
        let (kind, rest) = text.split_once('.').ok_or(NotAMailId)?;
        Self::new(kind, rest)
    }

    /// Its kind, as it is stored.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// What tells it from others of its kind.
    #[must_use]
    pub fn rest(&self) -> &str {
        &self.rest
    }
}

impl fmt::Display for MailId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.kind, self.rest)
    }
}

impl TryFrom<String> for MailId {
    type Error = NotAMailId;
    fn try_from(text: String) -> Result<Self, NotAMailId> {
        Self::parse(&text)
    }
}

impl From<MailId> for String {
    fn from(id: MailId) -> String {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mails_name_reads_as_it_was_written_and_nothing_else_does() {
        let id = MailId::new("receipt", "7Q2M-XK4D-90TB").unwrap();
        assert_eq!(id.to_string(), "receipt.7Q2M-XK4D-90TB");
        assert_eq!(MailId::parse("receipt.7Q2M-XK4D-90TB"), Ok(id));
        let long = format!("code.{}", "a".repeat(65));
        for bad in ["", "receipt", ".x", "x.", "a#b.c", "a.b.c", "a.b c", "a.é", &long] {
            assert_eq!(MailId::parse(bad), Err(NotAMailId), "{bad}");
        }
    }

    #[test]
    fn a_kind_or_a_cause_that_a_newer_build_has_stored_is_other() {
        let kind: MailKind = serde_json::from_str(r#""moonlight""#).unwrap();
        let why: WhyParked = serde_json::from_str(r#""moon""#).unwrap();
        assert_eq!((kind, why), (MailKind::Other, WhyParked::Other));
    }

    #[test]
    fn a_cause_is_written_alike_everywhere() {
        use WhyParked::{
            Address, Bounced, Complained, GaveUp, NoForm, NoProgram, NotNow, Other, Refused,
            Unreadable,
        };
        let returned = [Bounced, NotNow, Complained];
        let others = [Refused, GaveUp, Address, NoForm, NoProgram, Unreadable, Other];
        for why in returned.into_iter().chain(others) {
            assert_eq!(serde_json::to_string(&why).unwrap(), format!("\"{why}\""));
        }
    }
}
