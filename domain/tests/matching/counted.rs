//! What is counted of everyone: what is looked for and offered, and when people can talk.

use domain::matching::{AnswerTo, Comparison, Facts, Side};
use serde_json::json;

use crate::fixtures::{people, pool};
use crate::town::{TOPICS, Town};

const TIMES: &str = "[[line]]\nid = \"zones\"\npoints = 10\ncompare = \"time-zones\"\n\
    mentee = \"zone\"\nmentor = \"zone\"\nenough = 5\notherwise = \"mon-fri 9-18\"\n";

#[test]
fn what_lacks_most_comes_first_and_a_mentor_counts_for_each_place() {
    let gone = || Facts { eligible: false, ..Facts::default() };
    let town = Town::with(TOPICS)
        .mentee(1, json!({ "wants": ["a", "b"] }))
        .mentee(2, json!({ "wants": ["b", "other"] }))
        .mentee(3, json!({ "wants": ["b"] }))
        .mentee(4, json!({ "wants": ["a"], "seeking": "no", "peer": "yes" }))
        .mentee_with(5, json!({ "wants": ["d"] }), gone())
        .mentor(11, json!({ "areas": ["a", "c"], "capacity": "some" }))
        .mentor(12, json!({ "areas": ["b"] }));
    let demand = town.pool().demand();
    let said = demand.iter().map(|one| (one.option.as_str(), one.wanted, one.offered, one.lack()));
    assert_eq!(
        said.collect::<Vec<_>>(),
        [("b", 3, 1, 2), ("a", 1, 2, 0), ("c", 0, 2, 0)],
        "who looks for a peer, and who is not to be matched, does not count"
    );
}

#[test]
fn people_are_gathered_by_what_their_clocks_show_from_west_to_east() {
    let pool = Town::with(TIMES)
        .mentee(1, json!({ "zone": "Asia/Kolkata" }))
        .mentee(2, json!({ "zone": "America/Chicago" }))
        .mentee(3, json!({}))
        .mentor(11, json!({ "zone": "Asia/Kolkata" }))
        .pool();
    let clocks = pool.clocks();
    let counts = clocks.iter().map(|one| {
        let minutes = one.offset.map(|offset| offset.minutes());
        (minutes, one.mentees.people, one.mentors.people)
    });
    assert_eq!(counts.collect::<Vec<_>>(), [(Some(-360), 1, 0), (Some(330), 1, 1), (None, 1, 0)]);
    let usual = clocks.iter().map(|one| one.mentees.and(&one.mentors).usual());
    assert_eq!(usual.collect::<Vec<_>>(), [vec![(15, 24)], vec![(3, 12)], vec![]]);
    assert!(Town::with(TOPICS).mentee(1, json!({})).pool().clocks().is_empty());
}

#[test]
fn everybody_is_counted_once_and_every_choice_as_often_as_it_was_made() {
    for seed in 1..4 {
        let (compiled, people) = people(seed);
        let everyone = people.mentees(37, &[("seeking", "mentor")]).mentors(23, &[]).everyone();
        let pool = pool(&compiled, everyone.clone());
        let counted = pool.clocks().into_iter().map(|one| one.mentees.people + one.mentors.people);
        assert_eq!(counted.sum::<usize>(), pool.len(), "seed {seed}");
        let chosen = |side: Side| {
            let ranked = pool.policy().lines.iter().filter_map(|line| match &line.compare {
                Comparison::Ranked(vocabulary) => Some((line.answer_of(side), vocabulary)),
                _ => None,
            });
            let of = |(to, vocabulary): (&AnswerTo, &domain::matching::Vocabulary)| -> usize {
                let people = everyone.iter().filter(|person| person.side() == side);
                let known = |person: &domain::matching::Participant| {
                    let options = person.options(to).iter();
                    options.filter(|option| vocabulary.place(option).is_some()).count()
                };
                people.map(known).sum()
            };
            ranked.map(of).sum::<usize>()
        };
        let demand = pool.demand();
        assert_eq!(demand.iter().map(|one| one.wanted).sum::<usize>(), chosen(Side::Mentee));
        assert!(demand.iter().map(|one| one.offered).sum::<usize>() >= chosen(Side::Mentor));
        assert!(demand.windows(2).all(|two| two[0].lack() >= two[1].lack()), "seed {seed}");
    }
}
