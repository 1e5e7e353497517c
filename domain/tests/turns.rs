//! The turns of a pair's year, day by day: who hears what, and when.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use domain::calendar::{
    After, Draft, Milestone, Next, PairingYear, Reply, Standing, Taken, When, Year,
};
use domain::date::Date;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn year(first_contact: &str, agreement: &str, check_ins: &[&str]) -> PairingYear {
    let after = |text: &str| When::After(After::parse(text).unwrap());
    let draft = Draft {
        matching: Some(day("2027-02-01")),
        introductions: Some(day("2027-02-15")),
        first_contact: after(first_contact),
        agreement: after(agreement),
        check_ins: check_ins.iter().map(|text| after(text)).collect(),
        evaluation: after("month 12"),
        follow_up: Some(after("month 15")),
        keep_months: 18,
    };
    Year::new(&draft).unwrap().of_pairing(day("2027-02-15"))
}

fn common() -> PairingYear {
    year("day 14", "day 30", &["month 3", "month 6", "month 9"])
}

/// What became of a pair's year: each thing with its day.
type Log = Vec<(Date, String)>;

/// Lives a year of two who answer as they do, on the days on which somebody looks.
fn live(
    year: &PairingYear,
    looks: impl Fn(Date) -> bool,
    standing: impl Fn(Date) -> Standing,
    reply: impl Fn(Milestone, usize, Date) -> Reply,
) -> Log {
    let (mut log, mut next) = (Log::new(), Next::first(year));
    let mut today = day("2027-02-15");
    while today < day("2029-02-01") {
        while let Some(due) = next.filter(|due| due.on <= today && looks(today)) {
            let milestone = due.turn.milestone;
            let replies = [0, 1].map(|who| reply(milestone, who, today));
            let taken = due.turn.take(year, standing(today), &replies, today);
            let Taken { says, tells, .. } = &taken;
            log.extend(says.map(|times| (today, format!("{milestone} {times}"))));
            log.extend(tells.iter().map(|tell| (today, format!("{milestone} {tell:?}"))));
            assert_ne!(taken.next, Some(due), "a turn leads on: {log:?}");
            next = taken.next;
        }
        today = today.plus_days(1).unwrap();
    }
    assert_eq!(next, None, "the year ends");
    log
}

fn said(log: &[(Date, String)]) -> Vec<String> {
    log.iter().map(|(on, what)| format!("{on} {what}")).collect()
}

const GOES_ON: fn(Date) -> Standing = |_| Standing::GoesOn;
const EVERY_DAY: fn(Date) -> bool = |_| true;

#[test]
fn two_who_answer_hear_of_each_day_once() {
    // They answer on the day after they were asked.
    let reply = |milestone, _: usize, today: Date| {
        let on = common().due(milestone).unwrap();
        if milestone.awaits_answers() && today > on { Reply::Given } else { Reply::Silence }
    };
    let log = live(&common(), EVERY_DAY, GOES_ON, reply);
    let expected = [
        "2027-03-01 first-contact 1",
        "2027-03-17 agreement 1",
        "2027-05-15 check-in-1 1",
        "2027-08-15 check-in-2 1",
        "2027-11-15 check-in-3 1",
        "2028-02-15 evaluation 1",
        "2028-05-15 follow-up 1",
    ];
    assert_eq!(said(&log), expected);
}

#[test]
fn who_is_silent_is_reminded_twice_four_days_apart_and_then_the_liaison_is_told() {
    let log =
        live(
            &common(),
            EVERY_DAY,
            GOES_ON,
            |_, who, _| {
                if who == 0 { Reply::Given } else { Reply::Silence }
            },
        );
    let expected = [
        "2027-03-01 first-contact 1",
        "2027-03-05 first-contact 2",
        "2027-03-09 first-contact 3",
        "2027-03-13 first-contact Silent",
        "2027-03-17 agreement 1",
        "2027-05-15 check-in-1 1",
        "2027-05-19 check-in-1 2",
        "2027-05-23 check-in-1 3",
        "2027-05-27 check-in-1 Silent",
    ];
    assert_eq!(said(&log).get(..9).unwrap(), expected);
    assert_eq!(log.iter().filter(|(_, what)| what.contains("Silent")).count(), 6);
}

#[test]
fn a_not_yet_is_told_on_the_next_day_and_only_once() {
    let log = live(&common(), EVERY_DAY, GOES_ON, |milestone, who, today| match (milestone, who) {
        (Milestone::FirstContact, 0) if today > day("2027-03-02") => Reply::NotYet,
        (Milestone::FirstContact, 1) => Reply::Silence,
        _ => Reply::Given,
    });
    let expected = [
        "2027-03-01 first-contact 1",
        "2027-03-03 first-contact NotYet",
        "2027-03-05 first-contact 2",
        "2027-03-09 first-contact 3",
        "2027-03-13 first-contact Silent",
    ];
    assert_eq!(said(&log), expected, "and who has answered before is not asked");
}

#[test]
fn after_an_outage_what_comes_later_is_counted_from_what_was_said() {
    let down = day("2027-03-01")..day("2027-03-04");
    let looks = |today: Date| !down.contains(&today);
    let log = live(&common(), looks, GOES_ON, |_, _, _| Reply::Silence);
    let expected = [
        "2027-03-04 first-contact 1",
        "2027-03-08 first-contact 2",
        "2027-03-12 first-contact 3",
        "2027-03-16 first-contact Silent",
        "2027-03-17 agreement 1",
    ];
    assert_eq!(said(&log).get(..5).unwrap(), expected);
}

