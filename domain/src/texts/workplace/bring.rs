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
}
