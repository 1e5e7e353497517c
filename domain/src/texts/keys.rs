//! The keys of what forms and pages say, and what may be filled in.

use super::Key;

keys! {
    /// What the language calls itself.
    LANGUAGE_NAME = "language.name";
    /// Which way it is written: `ltr` or `rtl`.
    LANGUAGE_DIRECTION = "language.direction";
    /// Which numbers take which form of a word; the rules are in `programs/README.md`.
    NUMBER_PLURAL = "number.plural";
    /// The last two things of a list: `{a}`, `{b}`.
    LIST_PAIR = "list.pair";
    /// The things before: `{a}`, `{b}`.
    LIST_MORE = "list.more";
    /// The names of the months, from January on, with commas between them.
    MONTHS = "date.months";
    /// A day: `{day}`, `{month}`, `{year}`.
    DATE_DAY = "date.day";
    /// A month: `{month}`, `{year}`.
    DATE_MONTH = "date.month";

    /// A missing answer to be typed: `{ask}`.
    MISSING_TEXT = "problem.missing-text";
    /// A missing choice: `{ask}`.
    MISSING_CHOICE = "problem.missing-choice";
    /// A missing choice of several: `{ask}`.
    MISSING_CHOICES = "problem.missing-choices";
    /// Consent that was not given.
    MISSING_CONSENT = "problem.missing-consent";
    /// A problem in a row of a group: `{item}`, `{row}`, `{problem}`.
    PROBLEM_IN_ROW = "problem.in-row";
    /// Too long: `{ask}`, the limit `{n}`, `{over}` characters over it.
    PROBLEM_TOO_LONG = "problem.too-long";
    /// Not an e-mail address.
    PROBLEM_EMAIL = "problem.email";
    /// Not a web address.
    PROBLEM_WEB_ADDRESS = "problem.web-address";
    /// Not one of the options: `{ask}`.
    PROBLEM_OPTION = "problem.option";
    /// Too few chosen: `{ask}`, at least `{n}`.
    PROBLEM_TOO_FEW = "problem.too-few";
    /// Too many chosen: `{ask}`, at most `{n}`.
    PROBLEM_TOO_MANY = "problem.too-many";
    /// Ranked twice: `{label}`.
    PROBLEM_RANKED_TWICE = "problem.ranked-twice";
    /// The day is missing, or the month has no such day.
    PROBLEM_DAY = "problem.day";
    /// The month is missing or wrong.
    PROBLEM_MONTH = "problem.month";
    /// The year is missing or wrong.
    PROBLEM_YEAR = "problem.year";
    /// Not a time zone.
    PROBLEM_TIME_ZONE = "problem.time-zone";
    /// Not on the scale: `{from}`, `{to}`.
    PROBLEM_SCALE = "problem.scale";
    /// A question that this version of the form does not have.
    PROBLEM_UNKNOWN_QUESTION = "problem.unknown-question";
    /// An answer of the wrong shape: `{ask}`.
    PROBLEM_SHAPE = "problem.shape";

    /// Only the person sees the answer.
    SEEN_BY_ONESELF = "seen.self";
    /// Only matching uses the answer.
    SEEN_BY_MATCHING = "seen.matching";
    /// The committee sees the answer.
    SEEN_BY_COMMITTEE = "seen.committee";
    /// The committee and the partner see the answer.
    SEEN_BY_PARTNER = "seen.partner";
    /// Anyone sees the answer.
    SEEN_BY_PUBLIC = "seen.public";

    /// A step's number: `{n}`, `{total}`.
    FORM_STEP = "form.step";
    /// How long the form takes: `{n}`.
    FORM_MINUTES = "form.minutes";
    /// Until when the form is open: `{date}`.
    FORM_OPEN_UNTIL = "form.open-until";
    /// Whom to ask: `{address}`.
    FORM_QUESTIONS_TO = "form.questions-to";
    /// Behind the question of an answer that may be left out.
    FORM_OPTIONAL = "form.optional";
    /// Button: to the next step.
    FORM_CONTINUE = "form.continue";
    /// Button: to the step before.
    FORM_BACK = "form.back";
    /// How to write a time zone, where there is no list to choose from.
    PAGE_ZONE_EXAMPLE = "page.zone-example";
    /// An answer led to more questions, where no script could show them at once.
    PAGE_MORE_ASKED = "page.more-asked";
    /// Said where the first step is there before the widget is, and somebody presses a button.
    FORM_MOMENT = "form.moment";
    /// The heading of the list of problems.
    FORM_PROBLEM_TITLE = "form.problem-title";
    /// What a screen reader says before a problem.
    FORM_PROBLEM = "form.problem";
    /// The label of a day's control.
    FORM_DAY = "form.day";
    /// The label of a month's control.
    FORM_MONTH = "form.month";
    /// The label of a year's control.
    FORM_YEAR = "form.year";
    /// The first line of a menu, which chooses nothing.
    FORM_CHOOSE = "form.choose";
    /// Under several choices: at most `{n}`.
    FORM_UP_TO = "form.up-to";
    /// Under several choices: at least `{least}`, at most `{most}`.
    FORM_BETWEEN = "form.between";
    /// Under several choices: exactly `{n}`.
    FORM_EXACTLY = "form.exactly";
    /// The names of the first ranks, with commas between them.
    FORM_RANKS = "form.ranks";
    /// A rank that has no name of its own: `{n}`.
    FORM_RANK = "form.rank";
    /// The heading of a row of a group: `{item}`, `{n}`.
    FORM_ROW = "form.row";
    /// Button: one row more: `{item}`, or `{item-small}` within a sentence.
    FORM_ADD = "form.add";
    /// Button: this row away: `{item}`, `{item-small}`, `{n}`.
    FORM_REMOVE = "form.remove";
    /// A row was taken away: `{item}`, `{item-small}`, `{n}`.
    FORM_REMOVED = "form.removed";
    /// Button: take back what was done last.
    FORM_UNDO = "form.undo";
    /// Button: copy answers from another form: `{form}`.
    FORM_COPY = "form.copy";
    /// Answers were copied from another form: `{form}`.
    FORM_COPIED = "form.copied";
    /// Under a time zone: the browser's own is filled in.
    FORM_ZONE_FOUND = "form.zone-found";
    /// Under a long answer near its limit: `{n}`.
    FORM_CHARACTERS_LEFT = "form.characters-left";
    /// Under a long answer over its limit: `{n}`.
    FORM_CHARACTERS_OVER = "form.characters-over";

    /// The heading of the page on which answers are checked before they are sent.
    CHECK_TITLE = "check.title";
    /// What that page is for.
    CHECK_ABOUT = "check.about";
    /// The same heading, for a form that stays with the person.
    CHECK_KEEP_TITLE = "check.keep-title";
    /// What that page is for, for a form that stays with the person.
    CHECK_KEEP_ABOUT = "check.keep-about";
    /// The heading above the offer to send a form that stays with the person.
    CHECK_KEEP_SEND_TITLE = "check.keep-send-title";
    /// What comes of sending it.
    CHECK_KEEP_SEND = "check.keep-send";
    /// Link: back to a step to change its answers.
    CHECK_CHANGE = "check.change";
    /// What a screen reader says for that link: `{section}`.
    CHECK_CHANGE_SECTION = "check.change-section";
    /// In place of an answer that was left out.
    CHECK_NOT_PROVIDED = "check.not-provided";
    /// In place of a ticked box.
    CHECK_AGREED = "check.agreed";
    /// The send button, while it waits for the answer.
    CHECK_SENDING = "check.sending";

    /// The heading of a receipt.
    RECEIPT_TITLE = "receipt.title";
    /// What was received: `{form}`, `{program}`.
    RECEIPT_ABOUT = "receipt.about";
    /// The label of the reference.
    RECEIPT_REFERENCE = "receipt.reference";
    /// The label of the day.
    RECEIPT_SENT = "receipt.sent";
    /// What the reference is for: `{address}`.
    RECEIPT_KEEP = "receipt.keep";
    /// The heading above what happens next.
    RECEIPT_NEXT = "receipt.next";
    /// The heading above the answers.
    RECEIPT_ANSWERS = "receipt.answers";
    /// The answers are not on this computer any more.
    RECEIPT_FORGOTTEN = "receipt.forgotten";
    /// Button: print.
    RECEIPT_PRINT = "receipt.print";
    /// Button: fill in the form again.
    RECEIPT_AGAIN = "receipt.again";
    /// Before the person's own link.
    RECEIPT_LINK = "receipt.link";

    /// The draft is in this tab.
    DRAFT_IN_TAB = "draft.in-tab";
    /// The draft is on this device.
    DRAFT_ON_DEVICE = "draft.on-device";
    /// Box: keep the draft on this device.
    DRAFT_KEEP = "draft.keep";
    /// What keeping it means on a shared computer.
    DRAFT_KEEP_HELP = "draft.keep-help";
    /// Button: clear the draft.
    DRAFT_CLEAR = "draft.clear";
    /// Button: go on with the draft on another device.
    DRAFT_ELSEWHERE = "draft.elsewhere";
    /// That needs a connection. Said by what stands around the widget.
    DRAFT_ELSEWHERE_FAILED = "draft.elsewhere-failed";
    /// To the form on paper, in a new tab.
    DRAFT_PAPER = "draft.paper";
    /// The draft was cleared.
    DRAFT_CLEARED = "draft.cleared";
    /// The draft was saved.
    DRAFT_SAVED = "draft.saved";
    /// The draft was found again.
    DRAFT_FOUND = "draft.found";
    /// The browser keeps nothing for us.
    DRAFT_BLOCKED = "draft.blocked";
    /// The form has changed since the draft was begun.
    DRAFT_NEW_VERSION = "draft.new-version";

    /// The form opens later: `{opens}`, `{closes}`.
    WINDOW_NOT_YET = "window.not-yet";
    /// The form has closed: `{closed}`.
    WINDOW_OVER = "window.over";
    /// What can be done meanwhile.
    WINDOW_MEANWHILE = "window.meanwhile";

    /// The heading above what went wrong with sending.
    NETWORK_TITLE = "network.title";
    /// There is no connection.
    NETWORK_OFFLINE = "network.offline";
    /// No answer came in time.
    NETWORK_TIMEOUT = "network.timeout";
    /// The service is down, or its answer can't be read.
    NETWORK_SERVER = "network.server";
    /// Too many requests; no time is known.
    NETWORK_BUSY = "network.busy";
    /// Too many requests: `{n}` seconds.
    NETWORK_BUSY_FOR = "network.busy-for";
    /// The service does not take it, and trying again won't help: `{address}`.
    NETWORK_REFUSED = "network.refused";
    /// The page's origin is not listed: `{origin}`, `{program}`.
    NETWORK_ORIGIN = "network.origin";
    /// Something was sent before from this draft: `{reference}`.
    NETWORK_SENT_BEFORE = "network.sent-before";
    /// To what was sent before, in a new tab.
    NETWORK_CHANGE_SENT = "network.change-sent";
    /// Button: send it as another one.
    NETWORK_SEND_ANOTHER = "network.send-another";

    /// A preview in a language that the form is not offered in: `{lang}`.
    PREVIEW_LANG = "preview.lang";
    /// This is a preview.
    PREVIEW_BANNER = "preview.banner";
    /// What Send would do now.
    PREVIEW_SEND = "preview.send";

    /// Before the title of a page that has problems.
    PAGE_PROBLEM = "page.problem";
    /// The name of the menu of a page's languages.
    PAGE_LANGUAGES = "page.languages";
    /// On a program's page, above its forms.
    PAGE_FORMS = "page.forms";
    /// On a program's page, above its calendar: `{cohort}`.
    PAGE_CALENDAR = "page.calendar";
    /// At the foot of a page: `{address}`.
    PAGE_QUESTIONS = "page.questions";
    /// Under a receipt: how to print it without a script.
    PAGE_PRINT = "page.print";

    /// The subject of the mail that says that something was received: `{form}`, `{program}`. It is
    /// read on locked screens: nothing of the person's own may be in it.
    MAIL_RECEIVED_SUBJECT = "mail.received-subject";
    /// The heading of that mail.
    MAIL_RECEIVED_TITLE = "mail.received-title";
    /// What was received: `{form}`, `{program}`.
    MAIL_RECEIVED_ABOUT = "mail.received-about";
    /// The label of the reference.
    MAIL_REFERENCE = "mail.reference";
    /// The heading above what happens next.
    MAIL_NEXT = "mail.next";
    /// How to reach the program: `{address}`.
    MAIL_QUESTIONS = "mail.questions";
    /// Why the person gets this mail, and what to do if they sent nothing.
    MAIL_WHY = "mail.why";

    /// While many are being sent: that the computer does a short check before the form is sent.
    WORK_MOMENT = "work.moment";
    /// The label of the field that no person sees, for browsers that show all fields.
    PAGE_TRAP = "page.trap";
}
