//! The keys of what a pairing's page says.

use super::Key;

keys! {
    /// The heading of the page that asks for the code.
    ROOM_OPEN_TITLE = "room.open-title";
    /// What to do there.
    ROOM_OPEN_ABOUT = "room.open-about";
    /// What a link that opens nothing may be, and what to do.
    ROOM_BAD_ABOUT = "room.bad-about";
    /// The heading of the page: `{name}`.
    ROOM_TITLE = "room.title";
    /// The same to a mentee whose mentor shares no name.
    ROOM_TITLE_MENTOR = "room.title-mentor";
    /// The same to a mentor whose mentee shares no name.
    ROOM_TITLE_MENTEE = "room.title-mentee";
    /// The same to a peer whose peer shares no name.
    ROOM_TITLE_PEER = "room.title-peer";
    /// To a mentee: since when they have a mentor, `{date}`.
    ROOM_SINCE_MENTOR = "room.since-mentor";
    /// To a mentor: since when they have a mentee, `{date}`.
    ROOM_SINCE_MENTEE = "room.since-mentee";
    /// To a peer: since when they have a peer, `{date}`.
    ROOM_SINCE_PEER = "room.since-peer";
    /// Where the two have come to its end.
    ROOM_FINISHED = "room.finished";
    /// Where the two rest: since `{date}`.
    ROOM_PAUSED = "room.paused";
    /// Link: a mail to the partner, `{name}`.
    ROOM_WRITE = "room.write";
    /// The same, where the partner shares no name.
    ROOM_WRITE_PARTNER = "room.write-partner";
    /// Above what the partner shares, `{name}`.
    ROOM_SHARED = "room.shared";
    /// Above the goals of the partner.
    ROOM_GOALS_PARTNER = "room.goals-partner";
    /// Above the person's own goals.
    ROOM_GOALS_OWN = "room.goals-own";
    /// Above the days of the year.
    ROOM_DAYS = "room.days";
    /// At the day that comes next.
    ROOM_NEXT = "room.next";
    /// At a day that is today.
    ROOM_TODAY = "room.today";
    /// A day: the two were introduced.
    ROOM_DAY_INTRODUCED = "room.day-introduced";
    /// A day: both are asked whether they have been in contact.
    ROOM_DAY_FIRST_CONTACT = "room.day-first-contact";
    /// A day: by then, the two have agreed on goals.
    ROOM_DAY_AGREEMENT = "room.day-agreement";
    /// A day: both are asked how it goes, for the `{n}`th time.
    ROOM_DAY_CHECK_IN = "room.day-check-in";
    /// A day: the year ends.
    ROOM_DAY_EVALUATION = "room.day-evaluation";
    /// A day: the mentee is asked what has changed.
    ROOM_DAY_FOLLOW_UP = "room.day-follow-up";
    /// Button: the days as a file for calendars.
    ROOM_CALENDAR = "room.calendar";
    /// What that is.
    ROOM_CALENDAR_ABOUT = "room.calendar-about";
    /// Above what the person shares themselves.
    ROOM_SHARES = "room.shares";
    /// Where they change that.
    ROOM_SHARES_ABOUT = "room.shares-about";
    /// Who looks after the two, and how to reach the committee: `{name}`, `{address}`.
    ROOM_LIAISON = "room.liaison";
    /// How to reach the committee, where nobody looks after the two: `{address}`.
    ROOM_COMMITTEE = "room.committee";
    /// When all of this is deleted: `{date}`.
    ROOM_PURGE = "room.purge";
    /// The heading where the pairing has ended.
    ROOM_OVER_TITLE = "room.over-title";
    /// What that means for the page.
    ROOM_OVER_ABOUT = "room.over-about";
    /// What happens next.
    ROOM_OVER_NEXT = "room.over-next";
    /// What happens next, where the person themselves has withdrawn.
    ROOM_OVER_WITHDRAWN = "room.over-withdrawn";
    /// Whom to write to: `{address}`.
    ROOM_OVER_WRITE = "room.over-write";

    /// Above what somebody may tell whoever looks after the two, in private.
    ROOM_ASIDE_TITLE = "room.aside-title";
    /// Who hears of it and who doesn't: `{name}` looks after the two.
    ROOM_ASIDE_ABOUT = "room.aside-about";
    /// The same, where nobody looks after the two.
    ROOM_ASIDE_ABOUT_COMMITTEE = "room.aside-about-committee";
    /// What is it?
    ROOM_ASIDE_ASK = "room.aside-ask";
    /// Choice: to talk.
    ROOM_ASIDE_TALK = "room.aside-talk";
    /// Choice: another match.
    ROOM_ASIDE_REMATCH = "room.aside-rematch";
    /// Choice: to stop.
    ROOM_ASIDE_STOP = "room.aside-stop";
    /// Choice: something is wrong.
    ROOM_ASIDE_WRONG = "room.aside-wrong";
    /// Label: what they write about it.
    ROOM_ASIDE_WORDS = "room.aside-words";
    /// Button: sends it.
    ROOM_ASIDE_SEND = "room.aside-send";
    /// Nothing is chosen.
    ROOM_ASIDE_NO_WISH = "room.aside-no-wish";
    /// After that: `{name}` has it.
    ROOM_ASIDE_SENT = "room.aside-sent";
    /// The same, where nobody looks after the two.
    ROOM_ASIDE_SENT_COMMITTEE = "room.aside-sent-committee";
    /// There were too many within a day: `{address}`.
    ROOM_ASIDE_TOO_OFTEN = "room.aside-too-often";
    /// Whether the two have been in contact.
    ROOM_CONTACT_ASK = "room.contact-ask";
    /// Button: they have.
    ROOM_CONTACT_YES = "room.contact-yes";
    /// Button: they have not.
    ROOM_CONTACT_NOT_YET = "room.contact-not-yet";
    /// A press in a mail said that they have.
    ROOM_CONTACT_CHOSE_YES = "room.contact-chose-yes";
    /// A press in a mail said that they have not.
    ROOM_CONTACT_CHOSE_NOT_YET = "room.contact-chose-not-yet";
    /// Button: not now.
    ROOM_CONTACT_LATER = "room.contact-later";
    /// The heading after an answer.
    ROOM_CONTACT_THANKS = "room.contact-thanks";
    /// After a yes.
    ROOM_CONTACT_GOOD = "room.contact-good";
    /// After a not yet: nobody is to blame.
    ROOM_CONTACT_HAPPENS = "room.contact-happens";
    /// After a not yet: what to do.
    ROOM_CONTACT_AGAIN = "room.contact-again";
    /// After a not yet: who helps, `{name}`, `{address}`.
    ROOM_CONTACT_HELP = "room.contact-help";
    /// Button: to the page of the two.
    ROOM_CONTACT_BACK = "room.contact-back";
    /// On the page of what somebody sent, above the links to the pages of their pairings.
    ROOM_OWN_TITLE = "room.own-title";
    /// Link: to the page of a pairing, `{date}`.
    ROOM_OWN_LINK = "room.own-link";

    /// In the mail that introduces two, above the link to their page.
    MAIL_INTRODUCED_ROOM = "mail.introduced-room";
    /// What that page is for.
    MAIL_INTRODUCED_ROOM_ABOUT = "mail.introduced-room-about";
    /// The subject of the mail with a private word: `{program}`. Nothing of the person's own may be in it.
    MAIL_ASIDE_SUBJECT = "mail.aside-subject";
    /// The heading of that mail: `{name}` would like to talk.
    MAIL_ASIDE_TALK = "mail.aside-talk";
    /// The heading of that mail: `{name}` asks for another match.
    MAIL_ASIDE_REMATCH = "mail.aside-rematch";
    /// The heading of that mail: `{name}` has to stop.
    MAIL_ASIDE_STOP = "mail.aside-stop";
    /// The heading of that mail: to `{name}`, something is wrong.
    MAIL_ASIDE_WRONG = "mail.aside-wrong";
    /// Where it comes from and who knows of it: `{name}`, `{program}`.
    MAIL_ASIDE_ABOUT = "mail.aside-about";
    /// Above what to do next.
    MAIL_ASIDE_NEXT = "mail.aside-next";
    /// What to do for whoever would like to talk.
    MAIL_ASIDE_TALK_NEXT = "mail.aside-talk-next";
    /// What to do for whoever asks for another match.
    MAIL_ASIDE_REMATCH_NEXT = "mail.aside-rematch-next";
    /// What to do for whoever has to stop.
    MAIL_ASIDE_STOP_NEXT = "mail.aside-stop-next";
    /// What to do for whoever says that something is wrong.
    MAIL_ASIDE_WRONG_NEXT = "mail.aside-wrong-next";
    /// Link: to the pairings at the desk.
    MAIL_ASIDE_DESK = "mail.aside-desk";
    /// To whom an answer goes: `{name}`, `{address}`.
    MAIL_ASIDE_REPLY = "mail.aside-reply";
    /// Why whoever looks after the pairing gets it: `{program}`.
    MAIL_ASIDE_WHY = "mail.aside-why";

    /// At the desk: a mail with a private word.
    DESK_MAIL_ASIDE = "desk.mail-aside";
    /// In the log: somebody told whoever looks after their pairing something.
    DESK_DID_ASIDE = "desk.did-aside";
}
