//! A year whose time is over: nothing of anybody is left, and how many they were stays.

use std::collections::BTreeMap;

use domain::desk::Who;
use domain::id::{CohortId, FormId};
use domain::program::Program;
use functions::calendar::run;
use functions::store::{
    EraseAgain, PlanForgetting, PurgeCohort, Purged, PutItems, ReadItems, StoreError, StoredItem,
};
use hyper::Method;
use serde_json::json;

use super::applicants::own;
use super::matching::{COHORT, apply, desk};
use super::pairings::{liaison, mails};
use super::people::{last, program, with, withdraw};
use crate::faults::Fault;
use crate::place::Place;

/// A year in which somebody was written on, asked, judged, introduced, changed their mind, withdrew.
struct Year {
    place: Place,
    people: Vec<String>,
}

impl Year {
    async fn lived() -> Self {
        let (place, member) = desk().await;
        let liaison = liaison(&place).await;
        let ada = apply(&place, "application", "Ada King", &["data"]).await;
        let bo = apply(&place, "application", "Bo Li", &["teaching"]).await;
        let gone = apply(&place, "application", "Gone By", &["data"]).await;
        let grace = apply(&place, "profile", "Grace Brewster", &["data"]).await;
        let person = format!("{COHORT}/people/{}", ada.0);
        let words = json!({ "id": "00000000000000aa", "text": "Met her at a conference." });
        let standing = json!({ "standings": [
            { "reference": ada.0, "revision": 0, "status": "eligible", "facts": { "waited": true } },
        ] });
        let pair = json!({ "pairs": [{
            "id": "0000000000000001", "mentee": ada.0, "mentor": grace.0, "liaison": liaison,
        }] });
        let scenario = json!({ "name": "First", "wishes": {} });
        for (method, path, body) in [
            (Method::PUT, format!("{COHORT}/standings"), standing),
            (Method::POST, format!("{person}/notes"), words.clone()),
            (Method::POST, format!("{person}/questions"), words),
            (Method::POST, format!("{COHORT}/pairings"), pair),
            (Method::PUT, format!("{COHORT}/scenarios/00000000000000bb"), scenario),
        ] {
            let answer = with(&place, &member, method, &path, Some(&body)).await;
            assert!(answer.status < 300, "{path}: {}", answer.text());
        }
        withdraw(&place, &gone.1, &gone.0).await;
        assert!(mails(&place).await.len() >= 6, "receipts, a question, two introductions");
        let people = [ada, bo, gone, grace].map(|(reference, _)| reference).to_vec();
        Self { place, people }
    }

    async fn purge(&self) -> Result<Purged, StoreError> {
        let cohort = CohortId::new("2026-27").unwrap();
        let (of, now) = ((&program("sts"), &cohort), self.place.clock.now());
        self.place.table.purge(of, &Who::Operator, now).await
    }

    /// What is left of them, but for lines of the log and mails that end by themselves.
    async fn left(&self) -> Vec<String> {
        let mut left = Vec::new();
        for reference in &self.people {
            left.extend(self.place.raw.ends_of(reference).await.1);
        }
        left.retain(|key| !key.starts_with("AUDIT#"));
        left
    }
}

#[tokio::test]
async fn nothing_of_a_forgotten_year_is_left_but_how_many_they_were() {
    let year = Year::lived().await;
    year.place.set_clock("2027-10-15T12:00:00.000Z");
    let later = year.place.sent(&crate::fixture::answers()).await;
    let purged = year.purge().await.unwrap();
    let form = |id: &str| FormId::new(id).unwrap();
    let counts = BTreeMap::from([(form("application"), 2), (form("profile"), 1)]);
    assert_eq!((purged.remains.submissions, purged.remains.pairings), (counts, 1));
    assert_eq!(year.left().await, Vec::<String>::new());
    let words = year.place.raw.everything().await;
    for word in ["King", "ada.king", "Brewster", "Bo Li", "conference", "for matching alone"] {
        assert!(!words.contains(word), "{word}");
    }
    let keys = year.place.raw.keys().await;
    assert!(!keys.iter().any(|key| key.starts_with("COHORT#sts#2026-27")), "{keys:?}");
    assert!(keys.contains(&"PROGRAM#sts REMAINS#2026-27".to_owned()));
    assert!(keys.contains(&format!("SUBMISSION#{later} HOME")), "the next year stays");
    let line = last(&year.place, "sts").await;
    assert_eq!(
        (&line["deed"]["what"], &line["deed"]["cohort"]),
        (&json!("year-forgotten"), &json!("2026-27"))
    );
}

#[tokio::test]
async fn a_year_that_is_forgotten_twice_is_counted_once_and_noted_once() {
    let year = Year::lived().await;
    let first = year.purge().await.unwrap();
    let again = year.purge().await.unwrap();
    assert!(first.items > 20, "{}", first.items);
    assert_eq!((again.items, again.remains), (0, first.remains));
    let lines = super::people::log(&year.place, "sts").await;
    let noted = lines.iter().filter(|line| line["deed"]["what"] == "year-forgotten");
    assert_eq!(noted.count(), 1);
}

/// The program of that year, whose evaluation is on a day and which keeps names for 18 months after it.
fn evaluated_on(date: &str) -> Program {
    let mut program = crate::calendar::with_year("day 14");
    let year = serde_json::to_value(program.cohorts[0].year.as_ref().unwrap()).unwrap();
    let mut year = year;
    year["evaluation"] = json!(date);
    year["follow-up"] = json!(null);
    program.cohorts[0].year = Some(serde_json::from_value(year).unwrap());
    program
}

