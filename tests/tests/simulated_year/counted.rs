//! The report's numbers, counted from what people did, by the words of ARCHITECTURE.md.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use domain::Form;
use domain::calendar::Milestone;
use domain::desk::{EndReason, Role};
use domain::form::{Occasion, Reported};
use domain::heard::Contact;
use domain::id::QuestionId;
use domain::matching::Side;
use domain::report::Topic;
use local::crowd::{Crowd, Said};
use tests::stage::repository;

use crate::world::World;

/// Of a line: what stands for mentees, for mentors, and for both.
type Counts = [Data; 3];

/// People, by their places among all.
type People = BTreeSet<usize>;

pub(crate) async fn the_report_has_the_numbers_of_an_independent_count(world: &World) {
    let chair = world.crowd.sign_in(Role::Chair).await.unwrap();
    world.crowd.publish(&chair).await.unwrap();
    let book = lines(world.crowd.download(&chair, "report.xlsx").await.unwrap());
    let (mut shown, mut withheld) = (0, 0);
    let expected = Counting(&world.crowd).expected(world);
    for (label, people) in expected {
        let counts = book.get(&label).unwrap_or_else(|| panic!("the report lacks {label:?}"));
        for (count, of) in counts.iter().zip([Some(Side::Mentee), Some(Side::Mentor), None]) {
            let is_of = |who: &&usize| of.is_none_or(|side| world.crowd.people[**who].side == side);
            let number = people.iter().filter(is_of).count();
            match count {
                Data::Float(count) => {
                    assert!(
                        (count - number as f64).abs() < 0.5,
                        "{label:?}, {of:?}: {number}, not {count}"
                    );
                    assert!(
                        number == 0 || number > 4,
                        "{label:?}, {of:?}: {number} is too few to show"
                    );
                    shown += 1;
                }
                Data::Empty => {}
                _ => withheld += 1,
            }
        }
    }
    assert!(shown > 20, "only {shown} numbers are shown, and {withheld} are not");
    println!("the report: {shown} numbers are those of the count, {withheld} are withheld");
}

/// The lines of the workbook, each by its heading and its label.
fn lines(book: Vec<u8>) -> BTreeMap<(String, String), Counts> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
    let range = book.worksheet_range("report").unwrap();
    let (mut heading, mut lines) = (String::new(), BTreeMap::new());
    for row in range.rows() {
        let cell = |at: usize| row.get(at).cloned().unwrap_or_default();
        let counts = [1, 3, 5].map(cell);
        if counts.iter().all(|count| *count == Data::Empty) {
            heading = cell(0).to_string();
        } else {
            lines.insert((heading.clone(), cell(0).to_string()), counts);
        }
    }
    lines
}

/// What the report says in English.
fn words() -> toml::Table {
    let texts = std::fs::read_to_string(repository().join("programs/texts/en.toml")).unwrap();
    texts.parse::<toml::Table>().unwrap()["report"].as_table().unwrap().clone()
}

struct Counting<'a>(&'a Crowd);

impl Counting<'_> {
    fn expected(&self, world: &World) -> Vec<((String, String), People)> {
        let words = words();
        let word = |key: &str| words[key].as_str().unwrap().to_owned();
        let of = |heading: &str, label: String| (word(heading), label);
        let mut all = vec![
            (of("people", word("applied")), (0..self.0.people.len()).collect()),
            (of("people", word("matched")), self.in_couples(|_| true)),
            (of("people", word("started")), self.in_couples(|at| self.has_started(at))),
            (of("people", word("finished")), self.in_couples(|at| self.has_finished(at))),
        ];
        for number in 1..=3 {
            let label = word("check-in").replace("{n}", &number.to_string());
            let said =
                self.who_said(Milestone::CheckIn(number), |said| self.has_started(said.couple));
            all.push((of("responses", label), said));
        }
        let ended = |said: &Said| said.filled.is_some() && self.has_finished(said.couple);
        for (label, milestone) in
            [("evaluation", Milestone::Evaluation), ("follow-up", Milestone::FollowUp)]
        {
            all.push((of("responses", word(label)), self.who_said(milestone, ended)));
        }
        for (heading, topic) in [
            ("expectations", Topic::Expectations),
            ("helpfulness", Topic::Helpfulness),
            ("goals", Topic::Goals),
            ("continuing", Topic::Continuing),
        ] {
            for (option, (label, asks)) in options(world, topic) {
                let chose = |said: &&Said| {
                    let answers = said.filled.as_ref().unwrap();
                    asks.iter().any(|question| answers.text(question) == option)
                };
                let said = self.evaluations().into_values().filter(chose);
                all.push((of(heading, label), said.map(|said| said.who).collect()));
            }
        }
        all
    }

    fn in_couples(&self, fits: impl Fn(usize) -> bool) -> People {
        let couples = self.0.couples.iter().enumerate().filter(|(at, _)| fits(*at));
        couples.flat_map(|(_, couple)| couple.two).collect()
    }

    /// What somebody has said who has withdrawn is not told any more.
    fn told(&self) -> impl Iterator<Item = &Said> {
        self.0.said.iter().filter(|said| !self.0.people[said.who].has_withdrawn)
    }

    fn who_said(&self, milestone: Milestone, fits: impl Fn(&Said) -> bool) -> People {
        let said = self.told().filter(|said| said.milestone == milestone && fits(said));
        said.map(|said| said.who).collect()
    }

    /// What each has said of their year: of whoever has two partners, what they said of the first.
    fn evaluations(&self) -> BTreeMap<usize, &Said> {
        let is_one = |said: &&Said| {
            let is_filled = said.milestone == Milestone::Evaluation && said.filled.is_some();
            is_filled && self.has_finished(said.couple)
        };
        let mut all: Vec<&Said> = self.told().filter(is_one).collect();
        // The first takes the place of those after it.
        all.sort_by_key(|said| std::cmp::Reverse(&self.0.couples[said.couple].id));
        all.into_iter().map(|said| (said.who, said)).collect()
    }

    /// Either has said that they were in contact, and nobody that they never were.
    fn has_started(&self, at: usize) -> bool {
        let why = self.0.couples[at].ended.map(|(_, why)| why);
        let met = |said: &Said| said.couple == at && said.contact == Some(Contact::Yes);
        why != Some(EndReason::NoContact) && self.told().any(met)
    }

    /// Nothing has ended what began.
    fn has_finished(&self, at: usize) -> bool {
        self.has_started(at) && self.0.couples[at].ended.is_none()
    }
}

/// The options of a topic: of each what it is called, and the questions in which it can be chosen.
fn options(world: &World, topic: Topic) -> BTreeMap<String, (String, Vec<QuestionId>)> {
    let mut options = BTreeMap::<String, (String, Vec<QuestionId>)>::new();
    let pair =
        |form: &&Form| form.opens.for_pair().is_some_and(|pair| pair.asked == Occasion::Evaluation);
    for form in world.program.forms.iter().filter(pair) {
        let asks = form.opens.for_pair().unwrap().reporting(Reported::Topic(topic)).unwrap();
        for option in form.question(asks).unwrap().kind.options() {
            let entry = options.entry(option.id.to_string());
            entry.or_insert((option.label.clone(), Vec::new())).1.push(asks.clone());
        }
    }
    options
}
