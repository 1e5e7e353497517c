//! How far clocks are from UTC where people live: the IANA database, which `domain` does not know.

use domain::instant::Instant;
use domain::matching::{Offsets, Participant, UtcOffset};
use domain::time_zone::TimeZone;

/// How far clocks are from UTC where people live, at a moment.
pub(crate) fn offsets<'a>(
    people: impl IntoIterator<Item = &'a Participant>,
    now: Instant,
) -> Offsets {
    let mut offsets = Offsets::new();
    for zone in people.into_iter().flat_map(Participant::time_zones) {
        if offsets.get(zone).is_none()
            && let Some(offset) = offset(zone, now)
        {
            offsets.set(zone, offset);
        }
    }
    offsets
}

/// Nothing, where the database has no such zone.
fn offset(zone: &TimeZone, now: Instant) -> Option<UtcOffset> {
    let rules = jiff::tz::TimeZone::get(zone.as_str()).ok()?;
    let at = jiff::Timestamp::from_millisecond(now.milliseconds()).ok()?;
    let minutes = i16::try_from(rules.to_offset(at).seconds().div_euclid(60)).ok()?;
    UtcOffset::of_minutes(minutes).ok()
}
