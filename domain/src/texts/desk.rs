//! The keys of the mails to whoever signs in at the desk.

use super::Key;

keys! {
    /// The subject of the mail with a code: `{program}`. Nothing of the person's own may be in it, nor the code.
    MAIL_SIGN_IN_SUBJECT = "mail.sign-in-subject";
    /// The heading of that mail.
    MAIL_SIGN_IN_TITLE = "mail.sign-in-title";
    /// What the code is for, and for how long it is good: `{program}`, `{n}` minutes.
    MAIL_SIGN_IN_ABOUT = "mail.sign-in-about";
    /// Before the code.
    MAIL_SIGN_IN_CODE = "mail.sign-in-code";
    /// Why the person gets it, and what to do if they didn't ask.
    MAIL_SIGN_IN_WHY = "mail.sign-in-why";
    /// The subject of the mail after too many wrong codes: `{program}`. Nothing of the person's own may be in it.
    MAIL_LOCKED_SUBJECT = "mail.locked-subject";
    /// The heading of that mail.
    MAIL_LOCKED_TITLE = "mail.locked-title";
    /// What happened, and what to do: `{program}`, `{n}` tries.
    MAIL_LOCKED_ABOUT = "mail.locked-about";
    /// Why the person gets it.
    MAIL_LOCKED_WHY = "mail.locked-why";
    /// How to reach the program: `{address}`.
    MAIL_DESK_QUESTIONS = "mail.desk-questions";
}
