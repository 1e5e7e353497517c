//! How pairs get on: who needs somebody, why, and what to do.

use super::Key;

keys! {
    /// Course of a pairing: it needs somebody.
    BOARD_ATTENTION = "board.attention";
    /// Course of a pairing: nobody has heard more.
    BOARD_INTRODUCED = "board.introduced";
    /// Course of a pairing.
    BOARD_IN_CONTACT = "board.in-contact";
    /// Course of a pairing: both agree to their worksheet.
    BOARD_AGREED = "board.agreed";
    /// Course of a pairing.
    BOARD_ON_TRACK = "board.on-track";
    /// Course of a pairing.
    BOARD_COMPLETE = "board.complete";
    /// Course of a pairing.
    BOARD_ENDED_EARLY = "board.ended-early";
    /// Choice: pairs that one looks after oneself.
    BOARD_MINE = "board.mine";
    /// What happened: `{date}`.
    BOARD_NO_CONTACT = "board.no-contact";
    /// What happened: `{name}`, `{date}`.
    BOARD_NOT_YET = "board.not-yet";
    /// What happened: `{name}`, `{date}`.
    BOARD_SILENT = "board.silent";
    /// What happened: `{name}`, `{date}`.
    BOARD_CONCERN = "board.concern";
    /// What happened, for somebody else: `{liaison}`, `{date}`.
    BOARD_CONFIDED = "board.confided";
    /// What happened: `{name}`, `{date}`.
    BOARD_TALK = "board.talk";
    /// What happened: `{name}`, `{date}`.
    BOARD_REMATCH = "board.rematch";
    /// What happened: `{name}`, `{date}`.
    BOARD_STOP = "board.stop";
    /// What happened: `{name}`, `{date}`.
    BOARD_WRONG = "board.wrong";
    /// Opens what can be done.
    BOARD_WHAT_TO_DO = "board.what-to-do";
    /// Heading: what somebody answered: `{name}`.
    BOARD_ANSWERS = "board.answers";
    /// Heading: likely causes.
    BOARD_ASK = "board.ask";
    /// A likely cause.
    BOARD_CAUSE_ZONE = "board.cause-zone";
    /// A likely cause.
    BOARD_CAUSE_LANGUAGE = "board.cause-language";
    /// A likely cause.
    BOARD_CAUSE_WORKLOAD = "board.cause-workload";
    /// A likely cause.
    BOARD_CAUSE_SILENCE = "board.cause-silence";
    /// A likely cause.
    BOARD_CAUSE_BEHAVIOR = "board.cause-behavior";
    /// Heading: what comes next.
    BOARD_NEXT = "board.next";
    /// What comes next, where two were not in contact.
    BOARD_NEXT_CONTACT = "board.next-contact";
    /// What comes next, where somebody has not answered.
    BOARD_NEXT_SILENT = "board.next-silent";
    /// What comes next, after an answer that is a concern.
    BOARD_NEXT_CONCERN = "board.next-concern";
    /// What comes next, after a private word.
    BOARD_NEXT_TALK = "board.next-talk";
    /// What comes next, after a private word.
    BOARD_NEXT_REMATCH = "board.next-rematch";
    /// What comes next, after a private word.
    BOARD_NEXT_STOP = "board.next-stop";
    /// What comes next, after a private word.
    BOARD_NEXT_WRONG = "board.next-wrong";
    /// Heading: a prepared mail.
    BOARD_MAIL = "board.mail";
    /// Label: to whom.
    BOARD_MAIL_TO = "board.mail-to";
    /// Choice: to both.
    BOARD_MAIL_BOTH = "board.mail-both";
    /// Label: its words.
    BOARD_MAIL_WORDS = "board.mail-words";
    /// Its subject, which says nothing of anybody: `{program}`.
    BOARD_MAIL_SUBJECT = "board.mail-subject";
    /// Link: hands it to the mail program.
    BOARD_MAIL_OPEN = "board.mail-open";
    /// A mail, where two were not in contact: `{names}`, `{program}`, `{sender}`.
    BOARD_LETTER_CONTACT = "board.letter-contact";
    /// A mail, where somebody has not answered: the same.
    BOARD_LETTER_SILENT = "board.letter-silent";
    /// A mail, after an answer that is a concern: the same.
    BOARD_LETTER_CONCERN = "board.letter-concern";
    /// A mail, after a private word: the same.
    BOARD_LETTER_WORD = "board.letter-word";
    /// Button: puts it to rest.
    BOARD_DEALT_WITH = "board.dealt-with";
    /// It is at rest: `{pair}`.
    BOARD_DEALT_WITH_SAID = "board.dealt-with-said";
    /// What unfolds: how the two see their goals, as they have told the committee.
    BOARD_GOALS = "board.goals";
    /// Where a goal stands, above what has changed: `{name}`, `{date}`, `{stands}`.
    BOARD_GOAL_SAID = "board.goal-said";
    /// Nothing of it is there any more.
    BOARD_GOALS_GONE = "board.goals-gone";
    /// Heading: pairs that another deployment had, and in which something was open.
    BOARD_HANDED_OVER = "board.handed-over";
    /// Below that heading: what they are, and where their names are.
    BOARD_HANDED_OVER_ABOUT = "board.handed-over-about";
    /// One of them is dealt with: `{pair}`.
    BOARD_HANDED_OVER_DONE = "board.handed-over-done";
    /// So many pairs need somebody: `{n}`.
    BOARD_TODAY = "board.today";
    /// Line of the log.
    BOARD_DID = "board.did";
}
