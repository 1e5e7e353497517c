//! The report of a year: what is counted, who sees it when, and that what was published stays.

mod forgotten;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use domain::calendar::Milestone;
use domain::desk::{EndReason, MemberId, Pairing, PairingChange, PairingId, Role, Stage, Who};
use domain::heard::{Contact, Filled};
use domain::id::{CohortId, ProgramId};
use domain::matching::{Pair, Partners};
use domain::program::Program;
use domain::reference::Reference;
use domain::{Answers, Form, Lang};
use functions::store::{
    ChangePairings, KeepHeard, OpenSubmission, PublishPrograms, ReadPairings, Whose,
};
use hyper::Method;
use serde_json::{Value, json};

use super::matching::{COHORT, apply, forms, policy};
use super::people::{self, OTHER, address, last, token, with};
use crate::client::Answer;
use crate::fixture;
use crate::place::Place;

/// After the evaluation has begun.
const AFTER: &str = "2028-03-10T12:00:00.000Z";

/// How far two people came who were introduced to each other.
#[derive(Debug, Clone, Copy)]
struct Story {
    mentee: usize,
    mentor: usize,
    met: bool,
    end: Option<EndReason>,
    /// Whether the mentee, and the mentor, answered the first check-in.
    checked_in: [bool; 2],
    /// What they said in their evaluation.
    evaluated: [Option<&'static str>; 2],
    followed_up: bool,
}

/// So many pairs, each of which came less far than those before it.
fn stories(pairs: usize, came: [usize; 6]) -> Vec<Story> {
    let [met, finished, checked_in, mentees, mentors, followed_up] = came;
    let story = |at: usize| Story {
        mentee: at,
        mentor: at,
        met: at < met,
        end: match at {
            // Some were said to have come to their end, of others it has come.
            _ if at < finished => at.is_multiple_of(3).then_some(EndReason::Finished),
            _ if at < met => Some(EndReason::NotAFit),
            _ => at.is_multiple_of(2).then_some(EndReason::NoContact),
        },
        checked_in: [at < checked_in, at + 2 < checked_in],
        evaluated: [
            (at < mentees).then_some(if at < 5 { "partly" } else { "yes" }),
            (at < mentors).then_some("yes"),
        ],
        followed_up: at < followed_up,
    };
    (0..pairs).map(story).collect()
}

/// A year with people in it, and its desk.
struct Year {
    place: Place,
    program: ProgramId,
    cohort: CohortId,
}

impl Year {
    async fn with(mentees: usize, mentors: usize, stories: &[Story]) -> Self {
        let place = people::place().await;
        publish(&place).await;
        let (program, cohort) = (ProgramId::new("sts").unwrap(), CohortId::new("2026-27").unwrap());
        let year = Self { place, program, cohort };
        let mentees = year.apply("application", mentees).await;
        let mentors = year.apply("profile", mentors).await;
        for story in stories {
            year.play(story, [&mentees[story.mentee], &mentors[story.mentor]]).await;
        }
        year
    }

    async fn apply(&self, form: &str, how_many: usize) -> Vec<Reference> {
        let mut all = Vec::new();
        for number in 0..how_many {
            if number % 15 == 14 {
                self.place.pass(3600);
            }
            let name = format!("{form} {number}");
            let (reference, _) = apply(&self.place, form, &name, &["data"]).await;
            all.push(Reference::parse(&reference).unwrap());
        }
        all
    }

    async fn change(&self, change: PairingChange) {
        let (of, now) = ((&self.program, &self.cohort), self.place.clock.now());
        let read = self.place.table.pairings(of).await.unwrap();
        let made = self.place.table.change_pairings(of, &read, &change, None, &Who::Operator, now);
        assert!(made.await.unwrap());
    }

