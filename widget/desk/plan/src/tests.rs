use domain::desk::{Matching, MatchingPage};
use domain::matching::{Misfit, Pair, Side};
use domain::reference::Reference;
use domain::texts::Texts;
use serde_json::{Value, json};

use super::words::Words;
use super::{Couple, Numbered, Plan, Refused, Wish, Wished};

fn reference(number: u64) -> Reference {
    Reference::from_random(number)
}

/// A mentee and a mentor, by their numbers.
fn pair(mentee: u64, mentor: u64) -> Couple {
    Couple::Pair(Pair { mentee: reference(mentee), mentor: reference(mentor) })
}

fn person(number: u64, side: &str, name: &str, topics: &[&str]) -> Value {
    json!({
        "reference": reference(number),
        "side": side,
        "said": { "name": { "texts": [name] }, "topics": { "options": topics } },
    })
}

/// Two mentees who look for one thing, a third who looks for another, and a mentor for each thing.
fn plan() -> Plan {
    let topics = json!({ "question": "topics" });
    let page = json!({
        "setup": {
            "policy": {
                "mentee": { "form": "mentee", "name": "name" },
                "mentor": { "form": "mentor", "name": "name" },
                "lines": [{
                    "id": "topics",
                    "points": 60,
                    "mentee": topics,
                    "mentor": topics,
                    "compare": { "by": "ranked", "options": ["a", "b"] },
                    "peers": true,
                }],
                "rules": { "waited-first": false, "same-name": true, "reporting-line": false },
            },
            "mentee_words": [],
            "mentor_words": [],
            "judged": [],
            "pairings": [],
        },
        "people": [
            person(1, "mentee", "Ada", &["a"]),
            person(2, "mentee", "Bo", &["b"]),
            person(3, "mentee", "Chen", &["b"]),
            person(11, "mentor", "Dora", &["a"]),
            person(12, "mentor", "Emeka", &["b"]),
        ],
        "offsets": {},
    });
    let page: MatchingPage = serde_json::from_value(page).unwrap();
    Plan::new(Matching::begin(page).unwrap()).unwrap()
}

fn has(plan: &Plan, couple: &Couple) -> bool {
    plan.solution().proposals.iter().any(|of| Couple::from(of) == *couple)
}

#[test]
fn everyone_is_matched_at_once_and_who_waits_is_known() {
    let plan = plan();
    let solution = plan.solution();
    assert!(has(&plan, &pair(1, 11)) && solution.proven);
    assert_eq!((solution.totals.matched, solution.totals.points), (2, 120));
    assert_eq!((plan.looking(solution), plan.waiting().len()), (3, 1));
    let places: Vec<_> = plan.recruits().iter().map(|one| one.places.as_slice()).collect();
    assert_eq!(places, [[1], [1]], "one more mentor helps, whatever they offer");
}

#[test]
fn whoever_is_free_learns_whom_they_could_be_introduced_to_the_suggested_one_first() {
    let plan = plan();
    let open_to = |who| {
        let others = plan.open_to(&reference(who));
        others.iter().map(|one| (one.who.clone(), one.points)).collect::<Vec<_>>()
    };
    let (dora, emeka) = (reference(11), reference(12));
    assert_eq!(open_to(1), [(dora.clone(), 60), (emeka.clone(), 0)]);
    let [bo, chen] = [2, 3].map(open_to);
    assert_eq!(
        (bo[0].0.clone(), chen[0].0.clone()),
        (emeka.clone(), emeka),
        "both look for one thing"
    );
    let mentees: Vec<_> = open_to(11).into_iter().map(|(who, _)| who).collect();
    assert_eq!((mentees.len(), &mentees[0]), (3, &reference(1)));
    let texts = Texts::default();
    let words = Words { texts: &texts, matching: plan.matching(), names: plan.names() };
    let next = super::next::next(words, &plan, &dora).unwrap();
    assert_eq!((next.name.as_str(), next.others.len()), ("Dora", 3));
    assert_eq!(next.others[0].row.couple, pair(1, 11));
    assert_eq!(next.others[0].lines.len(), 1);
    assert!(super::next::next(words, &plan, &reference(99)).is_none(), "nobody of that name");
}

#[test]
fn a_wish_is_granted_solved_again_and_taken_back() {
    let mut plan = plan();
    let before = plan.solution().clone();
    let change = plan.wish(&[Wished::Of(Wish::Forbid, pair(1, 11))]).unwrap();
    assert!(!has(&plan, &pair(1, 11)) && plan.has_before());
    assert!(change.after < change.before, "it costs something");
    let touched = change.better.len() + change.worse.len() + change.newly_unmatched.len();
    assert!(touched > 0, "{change:?}");
    let back = plan.undo().unwrap().unwrap();
    assert_eq!((plan.solution(), back.after), (&before, before.totals));
    assert_eq!((plan.undo(), plan.has_before()), (Ok(None), false));
}

#[test]
fn who_is_moved_by_hand_is_locked_there_and_nowhere_else() {
    let mut plan = plan();
    plan.wish(&[Wished::Of(Wish::Lock, pair(1, 11))]).unwrap();
    plan.wish(&[Wished::Of(Wish::Forbid, pair(1, 12))]).unwrap();
    plan.wish(&[Wished::Of(Wish::Lock, pair(1, 12))]).unwrap();
    assert!(has(&plan, &pair(1, 12)));
    let wishes = plan.scenario().wishes();
    assert_eq!((wishes.locked.len(), wishes.forbidden.len()), (1, 0));
    plan.wish(&[Wished::Of(Wish::Unlock, pair(1, 12))]).unwrap();
    assert!(has(&plan, &pair(1, 11)));
    assert_eq!(plan.scenario().wishes(), &domain::matching::Wishes::default());
}

