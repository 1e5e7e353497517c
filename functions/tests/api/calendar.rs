//! The calendar at work: what is due goes out once, whoever runs it, how often, and after whatever
//! has happened.

mod agreement;

use domain::calendar::{Draft, Milestone, PairingYear, Year, day};
use domain::date::Date;
use domain::desk::PairingId;
use domain::heard::Contact;
use domain::id::{CohortId, ProgramId};
use domain::program::Program;
use domain::reference::Reference;
use functions::calendar::{CalendarStore, Run, run};
use functions::store::{
    KeepHeard, OpenSubmission, PlanForgetting, PublishPrograms, ReadPairingYear, Table, Whose,
};
use futures::future::join_all;
use hyper::Method;
use serde_json::json;

use crate::desk::matching::{COHORT, apply, desk, forms, policy};
use crate::desk::pairings::{liaison, mails, make, pair};
use crate::desk::people::{program, token, with, withdraw};
use crate::faults::Fault;
use crate::fixture;
use crate::place::Place;

/// Somebody, by their reference and the secret of their link.
type Own = (String, String);

/// Two who were introduced on a day, in a program that has a year.
struct Pair {
    place: Place,
    ada: Own,
    grace: Own,
}

const INTRODUCED: &str = "2026-10-20T15:00:00.000Z";

/// A year in the days of this program.
pub(crate) fn year(first_contact: &str) -> Year {
    let draft: Draft = serde_json::from_value(json!({
        "matching": "2026-10-01", "introductions": "2026-10-20", "first-contact": first_contact,
        "agreement": "day 30", "check-ins": ["month 3"], "evaluation": "month 12",
        "follow-up": "month 15", "keep-months": 18,
    }))
    .unwrap();
    Year::new(&draft).unwrap()
}

pub(crate) fn with_year(first_contact: &str) -> Program {
    let mut program = fixture::program();
    program.cohorts[0].year = Some(year(first_contact));
    program
}

async fn publish(place: &Place, program: &Program) {
    let pair = [("list.pair".to_owned(), "{a} and {b}".to_owned())];
    let (forms, texts) = (forms(), fixture::texts().with(pair));
    place.table.publish(program, &forms, &texts, &[], Some(&policy())).await.unwrap();
}

impl Pair {
    async fn meet() -> Self {
        let (place, _) = desk().await;
        publish(&place, &with_year("day 14")).await;
        let ada = apply(&place, "application", "Ada Lovelace", &["data"]).await;
        let grace = apply(&place, "profile", "Grace Hopper", &["data"]).await;
        place.set_clock(INTRODUCED);
        let member = token(&place, "sts", "member@example.org").await;
        let liaison = liaison(&place).await;
        let made = make(&place, &member, json!([pair(1, &ada.0, &grace.0, &liaison)])).await;
        assert!(made[0].made.is_some());
        mails(&place).await;
        Self { place, ada, grace }
    }

    /// It is a day, five minutes after it began to count.
    fn at(&self, date: &str) {
        let begins = day::begins(Date::parse(date).unwrap());
        self.place.set_clock(&begins.to_string());
        self.place.pass(300);
    }

    async fn run(&self) -> Run {
        run(&self.place.table, &self.place.clock).await.unwrap()
    }

    /// Runs on a day; what comes by mail of it, each by whom it is to and its id, sorted.
    async fn on(&self, date: &str) -> Vec<String> {
        self.at(date);
        self.run().await;
        self.sent().await
    }

    async fn sent(&self) -> Vec<String> {
        let line = |mail: &String| {
            let header = |name: &str| {
                mail.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned()
            };
            let id = header("Message-ID: <").replace(self.ada.0.as_str(), "");
            let id = id.replace(self.grace.0.as_str(), "").replace("0000000000000001.", "");
            let id = id.split('@').next().unwrap().trim_end_matches('.').to_owned();
            format!("{} {id}", header("To: ").split('@').next().unwrap())
        };
        let mut lines: Vec<String> = mails(&self.place).await.iter().map(line).collect();
        lines.sort();
        lines
    }

