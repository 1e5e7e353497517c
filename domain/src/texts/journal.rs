//! The keys of what is said where the two of a pairing note their meetings, and how their goals stand.

use super::Key;

keys! {
    /// The heading of the page, and of what leads there.
    JOURNAL_TITLE = "journal.title";
    /// What it is for, where nothing is noted.
    JOURNAL_ABOUT = "journal.about";
    /// How often they have met: `{n}`, the last time on `{date}`.
    JOURNAL_COUNT = "journal.count";
    /// Button: to the page.
    JOURNAL_OPEN = "journal.open";
    /// Who sees what is on it.
    JOURNAL_WHO_SEES = "journal.who-sees";
    /// Above the meetings.
    JOURNAL_MEETINGS = "journal.meetings";
    /// Nothing is noted.
    JOURNAL_NOTHING = "journal.nothing";
    /// At a meeting: the person themselves noted it.
    JOURNAL_BY_OWN = "journal.by-own";
    /// At a meeting: their partner did.
    JOURNAL_BY_PARTNER = "journal.by-partner";
    /// Above the form for a meeting.
    JOURNAL_ADD_MEETING = "journal.add-meeting";
    /// On which day was it?
    JOURNAL_WHEN = "journal.when";
    /// The day is missing, or can’t be: from `{first}` to `{last}`.
    JOURNAL_WHEN_WRONG = "journal.when-wrong";
    /// How did they meet?
    JOURNAL_HOW = "journal.how";
    /// Choice: in one place.
    JOURNAL_IN_PERSON = "journal.in-person";
    /// Choice: by video.
    JOURNAL_VIDEO = "journal.video";
    /// Choice: by phone.
    JOURNAL_PHONE = "journal.phone";
    /// Choice: by mail.
    JOURNAL_MAIL = "journal.mail";
    /// Nothing is chosen there.
    JOURNAL_HOW_MISSING = "journal.how-missing";
    /// What was it about?
    JOURNAL_WHAT_ABOUT = "journal.what-about";
    /// What to write there, and what not.
    JOURNAL_WHAT_HELP = "journal.what-help";
    /// Button: notes the meeting.
    JOURNAL_NOTE = "journal.note";
    /// A meeting is noted.
    JOURNAL_MET = "journal.met";
    /// There is no more room.
    JOURNAL_FULL = "journal.full";
    /// Button: deletes an entry, after it was asked.
    JOURNAL_DROP = "journal.drop";
    /// Heading: is it to be deleted?
    JOURNAL_DROP_TITLE = "journal.drop-title";
    /// Button: it is not.
    JOURNAL_DROP_NOT = "journal.drop-not";
    /// It is deleted.
    JOURNAL_GONE = "journal.gone";
    /// Above the goals.
    JOURNAL_GOALS = "journal.goals";
    /// At a goal that is one no more.
    JOURNAL_GOAL_BEFORE = "journal.goal-before";
    /// Above the form for a goal.
    JOURNAL_ADD_REFLECTION = "journal.add-reflection";
    /// Which goal?
    JOURNAL_WHICH = "journal.which";
    /// None is chosen.
    JOURNAL_WHICH_MISSING = "journal.which-missing";
    /// Where does it stand?
    JOURNAL_STANDS = "journal.stands";
    /// Nothing is chosen there.
    JOURNAL_STANDS_MISSING = "journal.stands-missing";
    /// Choice: not begun.
    JOURNAL_NOT_BEGUN = "journal.not-begun";
    /// Choice: under way.
    JOURNAL_UNDER_WAY = "journal.under-way";
    /// Choice: reached.
    JOURNAL_REACHED = "journal.reached";
    /// Choice: changed, or given up.
    JOURNAL_DROPPED = "journal.dropped";
    /// What has changed?
    JOURNAL_CHANGED = "journal.changed";
    /// Who sees it?
    JOURNAL_VISIBLE = "journal.visible";
    /// Choice: only whoever writes it.
    JOURNAL_VISIBLE_ONESELF = "journal.visible-oneself";
    /// Choice: their partner, too.
    JOURNAL_VISIBLE_BOTH = "journal.visible-both";
    /// Choice: their partner, whoever looks after the two, and the chairs.
    JOURNAL_VISIBLE_COMMITTEE = "journal.visible-committee";
    /// Button: keeps it.
    JOURNAL_KEEP = "journal.keep";
    /// It is kept.
    JOURNAL_KEPT = "journal.kept";
    /// At what the person wrote for themselves.
    JOURNAL_SEEN_ONESELF = "journal.seen-oneself";
    /// At what they share.
    JOURNAL_SEEN_BOTH = "journal.seen-both";
    /// At what they tell the committee.
    JOURNAL_SEEN_COMMITTEE = "journal.seen-committee";
    /// At what their partner shares.
    JOURNAL_SEEN_PARTNER = "journal.seen-partner";
    /// At what their partner tells the committee.
    JOURNAL_SEEN_PARTNER_COMMITTEE = "journal.seen-partner-committee";
}
