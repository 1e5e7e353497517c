//! The keys of what is said where one of the two ends their pairing, and of the mails of it.

use super::Key;

keys! {
    /// On the page of the two, the way to end their pairing.
    PARTING_LINK = "parting.link";
    /// The heading of the page that asks whether somebody means it.
    PARTING_TITLE = "parting.title";
    /// That they may, and what else there is.
    PARTING_ABOUT = "parting.about";
    /// What happens: both are free.
    PARTING_FREE = "parting.free";
    /// What happens: a mail to the partner, `{name}`.
    PARTING_MAIL = "parting.mail";
    /// What happens: the page is closed.
    PARTING_CLOSED = "parting.closed";
    /// What happens: it can't be undone.
    PARTING_FOR_GOOD = "parting.for-good";
    /// Label: why, to whoever looks after the two, `{name}`.
    PARTING_WORDS = "parting.words";
    /// The same, where nobody looks after them any more.
    PARTING_WORDS_COMMITTEE = "parting.words-committee";
    /// Button: end it.
    PARTING_YES = "parting.yes";
    /// Button: back to the page of the two.
    PARTING_BACK = "parting.back";
    /// The heading when it has ended.
    PARTING_DONE = "parting.done";
    /// What the partner hears.
    PARTING_DONE_ABOUT = "parting.done-about";
    /// What comes next.
    PARTING_DONE_NEXT = "parting.done-next";
    /// Whom to write to: `{address}`.
    PARTING_DONE_WRITE = "parting.done-write";
    /// The subject of the mail to the partner: `{program}`. Nothing of the person's own may be in it.
    MAIL_PARTED_SUBJECT = "parting.mail-subject";
    /// Its heading.
    MAIL_PARTED_TITLE = "parting.mail-title";
    /// What has happened: `{name}`, `{program}`.
    MAIL_PARTED_ABOUT = "parting.mail-about";
    /// That it is nobody's fault.
    MAIL_PARTED_NO_FAULT = "parting.mail-no-fault";
    /// What comes next.
    MAIL_PARTED_NEXT = "parting.mail-next";
    /// Who helps: `{name}`.
    MAIL_PARTED_LIAISON = "parting.mail-liaison";
    /// The same, where nobody looks after the two any more.
    MAIL_PARTED_COMMITTEE = "parting.mail-committee";
    /// Why the person gets it: `{program}`.
    MAIL_PARTED_WHY = "parting.mail-why";
    /// The heading of the mail to whoever looks after the two: `{name}`.
    MAIL_ASIDE_PARTED = "parting.aside";
    /// What has happened: `{name}`.
    MAIL_ASIDE_PARTED_ABOUT = "parting.aside-about";
    /// What to do then.
    MAIL_ASIDE_PARTED_NEXT = "parting.aside-next";
}
