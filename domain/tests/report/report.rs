use domain::id::OptionId;
use domain::instant::Instant;
use domain::matching::Side;
use domain::report::{
    Consent, Contradiction, Facts, Figure, Issued, Lines, Questionnaire, Quote, Report, SideFacts,
    Split, Stage, Topic, Who, is_small,
};
use proptest::prelude::*;

const MENTEES: Who = Who::Side(Side::Mentee);
const MENTORS: Who = Who::Side(Side::Mentor);

fn side(stages: [u32; 5], check_ins: &[u32], followed_up: u32) -> SideFacts {
    let [applied, matched, started, finished, evaluated] = stages;
    let check_ins = check_ins.to_vec();
    let answers = [].into();
    SideFacts { applied, matched, started, finished, check_ins, evaluated, followed_up, answers }
}

fn tally(counts: &[(&str, u32)]) -> Vec<(OptionId, u32)> {
    counts.iter().map(|(id, count)| (OptionId::new(id).unwrap(), *count)).collect()
}

/// A year of 70 pairs: enough that nothing has to be withheld.
fn large() -> Facts {
    let mut mentees = side([90, 70, 64, 50, 40], &[55, 44], 20);
    let mut mentors = side([80, 70, 64, 50, 32], &[50, 40], 12);
    mentees.answers.insert(Topic::Expectations, tally(&[("yes", 28), ("partly", 7), ("no", 0)]));
    mentors.answers.insert(Topic::Expectations, tally(&[("yes", 20), ("partly", 5), ("no", 0)]));
    mentees.answers.insert(Topic::Helpfulness, tally(&[("very", 31), ("a-little", 9)]));
    let quotes = [("b", "Ada", Consent::Named), ("a", "Bo", Consent::Unnamed)];
    let quotes =
        quotes.into_iter().filter_map(|(words, name, may)| Quote::allowed(words, name, may));
    Facts { mentees, mentors, quotes: quotes.collect() }
}

#[test]
fn a_large_year_is_reported_whole() {
    let lines = Lines::of(&large()).unwrap();
    let people = lines.people();
    let row = |who| Stage::ALL.map(|stage| people.came_to(who, stage).count());
    assert_eq!(row(MENTEES), [90, 70, 64, 50, 40].map(Some));
    assert_eq!(row(MENTORS), [80, 70, 64, 50, 32].map(Some));
    assert_eq!(row(Who::All), [170, 140, 128, 100, 72].map(Some));
    assert_eq!(people.fell_short(MENTEES, Stage::Matched).unwrap().count(), Some(20));
    assert_eq!(people.rate(MENTEES, Stage::Matched).unwrap().percent(), Some(78));
    assert_eq!(people.rate(MENTEES, Stage::Applied), None);

    let percent = |who, of| lines.response(who, of).percent();
    assert_eq!(percent(MENTEES, Questionnaire::CheckIn(2)), Some(69));
    assert_eq!(percent(MENTORS, Questionnaire::Evaluation), Some(64));
    assert_eq!(percent(Who::All, Questionnaire::FollowUp), Some(32));
    assert_eq!(percent(MENTEES, Questionnaire::CheckIn(3)), None);
    assert_eq!(lines.check_ins(), 2);

    let [expectations, helpfulness] = lines.answered() else { panic!("two were asked about") };
    assert_eq!(expectations.options.len(), 3);
    assert_eq!(expectations.split.rate(Who::All, 1).percent(), Some(67));
    assert_eq!(expectations.split.part(MENTORS, 4).count(), Some(7));
    assert_eq!(helpfulness.topic, Topic::Helpfulness);
    assert_eq!(helpfulness.split.part(MENTEES, 2).count(), Some(9));
    assert_eq!(helpfulness.split.part(MENTORS, 2), Figure::Withheld);
    let quotes: Vec<_> = lines.quotes().iter().map(|quote| (quote.words(), quote.name())).collect();
    assert_eq!(quotes, [("a", None), ("b", Some("Ada"))]);
}

#[test]
fn this_year_stands_beside_the_last_as_it_was_published() {
    let last = Lines::of(&large()).unwrap();
    let mut facts = large();
    facts.mentees.applied = 95;
    let report = Report { year: Lines::of(&facts).unwrap(), last: Some(last.clone()) };
    let applied = |lines: &Lines| lines.people().came_to(MENTEES, Stage::Applied).count();
    assert_eq!(
        (applied(&report.year), report.last.as_ref().and_then(applied)),
        (Some(95), Some(90))
    );
    assert_eq!(report.last, Some(last));
}

#[test]
fn a_report_is_kept_and_read_again_as_it_was_and_a_count_under_five_is_not_read() {
    let lines = Lines::of(&large()).unwrap();
    let issued = Issued { at: Instant::from_milliseconds(5), lines };
    let kept = serde_json::to_string(&issued).unwrap();
    assert_eq!(serde_json::from_str::<Issued>(&kept).unwrap(), issued);
    let forged = kept.replacen("90", "4", 1);
    assert!(forged != kept && serde_json::from_str::<Issued>(&forged).is_err());
}

