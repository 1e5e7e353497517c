//! From who is known to how many there are.

use domain::calendar::Milestone;
use domain::desk::{EndReason, MemberId, Pairing, PairingId, Stage, Who};
use domain::id::OptionId;
use domain::instant::Instant;
use domain::matching::{Pair, Partners, Peers, Side};
use domain::reference::Reference;
use domain::report::{Account, Applied, Consent, Lines, Quote, Said, SideFacts, Topic, Voice};

fn who(bits: u64) -> Reference {
    Reference::from_random(bits)
}

fn at(milliseconds: i64) -> Instant {
    Instant::from_milliseconds(milliseconds)
}

fn pairing(id: u64, partners: Partners, stage: Stage) -> Pairing {
    Pairing {
        id: PairingId::from_random(id),
        partners,
        liaison: MemberId::from_random(1),
        points: 1,
        of: 1,
        made_at: at(0),
        made_by: Who::Operator,
        stage,
    }
}

fn pair(mentee: u64, mentor: u64, stage: Stage) -> Pairing {
    let partners = Partners::Pair(Pair { mentee: who(mentee), mentor: who(mentor) });
    pairing(mentee, partners, stage)
}

fn introduced() -> Stage {
    Stage::introduced(Instant::from_milliseconds(1))
}

fn ended(reason: EndReason) -> Stage {
    Stage::Ended { at: at(9), reason, introduced: Some(at(1)) }
}

/// Mentees have numbers up to 99, mentors from 101 on; each has sent once.
fn applied(all: &[u64]) -> Vec<Applied> {
    let one = |bits: &u64| Applied {
        reference: who(*bits),
        side: if *bits < 100 { Side::Mentee } else { Side::Mentor },
        person: u32::try_from(*bits).unwrap(),
    };
    all.iter().map(one).collect()
}

fn voice(pairing: u64, by: u64, milestone: Milestone) -> Voice {
    let pairing = PairingId::from_random(pairing);
    Voice { pairing, milestone, who: who(by), have_met: false, said: None }
}

fn met(pairing: u64, by: u64) -> Voice {
    Voice { have_met: true, ..voice(pairing, by, Milestone::FirstContact) }
}

fn filled(pairing: u64, by: u64, milestone: Milestone) -> Voice {
    Voice { said: Some(Said::default()), ..voice(pairing, by, milestone) }
}

fn stages(side: &SideFacts) -> [u32; 5] {
    [side.applied, side.matched, side.started, side.finished, side.evaluated]
}

/// A year that is over, of pairs that were asked.
fn year(pairings: Vec<Pairing>, heard: Vec<Voice>) -> Account {
    let applied = applied(&[1, 2, 3, 4, 5, 101, 102, 103, 104]);
    Account { applied, pairings, heard, is_asked: true, is_over: true, ..Account::default() }
}

#[test]
fn who_was_asked_or_declined_or_paired_by_mistake_is_not_matched() {
    let not_introduced = |reason| Stage::Ended { at: at(9), reason, introduced: None };
    let facts = year(
        vec![
            pair(1, 101, Stage::Asked { until: at(5) }),
            pair(2, 102, Stage::Declined { at: at(5) }),
            pair(3, 103, ended(EndReason::Mistake)),
            pair(4, 104, not_introduced(EndReason::Withdrawn)),
        ],
        vec![met(3, 3)],
    )
    .facts();
    assert_eq!(stages(&facts.mentees), [5, 0, 0, 0, 0]);
    assert_eq!(stages(&facts.mentors), [4, 0, 0, 0, 0]);
}

#[test]
fn a_pair_has_started_when_one_of_them_says_so_and_finished_when_the_year_ends_with_it() {
    let pairings = vec![
        pair(1, 101, introduced()),
        pair(2, 102, introduced()),
        pair(3, 103, ended(EndReason::NotAFit)),
        pair(4, 104, ended(EndReason::NoContact)),
    ];
    let mut account = year(pairings, vec![met(1, 101), met(3, 3), met(4, 4)]);
    for side in [account.facts().mentees, account.facts().mentors] {
        assert_eq!(stages(&side)[1..], [4, 2, 1, 0]);
    }
    account.is_over = false;
    assert_eq!(account.facts().mentees.finished, 0);
    // Where nobody asks them, nobody can say so.
    account.is_asked = false;
    account.heard.clear();
    assert_eq!(account.facts().mentees.started, 3, "but for those who were not in contact");
    account.pairings = vec![pair(1, 101, ended(EndReason::Finished))];
    account.is_asked = true;
    assert_eq!(stages(&account.facts().mentees)[1..], [1, 1, 1, 0], "they came to its end");
}

