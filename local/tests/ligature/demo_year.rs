//! `ligature try --demo-year`: a year of made-up people, for whoever takes over a program.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use crate::call::{Answer, HalfSent, get};
use crate::place::Place;
use crate::running::Running;

const PROGRAM: &str = "acrl-sts";

fn post(address: &str, path: &str, kind: &str, body: &str) -> Answer {
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\ncontent-type: {kind}\r\n\
         content-length: {}",
        body.len()
    );
    HalfSent::begin(address, &request, body).end("")
}

/// The mails with a code for the desk, the latest first.
fn codes(address: &str) -> Vec<String> {
    let list = get(address, "/mail", "").text();
    let rows = list.split("<li").filter(|row| row.contains("code for the desk"));
    rows.map(str::to_owned).collect()
}

/// The code that came to the chair by mail, when there were so many before.
fn code(address: &str, before: usize) -> String {
    loop {
        let rows = codes(address);
        let Some(row) = rows.first().filter(|_| rows.len() > before) else { continue };
        let path = row.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
        let mail = get(address, path, "").text();
        let words = mail.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let is_half = |half: &str| {
            half.len() == 4 && half.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        let is_code = |word: &&str| {
            word.split_once('-').is_some_and(|(one, two)| is_half(one) && is_half(two))
        };
        return words.into_iter().find(is_code).unwrap().to_owned();
    }
}

#[test]
fn a_new_chair_looks_around_in_a_year_of_made_up_people_that_is_there_in_seconds() {
    let place = Place::new("demo-year");
    place.write("guides/bootstrap3.html", "A guide.");
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../programs");
    let programs = programs.to_str().unwrap();
    let arguments = ["try", "--demo-year", "--port", "0", "--site", "site", "--guides", "guides"];
    let mut command = place.ligature(&[&arguments[..], &["--programs", programs]].concat());
    let began = Instant::now();
    let mut running = Running::start(&mut command, "Everything");
    running.line("month 7 of 7");
    println!("month 7 of 7 after {:.1} s", began.elapsed().as_secs_f64());
    let address = running.address.clone();

    let page = running.line("5. A pair’s page");
    let link = page.split(' ').next_back().unwrap();
    let (path, code_of_room) = link.strip_prefix(&*address).unwrap().split_once('#').unwrap();
    let form = "application/x-www-form-urlencoded";
    let press = |button: &str| {
        let room = post(&address, path, form, &format!("code={code_of_room}&do={button}"));
        assert_eq!(room.status, 200, "{}", room.head);
        room.text()
    };
    assert!(press("").contains("mailto:"), "how to write to each other");
    assert!(press("sheet:").contains("<dl"), "what they have agreed on");
    assert!(press("journal:").contains("class=\"noted\""), "what they have noted");
    let list = get(&address, "/mail", "").text();
    for subject in ["we have received it", "c’est bien reçu", "hemos recibido", "تم الاستلام"]
    {
        assert!(list.contains(subject), "mails in four languages: {subject}");
    }

    let json = "application/json";
    let ask = "{\"address\":\"chair@example.org\"}";
    let before = codes(&address).len();
    let asked = post(&address, &format!("/v1/programs/{PROGRAM}/sign-in"), json, ask);
    assert_eq!(asked.status, 202);
    let code = code(&address, before);
    let body = format!(
        "{{\"program\":\"{PROGRAM}\",\"address\":\"chair@example.org\",\"code\":\"{code}\"}}"
    );
    let entered = post(&address, "/v1/sign-in", json, &body);
    assert_eq!(entered.status, 201, "{}", entered.text());
    let bearer = format!("\r\nauthorization: Bearer {}", entered.json()["token"].as_str().unwrap());
    let of_cohort = |rest: &str| {
        let path = format!("/v1/programs/{PROGRAM}/cohorts/2026-27/{rest}");
        let answer = get(&address, &path, &bearer);
        assert_eq!(answer.status, 200, "{path}");
        answer
    };
    let pairings = of_cohort("pairings").json();
    let pairings = pairings["pairings"].as_array().unwrap().clone();
    assert!(pairings.len() > 10, "{}", pairings.len());
    let courses: BTreeSet<&str> =
        pairings.iter().filter_map(|one| one["triage"]["course"].as_str()).collect();
    for course in [
        "needs-attention",
        "introduced",
        "in-contact",
        "agreed",
        "on-track",
        "paused",
        "ended-early",
    ] {
        assert!(courses.contains(course), "{course} is there to see: {courses:?}");
    }
    let report = of_cohort("report").text();
    assert!(report.contains("data-state=\"early\""), "the year goes on");
    assert!(report.contains("2025–26"), "last year’s report stands beside it: {report}");
    let finished = report.split("Came to the end").nth(1).unwrap().split("</tr>").next().unwrap();
    assert!(finished.contains("20"), "and says how many came to its end: {finished}");
}

#[test]
fn the_day_of_the_demo_is_given_and_says_so() {
    let place = Place::new("demo-today");
    let refused = place.refused(&["try", "--demo-year", "--today", "2027-03-01"]);
    assert_eq!(refused, "With --demo-year the day is given: leave out --today.");
}
