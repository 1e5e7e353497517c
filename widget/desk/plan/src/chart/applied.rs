//! Applications over time.

use domain::instant::Instant;
use domain::matching::Side;
use domain::texts;

use super::{Bar, Chart, Group, Look};
use crate::words::Words;

/// So many columns are drawn at the most: with more, a column stands for several weeks.
const MOST_COLUMNS: i64 = 26;

/// Up to so many columns are wide enough for numbers.
const WIDE: usize = 12;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Who applied in some weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    /// The Monday that they begin with, in days since 1970.
    from: i64,
    mentees: usize,
    mentors: usize,
}

/// Weeks from Monday to Sunday in UTC, from the first with an application to the last: how many
/// weeks each span has, and the spans.
fn by_week(applied: &[(Side, Instant)]) -> (i64, Vec<Span>) {
    // 1970 began on a Thursday.
    let week = |at: &Instant| (at.milliseconds().div_euclid(DAY) + 3).div_euclid(7);
    let weeks = || applied.iter().map(|(_, at)| week(at));
    let (Some(first), Some(last)) = (weeks().min(), weeks().max()) else {
        return (1, Vec::new());
    };
    let each = (last - first + 1 + MOST_COLUMNS - 1) / MOST_COLUMNS;
    let spans = (last - first) / each + 1;
    let bare = |at: i64| Span { from: (first + at * each) * 7 - 3, mentees: 0, mentors: 0 };
    let mut spans: Vec<Span> = (0..spans).map(bare).collect();
    for (side, at) in applied {
        let place = usize::try_from((week(at) - first) / each).ok();
        let Some(span) = place.and_then(|place| spans.get_mut(place)) else { continue };
        match side {
            Side::Mentee => span.mentees += 1,
            Side::Mentor => span.mentors += 1,
        }
    }
    (each, spans)
}

pub(super) fn applied(words: Words<'_>, applied: &[(Side, Instant)]) -> Option<Chart> {
    let (each, spans) = by_week(applied);
    let most = spans.iter().map(|span| span.mentees.max(span.mentors)).max()?;
    let day = |span: &Span| {
        let day = Instant::from_milliseconds(span.from.saturating_mul(DAY)).day();
        day.map(|day| words.texts.date(day)).unwrap_or_default()
    };
    let said = |bar: Bar, n: usize| match n {
        1.. if spans.len() <= WIDE => bar.saying(n),
        _ => bar,
    };
    let group = |span: &Span| Group {
        label: day(span),
        note: String::new(),
        bars: vec![
            said(Bar::of(0, span.mentees, most), span.mentees),
            said(Bar::of(1, span.mentors, most), span.mentors),
        ],
    };
    let row = |span: &Span| vec![day(span), span.mentees.to_string(), span.mentors.to_string()];
    let count = |of: fn(&Span) -> usize| spans.iter().map(of).sum::<usize>().to_string();
    let (mentees, mentors) = (count(|span| span.mentees), count(|span| span.mentors));
    let values = [("mentees", mentees.as_str()), ("mentors", &mentors)];
    let sides = words.sides();
    let mut heads = vec![words.say(texts::DESK_CHART_WEEKS, &[("n", &each.to_string())])];
    heads.extend(sides.clone());
    Some(Chart {
        title: words.text(texts::DESK_CHART_APPLIED),
        about: words.say(texts::DESK_CHART_APPLIED_ABOUT, &values),
        look: Look::Course,
        key: sides.into(),
        groups: spans.iter().map(group).collect(),
        heads,
        rows: spans.iter().map(row).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::{DAY, MOST_COLUMNS, Side, by_week};
    use domain::instant::Instant;

    /// The day of 2027 that is so many days after Monday, January 4, at some hour.
    fn at(days: i64, hour: i64) -> Instant {
        Instant::from_milliseconds((20_822 + days) * DAY + hour * DAY / 24)
    }

    #[test]
    fn a_week_lasts_from_monday_to_sunday_and_one_without_anybody_is_there() {
        let applied = [
            (Side::Mentor, at(20, 12)),
            (Side::Mentee, at(0, 0)),
            (Side::Mentee, at(6, 23)),
            (Side::Mentee, at(7, 0)),
        ];
        let (each, spans) = by_week(&applied);
        let counts: Vec<_> = spans.iter().map(|span| (span.mentees, span.mentors)).collect();
        assert_eq!((each, counts), (1, vec![(2, 0), (1, 0), (0, 1)]));
        assert_eq!(spans[0].from, 20_822);
        assert_eq!(by_week(&[]), (1, Vec::new()));
    }

    #[test]
    fn however_long_it_takes_everybody_is_counted_once_and_the_columns_stay_few() {
        for days in [1, 180, 183, 400, 4000, 3_000_000] {
            let sides = [Side::Mentee, Side::Mentee, Side::Mentor];
            let applied: Vec<_> =
                (0..999).map(|n| (sides[n % 3], at(n as i64 * 7919 % days, 5))).collect();
            let (each, spans) = by_week(&applied);
            assert!(spans.len() <= MOST_COLUMNS as usize && each > 0, "{days}");
            assert_eq!(spans.iter().map(|span| span.mentees).sum::<usize>(), 666, "{days}");
            assert_eq!(spans.iter().map(|span| span.mentors).sum::<usize>(), 333, "{days}");
        }
    }
}
