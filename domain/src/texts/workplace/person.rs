//! One person.

use super::Key;

keys! {
    /// Link: back to the list.
    DESK_BACK_TO_PEOPLE = "desk.back-to-people";
    /// Label: what they quote.
    DESK_PERSON_REFERENCE = "desk.person-reference";
    /// Label: what is known of mail to them.
    DESK_PERSON_MAIL = "desk.person-mail";
    /// That mail to their address came back: `{date}`.
    DESK_PERSON_CAME_BACK = "desk.person-came-back";
    /// Heading: a mentor's certificate.
    DESK_CERTIFICATE = "desk.certificate";
    /// Button: show it.
    DESK_CERTIFICATE_OPEN = "desk.certificate-open";
    /// Button: it as a file.
    DESK_CERTIFICATE_FILE = "desk.certificate-file";
    /// There is none, or not yet.
    DESK_CERTIFICATE_NOT_YET = "desk.certificate-not-yet";
    /// Label: when what is kept of them is deleted.
    DESK_PERSON_ERASED_ON = "desk.person-erased-on";
    /// Label: the language that they saw.
    DESK_PERSON_LANG = "desk.person-lang";
    /// They have withdrawn.
    DESK_PERSON_WITHDRAWN = "desk.person-withdrawn";
    /// A status was set: `{name}`, `{status}`.
    DESK_PERSON_STATUS_SET = "desk.person-status-set";
    /// Heading: what is odd.
    DESK_PERSON_ODD = "desk.person-odd";
    /// Heading: what they answered.
    DESK_ANSWERS = "desk.answers";
    /// Nothing was answered.
    DESK_NO_ANSWER = "desk.no-answer";
    /// Heading: changes: `{n}`.
    DESK_CHANGES = "desk.changes";
    /// One change: `{date}`.
    DESK_CHANGE_ON = "desk.change-on";
    /// A change of nothing that is shown.
    DESK_CHANGE_NOTHING = "desk.change-nothing";
    /// Heading: the question.
    DESK_QUESTION = "desk.question";
    /// Heading: before the change.
    DESK_BEFORE = "desk.before";
    /// Heading: after the change.
    DESK_AFTER = "desk.after";
    /// Heading: notes.
    DESK_NOTES = "desk.notes";
    /// Who reads notes.
    DESK_NOTES_ABOUT = "desk.notes-about";
    /// Label: a new note.
    DESK_NOTE_NEW = "desk.note-new";
    /// Button: write the note.
    DESK_NOTE_ADD = "desk.note-add";
    /// A note was written.
    DESK_NOTE_ADDED = "desk.note-added";
    /// Who wrote something, and when: `{name}`, `{date}`.
    DESK_BY_ON = "desk.by-on";
    /// Heading: questions to the person.
    DESK_QUESTIONS = "desk.questions";
    /// What becomes of a question.
    DESK_QUESTIONS_ABOUT = "desk.questions-about";
    /// Label: a new question.
    DESK_QUESTION_NEW = "desk.question-new";
    /// Button: send the question.
    DESK_QUESTION_SEND = "desk.question-send";
    /// A question was sent.
    DESK_QUESTION_SENT = "desk.question-sent";
    /// No answer yet.
    DESK_QUESTION_WAITS = "desk.question-waits";
    /// Nothing was written.
    DESK_WORDS_EMPTY = "desk.words-empty";
    /// It is too long: `{n}` characters.
    DESK_WORDS_LONG = "desk.words-long";
    /// Heading: mails that were sent about it.
    DESK_MAILS = "desk.mails";
    /// Decided about people: `{n}`.
    DESK_DID_STANDINGS = "desk.did-standings";
    /// Wrote a note: `{person}`.
    DESK_DID_NOTE = "desk.did-note";
    /// Asked somebody: `{person}`.
    DESK_DID_ASK = "desk.did-ask";
    /// Brought in people: `{n}`, `{form}`, `{cohort}`.
    DESK_DID_IMPORT = "desk.did-import";
}
