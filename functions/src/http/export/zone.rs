use domain::export::Cell;
use domain::instant::Instant;
use domain::time_zone::TimeZone;

/// A time zone whose clocks are known: the function carries the IANA database.
#[derive(Clone)]
pub(super) struct Zone {
    name: TimeZone,
    rules: jiff::tz::TimeZone,
}

impl Zone {
    /// The zone of that name, if the database has it.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = TimeZone::parse(name).ok()?;
        let rules = jiff::tz::TimeZone::get(name.as_str()).ok()?;
        Some(Self { name, rules })
    }

    pub(super) fn name(&self) -> &TimeZone {
        &self.name
    }

    /// What clocks there showed at a moment, as a moment at which UTC shows the same.
    pub(super) fn shown(&self, at: Instant) -> Instant {
        let offset = jiff::Timestamp::from_millisecond(at.milliseconds())
            .map_or(0, |timestamp| self.rules.to_offset(timestamp).seconds());
        Instant::from_milliseconds(at.milliseconds().saturating_add(i64::from(offset) * 1000))
    }
}

/// A cell as text: what a csv file has. A local time is as spreadsheets read one: a zone behind it
/// would make text of it.
pub(super) fn text(cell: &Cell, zone: Option<&Zone>) -> String {
    match (cell, zone) {
        (Cell::Local(at), Some(zone)) => {
            let shown = zone.shown(*at).to_string();
            shown.get(..19).map(|seconds| seconds.replace('T', " ")).unwrap_or_default()
        }
        _ => cell.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_shown_as_the_clocks_of_its_season_showed_it() {
        let chicago = Zone::named("America/Chicago").unwrap();
        let at = |text: &str| Cell::Local(Instant::try_from(text.to_owned()).unwrap());
        assert_eq!(text(&at("2026-10-15T12:00:00.000Z"), Some(&chicago)), "2026-10-15 07:00:00");
        assert_eq!(text(&at("2026-12-15T12:00:00.000Z"), Some(&chicago)), "2026-12-15 06:00:00");
        assert!(Zone::named("America/Springfield").is_none());
        assert!(Zone::named("../etc/passwd").is_none());
    }
}
