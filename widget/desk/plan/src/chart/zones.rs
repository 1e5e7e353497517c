//! Time zones on a day's line.

use domain::matching::{Clocks, Free, UtcOffset};
use domain::texts;

use super::{Bar, Chart, Group, Look};
use crate::Plan;
use crate::words::Words;

/// So many places are named of those whose clocks show the same.
const MOST_PLACES: usize = 2;

pub(super) fn zones(words: Words<'_>, plan: &Plan) -> Option<Chart> {
    let clocks = plan.pool().clocks();
    let (known, unsaid): (Vec<&Clocks>, Vec<&Clocks>) =
        clocks.iter().partition(|one| one.offset.is_some());
    if known.is_empty() {
        return None;
    }
    let places = places(words, plan);
    let sum =
        |of: fn(&Clocks) -> &Free| known.iter().fold(Free::default(), |all, one| all.and(of(one)));
    let (mentees, mentors) = (sum(|one| &one.mentees), sum(|one| &one.mentors));
    let [all_mentees, all_mentors] = words.sides();
    let mut groups = vec![
        group(words, all_mentees.clone(), 0, &mentees),
        group(words, all_mentors.clone(), 1, &mentors),
    ];
    let label = |one: &Clocks| named(words, one.offset, &places);
    groups.extend(
        known.iter().map(|one| group(words, label(one), 2, &one.mentees.and(&one.mentors))),
    );
    groups.push(axis());
    let row = |one: &&Clocks| {
        let usual = usual(words, &one.mentees.and(&one.mentors));
        vec![label(one), one.mentees.people.to_string(), one.mentors.people.to_string(), usual]
    };
    let everyone = [(&all_mentees, &mentees), (&all_mentors, &mentors)].map(|(side, free)| {
        let count = |of: &String| if of == side { free.people.to_string() } else { String::new() };
        vec![side.clone(), count(&all_mentees), count(&all_mentors), usual(words, free)]
    });
    let heads = [
        words.text(texts::DESK_CHART_ZONE),
        all_mentees.clone(),
        all_mentors.clone(),
        words.text(texts::DESK_CHART_USUAL),
    ];
    Some(Chart {
        title: words.text(texts::DESK_CHART_ZONES),
        about: words.text(texts::DESK_CHART_ZONES_ABOUT),
        look: Look::Day,
        key: Vec::new(),
        groups,
        heads: heads.into(),
        rows: known.iter().chain(&unsaid).map(row).chain(everyone).collect(),
    })
}

/// When some people can talk: the higher, the more of them.
fn group(words: Words<'_>, label: String, kind: u8, free: &Free) -> Group {
    let n = free.people.to_string();
    Group {
        label,
        note: words.say(texts::DESK_CHART_PEOPLE, &[("n", &n)]),
        bars: free.hours.iter().map(|count| Bar::of(kind, *count, free.people)).collect(),
    }
}

/// The hours of the day, of which every sixth is named.
fn axis() -> Group {
    let bar = |hour: usize| {
        let bar = Bar::of(0, 0, 1);
        if hour.is_multiple_of(6) { bar.saying(hour) } else { bar }
    };
    Group { label: String::new(), note: String::new(), bars: (0..24).map(bar).collect() }
}

/// A place, what its clocks show, and how many people live there.
type Place<'a> = (UtcOffset, &'a str, usize);

/// Where people live.
fn places<'a>(words: Words<'a>, plan: &Plan) -> Vec<Place<'a>> {
    let mut places: Vec<Place<'a>> = Vec::new();
    let Some(line) = plan.pool().clock_line() else { return places };
    for person in words.matching.people.iter().filter(|person| person.facts().eligible) {
        let Some(zone) = person.time_zone(line.answer_of(person.side())) else { continue };
        let Some(offset) = words.matching.offsets.get(zone) else { continue };
        match places.iter_mut().find(|(_, known, _)| *known == zone.as_str()) {
            Some((_, _, count)) => *count += 1,
            None => places.push((offset, zone.as_str(), 1)),
        }
    }
    places
}

/// What clocks show, and where: “UTC−5: New York, Toronto and 2 more”.
fn named(words: Words<'_>, offset: Option<UtcOffset>, places: &[Place<'_>]) -> String {
    let Some(offset) = offset else { return words.text(texts::DESK_CHART_UNSAID) };
    let mut here: Vec<&Place<'_>> = Vec::new();
    for place in places.iter().filter(|place| place.0 == offset) {
        // Where most live, first.
        here.insert(here.partition_point(|known| known.2 >= place.2), place);
    }
    let city =
        |place: &&Place<'_>| place.1.rsplit('/').next().unwrap_or_default().replace('_', " ");
    let mut list: Vec<String> = here.iter().map(city).collect();
    let more = list.len().saturating_sub(MOST_PLACES);
    if more > 1 {
        list.truncate(MOST_PLACES);
        list.push(words.say(texts::DESK_CHART_MORE, &[("n", &more.to_string())]));
    }
    let (offset, list) = (utc(offset), words.list(&list));
    words.say(texts::DESK_CHART_CLOCKS, &[("offset", &offset), ("list", &list)])
}

/// How far clocks are from UTC: `UTC−3:30`.
fn utc(offset: UtcOffset) -> String {
    let minutes = offset.minutes();
    let sign = match minutes {
        0 => return "UTC".to_owned(),
        ..0 => '−',
        1.. => '+',
    };
    let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    if rest == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{rest:02}") }
}

/// The hours that suit at least half.
fn usual(words: Words<'_>, free: &Free) -> String {
    let hours = free.usual();
    if hours.is_empty() {
        return "–".to_owned();
    }
    let hours: Vec<String> = hours
        .iter()
        .map(|(from, to)| {
            let values = [("from", from.to_string()), ("to", to.to_string())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            words.say(texts::DESK_CHART_HOURS, &values)
        })
        .collect();
    words.list(&hours)
}

#[cfg(test)]
mod tests {
    use super::{UtcOffset, utc};

    #[test]
    fn what_clocks_show_is_said_as_people_write_it() {
        let said = |minutes| utc(UtcOffset::of_minutes(minutes).unwrap());
        assert_eq!(
            [0, -300, 330, -210, 840].map(said),
            ["UTC", "UTC−5", "UTC+5:30", "UTC−3:30", "UTC+14"]
        );
    }
}