    async fn answer(&self, who: &Own, milestone: Milestone, contact: Contact) {
        let reference = Reference::parse(&who.0).unwrap();
        let now = self.place.clock.now();
        let found = self.place.table.find(&reference, now).await.unwrap().unwrap();
        let (sts, cohort) = of();
        let whose = Whose { found: &found, pairing: &id(), milestone };
        let kept = self.place.table.keep_contact((&sts, &cohort), &whose, contact, now).await;
        assert!(kept.unwrap());
    }

    async fn end(&self, reason: &str) {
        let member = token(&self.place, "sts", "member@example.org").await;
        let path = format!("{COHORT}/pairings/{}/end", id());
        let body = json!({ "reason": reason });
        let ended = with(&self.place, &member, Method::POST, &path, Some(&body)).await;
        assert_eq!(ended.status, 200, "{}", ended.text());
    }

    async fn turn(&self, step: &str) {
        let member = token(&self.place, "sts", "member@example.org").await;
        let path = format!("{COHORT}/pairings/{}/{step}", id());
        let done = with(&self.place, &member, Method::POST, &path, None).await;
        assert_eq!(done.status, 200, "{}", done.text());
    }

    async fn year(&self) -> Option<PairingYear> {
        let (sts, cohort) = of();
        self.place.table.pairing_year((&sts, &cohort), &id()).await.unwrap()
    }
}

fn of() -> (ProgramId, CohortId) {
    (program("sts"), CohortId::new("2026-27").unwrap())
}

fn id() -> PairingId {
    PairingId::new("0000000000000001").unwrap()
}

const ASKED: [&str; 2] =
    ["ada.lovelace milestone.first-contact.1", "grace.hopper milestone.first-contact.1"];

#[tokio::test]
async fn a_pair_keeps_the_days_that_it_was_introduced_with_whatever_the_program_says_later() {
    let pair = Pair::meet().await;
    let own = pair.year().await.unwrap();
    assert_eq!(own, year("day 14").of_pairing(Date::parse("2026-10-20").unwrap()));
    publish(&pair.place, &with_year("day 28")).await;
    assert_eq!(pair.year().await, Some(own));
    assert_eq!(pair.on("2026-11-03").await, ASKED);
}

#[tokio::test]
async fn each_of_the_two_is_asked_once_however_often_and_however_many_at_once_it_runs() {
    let pair = Pair::meet().await;
    assert!(pair.on("2026-11-02").await.is_empty(), "not before its day");
    pair.at("2026-11-03");
    let all = join_all((0..8).map(|_| run(&pair.place.table, &pair.place.clock))).await;
    let all: Vec<Run> = all.into_iter().map(Result::unwrap).collect();
    assert_eq!(all.iter().map(|run| run.turns).sum::<usize>(), 1, "{all:?}");
    assert_eq!(pair.run().await, Run::default());
    assert_eq!(pair.sent().await, ASKED);
    assert!(pair.on("2026-11-04").await.is_empty());
}

#[tokio::test]
async fn a_run_that_dies_between_reading_and_writing_or_after_it_is_made_up_for() {
    let pair = Pair::meet().await;
    pair.at("2026-11-03");
    pair.place.faults.after("TransactWriteItems", 0, Fault::Throttled);
    assert!(run(&pair.place.table, &pair.place.clock).await.is_err());
    pair.place.faults.none();
    assert!(pair.sent().await.is_empty(), "all of it or nothing");
    pair.place.faults.next("TransactWriteItems", Fault::ConflictAfterWriting);
    let ran = pair.run().await;
    assert_eq!((ran.turns, ran.quicker), (0, 1), "it was written, and nobody had said so");
    assert_eq!(pair.sent().await, ASKED);
}

#[tokio::test]
async fn after_three_days_without_a_run_a_reminder_comes_four_days_after_its_question() {
    let pair = Pair::meet().await;
    assert_eq!(pair.on("2026-11-06").await, ASKED);
    for quiet in ["2026-11-07", "2026-11-08", "2026-11-09"] {
        assert!(pair.on(quiet).await.is_empty(), "{quiet}");
    }
    assert_eq!(pair.on("2026-11-10").await.len(), 2);
}

