//! What the two of a pairing note in the course of their year: that they have met, and how their goals
//! stand. The committee sees nothing of it but what somebody tells it.

mod diary;
mod entry;
mod reader;
mod text;
mod told;

pub use self::diary::{Diary, Full, Journal, MOST_CHARACTERS, MOST_ENTRIES, Seen};
pub use self::entry::{
    About, Changed, Entry, Goal, How, Meeting, Noted, Reflection, Stands, Visible, can_have_met,
};
pub use self::reader::Reader;
pub use self::text::{NotAText, Text};
pub use self::told::{ToldPage, ToldReflection};
