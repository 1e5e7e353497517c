//! How far a pairing has come, day by day, and why it needs somebody.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use domain::calendar::{After, Draft, Milestone, PairingYear, When, Year};
use domain::course::{Answered, Course, Reason, Sight, Triage, Voice, Watched};
use domain::date::Date;
use domain::desk::{
    Aside, AsideId, Committee, EndReason, Member, MemberId, MemberName, Pairing, PairingId, Role,
    Stage, Who, Wish,
};
use domain::email::Email;
use domain::heard::Contact;
use domain::instant::Instant;
use domain::matching::{Pair, Partners};
use domain::reference::Reference;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Noon of a day.
fn noon(on: &str) -> Instant {
    Instant::try_from(format!("{on}T12:00:00.000Z")).unwrap()
}

/// First contact by March 1, agreement by March 17, check-ins on May 15 and August 15, evaluation on
/// February 15.
fn year() -> PairingYear {
    let after = |text: &str| When::After(After::parse(text).unwrap());
    let draft = Draft {
        matching: Some(day("2027-02-01")),
        introductions: Some(day("2027-02-15")),
        first_contact: after("day 14"),
        agreement: after("day 30"),
        check_ins: vec![after("month 3"), after("month 6")],
        evaluation: after("month 12"),
        follow_up: None,
        keep_months: 18,
    };
    Year::new(&draft).unwrap().of_pairing(day("2027-02-15"))
}

fn mentee() -> Reference {
    Reference::from_random(1)
}

fn mentor() -> Reference {
    Reference::from_random(2)
}

fn pairing(stage: Stage) -> Pairing {
    Pairing {
        id: PairingId::from_random(7),
        partners: Partners::Pair(Pair { mentee: mentee(), mentor: mentor() }),
        liaison: MemberId::from_random(8),
        points: 40,
        of: 100,
        made_at: noon("2027-02-15"),
        made_by: Who::Operator,
        stage,
    }
}

fn introduced() -> Pairing {
    pairing(Stage::introduced(noon("2027-02-15")))
}

fn ended(reason: EndReason) -> Pairing {
    introduced().ended(noon("2027-06-01"), reason)
}

fn pressed(who: Reference, milestone: Milestone, on: &str, contact: Contact) -> Voice {
    Voice { milestone, who, at: noon(on), contact: Some(contact), filled: None }
}

fn filled(who: Reference, milestone: Milestone, on: &str, worry: Option<&str>) -> Voice {
    let answered = |line: &str| Answered {
        ask: "How is it going?".to_owned(),
        lines: vec![line.to_owned()],
        is_concern: true,
    };
    let filled = Some(worry.map(answered).into_iter().collect());
    Voice { milestone, who, at: noon(on), contact: None, filled }
}

fn word(who: Reference, wish: Wish, on: &str) -> (Reference, Aside) {
    let (id, pairing) = (AsideId::from_random(1), PairingId::from_random(7));
    (who, Aside { id, at: noon(on), pairing, wish, text: None })
}

/// What became of a pair.
#[derive(Default)]
struct Lived {
    voices: Vec<Voice>,
    asides: Vec<(Reference, Aside)>,
    has_agreed: bool,
    dealt_with: Option<Instant>,
}

impl Lived {
    fn watched<'a>(&'a self, pairing: &'a Pairing, year: &'a PairingYear) -> Watched<'a> {
        let Self { voices, asides, has_agreed, dealt_with } = self;
        let (has_agreed, dealt_with) = (*has_agreed, *dealt_with);
        Watched { pairing, year: Some(year), voices, asides, has_agreed, dealt_with }
    }

    fn seen(&self, pairing: &Pairing, on: &str, sight: Sight) -> Option<Triage> {
        self.watched(pairing, &year()).triage(day(on), sight)
    }

    /// The course of two who go on, on a day, and why.
    fn on(&self, on: &str) -> String {
        said(&self.seen(&introduced(), on, Sight::Whole).unwrap())
    }
}