    async fn play(&self, story: &Story, two: [&Reference; 2]) {
        let (id, now) = (PairingId::from_random(story.mentee as u64), self.place.clock.now());
        let pairing = Pairing {
            id: id.clone(),
            partners: Partners::Pair(Pair { mentee: two[0].clone(), mentor: two[1].clone() }),
            liaison: MemberId::from_random(1),
            points: 1,
            of: 1,
            made_at: now,
            made_by: Who::Operator,
            stage: Stage::introduced(now),
        };
        self.change(PairingChange::Made(pairing.clone())).await;
        if let Some(reason) = story.end {
            self.change(PairingChange::Ended(pairing.ended(now, reason), reason)).await;
        }
        if story.met {
            // Either of the two may say so.
            let by = two[story.mentee % 2];
            self.press(&id, Milestone::FirstContact, by, Contact::Yes).await;
        }
        for (side, who) in two.into_iter().enumerate() {
            if story.checked_in[side] {
                self.press(&id, Milestone::CheckIn(1), who, Contact::NotYet).await;
            }
            if let Some(said) = story.evaluated[side] {
                let words = format!("Words of {who}");
                let may = if side == 0 { "named" } else { "unnamed" };
                let answers = json!({ "met": said, "words": words, "may": may });
                self.fill(&id, Milestone::Evaluation, who, answers).await;
            }
        }
        if story.followed_up {
            self.fill(&id, Milestone::FollowUp, two[0], json!({})).await;
        }
    }

    async fn press(&self, id: &PairingId, at: Milestone, who: &Reference, contact: Contact) {
        let (of, now) = ((&self.program, &self.cohort), self.place.clock.now());
        let found = self.place.table.find(who, now).await.unwrap().unwrap();
        let whose = Whose { found: &found, pairing: id, milestone: at };
        assert!(self.place.table.keep_contact(of, &whose, contact, now).await.unwrap());
    }

    async fn fill(&self, id: &PairingId, at: Milestone, who: &Reference, answers: Value) {
        let (of, now) = ((&self.program, &self.cohort), self.place.clock.now());
        let found = self.place.table.find(who, now).await.unwrap().unwrap();
        let whose = Whose { found: &found, pairing: id, milestone: at };
        let form = evaluation();
        let answers: Answers = serde_json::from_value(answers).unwrap();
        let lang = Lang::new("en").unwrap();
        let filled = Filled { form: form.id, version: form.version, lang, answers };
        assert!(self.place.table.keep_filled(of, &whose, &filled, now).await.unwrap());
    }

    async fn token(&self, role: Role) -> String {
        token(&self.place, "sts", &address(role)).await
    }

    async fn get(&self, token: &str, file: &str) -> Answer {
        with(&self.place, token, Method::GET, &format!("{COHORT}/{file}"), None).await
    }

    async fn publish_report(&self, token: &str) -> Answer {
        with(&self.place, token, Method::POST, &format!("{COHORT}/report"), None).await
    }
}

/// The program, with a year of milestones and an evaluation.
async fn publish(place: &Place) {
    let mut program: Program = fixture::program();
    program.cohorts[0].year = Some(
        serde_json::from_value(json!({
            "matching": "2027-02-01", "introductions": "2027-02-15", "first-contact": "day 14",
            "agreement": "day 30", "check-ins": ["month 3"], "evaluation": "2028-02-15",
            "follow-up": "2028-05-15", "keep-months": 18,
        }))
        .unwrap(),
    );
    let forms: Vec<Form> = forms().into_iter().chain([evaluation()]).collect();
    let (texts, french) = (fixture::texts(), [fixture::french(&forms)]);
    place.table.publish(&program, &forms, &texts, &french, Some(&policy())).await.unwrap();
}

fn evaluation() -> Form {
    let choice = |names: &[&str]| {
        let options = names.iter().map(|name| json!({ "id": name, "label": name.to_uppercase() }));
        json!({ "choice": { "options": options.collect::<Vec<_>>() } })
    };
    let question = |id: &str, kind: Value| json!({ "id": id, "ask": id, "kind": kind, "who-sees": "committee", "optional": true });
    serde_json::from_value(json!({
        "id": "evaluation", "version": "000000000000000e", "lang": "en", "title": "Evaluation",
        "dataset": "evaluations", "minutes": 5, "opens": "pairing", "asked": "evaluation",
        "reports": [["expectations", "met"], ["quote", "words"], ["consent", "may"]],
        "sending": "expected", "send": "Send", "next": ["Thank you."],
        "sections": [{ "id": "all", "title": "All", "who-sees": "committee", "questions": [
            question("met", choice(&["yes", "partly", "no"])),
            question("words", json!({ "long-text": { "most": 500 } })),
            question("may", choice(&["named", "unnamed", "no"])),
        ] }],
    }))
    .unwrap()
}

/// The lines of a workbook: of each label, what stands beside it.
fn lines(book: &Answer) -> BTreeMap<String, Vec<Data>> {
    assert_eq!(book.status, 200, "{}", book.text());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.body.clone())).unwrap();
    let range = book.worksheet_range("report").unwrap();
    range.rows().map(|row| (row[0].to_string(), row[1..].to_vec())).collect()
}