#[test]
fn what_cannot_be_changes_nothing() {
    let mut plan = plan();
    plan.wish(&[Wished::Of(Wish::Lock, pair(2, 12))]).unwrap();
    let before = plan.solution().clone();
    let refused = plan.wish(&[Wished::Of(Wish::Lock, pair(3, 12))]).unwrap_err();
    assert_eq!(refused, Refused::Misfit(Misfit::Full(reference(12))));
    assert_eq!(plan.solution(), &before);
    plan.undo().unwrap();
    assert!(!plan.has_before(), "what was refused is not there to be taken back");
}

#[test]
fn a_mentee_can_be_moved_to_whoever_is_possible_the_best_first() {
    let plan = plan();
    let others: Vec<_> = plan.elsewhere(&reference(1)).into_iter().map(|one| one.who).collect();
    assert_eq!(others, [reference(12)], "not to whom they have");
}

#[test]
fn another_number_counts_until_the_usual_one_is_wished_again() {
    let mut plan = plan();
    let places = Numbered::Places(reference(12));
    plan.wish(&[places.wished(Some(2)).unwrap()]).unwrap();
    assert_eq!(plan.solution().totals.matched, 3, "whoever waited has a place");
    let points = Numbered::Points("topics".to_owned().try_into().unwrap());
    plan.wish(&[points.wished(Some(10)).unwrap()]).unwrap();
    assert_eq!(plan.solution().totals.points, 30);
    let texts = Texts::default();
    let words = Words { texts: &texts, matching: plan.matching(), names: plan.names() };
    let dials = super::dial::places(words, &plan, str::to_owned);
    let numbers: Vec<_> = dials.iter().map(|dial| (&*dial.label, dial.now, dial.usual)).collect();
    assert_eq!(numbers, [("Dora", 1, 1), ("Emeka", 2, 1)]);
    let [wish] = &super::dial::wishes(words, &dials)[..] else { panic!("one is another") };
    plan.wish(&[wish.drop.0.clone(), points.wished(None).unwrap()]).unwrap();
    assert_eq!(plan.scenario().wishes(), &domain::matching::Wishes::default());
    assert_eq!((places.wished(Some(21)), points.wished(Some(1001))), (None, None));
}

#[test]
fn a_scenario_that_is_kept_says_what_it_comes_to_or_why_it_cannot_be() {
    let plan = plan();
    let texts = Texts::default();
    let words = Words { texts: &texts, matching: plan.matching(), names: plan.names() };
    let kept = |id: &str, wishes: Value| {
        json!({ "id": id, "name": "A name", "wishes": wishes, "revision": 3,
            "changed_at": "2026-11-21T12:00:00.000Z", "changed_by": { "kind": "operator" } })
    };
    let [ada, dora] = [reference(1), reference(11)];
    let nobody = json!([{ "mentee": reference(99), "mentor": dora }]);
    let page = json!({ "scenarios": [
        kept("0000000000000001", json!({ "forbidden": [{ "mentee": ada, "mentor": dora }] })),
        kept("0000000000000002", json!({ "locked": nobody })),
        kept("0000000000000003", json!({})),
    ] });
    let [one, gone, now] = &super::compared::compared(words, &plan, &page.to_string()).unwrap()[..]
    else {
        panic!("they are three")
    };
    assert!(gone.totals.is_err(), "somebody of it is not here any more");
    let solution = plan.what_if(&serde_json::from_str(&one.scenario).unwrap()).unwrap();
    assert_eq!(one.totals, Ok(super::shown::totals(words, &plan, &solution)));
    assert_eq!(now.totals, Ok(super::shown::totals(words, &plan, plan.solution())));
    assert_ne!(one.totals, now.totals);
    assert_eq!((&now.scenario, one.revision), (&wire::write(plan.scenario()), 3));
}

#[test]
fn charts_say_in_their_tables_what_they_draw() {
    let plan = plan();
    let texts = Texts::default();
    let words = Words { texts: &texts, matching: plan.matching(), names: plan.names() };
    let at = |milliseconds| domain::instant::Instant::from_milliseconds(milliseconds);
    let applied = [(Side::Mentee, at(0)), (Side::Mentee, at(1)), (Side::Mentor, at(2))];
    let charts = super::chart::charts(words, &plan, &applied);
    for cells in [
        &["<th scope=row>b</th>", ">2</td>", ">1</td>", ">desk.chart-lack</td>"][..],
        &["<th scope=row>a</th>", ">1</td>", ">1</td>", "></td>"],
        // Both who are matched have all points, and all three have applied in one week.
        &["<th scope=row>desk.chart-share</th>", ">2</td></tr></tbody>"],
        &["<th scope=row>date.day</th>", ">2</td>", ">1</td>"],
    ] {
        let row = charts.split("<tr>").find(|row| {
            let mut rest = *row;
            cells.iter().all(|cell| match rest.split_once(cell) {
                Some((_, after)) => {
                    rest = after;
                    true
                }
                None => false,
            })
        });
        assert!(row.is_some(), "no row {cells:?} in {charts}");
    }
    assert!(charts.find(">b</th>") < charts.find(">a</th>"), "what lacks most comes first");
    assert!(super::chart::scores(words, &plan).starts_with("<figure"));
    assert_eq!(charts.matches("<figure").count(), 3, "nobody named a time zone");
}