#[tokio::test]
async fn who_has_answered_is_not_reminded_and_the_liaison_is_told_once_who_has_not() {
    let pair = Pair::meet().await;
    pair.on("2026-11-03").await;
    pair.answer(&pair.ada, Milestone::FirstContact, Contact::Yes).await;
    assert_eq!(pair.on("2026-11-07").await, ["grace.hopper milestone.first-contact.2"]);
    assert_eq!(pair.on("2026-11-11").await, ["grace.hopper milestone.first-contact.3"]);
    pair.at("2026-11-15");
    pair.run().await;
    let told = mails(&pair.place).await;
    assert_eq!(told.len(), 1);
    let (mail, subject) = (&told[0], told[0].lines().find(|line| line.starts_with("Subject")));
    assert!(mail.contains("To: looks.after@example.org"), "{mail}");
    assert!(mail.contains("Message-ID: <silent.0000000000000001.first-contact@"), "{mail}");
    let silent = mail.split_once("mail.liaison-silent").unwrap().1;
    assert!(mail.contains("Ada Lovelace") && silent.contains("Grace Hopper"), "{mail}");
    let line = silent.split("mail.liaison-asked").next().unwrap();
    assert!(!line.contains("Ada"), "{mail}");
    assert!(!subject.unwrap().contains("Grace"), "{mail}");
    for quiet in ["2026-11-16", "2026-11-18"] {
        assert!(pair.on(quiet).await.is_empty(), "{quiet}");
    }
}

#[tokio::test]
async fn a_not_yet_is_told_to_the_liaison_on_the_next_day_and_not_who_has_said_so() {
    let pair = Pair::meet().await;
    pair.on("2026-11-03").await;
    pair.answer(&pair.grace, Milestone::FirstContact, Contact::NotYet).await;
    pair.answer(&pair.ada, Milestone::FirstContact, Contact::Yes).await;
    assert_eq!(pair.on("2026-11-04").await, ["looks.after not-yet.first-contact"]);
    assert!(pair.on("2026-11-05").await.is_empty());
    assert!(pair.on("2026-11-15").await.is_empty(), "nobody is silent");
}

#[tokio::test]
async fn who_answers_between_a_run_and_the_courier_gets_no_mail() {
    let pair = Pair::meet().await;
    pair.at("2026-11-03");
    pair.run().await;
    pair.answer(&pair.grace, Milestone::FirstContact, Contact::Yes).await;
    assert_eq!(pair.sent().await, ["ada.lovelace milestone.first-contact.1"]);
}

#[tokio::test]
async fn a_pairing_that_has_ended_hears_nothing_more() {
    for how in ["not-a-fit", "mistake", "withdrawn"] {
        let pair = Pair::meet().await;
        pair.on("2026-11-03").await;
        match how {
            "withdrawn" => withdraw(&pair.place, &pair.grace.1, &pair.grace.0).await,
            reason => pair.end(reason).await,
        }
        mails(&pair.place).await;
        for date in ["2026-11-07", "2026-11-15", "2026-11-19", "2027-01-20", "2027-10-20"] {
            assert!(pair.on(date).await.is_empty(), "{how}, {date}");
        }
    }
}

#[tokio::test]
async fn who_rests_hears_nothing_and_then_of_what_is_next_and_not_of_what_was_missed() {
    let pair = Pair::meet().await;
    pair.on("2026-11-03").await;
    pair.turn("pause").await;
    for date in ["2026-11-07", "2026-11-15", "2026-11-19", "2026-12-24"] {
        assert!(pair.on(date).await.is_empty(), "{date}");
    }
    pair.turn("resume").await;
    for date in ["2026-12-24", "2026-12-28", "2027-01-19"] {
        assert!(pair.on(date).await.is_empty(), "{date}");
    }
    let asked = ["ada.lovelace milestone.check-in-1.1", "grace.hopper milestone.check-in-1.1"];
    assert_eq!(pair.on("2027-01-20").await, asked);
}

#[tokio::test]
async fn who_rests_before_a_mail_goes_out_does_not_get_it() {
    let pair = Pair::meet().await;
    pair.at("2026-11-03");
    pair.run().await;
    pair.turn("pause").await;
    assert!(pair.sent().await.is_empty());
}