/// The counts of a line: of mentees, of mentors, of all.
fn counts(lines: &BTreeMap<String, Vec<Data>>, label: &str) -> [Option<u32>; 3] {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a count")]
    let count = |cell: &Data| match cell {
        Data::Float(count) => Some(*count as u32),
        _ => None,
    };
    [0, 2, 4].map(|at| count(&lines[label][at]))
}

/// Counted from the stories alone: who is on each side of those that fit.
fn who(stories: &[Story], fits: impl Fn(&Story) -> [bool; 2]) -> [Option<u32>; 3] {
    let mentees: BTreeSet<_> = stories.iter().filter(|s| fits(s)[0]).map(|s| s.mentee).collect();
    let mentors: BTreeSet<_> = stories.iter().filter(|s| fits(s)[1]).map(|s| s.mentor).collect();
    let [a, b] = [mentees.len(), mentors.len()].map(|n| u32::try_from(n).unwrap());
    [Some(a), Some(b), Some(a + b)]
}

#[tokio::test]
async fn the_numbers_are_those_of_an_independent_count() {
    let stories = stories(30, [22, 16, 14, 10, 8, 6]);
    let year = Year::with(40, 36, &stories).await;
    // Somebody has sent twice, and somebody else has taken it back: neither makes one more.
    apply(&year.place, "application", "application 3", &["data"]).await;
    let (gone, secret) = apply(&year.place, "application", "Gone By", &["data"]).await;
    people::withdraw(&year.place, &secret, &gone).await;
    year.place.set_clock(AFTER);
    let member = year.token(Role::Member).await;
    let book = lines(&year.get(&member, "report.xlsx").await);
    let both = |it_is: bool| [it_is; 2];
    let finished = |s: &Story| s.met && s.end.is_none_or(|end| end == EndReason::Finished);
    let said = |s: &Story, what: &str| s.evaluated.map(|said| finished(s) && said == Some(what));
    for (label, expected) in [
        ("report.applied", [Some(40), Some(36), Some(76)]),
        ("report.matched", who(&stories, |_| both(true))),
        ("report.started", who(&stories, |s| both(s.met))),
        ("report.finished", who(&stories, |s| both(finished(s)))),
        ("report.check-in", who(&stories, |s| s.checked_in.map(|did| did && s.met))),
        ("report.evaluation", who(&stories, |s| s.evaluated.map(|it| it.is_some()))),
        ("YES", who(&stories, |s| said(s, "yes"))),
        ("PARTLY", who(&stories, |s| said(s, "partly"))),
        ("NO", [Some(0); 3]),
    ] {
        assert_eq!(counts(&book, label), expected, "{label}");
    }
    assert_eq!(counts(&book, "report.follow-up"), [Some(6), None, None], "mentees are asked");
    assert_eq!(book["report.matched"][1], Data::Float(0.75), "of those who applied");
    let page = year.get(&member, "report").await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("cache-control"), "no-store");
    let html = page.text();
    assert!(
        html.contains("<th scope=\"row\">report.applied</th><td>40</td><td>36</td><td>76</td>")
    );
    assert!(html.contains("data-state=\"draft\"") && !html.contains("<script"));
    assert_eq!(html.matches("<blockquote").count(), 18, "all who answered let us quote them");
    assert_eq!(
        html.matches("<figcaption><bdi>application ").count(),
        10,
        "mentees with their names"
    );
    assert!(!html.contains("profile"), "and mentors without");
    assert!(!html.contains("@example.org"));
}

#[tokio::test]
async fn no_count_of_one_to_four_people_is_in_the_page_or_the_workbook() {
    let stories = stories(12, [11, 6, 3, 3, 2, 1]);
    let year = Year::with(20, 18, &stories).await;
    year.place.set_clock(AFTER);
    let member = year.token(Role::Member).await;
    let book = lines(&year.get(&member, "report.xlsx").await);
    let numbers = book
        .values()
        .flat_map(|cells| cells.iter().step_by(2))
        .filter_map(|cell| if let Data::Float(count) = cell { Some(*count) } else { None });
    let numbers: Vec<f64> = numbers.collect();
    assert!(numbers.iter().all(|count| *count == 0.0 || *count >= 5.0), "{numbers:?}");
    assert!(numbers.contains(&38.0), "and not all is withheld: {numbers:?}");
    assert_eq!(book["report.evaluation"][0], Data::String("report.withheld".into()));
    let html = year.get(&member, "report").await.text().to_owned();
    assert!(html.contains("<td class=\"withheld\">report.withheld</td>"));
    assert!(html.contains("report.withheld-about"), "and it says why");
    assert!(!html.contains("<blockquote"), "so many quotes would be a count");
}

