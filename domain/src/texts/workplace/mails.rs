//! Mails that could not be sent.

use super::Key;

keys! {
    /// A part: mails that could not be sent.
    DESK_PARKED = "desk.parked";
    /// What the list is for.
    DESK_MAILS_ABOUT = "desk.mails-about";
    /// There are none.
    DESK_MAILS_NONE = "desk.mails-none";
    /// There are more than are shown.
    DESK_MAILS_MORE = "desk.mails-more";
    /// Heading: what a mail was to tell.
    DESK_MAIL_WHAT = "desk.mail-what";
    /// Heading: about whom it is.
    DESK_MAIL_PERSON = "desk.mail-person";
    /// Heading: why it was not sent.
    DESK_MAIL_WHY = "desk.mail-why";
    /// Heading: since when nobody tries.
    DESK_MAIL_SINCE = "desk.mail-since";
    /// A mail: something was received.
    DESK_MAIL_RECEIPT = "desk.mail-receipt";
    /// A mail: something was changed.
    DESK_MAIL_CHANGED = "desk.mail-changed";
    /// A mail: something was withdrawn.
    DESK_MAIL_WITHDRAWN = "desk.mail-withdrawn";
    /// A mail: a question of the committee.
    DESK_MAIL_QUESTION = "desk.mail-question";
    /// A mail: who somebody is introduced to.
    DESK_MAIL_INTRODUCED = "desk.mail-introduced";
    /// A mail: links that were asked for.
    DESK_MAIL_LINKS = "desk.mail-links";
    /// A mail: signing in.
    DESK_MAIL_SIGN_IN = "desk.mail-sign-in";
    /// A mail that the desk has no words for.
    DESK_MAIL_OTHER = "desk.mail-other";
    /// Why: the server refused it.
    DESK_MAIL_REFUSED = "desk.mail-refused";
    /// Why: no server took it for a day.
    DESK_MAIL_GAVE_UP = "desk.mail-gave-up";
    /// Why: there is no such mailbox, and nothing more goes there.
    DESK_MAIL_BOUNCED = "desk.mail-bounced";
    /// Why: the mailbox did not take it in the end.
    DESK_MAIL_NOT_NOW = "desk.mail-not-now";
    /// Why: somebody called it spam, and nothing more goes there.
    DESK_MAIL_COMPLAINED = "desk.mail-complained";
    /// Why: the address is none.
    DESK_MAIL_ADDRESS = "desk.mail-address";
    /// Why: a mistake of ours.
    DESK_MAIL_OURS = "desk.mail-ours";
    /// Button: try again.
    DESK_MAIL_AGAIN = "desk.mail-again";
    /// Button: take it off the list.
    DESK_MAIL_GIVE_UP = "desk.mail-give-up";
    /// It is tried again.
    DESK_MAIL_IS_DUE = "desk.mail-is-due";
    /// It is off the list.
    DESK_MAIL_IS_GIVEN_UP = "desk.mail-is-given-up";
    /// On the first screen: `{n}`.
    DESK_TODAY_MAILS = "desk.today-mails";
    /// In the log: a mail was tried again.
    DESK_DID_TRY_MAIL = "desk.did-try-mail";
    /// In the log: a mail was taken off the list.
    DESK_DID_GIVE_UP_MAIL = "desk.did-give-up-mail";
    /// What a mail was to tell.
    DESK_MAIL_INVITED = "desk.mail-invited";
    /// What a mail was to tell.
    DESK_MAIL_MILESTONE = "desk.mail-milestone";
    /// What a mail was to tell.
    DESK_MAIL_LIAISON = "desk.mail-liaison";
}