#[test]
fn where_two_were_not_matched_no_rate_and_no_other_side_tells() {
    let mut facts = large();
    // One to one: whoever knows how many mentors were matched knows how many mentees were.
    facts.mentees.applied = 72;
    let lines = Lines::of(&facts).unwrap();
    let people = lines.people();
    assert_eq!(people.fell_short(MENTEES, Stage::Matched), Some(Figure::Withheld));
    assert_eq!(people.rate(MENTEES, Stage::Matched).unwrap().percent(), None);
    let of_both = [MENTEES, MENTORS].map(|who| people.came_to(who, Stage::Matched).count());
    let applied = people.came_to(MENTEES, Stage::Applied).count();
    assert!(applied.is_none() || of_both == [None, None], "{applied:?} {of_both:?}");
    // And nothing is lost that need not be.
    assert_eq!(people.came_to(MENTORS, Stage::Finished).count(), Some(50));
    assert_eq!(people.came_to(MENTEES, Stage::Evaluated).count(), Some(40));
}

#[test]
fn few_answers_are_split_for_both_sides_together_or_not_at_all() {
    let by = |mentees: [u32; 3], mentors: [u32; 3]| {
        let mut facts = large();
        for (side, [yes, partly, no]) in
            [(&mut facts.mentees, mentees), (&mut facts.mentors, mentors)]
        {
            let tally = tally(&[("yes", yes), ("partly", partly), ("no", no)]);
            side.evaluated = yes + partly + no;
            side.answers = [(Topic::Goals, tally)].into();
        }
        Lines::of(&facts).unwrap().answered()[0].split.clone()
    };
    assert!(matches!(by([20, 9, 8], [20, 0, 7]), Split::Side(_)));
    // A side of which nobody answered keeps nobody from being split up.
    let split = by([20, 9, 8], [0, 0, 0]);
    assert_eq!(split.part(Who::All, 1).count(), Some(20));
    // Three mentors answered: their number is withheld, and with it that of the mentees.
    let split = by([20, 9, 8], [3, 0, 0]);
    assert_eq!(split.part(MENTEES, 1), Figure::Withheld);
    assert!(matches!(split, Split::Together(_) | Split::TooFew), "{split:?}");
    assert_eq!(by([2, 0, 0], [1, 0, 0]), Split::TooFew);
}

#[test]
fn quotes_wait_where_it_is_withheld_how_many_answered() {
    let mut facts = large();
    facts.mentors.evaluated = 3;
    facts.mentors.answers.clear();
    assert_eq!(Lines::of(&facts).unwrap().quotes(), []);
}

#[test]
fn counts_that_contradict_each_other_are_no_report() {
    let wrong = |change: fn(&mut Facts)| {
        let mut facts = large();
        change(&mut facts);
        Lines::of(&facts).unwrap_err()
    };
    use Contradiction as C;
    let found = [
        wrong(|facts| facts.mentees.matched = 91),
        wrong(|facts| facts.mentors.evaluated = 51),
        wrong(|facts| facts.mentors.check_ins = vec![1]),
        wrong(|facts| facts.mentees.check_ins = vec![65, 0]),
        wrong(|facts| facts.mentors.followed_up = 51),
        wrong(|facts| facts.mentees.evaluated = 34),
        wrong(|facts| {
            facts.mentors.answers.insert(Topic::Expectations, tally(&[("yes", 1)]));
        }),
        wrong(|facts| facts.mentees.applied = u32::MAX),
    ];
    let wanted = [
        C::Stage(Side::Mentee, Stage::Matched),
        C::Stage(Side::Mentor, Stage::Evaluated),
        C::CheckIns,
        C::Questionnaire(Side::Mentee, Questionnaire::CheckIn(1)),
        C::Questionnaire(Side::Mentor, Questionnaire::FollowUp),
        C::Topic(Side::Mentee, Topic::Expectations),
        C::Options(Topic::Expectations),
        C::Unfit(domain::report::Unfit::Count),
    ];
    assert_eq!(found, wanted);
}

/// How many came to each stage and how many fell short, as [`People`](domain::report::People) shows
/// them.
fn people(facts: &Facts) -> Vec<u32> {
    let stages = |side: &SideFacts| {
        let came = [side.applied, side.matched, side.started, side.finished, side.evaluated];
        let short = came.windows(2).map(|pair| pair[0] - pair[1]);
        came.iter().copied().chain(short).collect::<Vec<_>>()
    };
    let (mentees, mentors) = (stages(&facts.mentees), stages(&facts.mentors));
    let all = mentees.iter().zip(&mentors).map(|(one, other)| one + other).collect();
    [mentees, mentors, all].concat()
}

fn published(lines: &Lines) -> Vec<Figure> {
    let of = |who| {
        let came = Stage::ALL.map(|stage| lines.people().came_to(who, stage));
        let short = Stage::ALL.map(|stage| lines.people().fell_short(who, stage));
        came.into_iter().chain(short.into_iter().flatten()).collect::<Vec<_>>()
    };
    Who::EACH.map(of).concat()
}