impl Year {
    async fn plan(&self, program: &Program) {
        self.place.table.plan_forgetting(program, self.place.clock.now()).await.unwrap();
    }

    /// Runs the calendar at a moment; how many years it forgot.
    async fn run_at(&self, moment: &str) -> usize {
        self.place.set_clock(moment);
        run(&self.place.table, &self.place.clock).await.unwrap().forgotten
    }
}

#[tokio::test]
async fn the_calendar_forgets_a_year_when_its_day_has_come_and_does_it_once() {
    let year = Year::lived().await;
    year.plan(&evaluated_on("2027-10-20")).await;
    assert_eq!(year.run_at("2029-04-19T10:05:00.000Z").await, 0, "it is the day before");
    assert!(!year.left().await.is_empty());
    assert_eq!(year.run_at("2029-04-20T10:05:00.000Z").await, 1);
    assert_eq!(year.left().await, Vec::<String>::new());
    let line = last(&year.place, "sts").await;
    let who = json!({ "kind": "calendar" });
    assert_eq!((&line["deed"]["what"], &line["who"]), (&json!("year-forgotten"), &who));
    year.plan(&evaluated_on("2027-10-20")).await;
    assert_eq!(year.run_at("2029-04-21T10:05:00.000Z").await, 0, "published again, it stays done");
}

#[tokio::test]
async fn a_run_that_breaks_off_while_it_forgets_is_gone_on_with_by_the_next() {
    let year = Year::lived().await;
    year.plan(&evaluated_on("2027-10-20")).await;
    year.place.set_clock("2029-04-20T10:05:00.000Z");
    year.place.faults.after("DeleteItem", 7, Fault::Throttled);
    assert!(run(&year.place.table, &year.place.clock).await.is_err());
    year.place.faults.none();
    assert_eq!(year.run_at("2029-04-20T10:06:00.000Z").await, 1);
    assert_eq!(year.left().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_day_that_is_new_or_another_is_thirty_days_away_at_the_least() {
    let year = Year::lived().await;
    year.plan(&evaluated_on("2028-04-20")).await;
    year.place.set_clock("2029-01-01T12:00:00.000Z");
    // Somebody has slipped, or has given the year an end that is past.
    year.plan(&evaluated_on("2027-05-20")).await;
    assert_eq!(year.run_at("2029-01-30T12:00:00.000Z").await, 0);
    year.plan(&evaluated_on("2027-05-20")).await;
    assert_eq!(year.run_at("2029-01-31T12:00:00.000Z").await, 1, "it counts from the first time");
}

#[tokio::test]
async fn a_year_that_loses_its_day_or_gets_a_later_one_is_kept() {
    let year = Year::lived().await;
    year.plan(&evaluated_on("2027-10-20")).await;
    year.plan(&evaluated_on("2028-01-20")).await;
    assert_eq!(year.run_at("2029-04-20T10:05:00.000Z").await, 0);
    year.plan(&crate::fixture::program()).await;
    assert_eq!(year.run_at("2030-01-01T10:05:00.000Z").await, 0);
    assert!(!year.left().await.is_empty());
}

#[tokio::test]
async fn forgetting_that_breaks_off_anywhere_is_gone_on_with() {
    for calls in [0, 1, 5, 9, 17, 24] {
        let year = Year::lived().await;
        year.place.faults.after("DeleteItem", calls, Fault::Throttled);
        assert!(year.purge().await.is_err(), "after {calls}");
        year.place.faults.none();
        let purged = year.purge().await.unwrap();
        assert_eq!(purged.remains.pairings, 1, "counted before anything went");
        assert_eq!(year.left().await, Vec::<String>::new(), "after {calls}");
    }
}

/// All items of a table.
async fn everything(place: &Place) -> Vec<StoredItem> {
    let page = place.table.items(None).await.unwrap();
    assert!(page.next.is_none(), "they fit into a page");
    page.items
}

#[tokio::test]
async fn what_was_withdrawn_and_erased_is_erased_again_when_a_backup_brings_it_back() {
    let place = Place::open().await;
    let program = program("sts");
    let stays = place.sent(&crate::fixture::answers()).await;
    let gone = super::applicants::send(&place, "application", &crate::fixture::answers()).await;
    let backup = everything(&place).await;
    own(&place, Method::DELETE, &gone).await;
    place.set_clock("2026-11-20T12:00:00.000Z");
    let now = place.clock.now();
    for item in everything(&place).await.iter().filter(|item| item.has_expired(now)) {
        let key = item.to_string();
        let (pk, sk) = key.split_once(' ').unwrap();
        place.raw.delete(pk, sk).await;
    }
    assert_eq!(place.table.erase_again(&program, now).await.unwrap(), 0, "nothing is back");
    for item in &backup {
        place.table.put_copy(item).await.unwrap();
    }
    assert_eq!(place.records().await.len(), 2, "the backup has brought them back");
    assert!(place.table.erase_again(&program, now).await.unwrap() >= 5);
    let records = place.records().await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["reference"], stays);
    place.set_clock("2027-01-20T12:00:00.000Z");
    let (_, remembered) = place.raw.ends_of(&gone.0).await;
    assert!(remembered.is_empty(), "that it was erased is forgotten, too: {remembered:?}");
}