#[tokio::test]
async fn members_see_a_draft_and_readers_what_a_chair_has_published_which_stays_as_it_was() {
    let year = Year::with(9, 9, &stories(9, [9, 9, 9, 9, 9, 9])).await;
    let [chair, member, reader, liaison] = [
        year.token(Role::Chair).await,
        year.token(Role::Member).await,
        year.token(Role::Reader).await,
        year.token(Role::Liaison).await,
    ];
    let page = year.get(&member, "report").await;
    assert!(page.text().contains("data-state=\"early\""), "{}", page.text());
    assert_eq!(year.publish_report(&chair).await.problem(), "409 rule", "the year goes on");
    for file in ["report", "report.xlsx"] {
        assert_eq!(year.get(&reader, file).await.problem(), "404 not-found", "it is a draft");
        assert_eq!(year.get(&liaison, file).await.problem(), "403 forbidden");
    }
    year.place.set_clock(AFTER);
    let [chair, member, reader] = [
        year.token(Role::Chair).await,
        year.token(Role::Member).await,
        year.token(Role::Reader).await,
    ];
    assert_eq!(year.publish_report(&member).await.problem(), "403 forbidden");
    assert_eq!(year.publish_report(&chair).await.status, 204);
    let line = last(&year.place, "sts").await;
    assert_eq!(line["deed"], json!({ "what": "report-published", "cohort": "2026-27" }));
    let published = year.get(&reader, "report").await;
    assert!(published.text().contains("data-state=\"published\""));
    year.place.set_clock("2026-12-01T12:00:00.000Z");
    apply(&year.place, "application", "Late Comer", &["data"]).await;
    year.place.set_clock("2028-03-11T08:00:00.000Z");
    let [chair, reader] = [year.token(Role::Chair).await, year.token(Role::Reader).await];
    assert_eq!(year.publish_report(&chair).await.status, 204, "that was what was wanted");
    for who in [&chair, &reader] {
        assert_eq!(year.get(who, "report").await.text(), published.text());
    }
    let book = year.get(&reader, "report.xlsx").await;
    assert_eq!(
        book.header("content-disposition"),
        "attachment; filename=\"sts-report-2026-27.xlsx\""
    );
    assert_eq!(counts(&lines(&book), "report.applied"), [Some(9), Some(9), Some(18)]);
}

#[tokio::test]
async fn the_next_year_stands_beside_the_last_as_it_was_published() {
    let year = Year::with(9, 9, &[]).await;
    year.place.set_clock(AFTER);
    let chair = year.token(Role::Chair).await;
    let next = "/v1/programs/sts/cohorts/2027-28/report";
    let get = async || with(&year.place, &chair, Method::GET, next, None).await.text().to_owned();
    assert!(!get().await.contains("2026–27"), "there is none yet");
    assert_eq!(year.publish_report(&chair).await.status, 204);
    let page = get().await;
    assert!(
        page.contains("<th scope=\"col\">2027–28</th><th scope=\"col\">2026–27</th>"),
        "{page}"
    );
    assert!(page.contains("<th scope=\"row\">report.applied</th><td>0</td><td>9</td>"), "{page}");
}

#[tokio::test]
async fn another_programs_reader_sees_nothing_and_a_wrong_address_says_so() {
    let year = Year::with(0, 0, &[]).await;
    let foreign = token(&year.place, OTHER, &address(Role::Reader)).await;
    assert_eq!(year.get(&foreign, "report").await.problem(), "403 forbidden");
    assert_eq!(year.get("no-session", "report").await.problem(), "401 unauthorized");
    let member = year.token(Role::Member).await;
    let nowhere = "/v1/programs/sts/cohorts/1999/report";
    assert_eq!(
        with(&year.place, &member, Method::GET, nowhere, None).await.problem(),
        "404 not-found"
    );
    assert_eq!(year.get(&member, "report?language=fr").await.problem(), "400 malformed");
    let french = year.get(&member, "report?lang=fr").await;
    assert!(french.text().starts_with("<!doctype html>\n<html lang=\"fr\""));
}