fn said(triage: &Triage) -> String {
    let reason = |reason: &Reason| {
        let who = reason.who().map(|who| if *who == mentee() { "mentee" } else { "mentor" });
        let what = match reason {
            Reason::PrivateWord { wish, .. } => format!("private word to {}", wish.name()),
            Reason::Concern { answers, .. } => format!("concern {}", answers[0].lines.join("|")),
            Reason::Confided { .. } => "confided".to_owned(),
            Reason::NotYet { .. } => "not yet".to_owned(),
            Reason::NoContact { by } => format!("no contact by {by}"),
            Reason::Silent { asked, .. } => format!("silent since {asked}"),
        };
        who.map(|who| format!("{who} {what}")).unwrap_or(what)
    };
    let reasons: Vec<String> = triage.reasons.iter().map(reason).collect();
    if reasons.is_empty() {
        format!("{:?}", triage.course)
    } else {
        assert_eq!(triage.course, Course::NeedsAttention);
        reasons.join(", ")
    }
}

#[test]
fn two_who_say_nothing_need_somebody_once_the_day_has_passed_by_which_they_should_have_met() {
    let lived = Lived::default();
    for (on, expected) in [
        ("2027-02-15", "Introduced"),
        ("2027-03-01", "Introduced"),
        ("2027-03-02", "no contact by 2027-03-01"),
        ("2027-05-26", "no contact by 2027-03-01"),
        (
            "2027-05-27",
            "no contact by 2027-03-01, mentee silent since 2027-05-15, mentor silent since 2027-05-15",
        ),
        (
            "2027-08-27",
            "no contact by 2027-03-01, mentee silent since 2027-08-15, mentor silent since 2027-08-15",
        ),
    ] {
        assert_eq!(lived.on(on), expected, "{on}");
    }
}

#[test]
fn a_pair_comes_further_with_what_it_says() {
    let yes = pressed(mentor(), Milestone::FirstContact, "2027-02-20", Contact::Yes);
    let mut lived = Lived { voices: vec![yes], ..Lived::default() };
    assert_eq!(lived.on("2027-03-05"), "InContact");
    lived.has_agreed = true;
    assert_eq!(lived.on("2027-03-20"), "Agreed");
    lived.voices.push(filled(mentee(), Milestone::CheckIn(1), "2027-05-16", None));
    assert_eq!(lived.on("2027-05-20"), "OnTrack");
    assert_eq!(lived.on("2027-05-27"), "mentor silent since 2027-05-15");
    lived.voices.push(pressed(mentor(), Milestone::CheckIn(1), "2027-05-28", Contact::Yes));
    assert_eq!(lived.on("2027-05-28"), "OnTrack");
    for who in [mentee(), mentor()] {
        lived.voices.push(filled(who, Milestone::CheckIn(2), "2027-08-15", None));
    }
    lived.voices.push(filled(mentee(), Milestone::Evaluation, "2028-02-14", None));
    assert_eq!(lived.on("2028-02-14"), "OnTrack", "the year goes on");
    assert_eq!(lived.on("2028-02-15"), "Complete");
}

#[test]
fn a_worksheet_of_two_and_a_check_in_tell_of_contact_too() {
    let agreed = Lived { has_agreed: true, ..Lived::default() };
    assert_eq!(agreed.on("2027-03-05"), "Agreed");
    let voices = vec![filled(mentor(), Milestone::CheckIn(1), "2027-05-16", None)];
    assert_eq!(Lived { voices, ..Lived::default() }.on("2027-05-17"), "OnTrack");
}