/// Every year that differs by one at a time, with as many mentees as mentors more in each pairing.
fn other_years(facts: &Facts) -> Vec<Vec<u32>> {
    let mut found = Vec::new();
    for bits in 0..3_u32.pow(7) {
        let by = |place: u32| bits / 3_u32.pow(place) % 3;
        let change = |count: u32, place: u32| (count + by(place)).checked_sub(1);
        let side = |side: &SideFacts, own: u32| {
            Some(SideFacts {
                applied: change(side.applied, own)?,
                matched: change(side.matched, 0)?,
                started: change(side.started, 1)?,
                finished: change(side.finished, 2)?,
                evaluated: change(side.evaluated, own + 1)?,
                ..SideFacts::default()
            })
        };
        let (Some(mentees), Some(mentors)) = (side(&facts.mentees, 3), side(&facts.mentors, 5))
        else {
            continue;
        };
        let falls = |side: &SideFacts| {
            side.applied >= side.matched
                && side.matched >= side.started
                && side.started >= side.finished
                && side.finished >= side.evaluated
        };
        if falls(&mentees) && falls(&mentors) {
            found.push(people(&Facts { mentees, mentors, quotes: Vec::new() }));
        }
    }
    found
}

/// So many pairs, one to one at each stage, and those who don't get there.
fn year() -> impl Strategy<Value = Facts> {
    let few = || prop_oneof![3 => 0..=4_u32, 1 => 5..=12_u32];
    let pairs = (0..=40_u32, few(), few());
    let own = || (few(), 0..=100_u32, 0..=100_u32, 0..=100_u32);
    (pairs, own(), own()).prop_map(|((finished, left, never), mentees, mentors)| {
        let side = |(unmatched, evaluated, answered, yes): (u32, u32, u32, u32)| {
            let (started, matched) = (finished + left, finished + left + never);
            let evaluated = finished * evaluated / 100;
            let stages = [matched + unmatched, matched, started, finished, evaluated];
            let mut side = side(stages, &[started * answered / 100], finished * answered / 100);
            let yes = evaluated * yes / 100;
            let chosen = tally(&[("yes", yes), ("partly", (evaluated - yes) / 2), ("no", 0)]);
            side.answers.insert(Topic::Expectations, chosen);
            side
        };
        Facts { mentees: side(mentees), mentors: side(mentors), quotes: Vec::new() }
    })
}

/// Every number of a JSON value.
fn numbers(value: &serde_json::Value, found: &mut Vec<u64>) {
    match value {
        serde_json::Value::Number(number) => found.push(number.as_u64().unwrap()),
        serde_json::Value::Array(all) => all.iter().for_each(|value| numbers(value, found)),
        serde_json::Value::Object(all) => all.values().for_each(|value| numbers(value, found)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn who_knows_that_pairs_are_one_to_one_works_nothing_out(facts in year()) {
        let truth = people(&facts);
        let figures = published(&Lines::of(&facts).unwrap());
        let withheld = || (0..truth.len()).filter(|at| figures[*at] == Figure::Withheld);
        let least = u32::from(withheld().all(|at| truth[at] > 0));
        prop_assert!((0..truth.len()).all(|at| figures[at].count().is_none_or(|it| it == truth[at])));
        let mut others = other_years(&facts);
        others.retain(|other| (0..truth.len()).all(|at| match figures[at] {
            Figure::Shown(shown) => shown.get() == other[at],
            Figure::Withheld => other[at] >= least,
        }));
        for at in withheld() {
            prop_assert!(others.iter().any(|other| other[at] != truth[at]), "{at} of {truth:?}");
        }
        if truth.iter().all(|count| !is_small(*count)) {
            prop_assert_eq!(withheld().count(), 0);
        }
    }

    #[test]
    fn no_report_has_a_count_under_five_or_a_rate_that_lacks_so_few(facts in year()) {
        let lines = Lines::of(&facts).unwrap();
        let mut found = Vec::new();
        numbers(&serde_json::to_value(&lines).unwrap(), &mut found);
        prop_assert!(found.iter().all(|count| *count == 0 || *count >= 5), "{found:?}");
        let mut rates = Vec::new();
        for who in Who::EACH {
            rates.extend(Stage::ALL.into_iter().filter_map(|stage| lines.people().rate(who, stage)));
            let asked = [Questionnaire::CheckIn(1), Questionnaire::Evaluation, Questionnaire::FollowUp];
            rates.extend(asked.map(|asked| lines.response(who, asked)));
            let parts = lines.answered().iter().flat_map(|of| (1..=4).map(|at| of.split.rate(who, at)));
            rates.extend(parts);
        }
        for who in Who::EACH {
            // Not between two stages either that don't follow each other.
            let came = Stage::ALL.map(|stage| lines.people().came_to(who, stage).count());
            let came: Vec<u32> = came.into_iter().flatten().collect();
            for (at, of) in came.iter().enumerate() {
                prop_assert!(came[at..].iter().all(|part| !is_small(of - part)), "{came:?}");
            }
        }
        for rate in rates {
            if let (Some(part), Some(of)) = (rate.part.count(), rate.of.count()) {
                prop_assert!(!is_small(of - part), "{rate:?}");
            }
        }
    }
}