#[test]
fn people_are_counted_once_however_often_they_sent_and_however_many_partners_they_have() {
    let mut account = year(
        vec![pair(1, 101, introduced()), pair(2, 101, introduced()), pair(6, 102, introduced())],
        vec![
            met(1, 1),
            met(2, 101),
            filled(1, 101, Milestone::Evaluation),
            filled(2, 101, Milestone::Evaluation),
        ],
    );
    // 2 is 1 once more, with another submission.
    account.applied[1].person = account.applied[0].person;
    let facts = account.facts();
    // 6 has withdrawn since: nothing but the pairing knows of them.
    assert_eq!(stages(&facts.mentees), [5, 2, 1, 1, 0]);
    assert_eq!(stages(&facts.mentors), [4, 2, 1, 1, 1]);
}

#[test]
fn what_somebody_answers_counts_where_their_pair_came_so_far() {
    let pairings = vec![
        pair(1, 101, introduced()),
        pair(2, 102, introduced()),
        pair(3, 103, ended(EndReason::Other)),
    ];
    let check_in = Milestone::CheckIn(2);
    let mut account = year(
        pairings,
        vec![
            met(1, 1),
            voice(1, 1, check_in),
            filled(1, 101, check_in),
            filled(1, 1, Milestone::Evaluation),
            filled(1, 1, Milestone::FollowUp),
            // Nobody says that these two met.
            voice(2, 2, check_in),
            filled(2, 2, Milestone::Evaluation),
            met(3, 103),
            voice(3, 3, check_in),
            filled(3, 3, Milestone::Evaluation),
            // A third one has nothing to say of a pair.
            filled(1, 4, Milestone::Evaluation),
        ],
    );
    account.check_ins = 3;
    let facts = account.facts();
    assert_eq!(facts.mentees.check_ins, [0, 2, 0]);
    assert_eq!(facts.mentors.check_ins, [0, 1, 0]);
    assert_eq!((facts.mentees.evaluated, facts.mentees.followed_up), (1, 1));
    assert!(Lines::of(&facts).is_ok());
}

#[test]
fn answers_are_tallied_by_option_for_each_side_that_is_asked_and_quotes_are_those_that_are_allowed()
{
    let option = |name: &str| OptionId::new(name).unwrap();
    let options = |names: &[&str]| names.iter().map(|name| option(name)).collect::<Vec<_>>();
    let said = |pairing: u64, by: u64, chosen: &str, quote: Consent| Voice {
        said: Some(Said {
            answers: [(Topic::Goals, option(chosen)), (Topic::Helpfulness, option("very"))].into(),
            quote: Quote::allowed("It helped.", "Ada", quote),
        }),
        ..voice(pairing, by, Milestone::Evaluation)
    };
    let mut account = year(
        vec![pair(1, 101, introduced()), pair(2, 102, introduced())],
        vec![
            met(1, 1),
            met(2, 2),
            said(1, 1, "all", Consent::Unnamed),
            said(2, 2, "none-any-more", Consent::No),
            said(1, 101, "some", Consent::Named),
        ],
    );
    account.topics = [
        ((Side::Mentee, Topic::Goals), options(&["all", "some"])),
        ((Side::Mentor, Topic::Goals), options(&["some", "none"])),
        ((Side::Mentee, Topic::Helpfulness), options(&["very", "a-little"])),
    ]
    .into();
    let facts = account.facts();
    let tally = |counts: [u32; 3]| -> Vec<(OptionId, u32)> {
        options(&["all", "some", "none"]).into_iter().zip(counts).collect()
    };
    assert_eq!(
        facts.mentees.answers[&Topic::Goals],
        tally([1, 0, 0]),
        "an older option is left out"
    );
    assert_eq!(facts.mentors.answers[&Topic::Goals], tally([0, 1, 0]));
    assert_eq!(facts.mentees.answers[&Topic::Helpfulness][0].1, 2);
    assert_eq!(facts.mentors.answers.get(&Topic::Helpfulness), None, "mentors are not asked");
    let names: Vec<_> = facts.quotes.iter().map(Quote::name).collect();
    assert_eq!(names, [None, Some("Ada")]);
    assert!(Lines::of(&facts).is_ok());
}

#[test]
fn peers_are_counted_on_the_side_whose_form_they_sent() {
    let peers = Partners::Peers { peers: Peers::new(who(1), who(2)).unwrap() };
    let facts = year(vec![pairing(1, peers, introduced())], vec![met(1, 2)]).facts();
    assert_eq!(stages(&facts.mentees)[1..], [2, 2, 2, 0]);
    assert_eq!(facts.mentors.matched, 0);
}
