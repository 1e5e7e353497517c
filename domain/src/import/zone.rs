//! Time zones as people write them, where a form elsewhere asked in its own words.

use super::value::plain;
use crate::time_zone::TimeZone;

/// What North American forms ask for, by its name in the database of time zones. An abbreviation
/// that means something else elsewhere is not among them.
const WRITTEN: [(&str, &[&str]); 8] = [
    ("America/New_York", &["eastern", "et", "est", "edt"]),
    ("America/Chicago", &["central", "ct", "cdt"]),
    ("America/Denver", &["mountain", "mt", "mst", "mdt"]),
    ("America/Los_Angeles", &["pacific", "pt", "pst", "pdt"]),
    ("America/Anchorage", &["alaska", "akst", "akdt"]),
    ("Pacific/Honolulu", &["hawaii", "hst"]),
    ("America/Halifax", &["atlantic", "adt"]),
    ("UTC", &["utc", "gmt", "greenwich mean"]),
];

/// Words that say nothing of which zone it is.
const AROUND: [&str; 5] = ["time", "zone", "standard", "daylight", "us"];

/// The zone that a cell names; nothing, where it does not name one that is known.
pub(super) fn zone(cell: &str) -> Option<String> {
    if TimeZone::parse(cell).is_ok() {
        return Some(cell.to_owned());
    }
    let cell = plain(cell);
    let words: Vec<&str> = cell.split(' ').filter(|word| !AROUND.contains(word)).collect();
    let written = words.join(" ");
    let known = WRITTEN.iter().find(|(_, names)| names.contains(&written.as_str()));
    known.map(|(zone, _)| (*zone).to_owned())
}

#[cfg(test)]
mod tests {
    use super::zone;

    #[test]
    fn zones_are_known_as_people_write_them_and_nothing_is_made_up() {
        let known = |cell, expected| assert_eq!(zone(cell).as_deref(), Some(expected), "{cell}");
        known("America/Toronto", "America/Toronto");
        known("Eastern Time (US)", "America/New_York");
        known("pacific standard time", "America/Los_Angeles");
        known("ET", "America/New_York");
        known("GMT", "UTC");
        assert_eq!(zone("GMT+5:30"), None, "an offset is not a zone");
        assert_eq!(zone("Eastern Australia"), None);
        assert_eq!(zone("CST"), None, "in Chicago or in Shanghai");
        assert_eq!(zone(""), None);
    }
}
