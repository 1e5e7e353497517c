//! The keys of what is said where the two of a pairing are asked to fill something in.

use super::Key;

keys! {
    /// Until when a form can be filled in, or changed: `{date}`.
    FILLING_UNTIL = "filling.until";
    /// The same of one that was filled in on `{day}`.
    FILLING_DONE = "filling.done";
    /// Button: to the form.
    FILLING_BEGIN = "filling.begin";
    /// Button: to what was answered.
    FILLING_CHANGE = "filling.change";
    /// Button: back to the page of the two.
    FILLING_LATER = "filling.later";
    /// The time for it is over.
    FILLING_LATE = "filling.late";
    /// The answers are kept.
    FILLING_THANKS = "filling.thanks";
}
