//! The keys of the mails of a pair's year.

use super::Key;

keys! {
    /// The subject of the mail that asks whether two have been in contact: `{program}`. Nothing of the person's own may be in it.
    MAIL_FIRST_CONTACT_SUBJECT = "mail.first-contact-subject";
    /// The heading of that mail; a liaison is told with it what was asked.
    MAIL_FIRST_CONTACT_TITLE = "mail.first-contact-title";
    /// What it is about: `{program}`, and the partner's `{name}`.
    MAIL_FIRST_CONTACT_ABOUT = "mail.first-contact-about";
    /// The subject of the mail about what two agree on: `{program}`. Nothing of the person's own may be in it.
    MAIL_AGREEMENT_SUBJECT = "mail.agreement-subject";
    /// The heading of that mail.
    MAIL_AGREEMENT_TITLE = "mail.agreement-title";
    /// What it is about: the partner's `{name}`.
    MAIL_AGREEMENT_ABOUT = "mail.agreement-about";
    /// The subject of a check-in: `{program}`. Nothing of the person's own may be in it.
    MAIL_CHECK_IN_SUBJECT = "mail.check-in-subject";
    /// The heading of that mail; a liaison is told with it what was asked.
    MAIL_CHECK_IN_TITLE = "mail.check-in-title";
    /// What it is about: the partner's `{name}`.
    MAIL_CHECK_IN_ABOUT = "mail.check-in-about";
    /// The subject of the mail that asks for an evaluation: `{program}`. Nothing of the person's own may be in it.
    MAIL_EVALUATION_SUBJECT = "mail.evaluation-subject";
    /// The heading of that mail; a liaison is told with it what was asked.
    MAIL_EVALUATION_TITLE = "mail.evaluation-title";
    /// What it is about: the partner's `{name}`.
    MAIL_EVALUATION_ABOUT = "mail.evaluation-about";
    /// The subject of the mail that asks what has changed since: `{program}`. Nothing of the person's own may be in it.
    MAIL_FOLLOW_UP_SUBJECT = "mail.follow-up-subject";
    /// The heading of that mail; a liaison is told with it what was asked.
    MAIL_FOLLOW_UP_TITLE = "mail.follow-up-title";
    /// What it is about: the partner's `{name}`.
    MAIL_FOLLOW_UP_ABOUT = "mail.follow-up-about";
    /// The subject of a reminder: `{subject}`, that of the mail before.
    MAIL_REMINDER_SUBJECT = "mail.reminder-subject";
    /// What a reminder is about: `{about}`, what the mail before was.
    MAIL_REMINDER_ABOUT = "mail.reminder-about";
    /// In place of a partner's name, where they don't share it.
    MAIL_PARTNER = "mail.partner";
    /// The answer that two have been in contact.
    MAIL_PRESS_YES = "mail.press-yes";
    /// The answer that they have not, so far.
    MAIL_PRESS_NOT_YET = "mail.press-not-yet";
    /// That a press is confirmed on the page, why, and that either answer is welcome.
    MAIL_PRESS_CONFIRM = "mail.press-confirm";
    /// Above the link to the page on which a form is filled in.
    MAIL_ANSWER_THERE = "mail.answer-there";
    /// Above the link to a pair's page.
    MAIL_ROOM = "mail.room";
    /// Why the person gets it: `{program}`; and that the link is theirs alone.
    MAIL_YEAR_WHY = "mail.year-why";
    /// The subject of the mail to a liaison that a pair is not in contact yet: `{program}`. No names may be in it.
    MAIL_NOT_YET_SUBJECT = "mail.not-yet-subject";
    /// The heading of that mail.
    MAIL_NOT_YET_TITLE = "mail.not-yet-title";
    /// What to do.
    MAIL_NOT_YET_ABOUT = "mail.not-yet-about";
    /// The subject of the mail to a liaison that somebody of a pair has not answered: `{program}`. No names may be in it.
    MAIL_SILENT_SUBJECT = "mail.silent-subject";
    /// The heading of that mail.
    MAIL_SILENT_TITLE = "mail.silent-title";
    /// What to do.
    MAIL_SILENT_ABOUT = "mail.silent-about";
    /// Before the names of the two.
    MAIL_LIAISON_PAIR = "mail.liaison-pair";
    /// Before the names of those who have not answered.
    MAIL_LIAISON_SILENT = "mail.liaison-silent";
    /// Before what was asked.
    MAIL_LIAISON_ASKED = "mail.liaison-asked";
    /// The link to the desk.
    MAIL_LIAISON_DESK = "mail.liaison-desk";
    /// Why a liaison gets it: `{program}`; and that answers are in no mail.
    MAIL_LIAISON_WHY = "mail.liaison-why";
}
