//! The committee, export keys, and the audit log.

use super::Key;

keys! {
    /// What the list is for.
    DESK_COMMITTEE_ABOUT = "desk.committee-about";
    /// Button and heading: a new member.
    DESK_MEMBER_ADD = "desk.member-add";
    /// Heading of the form for a member: `{name}`.
    DESK_MEMBER_CHANGE = "desk.member-change";
    /// Label and heading: what somebody is called.
    DESK_MEMBER_NAME = "desk.member-name";
    /// Label and heading: what somebody may do.
    DESK_MEMBER_ROLE = "desk.member-role";
    /// Beside oneself.
    DESK_MEMBER_YOU = "desk.member-you";
    /// Button: change.
    DESK_CHANGE = "desk.change";
    /// Button: remove.
    DESK_REMOVE = "desk.remove";
    /// A button and whom it is about, for screen readers: `{what}`, `{name}`.
    DESK_OF_WHOM = "desk.of-whom";
    /// Somebody was added: `{name}`.
    DESK_MEMBER_ADDED = "desk.member-added";
    /// Somebody was changed: `{name}`.
    DESK_MEMBER_CHANGED = "desk.member-changed";
    /// Somebody was removed: `{name}`.
    DESK_MEMBER_REMOVED = "desk.member-removed";
    /// Before one removes oneself.
    DESK_MEMBER_LEAVE = "desk.member-leave";
    /// Button: leave the committee.
    DESK_MEMBER_LEAVE_YES = "desk.member-leave-yes";
    /// No name was typed.
    DESK_MEMBER_NO_NAME = "desk.member-no-name";
    /// The last chair stays.
    DESK_MEMBER_LAST_CHAIR = "desk.member-last-chair";
    /// Somebody has the address: `{name}`.
    DESK_MEMBER_TAKEN = "desk.member-taken";
    /// There is no more room: `{n}`.
    DESK_MEMBER_FULL = "desk.member-full";
    /// What export keys are for.
    DESK_KEYS_ABOUT = "desk.keys-about";
    /// There are no keys.
    DESK_KEYS_NONE = "desk.keys-none";
    /// Button and heading: a new key.
    DESK_KEY_MAKE = "desk.key-make";
    /// Label: what a key is for.
    DESK_KEY_NAME = "desk.key-name";
    /// An example.
    DESK_KEY_NAME_HINT = "desk.key-name-hint";
    /// No name was typed.
    DESK_KEY_NO_NAME = "desk.key-no-name";
    /// Label and heading: what a key opens.
    DESK_KEY_OPENS = "desk.key-opens";
    /// A choice: all that there is.
    DESK_KEY_ALL = "desk.key-all";
    /// A choice: some.
    DESK_KEY_THESE = "desk.key-these";
    /// No dataset was chosen.
    DESK_KEY_NOTHING_CHOSEN = "desk.key-nothing-chosen";
    /// Label: for how long.
    DESK_KEY_DAYS = "desk.key-days";
    /// A number of days: `{n}`.
    DESK_DAYS = "desk.days";
    /// A key was made: `{name}`.
    DESK_KEY_MADE = "desk.key-made";
    /// Label: the key itself.
    DESK_KEY_SECRET = "desk.key-secret";
    /// Above an example for a terminal.
    DESK_KEY_EXAMPLE = "desk.key-example";
    /// Heading: when it was made.
    DESK_KEY_MADE_ON = "desk.key-made-on";
    /// Heading: until when it is good.
    DESK_KEY_UNTIL = "desk.key-until";
    /// Heading: when it was used last.
    DESK_KEY_USED = "desk.key-used";
    /// It was never used.
    DESK_KEY_NEVER = "desk.key-never";
    /// Button: revoke a key.
    DESK_KEY_REVOKE = "desk.key-revoke";
    /// Before a key is revoked: `{name}`.
    DESK_KEY_REVOKE_ABOUT = "desk.key-revoke-about";
    /// Button: revoke it for good.
    DESK_KEY_REVOKE_YES = "desk.key-revoke-yes";
    /// It was revoked, on: `{date}`.
    DESK_KEY_REVOKED = "desk.key-revoked";
    /// It is good no more.
    DESK_KEY_OVER = "desk.key-over";
    /// A key was revoked just now: `{name}`.
    DESK_KEY_IS_REVOKED = "desk.key-is-revoked";
    /// What the log is.
    DESK_LOG_ABOUT = "desk.log-about";
    /// Heading: when.
    DESK_LOG_WHEN = "desk.log-when";
    /// Heading: who.
    DESK_LOG_WHO = "desk.log-who";
    /// Heading: what.
    DESK_LOG_WHAT = "desk.log-what";
    /// Button: what was before.
    DESK_LOG_MORE = "desk.log-more";
    /// There is no more.
    DESK_LOG_END = "desk.log-end";
    /// An export key did it: `{name}`.
    DESK_WHO_KEY = "desk.who-key";
    /// An old export key did it.
    DESK_WHO_UNNAMED_KEY = "desk.who-unnamed-key";
    /// Whoever runs the service did it.
    DESK_WHO_OPERATOR = "desk.who-operator";
    /// The program's calendar did it, by itself.
    DESK_WHO_CALENDAR = "desk.who-calendar";
    /// Somebody of another program: `{program}`.
    DESK_WHO_FOREIGN = "desk.who-foreign";
    /// Somebody whom the association's single sign-on knows, and who is not on the committee.
    DESK_WHO_OUTSIDER = "desk.who-outsider";
    /// A deed that the desk has no words for yet.
    DESK_DID_OTHER = "desk.did-other";
    /// Signed in.
    DESK_DID_SIGN_IN = "desk.did-sign-in";
    /// Signed out.
    DESK_DID_SIGN_OUT = "desk.did-sign-out";
    /// Ended all sessions.
    DESK_DID_END_SESSIONS = "desk.did-end-sessions";
    /// Added somebody: `{name}`, `{role}`.
    DESK_DID_ADD = "desk.did-add";
    /// Changed somebody: `{name}`.
    DESK_DID_CHANGE = "desk.did-change";
    /// Changed a role: `{name}`, `{before}`, `{role}`.
    DESK_DID_CHANGE_ROLE = "desk.did-change-role";
    /// Removed somebody: `{name}`.
    DESK_DID_REMOVE = "desk.did-remove";
    /// Made a key: `{name}`, `{datasets}`.
    DESK_DID_MAKE_KEY = "desk.did-make-key";
    /// Revoked a key: `{name}`.
    DESK_DID_REVOKE_KEY = "desk.did-revoke-key";
    /// Downloaded a file: `{file}`.
    DESK_DID_EXPORT = "desk.did-export";
    /// Downloaded a file of a cohort: `{file}`, `{cohort}`.
    DESK_DID_EXPORT_OF = "desk.did-export-of";
    /// Erased what was kept of a year’s people: `{cohort}`.
    DESK_DID_FORGET = "desk.did-forget";
    /// Tried what they may not: `{call}`.
    DESK_DID_TRY = "desk.did-try";
}
