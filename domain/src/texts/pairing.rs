//! The keys of the mails that introduce people to each other.

use super::Key;

keys! {
    /// The subject of the mail that introduces two to each other: `{program}`. Nothing of the person's own may be in it.
    MAIL_INTRODUCED_SUBJECT = "mail.introduced-subject";
    /// The heading of that mail to a mentee.
    MAIL_INTRODUCED_MENTEE = "mail.introduced-mentee";
    /// The heading of that mail to a mentor.
    MAIL_INTRODUCED_MENTOR = "mail.introduced-mentor";
    /// The heading of that mail to a peer.
    MAIL_INTRODUCED_PEER = "mail.introduced-peer";
    /// What it is, and what to do: `{program}`.
    MAIL_INTRODUCED_ABOUT = "mail.introduced-about";
    /// Above what the partner shares.
    MAIL_INTRODUCED_SHARED = "mail.introduced-shared";
    /// Above why these two were matched.
    MAIL_INTRODUCED_WHY_YOU = "mail.introduced-why-you";
    /// Why: time in common, `{n}` hours.
    MAIL_INTRODUCED_HOURS = "mail.introduced-hours";
    /// Why: both live in the same country.
    MAIL_INTRODUCED_COUNTRY = "mail.introduced-country";
    /// Above the link to the worksheet for the first meeting.
    MAIL_INTRODUCED_WORKSHEET = "mail.introduced-worksheet";
    /// Above who looks after the two.
    MAIL_INTRODUCED_LIAISON = "mail.introduced-liaison";
    /// Who that is, and when to write: `{name}`.
    MAIL_INTRODUCED_LIAISON_ABOUT = "mail.introduced-liaison-about";
    /// Why the person gets it: `{program}`.
    MAIL_INTRODUCED_WHY = "mail.introduced-why";
    /// The subject of the mail that asks a mentor first: `{program}`. Nothing of the person's own may be in it.
    MAIL_INVITED_SUBJECT = "mail.invited-subject";
    /// The heading of that mail.
    MAIL_INVITED_TITLE = "mail.invited-title";
    /// What it asks: `{program}`, `{date}`.
    MAIL_INVITED_ABOUT = "mail.invited-about";
    /// Above why this mentor was thought of.
    MAIL_INVITED_WHY_YOU = "mail.invited-why-you";
    /// Above the link to the page where they answer.
    MAIL_INVITED_ANSWER = "mail.invited-answer";
    /// What happens without an answer.
    MAIL_INVITED_SILENT = "mail.invited-silent";
    /// Why the person gets it: `{program}`.
    MAIL_INVITED_WHY = "mail.invited-why";
}
