//! The keys of what is said of the worksheet that the two of a pairing fill in together.

use super::Key;

keys! {
    /// What it is, on the page of the two.
    SHEET_ABOUT = "sheet.about";
    /// Button: to it.
    SHEET_OPEN = "sheet.open";
    /// Nobody has saved anything.
    SHEET_EMPTY = "sheet.empty";
    /// Who has changed it last: the person themselves, `{date}`.
    SHEET_CHANGED_OWN = "sheet.changed-own";
    /// The same: their partner, `{date}`.
    SHEET_CHANGED_PARTNER = "sheet.changed-partner";
    /// Heading: what is on it.
    SHEET_WRITTEN = "sheet.written";
    /// Button: fill it in, for the first time.
    SHEET_BEGIN = "sheet.begin";
    /// Button: change it.
    SHEET_CHANGE = "sheet.change";
    /// It is saved.
    SHEET_SAVED = "sheet.saved";
    /// Above who has agreed.
    SHEET_AGREE_TITLE = "sheet.agree-title";
    /// What it means to agree.
    SHEET_AGREE_ABOUT = "sheet.agree-about";
    /// Label: the person themselves.
    SHEET_OWN = "sheet.own";
    /// Label: their partner.
    SHEET_PARTNER = "sheet.partner";
    /// Who agreed, and when: `{name}`, `{date}`.
    SHEET_AGREED = "sheet.agreed";
    /// The same, of a worksheet that was changed since: `{name}`, `{date}`.
    SHEET_AGREED_BEFORE = "sheet.agreed-before";
    /// Somebody has not agreed.
    SHEET_NOT_AGREED = "sheet.not-agreed";
    /// The field for the name.
    SHEET_NAME = "sheet.name";
    /// Button: agree.
    SHEET_AGREE = "sheet.agree";
    /// The name is missing or too long.
    SHEET_NAME_WRONG = "sheet.name-wrong";
    /// The person has agreed.
    SHEET_DONE = "sheet.done";
    /// It was changed while they read it.
    SHEET_STALE = "sheet.stale";
    /// Heading: both have changed the same.
    SHEET_MET_TITLE = "sheet.met-title";
    /// What has become of it, and what to do.
    SHEET_MET_ABOUT = "sheet.met-about";
    /// Which of two answers to keep: the person’s own.
    SHEET_MINE = "sheet.mine";
    /// The same: their partner’s.
    SHEET_THEIRS = "sheet.theirs";
    /// Button: save what was chosen.
    SHEET_SETTLE = "sheet.settle";
}
