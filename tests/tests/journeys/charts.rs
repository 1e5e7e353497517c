//! The year in pictures says in its tables what people have sent.

use std::collections::BTreeMap;

use domain::id::QuestionId;
use domain::{Answers, Raw};
use serde_json::{Value, json};
use tests::applicants::Applicants;
use tests::applied::applicants;
use tests::browser::Browser;
use tests::cast::{MEMBER, PROGRAM, a_member_and_applicants};
use tests::desk::Desk;
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::Kind;

in_every_browser!(the_tables_of_the_charts_have_the_numbers_of_who_applied);

const MENTEES: usize = 9;
const MENTORS: usize = 5;

/// The rows of the table of a chart, by its title.
const TABLE: &str = "
    const charts = [...document.querySelectorAll('figure')];
    const chart = charts.find(e => e.querySelector('h2').textContent === arguments[0]);
    const rows = chart && [...chart.querySelectorAll('tbody tr')];
    return rows && rows.map(row => [...row.children].map(cell => cell.textContent));";

/// Which bars are drawn of a chart, by its title: how long they are, and what they say.
const DRAWN: &str = "
    const charts = [...document.querySelectorAll('figure')];
    const chart = charts.find(e => e.querySelector('h2').textContent === arguments[0]);
    const bars = chart && [...chart.querySelectorAll('.bars .set > span')];
    return bars && bars.map(bar => [bar.firstChild.getBoundingClientRect().width, +bar.textContent]);";

fn chosen<'a>(answers: &'a Answers, question: &str) -> Vec<&'a str> {
    match answers.get(&QuestionId::new(question).expect("it is a name")) {
        Some(Raw::Many(options)) => options.iter().map(String::as_str).collect(),
        Some(Raw::Text(option)) => vec![option],
        _ => Vec::new(),
    }
}

/// By its label, how many want a topic and how many places there are: counted from what was sent.
fn topics() -> BTreeMap<String, (usize, usize)> {
    let (mentees, mentors) =
        (applicants(PROGRAM, "mentee-application"), applicants(PROGRAM, "mentor-profile"));
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut count = |of: &Applicants, number: usize, add: &dyn Fn(&Answers) -> (usize, usize)| {
        let (answers, id) = (of.answers(number), QuestionId::new("topics").expect("it is a name"));
        let (wanted, offered) = add(&answers);
        for option in of.form().question(&id).expect("it is asked").kind.options() {
            let is_chosen = chosen(&answers, "topics").contains(&option.id.as_str());
            if is_chosen && option.id.as_str() != "other" && wanted + offered > 0 {
                let count = counts.entry(option.label.clone()).or_default();
                *count = (count.0 + wanted, count.1 + offered);
            }
        }
    };
    for number in 0..MENTEES {
        count(&mentees, number, &|answers| {
            (usize::from(chosen(answers, "seeking") != ["peer"]), 0)
        });
    }
    for number in 0..MENTORS {
        count(&mentors, number, &|answers| match chosen(answers, "capacity")[..] {
            ["two"] => (0, 2),
            ["three"] => (0, 3),
            _ => (0, 1),
        });
    }
    counts
}

async fn table(browser: &Browser, title: &str) -> Vec<Vec<String>> {
    let rows = browser.until(title, TABLE, &[json!(title)]).await;
    serde_json::from_value(rows).expect("it is rows of text")
}

fn sum(rows: &[Vec<String>], column: usize) -> usize {
    rows.iter().map(|row| row[column].parse::<usize>().expect("it is a number")).sum()
}

async fn the_tables_of_the_charts_have_the_numbers_of_who_applied(kind: Kind) {
    let stage = a_member_and_applicants(MENTEES, MENTORS).await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "").await;
    desk.sign_in(MEMBER).await;
    desk.press("The year in pictures").await;
    let rows = table(&browser, "Applications over time").await;
    assert_eq!((sum(&rows, 1), sum(&rows, 2)), (MENTEES, MENTORS), "{rows:?}");
    let title = "Mentors against mentees, by topic";
    let rows = table(&browser, title).await;
    let said = rows.iter().map(|row| {
        let number = |at: usize| row[at].parse::<usize>().expect("it is a number");
        let lack = number(1).saturating_sub(number(2));
        assert_eq!(!row[3].is_empty(), lack > 0, "{row:?}");
        assert!(row[3].is_empty() || row[3].starts_with(&format!("{lack} more")), "{row:?}");
        (row[0].clone(), (number(1), number(2)))
    });
    assert_eq!(said.collect::<BTreeMap<_, _>>(), topics());
    let bars: Value = browser.until("bars", DRAWN, &[json!(title)]).await;
    let bars: Vec<(f64, f64)> = serde_json::from_value(bars).expect("it is numbers");
    let (length, most) =
        bars.iter().copied().fold((0.0, 0.0), |a: (f64, f64), b| if b.1 > a.1 { b } else { a });
    assert!(length > 50.0, "the longest is seen");
    for (width, n) in bars {
        assert!((width - length * n / most).abs() < length / 40.0, "{n} of {most} is {width} wide");
    }
    let rows = table(&browser, "One day, by everybody’s clocks").await;
    let (zones, everyone) = rows.split_at(rows.len() - 2);
    assert_eq!((sum(zones, 1), sum(zones, 2)), (MENTEES, MENTORS), "{zones:?}");
    assert_eq!(everyone[0][0], "Mentees");
    let rows = table(&browser, "How well the proposals fit").await;
    let pairs = sum(&rows, 1);
    desk.press("Matching").await;
    desk.see(&format!("Proposals: {pairs}")).await;
    assert_eq!(table(&browser, "How well the proposals fit").await, rows);
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_the_charts() {
    let stage = a_member_and_applicants(MENTEES, MENTORS).await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#charts").await;
    desk.sign_in(MEMBER).await;
    table(&browser, "Applications over time").await;
    inspect::finds_nothing(&browser, Scope::Page, "charts").await;
    let open = "document.querySelectorAll('details').forEach(e => { e.open = true }); return true";
    desk.until("the tables", open).await;
    inspect::finds_nothing(&browser, Scope::Page, "charts with their tables").await;
    inspect::window(&browser, Some((320, 900))).await;
    inspect::media(&browser, &[("prefers-color-scheme", "dark")]).await;
    inspect::finds_nothing(&browser, Scope::Page, "charts, narrow and dark").await;
    desk.until("320 pixels", "return document.documentElement.scrollWidth <= innerWidth").await;
    browser.close().await;
    stage.system.stop().await;
}