#[test]
fn a_not_yet_counts_from_its_day_on_until_one_of_the_two_says_otherwise() {
    let not_yet = |on: &str| pressed(mentee(), Milestone::FirstContact, on, Contact::NotYet);
    let mut lived = Lived { voices: vec![not_yet("2027-02-20")], ..Lived::default() };
    assert_eq!(lived.on("2027-02-28"), "Introduced", "there is time");
    assert_eq!(lived.on("2027-03-01"), "mentee not yet");
    assert_eq!(lived.on("2027-03-05"), "mentee not yet", "that says it all");
    lived.voices.push(pressed(mentor(), Milestone::FirstContact, "2027-03-06", Contact::Yes));
    assert_eq!(lived.on("2027-03-06"), "InContact");
    lived.voices.push(pressed(mentor(), Milestone::CheckIn(1), "2027-05-16", Contact::NotYet));
    assert_eq!(lived.on("2027-05-16"), "mentor not yet", "they were, and are no more");
}

#[test]
fn a_concern_stays_until_the_same_person_says_otherwise() {
    let first = filled(mentee(), Milestone::CheckIn(1), "2027-05-16", Some("Badly"));
    let both_answer = filled(mentor(), Milestone::CheckIn(1), "2027-05-16", None);
    let mut lived = Lived { voices: vec![first, both_answer], ..Lived::default() };
    assert_eq!(lived.on("2027-05-17"), "mentee concern Badly");
    lived.voices.push(filled(mentee(), Milestone::CheckIn(2), "2027-08-15", None));
    assert_eq!(lived.on("2027-08-16"), "OnTrack");
}

#[test]
fn what_was_dealt_with_rests_until_something_new_happens() {
    let word_of = |on: &str| word(mentor(), Wish::Talk, on);
    let mut lived = Lived { asides: vec![word_of("2027-03-05")], ..Lived::default() };
    assert_eq!(lived.on("2027-03-06"), "mentor private word to talk, no contact by 2027-03-01");
    lived.dealt_with = Some(noon("2027-03-06"));
    assert_eq!(lived.on("2027-03-07"), "Introduced");
    lived.asides.push(word(mentor(), Wish::Wrong, "2027-03-08"));
    assert_eq!(lived.on("2027-03-08"), "mentor private word to wrong");
    lived.dealt_with = Some(noon("2027-03-09"));
    assert!(lived.on("2027-05-27").contains("mentee silent"), "{}", lived.on("2027-05-27"));
}

#[test]
fn a_pair_that_has_ended_waits_for_nobody_and_one_that_has_come_to_its_end_can_still_be_heard() {
    let lived =
        Lived { asides: vec![word(mentee(), Wish::Talk, "2027-06-02")], ..Lived::default() };
    let seen = |pairing: &Pairing| said(&lived.seen(pairing, "2027-06-05", Sight::Whole).unwrap());
    assert_eq!(seen(&ended(EndReason::Finished)), "mentee private word to talk");
    assert_eq!(seen(&ended(EndReason::NotAFit)), "EndedEarly");
    let silent = Lived::default().seen(&ended(EndReason::Finished), "2027-06-05", Sight::Whole);
    assert_eq!(silent.unwrap().course, Course::Complete);
    for stage in
        [Stage::Asked { until: noon("2027-02-18") }, Stage::Declined { at: noon("2027-02-16") }]
    {
        assert_eq!(lived.seen(&pairing(stage), "2027-06-05", Sight::Whole), None);
    }
}

#[test]
fn two_who_rest_are_not_asked_and_of_what_came_before_they_go_on_nobody_waits() {
    let rests = introduced().pausing(noon("2027-02-20")).unwrap();
    let goes_on = rests.resuming(noon("2027-05-20")).unwrap();
    let lived = Lived::default();
    let seen = |pairing: &Pairing, on| said(&lived.seen(pairing, on, Sight::Whole).unwrap());
    assert_eq!(seen(&rests, "2027-05-27"), "Paused");
    assert_eq!(seen(&goes_on, "2027-05-27"), "Introduced");
    let silent = "mentee silent since 2027-08-15, mentor silent since 2027-08-15";
    assert_eq!(seen(&goes_on, "2027-08-27"), silent);
    let asides = vec![word(mentee(), Wish::Stop, "2027-03-01")];
    let lived = Lived { asides, ..Lived::default() };
    let seen = lived.seen(&rests, "2027-03-02", Sight::Whole).unwrap();
    assert_eq!(said(&seen), "mentee private word to stop");
}