#[test]
fn the_next_question_takes_the_place_of_reminders_and_nobody_without_time_is_reported() {
    let dense = year("day 2", "day 4", &["day 5", "day 11"]);
    let log = live(&dense, EVERY_DAY, GOES_ON, |_, _, _| Reply::Silence);
    let expected = [
        "2027-02-17 first-contact 1",
        "2027-02-19 agreement 1",
        "2027-02-20 check-in-1 1",
        "2027-02-24 check-in-1 2",
        "2027-02-26 check-in-2 1",
        "2027-03-02 check-in-2 2",
        "2027-03-06 check-in-2 3",
        "2027-03-10 check-in-2 Silent",
    ];
    assert_eq!(said(&log).get(..8).unwrap(), expected);
}

#[test]
fn who_has_ended_hears_nothing_more_and_who_has_finished_is_asked_how_it_was() {
    let ended = day("2027-05-17");
    let until =
        |after: Standing| move |today: Date| if today < ended { Standing::GoesOn } else { after };
    let log = |after| live(&common(), EVERY_DAY, until(after), |_, _, _| Reply::Silence);
    let over = log(Standing::Over);
    assert!(over.iter().all(|(on, _)| *on < ended), "{over:?}");
    let finished = log(Standing::Finished);
    let later: Log = finished.into_iter().filter(|(on, _)| *on >= ended).collect();
    assert_eq!(said(&later).first().unwrap(), "2028-02-15 evaluation 1");
    assert_eq!(later.iter().filter(|(_, what)| what.starts_with("follow-up")).count(), 4);
}

#[test]
fn of_what_comes_in_a_pause_nobody_hears_and_then_the_year_goes_on_with_what_is_next() {
    let pause = |from: &str, until: &str| {
        let pause = day(from)..day(until);
        let standing = move |today: Date| match pause.contains(&today) {
            true => Standing::Rests,
            false => Standing::GoesOn,
        };
        let reply = |_, _, _| Reply::Silence;
        said(&live(&common(), EVERY_DAY, standing, reply))
    };
    // From the first reminder of a check-in until the day before the one after next.
    let two_missed = pause("2027-05-19", "2027-11-14");
    assert_eq!(
        two_missed.get(4..7).unwrap(),
        ["2027-03-17 agreement 1", "2027-05-15 check-in-1 1", "2027-11-15 check-in-3 1"]
    );
    assert!(!two_missed.iter().any(|line| line.contains("check-in-2")), "{two_missed:?}");
    let whole = pause("2027-02-15", "2029-02-01");
    assert_eq!(whole, [""; 0], "a year that ends in a pause ends quietly");
    let between = pause("2027-05-28", "2027-08-14");
    assert_eq!(between, pause("2027-02-15", "2027-02-15"), "what is not asked in it is not missed");
}

proptest! {
    #[test]
    fn whatever_days_are_missed_everything_is_said_once_in_order_and_one_thing_a_day(
        missed in proptest::collection::btree_set(0..700u16, 0..200),
        answers in proptest::collection::btree_map((0..9u8, 0..2usize), (0..20u16, any::<bool>()), 0..14),
        dense in any::<bool>(),
    ) {
        let year = if dense { year("day 2", "day 4", &["day 5", "day 6", "month 2"]) } else { common() };
        let first = day("2027-02-15");
        let since = |date: Date| date.days_since_1970() - first.days_since_1970();
        let looks = |today: Date| !u16::try_from(since(today)).is_ok_and(|day| missed.contains(&day));
        let reply = |milestone: Milestone, who: usize, today: Date| {
            let place = year.steps().take_while(|step| step.milestone < milestone).count();
            let given = answers.get(&(u8::try_from(place).unwrap(), who));
            let since = since(today) - since(year.due(milestone).unwrap());
            match given {
                _ if !milestone.awaits_answers() => Reply::Silence,
                Some((after, _)) if since <= i64::from(*after) => Reply::Silence,
                Some((_, true)) if milestone.asks_for_contact() => Reply::NotYet,
                Some(_) => Reply::Given,
                None => Reply::Silence,
            }
        };
        let log = live(&year, looks, GOES_ON, reply);
        let mut seen = BTreeMap::new();
        for (_, what) in &log {
            *seen.entry(what.clone()).or_insert(0) += 1;
        }
        prop_assert!(seen.values().all(|times| *times == 1), "once: {:?}", log);
        let to_them: Vec<_> = log.iter().filter(|(_, what)| !what.contains(['N', 'S'])).collect();
        prop_assert!(to_them.is_sorted_by(|(one, _), (other, _)| one < other), "one a day: {:?}", log);
        for step in year.steps() {
            let name = format!("{} 1", step.milestone);
            let said = log.iter().find(|(_, what)| *what == name);
            let place = year.steps().take_while(|other| other.milestone < step.milestone).count();
            let place = u8::try_from(place).unwrap();
            let both = [0, 1].iter().all(|who| answers.contains_key(&(place, *who)));
            prop_assert!(said.is_some() || both, "{} is said: {:?}", name, log);
            prop_assert!(said.is_none_or(|(on, _)| *on >= step.on), "not too early: {:?}", log);
        }
    }
}
