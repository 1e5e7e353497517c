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
    /// What happens next, where the two have come to its end.
    ROOM_OVER_FINISHED = "room.over-finished";
    /// What happens next, where the person themselves has withdrawn.
    ROOM_OVER_WITHDRAWN = "room.over-withdrawn";
    /// Whom to write to: `{address}`.
    ROOM_OVER_WRITE = "room.over-write";

    /// On the page of what somebody sent, above the links to the pages of their pairings.
    ROOM_OWN_TITLE = "room.own-title";
    /// Link: to the page of a pairing, `{date}`.
    ROOM_OWN_LINK = "room.own-link";

    /// In the mail that introduces two, above the link to their page.
    MAIL_INTRODUCED_ROOM = "mail.introduced-room";
    /// What that page is for.
    MAIL_INTRODUCED_ROOM_ABOUT = "mail.introduced-room-about";
}
