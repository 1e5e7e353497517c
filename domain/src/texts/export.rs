//! The keys of what the committee's downloads say: headings, cells, and their dictionary.

use super::Key;

keys! {
    /// Column: the reference.
    EXPORT_REFERENCE = "export.reference";
    /// Column: when it was sent.
    EXPORT_SENT = "export.sent";
    /// Column: when it was changed last.
    EXPORT_REVISED = "export.revised";
    /// Column: the questions whose answers were changed.
    EXPORT_CHANGED = "export.changed";
    /// Column: the cohort.
    EXPORT_COHORT = "export.cohort";
    /// Column: whether the same address sent the form before.
    EXPORT_REPEAT = "export.repeat";
    /// Column: what is odd about how it came.
    EXPORT_FLAGS = "export.flags";
    /// Column: when it was withdrawn.
    EXPORT_WITHDRAWN = "export.withdrawn";
    /// Column: the language that the person saw.
    EXPORT_LANG = "export.lang";
    /// Column: the form's version.
    EXPORT_VERSION = "export.version";
    /// What stands in a cell for yes, and for agreement.
    EXPORT_YES = "export.yes";
    /// Column: one rank of a ranked choice: `{ask}`, `{n}`.
    EXPORT_RANK = "export.rank";
    /// Column: a part of a row: `{item}`, `{n}`, `{ask}`.
    EXPORT_PART = "export.part";
    /// Column: a moment by the clocks of a time zone: `{column}`, `{zone}`.
    EXPORT_LOCAL = "export.local";
    /// At the end of a cell that a spreadsheet can't hold whole: `{n}` characters are missing.
    EXPORT_CUT = "export.cut";

    /// Flag: a field that no person sees was filled in.
    FLAG_HONEYPOT = "export.flag-honeypot";
    /// Flag: what it says of when the form was opened is made up.
    FLAG_FORGED_TOKEN = "export.flag-forged-token";
    /// Flag: it does not say when the form was opened.
    FLAG_NO_TOKEN = "export.flag-no-token";
    /// Flag: it was sent sooner than anybody can read the form.
    FLAG_TOO_FAST = "export.flag-too-fast";
    /// Flag: the form was opened long before.
    FLAG_OLD_TOKEN = "export.flag-old-token";
    /// Flag: many came from one network.
    FLAG_MANY_FROM_NETWORK = "export.flag-many-from-network";
    /// Flag: many came with one e-mail address.
    FLAG_MANY_FROM_ADDRESS = "export.flag-many-from-address";
    /// Flag: it came while many were being sent, from a browser without scripts.
    FLAG_WAITED = "export.flag-waited";

    /// The title of the data dictionary.
    DICTIONARY_TITLE = "export.dictionary";
    /// Column of the dictionary: the download that a column is in.
    DICTIONARY_DATASET = "export.dictionary-dataset";
    /// Column of the dictionary: the column's name.
    DICTIONARY_COLUMN = "export.dictionary-column";
    /// Column of the dictionary: its question, or its heading.
    DICTIONARY_ASK = "export.dictionary-ask";
    /// Column of the dictionary: whether it is asked now.
    DICTIONARY_NOW = "export.dictionary-now";
    /// Column of the dictionary: what kind of answer it takes.
    DICTIONARY_KIND = "export.dictionary-kind";
    /// Column of the dictionary: what can be chosen.
    DICTIONARY_OPTIONS = "export.dictionary-options";
    /// Column of the dictionary: whether it may be left empty.
    DICTIONARY_OPTIONAL = "export.dictionary-optional";
    /// Column of the dictionary: who sees the answer.
    DICTIONARY_WHO = "export.dictionary-who";

    /// Kind: one line, or what has no kind of its own.
    KIND_SHORT_TEXT = "export.kind-short-text";
    /// Kind: paragraphs.
    KIND_LONG_TEXT = "export.kind-long-text";
    /// Kind: an e-mail address.
    KIND_EMAIL = "export.kind-email";
    /// Kind: the address of a web page.
    KIND_WEB_ADDRESS = "export.kind-web-address";
    /// Kind: one option.
    KIND_CHOICE = "export.kind-choice";
    /// Kind: several options.
    KIND_CHOICES = "export.kind-choices";
    /// Kind: options in order of preference.
    KIND_RANKED = "export.kind-ranked";
    /// Kind: questions asked for each of several things: `{item}`.
    KIND_GROUP = "export.kind-group";
    /// Kind: a month.
    KIND_MONTH = "export.kind-month";
    /// Kind: a day.
    KIND_DATE = "export.kind-date";
    /// Kind: a moment.
    KIND_MOMENT = "export.kind-moment";
    /// Kind: a time zone.
    KIND_TIME_ZONE = "export.kind-time-zone";
    /// Kind: a number on a scale: `{from}`, `{low}`, `{to}`, `{high}`.
    KIND_SCALE = "export.kind-scale";
    /// Kind: agreement.
    KIND_CONSENT = "export.kind-consent";

    /// Heading: on which side somebody takes part.
    EXPORT_SIDE = "export.side";
    /// A side.
    EXPORT_MENTEE = "export.mentee";
    /// A side.
    EXPORT_MENTOR = "export.mentor";
    /// Heading: how somebody stands.
    EXPORT_STATUS = "export.status";
    /// Heading: what somebody is called.
    EXPORT_NAME = "export.name";
    /// Heading: somebody's e-mail address.
    EXPORT_ADDRESS = "export.address";
    /// Heading: whether somebody has waited since last year.
    EXPORT_WAITED = "export.waited";
    /// Heading: the references of former partners.
    EXPORT_PAST = "export.past";
    /// Heading: the references of those whom somebody reports to or judges.
    EXPORT_REPORTING_LINE = "export.reporting-line";
    /// Heading: institutions that somebody did not name.
    EXPORT_ALSO_AT = "export.also-at";
    /// Heading: how many notes there are.
    EXPORT_NOTES = "export.notes";
    /// Heading: how many questions somebody was asked.
    EXPORT_ASKED = "export.asked";
    /// Heading: how many of them came back answered.
    EXPORT_ANSWERED = "export.answered";
    /// Heading: what names a pairing.
    EXPORT_PAIRING = "export.pairing";
    /// Heading: what somebody in a pairing was asked at, such as their first check-in.
    EXPORT_MILESTONE = "export.milestone";
    /// Heading: what the two are to each other.
    EXPORT_PAIR_KIND = "export.pair-kind";
    /// What two are to each other.
    EXPORT_PAIR = "export.pair";
    /// What two are to each other.
    EXPORT_PEERS = "export.peers";
    /// Heading: the reference of the mentee, or of a peer.
    EXPORT_MENTEE_REFERENCE = "export.mentee-reference";
    /// Heading: what the mentee, or a peer, is called.
    EXPORT_MENTEE_NAME = "export.mentee-name";
    /// Heading: their e-mail address.
    EXPORT_MENTEE_ADDRESS = "export.mentee-address";
    /// Heading: the reference of the mentor, or of the other peer.
    EXPORT_MENTOR_REFERENCE = "export.mentor-reference";
    /// Heading: what the mentor, or the other peer, is called.
    EXPORT_MENTOR_NAME = "export.mentor-name";
    /// Heading: their e-mail address.
    EXPORT_MENTOR_ADDRESS = "export.mentor-address";
    /// Heading: who looks after a pairing.
    EXPORT_LIAISON = "export.liaison";
    /// Heading: since when a pairing is as it is.
    EXPORT_STATUS_AT = "export.status-at";
    /// Heading: why a pairing has ended.
    EXPORT_END_REASON = "export.end-reason";
    /// Heading: until when a mentor who was asked can answer.
    EXPORT_ANSWER_UNTIL = "export.answer-until";
    /// Heading: when a pairing was made.
    EXPORT_MADE_AT = "export.made-at";
    /// A pairing: the mentor was asked first.
    EXPORT_PAIRING_ASKED = "export.pairing-asked";
    /// A pairing: the mentor was asked, and let the time go by.
    EXPORT_PAIRING_LAPSED = "export.pairing-lapsed";
    /// A pairing: both were introduced.
    EXPORT_PAIRING_INTRODUCED = "export.pairing-introduced";
    /// A pairing: they rest for a while.
    EXPORT_PAIRING_PAUSED = "export.pairing-paused";
    /// A pairing: the mentor has declined.
    EXPORT_PAIRING_DECLINED = "export.pairing-declined";
    /// A pairing: it has ended.
    EXPORT_PAIRING_ENDED = "export.pairing-ended";
    /// Why a pairing has ended.
    EXPORT_REASON_FINISHED = "export.reason-finished";
    /// Why a pairing has ended.
    EXPORT_REASON_WITHDRAWN = "export.reason-withdrawn";
    /// Why a pairing has ended.
    EXPORT_REASON_NO_CONTACT = "export.reason-no-contact";
    /// Why a pairing has ended.
    EXPORT_REASON_NOT_A_FIT = "export.reason-not-a-fit";
    /// Why a pairing has ended.
    EXPORT_REASON_PARTED = "export.reason-parted";
    /// Why a pairing has ended.
    EXPORT_REASON_MISTAKE = "export.reason-mistake";
    /// Why a pairing has ended.
    EXPORT_REASON_OTHER = "export.reason-other";
    /// Heading: the points of two.
    EXPORT_POINTS = "export.points";
    /// Heading: how many points there could have been.
    EXPORT_POINTS_OF = "export.points-of";
    /// Heading: why these two.
    EXPORT_LINES = "export.lines";
    /// A line of that: `{ask}`, `{points}`, `{of}`. Sentences follow.
    EXPORT_LINE = "export.line";
    /// Heading: who would be the next best for the mentee.
    EXPORT_MENTEE_NEXT = "export.mentee-next";
    /// Heading: the points of that pair.
    EXPORT_MENTEE_NEXT_POINTS = "export.mentee-next-points";
    /// Heading: who would be the next best for the mentor.
    EXPORT_MENTOR_NEXT = "export.mentor-next";
    /// Heading: the points of that pair.
    EXPORT_MENTOR_NEXT_POINTS = "export.mentor-next-points";
    /// The next best: `{name}`, `{reference}`.
    EXPORT_NEXT = "export.next";

    /// A status.
    STATUS_NEW = "export.status-new";
    /// A status.
    STATUS_ASKED = "export.status-asked";
    /// A status.
    STATUS_ELIGIBLE = "export.status-eligible";
    /// A status.
    STATUS_WAIT_LIST = "export.status-wait-list";
    /// A status.
    STATUS_MATCHED = "export.status-matched";
    /// A status.
    STATUS_DECLINED = "export.status-declined";
    /// A status.
    STATUS_WITHDRAWN = "export.status-withdrawn";

    /// Who sees it: only the person who answered.
    WHO_ONESELF = "export.who-self";
    /// Who sees it: nobody; it is used to make a match.
    WHO_MATCHING = "export.who-matching";
    /// Who sees it: the committee.
    WHO_COMMITTEE = "export.who-committee";
    /// Who sees it: the committee and the partner.
    WHO_PARTNER = "export.who-partner";
    /// Who sees it: anyone.
    WHO_PUBLIC = "export.who-public";
}
