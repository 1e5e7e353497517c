//! The keys of what is said where a draft goes on elsewhere, and what may be filled in.

use super::Key;

keys! {
    /// The heading above the link.
    ELSEWHERE_TITLE = "elsewhere.title";
    /// What the link brings along.
    ELSEWHERE_ABOUT = "elsewhere.about";
    /// The label of the link.
    ELSEWHERE_LINK = "elsewhere.link";
    /// Button: copy the link.
    ELSEWHERE_COPY = "elsewhere.copy";
    /// The link was copied.
    ELSEWHERE_COPIED = "elsewhere.copied";
    /// Link: a mail to oneself.
    ELSEWHERE_MAIL = "elsewhere.mail";
    /// The subject of that mail. It is read on locked screens: nothing of the person's own.
    ELSEWHERE_MAIL_SUBJECT = "elsewhere.mail-subject";
    /// What stands above the link in that mail.
    ELSEWHERE_MAIL_BODY = "elsewhere.mail-body";
    /// What the code is for.
    ELSEWHERE_CODE = "elsewhere.code";
    /// What a screen reader says for the code.
    ELSEWHERE_CODE_ALT = "elsewhere.code-alt";
    /// How long the link is good for: `{date}`.
    ELSEWHERE_UNTIL = "elsewhere.until";
    /// Who can read the draft.
    ELSEWHERE_SECRET = "elsewhere.secret";
    /// Button: delete the link.
    ELSEWHERE_DELETE = "elsewhere.delete";
    /// The link was deleted.
    ELSEWHERE_DELETED = "elsewhere.deleted";
    /// Button: close the panel.
    ELSEWHERE_CLOSE = "elsewhere.close";
    /// The service could not be reached, or failed.
    ELSEWHERE_FAILED = "elsewhere.failed";
    /// Too many links were made.
    ELSEWHERE_BUSY = "elsewhere.busy";
    /// The draft is larger than what can be kept.
    ELSEWHERE_TOO_LARGE = "elsewhere.too-large";
}
