//! What stands around every screen of the desk, sign-in, and the first screen.

use super::Key;

keys! {
    /// The name of the committee’s workplace.
    DESK_TITLE = "desk.title";
    /// Where no script runs: `{address}`.
    DESK_NOSCRIPT = "desk.noscript";
    /// While something loads.
    DESK_MOMENT = "desk.moment";
    /// The desk could not be loaded.
    DESK_BROKEN = "desk.broken";
    /// The desk’s program stopped.
    DESK_STOPPED = "desk.stopped";
    /// Link: past the navigation.
    DESK_SKIP = "desk.skip";
    /// The name of the navigation.
    DESK_PARTS = "desk.parts";
    /// A part: what needs a person.
    DESK_TODAY = "desk.today";
    /// A part: everybody who applied.
    DESK_PEOPLE = "desk.people";
    /// A part: who is on the committee.
    DESK_COMMITTEE = "desk.committee";
    /// A part: export keys.
    DESK_KEYS = "desk.keys";
    /// A part: who did what.
    DESK_LOG = "desk.log";
    /// Heading: sign in.
    DESK_SIGN_IN_TITLE = "desk.sign-in-title";
    /// Whom the desk is for: `{program}`.
    DESK_SIGN_IN_ABOUT = "desk.sign-in-about";
    /// Label: e-mail address.
    DESK_ADDRESS = "desk.address";
    /// Button: ask for a code.
    DESK_SEND_CODE = "desk.send-code";
    /// Heading: a code was asked for.
    DESK_CODE_TITLE = "desk.code-title";
    /// What was asked for: `{address}`, `{n}` minutes.
    DESK_CODE_SENT = "desk.code-sent";
    /// Label: the code.
    DESK_CODE = "desk.code";
    /// How a code looks.
    DESK_CODE_HINT = "desk.code-hint";
    /// Button: sign in.
    DESK_SIGN_IN = "desk.sign-in";
    /// Button: back to the address.
    DESK_OTHER_CODE = "desk.other-code";
    /// No mail has come: `{address}`.
    DESK_CODE_NOTHING = "desk.code-nothing";
    /// What was typed can’t be a code.
    DESK_CODE_SHAPE = "desk.code-shape";
    /// The code does not open the desk: `{n}` seconds.
    DESK_CODE_WRONG = "desk.code-wrong";
    /// It was tried too early: `{n}` seconds.
    DESK_CODE_EARLY = "desk.code-early";
    /// What was typed is no e-mail address.
    DESK_EMAIL_SHAPE = "desk.email-shape";
    /// Heading: the session has ended.
    DESK_ENDED_TITLE = "desk.ended-title";
    /// What becomes of what was typed.
    DESK_ENDED_ABOUT = "desk.ended-about";
    /// Signed out.
    DESK_SIGNED_OUT = "desk.signed-out";
    /// All sessions were ended.
    DESK_SIGNED_OUT_EVERYWHERE = "desk.signed-out-everywhere";
    /// Button: end this session.
    DESK_SIGN_OUT = "desk.sign-out";
    /// Button: end all sessions.
    DESK_SIGN_OUT_EVERYWHERE = "desk.sign-out-everywhere";
    /// The name of what is about oneself: `{name}`, `{role}`.
    DESK_ACCOUNT = "desk.account";
    /// Until when the session lasts: `{time}`.
    DESK_UNTIL = "desk.until";
    /// A role.
    DESK_ROLE_CHAIR = "desk.role-chair";
    /// A role.
    DESK_ROLE_MEMBER = "desk.role-member";
    /// A role.
    DESK_ROLE_LIAISON = "desk.role-liaison";
    /// A role.
    DESK_ROLE_READER = "desk.role-reader";
    /// What a chair may do.
    DESK_MAY_CHAIR = "desk.may-chair";
    /// What a member may do.
    DESK_MAY_MEMBER = "desk.may-member";
    /// What a liaison may do.
    DESK_MAY_LIAISON = "desk.may-liaison";
    /// What a reader may do.
    DESK_MAY_READER = "desk.may-reader";
    /// There was no answer.
    DESK_OFFLINE = "desk.offline";
    /// The service is busy.
    DESK_BUSY = "desk.busy";
    /// Too much was asked: `{n}` minutes.
    DESK_TOO_MANY = "desk.too-many";
    /// Somebody may not do this.
    DESK_FORBIDDEN = "desk.forbidden";
    /// It is not there any more.
    DESK_GONE = "desk.gone";
    /// It was changed meanwhile.
    DESK_STALE = "desk.stale";
    /// It would break a rule.
    DESK_RULE = "desk.rule";
    /// Our own mistake: `{address}`.
    DESK_FAILED = "desk.failed";
    /// Button: try again.
    DESK_AGAIN = "desk.again";
    /// Button: undo.
    DESK_UNDO = "desk.undo";
    /// It was undone.
    DESK_UNDONE = "desk.undone";
    /// Button: close a message.
    DESK_CLOSE = "desk.close";
    /// Button: leave it as it was.
    DESK_CANCEL = "desk.cancel";
    /// Button: save.
    DESK_SAVE = "desk.save";
    /// Button: copy.
    DESK_COPY = "desk.copy";
    /// It was copied.
    DESK_COPIED = "desk.copied";
    /// The browser won’t copy.
    DESK_NOT_COPIED = "desk.not-copied";
    /// Before what is wrong, for screen readers.
    DESK_ERROR = "desk.error";
    /// Nothing is behind this address.
    DESK_NOTHING_HERE = "desk.nothing-here";
    /// Heading of the first screen: `{name}`.
    DESK_TODAY_HELLO = "desk.today-hello";
    /// Nothing needs a person.
    DESK_TODAY_NOTHING = "desk.today-nothing";
    /// What a liaison finds here.
    DESK_TODAY_LIAISON = "desk.today-liaison";
    /// What a reader finds here.
    DESK_TODAY_READER = "desk.today-reader";
    /// One chair alone.
    DESK_TODAY_ONE_CHAIR = "desk.today-one-chair";
    /// Nobody else is on the committee.
    DESK_TODAY_ALONE = "desk.today-alone";
    /// Keys that end soon: `{n}`.
    DESK_TODAY_KEYS = "desk.today-keys";
}
