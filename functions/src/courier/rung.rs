//! What rings: the schedule or the stream, of which nothing is read; or the mail service, which tells of a mail
//! that came back.

use std::collections::BTreeMap;

use domain::desk::{MailId, WhyCameBack};
use domain::email::Email;
use serde::Deserialize;

use crate::mail::{MAIL_TAG, tagged};

/// What rang. Of what the stream sends nothing is read, for a record has answers in it.
#[derive(Default, Deserialize)]
pub struct Rung {
    detail: Option<Detail>,
}

/// A mail that was sent and came back.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Returned {
    pub(super) mail: MailId,
    /// Where it was sent.
    pub(super) to: Email,
    pub(super) why: WhyCameBack,
}

/// An event of Amazon SES, as far as it tells of that.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Detail {
    mail: Option<Sent>,
    bounce: Option<Bounce>,
    complaint: Option<Complaint>,
}

#[derive(Deserialize)]
struct Sent {
    #[serde(default)]
    tags: BTreeMap<String, Vec<String>>,
    /// One, since each of our mails goes to one person.
    #[serde(default)]
    destination: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bounce {
    bounce_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Complaint {
    complaint_feedback_type: Option<String>,
}

impl Rung {
    /// The mail that came back, where this tells of one of ours.
    pub(super) fn returned(self) -> Option<Returned> {
        let Detail { mail, bounce, complaint } = self.detail?;
        let why = match (bounce, complaint) {
            (Some(bounce), _) => bounce.why(),
            (None, Some(complaint)) => complaint.why()?,
            (None, None) => return None,
        };
        let Sent { tags, destination } = mail?;
        let mail = tagged(tags.get(MAIL_TAG)?.first()?)?;
        let to = Email::parse(destination.first()?).ok()?;
        Some(Returned { mail, to, why })
    }
}

impl Bounce {
    /// What is not said to be for good may pass.
    fn why(&self) -> WhyCameBack {
        if self.bounce_type == "Permanent" { WhyCameBack::Bounced } else { WhyCameBack::NotNow }
    }
}

impl Complaint {
    /// Nothing, where somebody has taken it out of the spam.
    fn why(&self) -> Option<WhyCameBack> {
        let is_praise = self.complaint_feedback_type.as_deref() == Some("not-spam");
        (!is_praise).then_some(WhyCameBack::Complained)
    }
}

/// It may have an address in it.
impl std::fmt::Debug for Rung {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rung(…)")
    }
}