#[tokio::test]
async fn one_press_answers_for_either_of_the_two_and_opens_their_own_page() {
    let pair = Pair::meet().await;
    pair.at("2026-11-03");
    pair.run().await;
    let sent = mails(&pair.place).await;
    for (own, name, partner) in
        [(&pair.ada, "ada.lovelace", "Grace Hopper"), (&pair.grace, "grace.hopper", "Ada Lovelace")]
    {
        let mail = sent.iter().find(|mail| mail.contains(&format!("To: {name}"))).unwrap();
        let mail = mail.replace("=\r\n", "").replace("=3D", "=");
        let room =
            pair.place.links.room(&program("sts"), &id(), &Reference::parse(&own.0).unwrap(), 0);
        for press in ["first-contact=yes", "first-contact=not-yet"] {
            assert!(mail.contains(&format!("{}&{press}", room.address)), "{press}: {mail}");
        }
        assert!(mail.contains(room.code.as_str()) && !mail.contains(&own.1), "{mail}");
        let head = mail.split("\r\n\r\n").next().unwrap();
        assert!(!head.contains("Lovelace") && !head.contains("Hopper"), "{partner}: {head}");
    }
}

#[tokio::test]
async fn nothing_but_what_is_due_is_read() {
    let pair = Pair::meet().await;
    pair.at("2026-11-02");
    pair.place.faults.take_calls();
    assert_eq!(pair.run().await, Run::default());
    assert_eq!(pair.place.faults.take_calls().into_iter().collect::<Vec<_>>(), ["Query"]);
}

#[tokio::test]
async fn the_calendar_calls_what_its_store_traits_name_and_nothing_else() {
    let pair = Pair::meet().await;
    pair.at("2026-11-03");
    pair.place.faults.take_calls();
    pair.run().await;
    pair.place.table.plan_forgetting(&with_year("day 14"), pair.place.clock.now()).await.unwrap();
    pair.at("2029-04-20");
    assert_eq!(pair.run().await.forgotten, 1);
    let mut calls = pair.place.faults.take_calls();
    // A transaction takes the actions of its parts: a turn is changed, and messages are put.
    assert!(calls.remove("TransactWriteItems"));
    calls.extend(["PutItem", "UpdateItem"].map(str::to_owned));
    let named = [&<Table as CalendarStore>::ON_DUE[..], &<Table as CalendarStore>::ACTIONS];
    let named = named.concat().concat();
    let named = named.iter().map(|name| name.trim_start_matches("dynamodb:").to_owned());
    assert_eq!(calls, named.collect());
}

/// Where it is not the same day: a day ahead, and a day behind.
const ELSEWHERE: [&str; 6] = [
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Pacific/Niue",
    "Pacific/Midway",
    "Pacific/Samoa",
    "US/Samoa",
];

#[test]
fn when_a_day_counts_it_is_that_day_nearly_everywhere_in_summer_and_in_winter() {
    let of_day = |date: Date| {
        let at = day::begins(date).milliseconds() + 5 * 60_000;
        let at = jiff::Timestamp::from_millisecond(at).unwrap();
        let names = jiff::tz::db().available();
        let other = move |name: &str| {
            let zone = jiff::tz::TimeZone::get(name).ok()?;
            let local = zone.to_datetime(at).date().to_string();
            (local != date.to_string()).then(|| name.to_owned())
        };
        names.filter_map(move |name| other(name.as_str())).collect::<Vec<String>>()
    };
    for later in (0..730).step_by(7) {
        let date = Date::parse("2026-10-01").unwrap().plus_days(later).unwrap();
        let odd = of_day(date);
        let odd: Vec<_> = odd
            .into_iter()
            .filter(|name| name.contains('/') && !name.starts_with("Etc/"))
            .filter(|name| !ELSEWHERE.contains(&name.as_str()))
            .collect();
        assert!(odd.is_empty(), "{date}: {odd:?}");
    }
    assert!(jiff::tz::db().available().count() > 400, "the database is there");
}
