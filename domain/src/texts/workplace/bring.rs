//! Downloads, and bringing people in.

use super::Key;

keys! {
    /// A part: downloads.
    DESK_EXPORTS = "desk.exports";
    /// What downloads are.
    DESK_EXPORTS_ABOUT = "desk.exports-about";
    /// A choice: every cohort.
    DESK_EXPORT_ALL_COHORTS = "desk.export-all-cohorts";
    /// Everybody who takes part.
    DESK_EXPORT_PARTICIPANTS = "desk.export-participants";
    /// Who is introduced to whom.
    DESK_EXPORT_PAIRINGS = "desk.export-pairings";
    /// Whom matching suggests to introduce.
    DESK_EXPORT_PROPOSALS = "desk.export-proposals";
    /// The workbook with everything.
    DESK_EXPORT_EVERYTHING = "desk.export-everything";
    /// What the columns are.
    DESK_EXPORT_DICTIONARY = "desk.export-dictionary";
    /// A button and what is downloaded, for screen readers: `{name}`, `{format}`.
    DESK_EXPORT_AS = "desk.export-as";
    /// Heading: the files.
    DESK_EXPORT_FILES = "desk.export-files";
    /// While a file comes: `{name}`, `{size}`.
    DESK_EXPORT_UNDER_WAY = "desk.export-under-way";
    /// A file has come: `{name}`, `{size}`.
    DESK_EXPORT_DONE = "desk.export-done";
    /// Link and heading: import.
    DESK_BRING = "desk.bring";
    /// What an import is.
    DESK_BRING_ABOUT = "desk.bring-about";
    /// Label: the form that they filled in.
    DESK_BRING_FORM = "desk.bring-form";
    /// A choice: none yet.
    DESK_BRING_CHOOSE = "desk.bring-choose";
    /// Problem: no form is chosen.
    DESK_BRING_CHOOSE_FORM = "desk.bring-choose-form";
    /// Label: the file.
    DESK_BRING_FILE = "desk.bring-file";
    /// Hint: where such a file comes from.
    DESK_BRING_FILE_HINT = "desk.bring-file-hint";
    /// The file is read: `{name}`, `{n}` rows.
    DESK_BRING_READ = "desk.bring-read";
    /// The browser can’t read the file.
    DESK_BRING_UNREADABLE = "desk.bring-unreadable";
    /// The file is a workbook.
    DESK_BRING_WORKBOOK = "desk.bring-workbook";
    /// The file is too large.
    DESK_BRING_TOO_LARGE = "desk.bring-too-large";
    /// The file is in another encoding: `{row}`.
    DESK_BRING_NOT_UTF8 = "desk.bring-not-utf8";
    /// The file is no text.
    DESK_BRING_NOT_TEXT = "desk.bring-not-text";
    /// There is nothing in the file.
    DESK_BRING_EMPTY = "desk.bring-empty";
    /// There is too much in the file: `{n}` rows.
    DESK_BRING_TOO_MANY = "desk.bring-too-many";
    /// Rows are not as long as the headings: `{rows}`, `{n}`.
    DESK_BRING_RAGGED = "desk.bring-ragged";
    /// Heading: the columns.
    DESK_BRING_COLUMNS = "desk.bring-columns";
    /// Heading: a column of the file.
    DESK_BRING_COLUMN = "desk.bring-column";
    /// Heading: a cell of it.
    DESK_BRING_EXAMPLE = "desk.bring-example";
    /// Heading: what a column answers.
    DESK_BRING_ANSWERS = "desk.bring-answers";
    /// A choice: the column is left out.
    DESK_BRING_LEFT_OUT = "desk.bring-left-out";
    /// Problem: another column answers the same.
    DESK_BRING_DOUBLED = "desk.bring-doubled";
    /// Problem: `{n}` rows have one in this column.
    DESK_BRING_WRONG_HERE = "desk.bring-wrong-here";
    /// A choice: one of several: `{ask}`, `{n}`.
    DESK_BRING_PLACE = "desk.bring-place";
    /// A choice: a part of a row: `{ask}`, `{n}`, `{part}`.
    DESK_BRING_PART = "desk.bring-part";
    /// Heading: what the file does not ask.
    DESK_BRING_EVERYBODY = "desk.bring-everybody";
    /// What is asked here.
    DESK_BRING_EVERYBODY_ABOUT = "desk.bring-everybody-about";
    /// A choice: nothing for everybody.
    DESK_BRING_NOTHING = "desk.bring-nothing";
    /// A choice: they have agreed.
    DESK_BRING_AGREED = "desk.bring-agreed";
    /// Heading: what the rows say.
    DESK_BRING_ROWS = "desk.bring-rows";
    /// How many rows are fine: `{n}`, `{all}`.
    DESK_BRING_FINE = "desk.bring-fine";
    /// Rows that say the same as another: `{rows}`.
    DESK_BRING_TWICE = "desk.bring-twice";
    /// Rows with the address of another row: `{rows}`.
    DESK_BRING_SAME_ADDRESS = "desk.bring-same-address";
    /// Rows with the address of somebody who is there: `{rows}`.
    DESK_BRING_KNOWN = "desk.bring-known";
    /// Heading: a row.
    DESK_BRING_ROW = "desk.bring-row";
    /// Heading: what is wrong in it.
    DESK_BRING_PROBLEM = "desk.bring-problem";
    /// More rows have problems than are shown: `{n}`.
    DESK_BRING_MORE = "desk.bring-more";
    /// What to do.
    DESK_BRING_MEND = "desk.bring-mend";
    /// What opens the rows as they will be.
    DESK_BRING_PREVIEW = "desk.bring-preview";
    /// In place of an answer that only matching may use.
    DESK_BRING_UNSEEN = "desk.bring-unseen";
    /// Button: import: `{n}`.
    DESK_BRING_GO = "desk.bring-go";
    /// While they are imported: `{n}`, `{all}`.
    DESK_BRING_UNDER_WAY = "desk.bring-under-way";
    /// They are imported: `{n}`.
    DESK_BRING_DONE = "desk.bring-done";
    /// Some had been imported before: `{n}`.
    DESK_BRING_WERE_THERE = "desk.bring-were-there";
    /// Everybody had been imported before: `{n}`.
    DESK_BRING_ALL_THERE = "desk.bring-all-there";
}
