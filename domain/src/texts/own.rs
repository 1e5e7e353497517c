//! The keys of what the pages behind a person's own link say, and the mails that have it.

use super::Key;

keys! {
    /// The heading of the page that asks for the code.
    OWN_OPEN_TITLE = "own.open-title";
    /// What to do there.
    OWN_OPEN_ABOUT = "own.open-about";
    /// Label: the code.
    OWN_CODE = "own.code";
    /// What it looks like.
    OWN_CODE_HELP = "own.code-help";
    /// Button: opens what was sent.
    OWN_OPEN = "own.open";
    /// Link: to where links are mailed again.
    OWN_LOST_LINK = "own.lost-link";
    /// The heading above a link that opens nothing; why is not told.
    OWN_BAD_TITLE = "own.bad-title";
    /// What it may be, and what to do.
    OWN_BAD_ABOUT = "own.bad-about";
    /// The heading above what was sent.
    OWN_TITLE = "own.title";
    /// Label: when it was changed last.
    OWN_CHANGED_ON = "own.changed-on";
    /// Label: when it is deleted, with all of its year.
    OWN_ERASED_ON = "own.erased-on";
    /// Until when it can be changed: `{date}`.
    OWN_UNTIL = "own.until";
    /// It can't be changed any more: `{date}`, `{address}`.
    OWN_OVER = "own.over";
    /// It can't be changed, and no day is known: `{address}`.
    OWN_CLOSED = "own.closed";
    /// Button: prints, where a script runs.
    OWN_PRINT = "own.print";
    /// Button: all of it as JSON.
    OWN_DOWNLOAD = "own.download";
    /// Button: to withdraw.
    OWN_WITHDRAW = "own.withdraw";
    /// The heading of the page that asks whether it is meant.
    OWN_WITHDRAW_TITLE = "own.withdraw-title";
    /// What that does: `{date}`.
    OWN_WITHDRAW_ABOUT = "own.withdraw-about";
    /// Button: it is meant.
    OWN_WITHDRAW_YES = "own.withdraw-yes";
    /// Button: it is not meant.
    OWN_WITHDRAW_NO = "own.withdraw-no";
    /// The heading above what was withdrawn.
    OWN_WITHDRAWN_TITLE = "own.withdrawn-title";
    /// When it was withdrawn, and when it is erased: `{date}`, `{erased}`.
    OWN_WITHDRAWN = "own.withdrawn";
    /// Button: takes the withdrawal back.
    OWN_UNDO = "own.undo";
    /// After that.
    OWN_RESTORED = "own.restored";
    /// Button: sends changed answers.
    OWN_SAVE = "own.save";
    /// After that.
    OWN_SAVED = "own.saved";
    /// Button: back, without the changes.
    OWN_LEAVE = "own.leave";
    /// Button: another link in place of this one.
    OWN_NEW_LINK = "own.new-link";
    /// What it is for.
    OWN_NEW_LINK_ABOUT = "own.new-link-about";
    /// After that, above the link.
    OWN_NEW_LINK_DONE = "own.new-link-done";
    /// At the end of the page.
    OWN_SHARED = "own.shared";
    /// The heading where two changes met.
    OWN_CONFLICT_TITLE = "own.conflict-title";
    /// What happened, and what to do.
    OWN_CONFLICT_ABOUT = "own.conflict-about";
    /// Column: the question.
    OWN_CONFLICT_QUESTION = "own.conflict-question";
    /// Column: what was to be saved.
    OWN_CONFLICT_MINE = "own.conflict-mine";
    /// Column: what is stored.
    OWN_CONFLICT_STORED = "own.conflict-stored";
    /// Button: what was to be saved.
    OWN_KEEP_MINE = "own.keep-mine";
    /// Button: what is stored.
    OWN_KEEP_STORED = "own.keep-stored";
    /// There is no more room for changes: `{address}`.
    OWN_TOO_OFTEN = "own.too-often";
    /// The heading above what the committee asks the person.
    OWN_ASKED_TITLE = "own.asked-title";
    /// When it asked: `{date}`.
    OWN_ASKED_ON = "own.asked-on";
    /// Label: the answer.
    OWN_ANSWER = "own.answer";
    /// Button: sends the answer.
    OWN_ANSWER_SEND = "own.answer-send";
    /// After that.
    OWN_ANSWER_SENT = "own.answer-sent";
    /// Above an answer: `{date}`.
    OWN_ANSWERED_ON = "own.answered-on";
    /// There is nothing in it.
    OWN_ANSWER_EMPTY = "own.answer-empty";
    /// It is too long: `{n}` characters.
    OWN_ANSWER_TOO_LONG = "own.answer-too-long";
    /// The heading of the page that asks for an address.
    OWN_LOST_TITLE = "own.lost-title";
    /// What to do there.
    OWN_LOST_ABOUT = "own.lost-about";
    /// Label: the address.
    OWN_LOST_ADDRESS = "own.lost-address";
    /// Button: asks for the mail.
    OWN_LOST_SEND = "own.lost-send";
    /// The heading after that: the same, whether or not the address is known.
    OWN_LOST_DONE_TITLE = "own.lost-done-title";
    /// What happens now: `{program}`.
    OWN_LOST_DONE = "own.lost-done";
    /// What to do if nothing comes: `{address}`.
    OWN_LOST_NOTHING = "own.lost-nothing";

    /// Above the link.
    MAIL_LINK = "mail.link";
    /// What the link is for.
    MAIL_LINK_ABOUT = "mail.link-about";
    /// Before the code.
    MAIL_CODE = "mail.code";
    /// The subject of the mail about a change: `{form}`, `{program}`. Nothing of the person's own may be in it.
    MAIL_CHANGED_SUBJECT = "mail.changed-subject";
    /// The heading of that mail.
    MAIL_CHANGED_TITLE = "mail.changed-title";
    /// What was changed: `{form}`, `{program}`.
    MAIL_CHANGED_ABOUT = "mail.changed-about";
    /// The subject of the mail about a withdrawal: `{form}`, `{program}`. Nothing of the person's own may be in it.
    MAIL_WITHDRAWN_SUBJECT = "mail.withdrawn-subject";
    /// The heading of that mail.
    MAIL_WITHDRAWN_TITLE = "mail.withdrawn-title";
    /// What was withdrawn, and until when that can be undone: `{form}`, `{program}`, `{date}`.
    MAIL_WITHDRAWN_ABOUT = "mail.withdrawn-about";
    /// The subject of the mail with a question of the committee's: `{form}`, `{program}`. Nothing of the person's own may be in it.
    MAIL_QUESTION_SUBJECT = "mail.question-subject";
    /// The heading of that mail.
    MAIL_QUESTION_TITLE = "mail.question-title";
    /// Whose question it is, and about what: `{form}`, `{program}`.
    MAIL_QUESTION_ABOUT = "mail.question-about";
    /// Above the link: where to answer.
    MAIL_QUESTION_ANSWER = "mail.question-answer";
    /// The subject of the mail with the links that were asked for: `{program}`. Nothing of the person's own may be in it.
    MAIL_LINKS_SUBJECT = "mail.links-subject";
    /// The heading of that mail.
    MAIL_LINKS_TITLE = "mail.links-title";
    /// What they are for: `{program}`.
    MAIL_LINKS_ABOUT = "mail.links-about";
    /// What to do if they didn't ask.
    MAIL_LINKS_WHY = "mail.links-why";
    /// Heading: a mentor is asked first.
    OWN_INVITED_TITLE = "own.invited-title";
    /// What they are asked: `{date}`.
    OWN_INVITED_ABOUT = "own.invited-about";
    /// Above why they were thought of.
    OWN_INVITED_WHY = "own.invited-why";
    /// Button: yes.
    OWN_ACCEPT = "own.accept";
    /// Button: no.
    OWN_DECLINE = "own.decline";
    /// They have accepted.
    OWN_ACCEPTED = "own.accepted";
    /// They have declined.
    OWN_DECLINED = "own.declined";
    /// It is too late for an answer.
    OWN_INVITED_OVER = "own.invited-over";
}