#[test]
fn who_does_not_look_after_a_pair_learns_nothing_of_what_is_said_in_confidence() {
    let worry = filled(mentee(), Milestone::CheckIn(1), "2027-05-16", Some("Badly"));
    let yes = pressed(mentor(), Milestone::CheckIn(1), "2027-05-16", Contact::Yes);
    let asides = vec![word(mentor(), Wish::Wrong, "2027-05-18")];
    let lived = Lived { voices: vec![worry, yes], asides, ..Lived::default() };
    let seen = |sight| lived.seen(&introduced(), "2027-05-20", sight).unwrap();
    let whole = seen(Sight::Whole);
    assert_eq!(said(&whole), "mentor private word to wrong, mentee concern Badly");
    assert!(whole.is_yours);
    let trace = seen(Sight::Trace);
    assert_eq!(trace.reasons, [Reason::Confided { at: noon("2027-05-18") }]);
    assert!(!trace.is_yours);
    assert_eq!(said(&seen(Sight::Nothing)), "OnTrack");
}

#[test]
fn what_is_handed_over_is_who_needs_somebody_or_rests_and_nothing_of_what_was_said() {
    let worry = filled(mentee(), Milestone::CheckIn(1), "2027-05-16", Some("Badly"));
    let yes = pressed(mentor(), Milestone::CheckIn(1), "2027-05-16", Contact::Yes);
    let worried = Lived { voices: vec![worry, yes.clone()], ..Lived::default() };
    let well = Lived { voices: vec![yes], ..Lived::default() };
    let case = |lived: &Lived, pairing: Pairing| {
        let year = year();
        let watched = lived.watched(&pairing, &year);
        watched.open_case(day("2027-05-20")).map(|case| (case.pairing, case.reasons))
    };
    let confided = vec![Reason::Confided { at: noon("2027-05-16") }];
    assert_eq!(case(&worried, introduced()), Some((introduced(), confided)));
    assert_eq!(case(&well, introduced()), None);
    let paused = introduced().pausing(noon("2027-05-01")).unwrap();
    assert_eq!(case(&well, paused.clone()), Some((paused, Vec::new())));
    assert_eq!(case(&worried, ended(EndReason::NotAFit)), None);
    assert_eq!(case(&worried, pairing(Stage::asked(noon("2027-05-19")))), None);
}

#[test]
fn a_pair_is_its_liaisons_and_a_chairs_where_it_has_none() {
    let member = |id: u64, role| Member {
        id: MemberId::from_random(id),
        name: MemberName::new("Ada").unwrap(),
        address: Email::parse("ada@example.org").unwrap(),
        role,
        revision: 1,
        sessions: 1,
    };
    let (liaison, chair, other) =
        (member(8, Role::Liaison), member(9, Role::Chair), member(10, Role::Member));
    let second = member(11, Role::Chair);
    let members = vec![liaison.clone(), second.clone(), chair.clone(), other.clone()];
    let with = Committee { number: 1, members };
    let without =
        Committee { number: 2, members: vec![second.clone(), chair.clone(), other.clone()] };
    let on = |committee: &Committee, who: &Member| Sight::on(&introduced(), committee, who);
    assert_eq!(on(&with, &liaison), Sight::Whole);
    assert_eq!(on(&with, &chair), Sight::Trace);
    assert_eq!(on(&without, &chair), Sight::Whole);
    assert_eq!(on(&without, &second), Sight::Trace, "one of them stands in");
    assert_eq!(on(&with, &other), Sight::Nothing);
    assert_eq!(on(&without, &other), Sight::Nothing);
}
