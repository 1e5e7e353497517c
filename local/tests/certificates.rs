//! A mentor's certificate, as people read it in each language: in `snapshots/`. Who changes a word sees here what
//! becomes of it (`INSTA_UPDATE=always` takes it over).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use domain::date::Date;
use domain::desk::{EndReason, MemberId, Pairing, PairingId, Stage, Who};
use domain::instant::Instant;
use domain::matching::{Pair, Partners};
use domain::reference::Reference;
use functions::certificate::Certificate;
use local::programs::Programs;

fn at(text: &str) -> Instant {
    Instant::try_from(text.to_owned()).unwrap()
}

/// Two who were introduced in February, and at a stage of their pairing since.
fn pairing(stage: Stage) -> Pairing {
    let [mentee, mentor] = [1, 2].map(Reference::from_random);
    Pairing {
        id: PairingId::from_random(7),
        partners: Partners::Pair(Pair { mentee, mentor }),
        liaison: MemberId::from_random(1),
        points: 1,
        of: 1,
        made_at: at("2027-02-15T12:00:00.000Z"),
        made_by: Who::Operator,
        stage,
    }
}

fn made(stage: Stage, name: &str) -> Option<Certificate> {
    let (mentor, today) = (Reference::from_random(2), Date::parse("2028-02-20").unwrap());
    Certificate::of(&pairing(stage), &mentor, name, None, today)
}

fn ended(reason: EndReason) -> Stage {
    let introduced = Some(at("2027-02-15T12:00:00.000Z"));
    Stage::Ended { at: at("2028-02-15T12:00:00.000Z"), reason, introduced }
}

#[test]
fn each_certificate_reads_as_it_did() {
    let programs = Programs::at(concat!(env!("CARGO_MANIFEST_DIR"), "/../programs"));
    let compiled = programs.compile("acrl-sts").unwrap_or_else(|error| panic!("{error}"));
    let own = (&compiled.program, &compiled.texts);
    let others = compiled.translations.iter().map(|other| (&other.program, &other.texts));
    let certificate = made(ended(EndReason::Finished), " Grace <Brewster> Hopper ").unwrap();
    let today = Date::parse("2028-02-20").unwrap();
    for (program, texts) in std::iter::once(own).chain(others) {
        let html = certificate.html(program, texts, today);
        insta::assert_snapshot!(format!("certificate-{}", program.lang), html);
    }
}

#[test]
fn whoever_ended_before_the_time_or_has_no_name_gets_none() {
    for reason in
        [EndReason::NoContact, EndReason::NotAFit, EndReason::Withdrawn, EndReason::Mistake]
    {
        assert!(made(ended(reason), "Grace Hopper").is_none(), "{reason:?}");
    }
    assert!(made(ended(EndReason::Finished), "  ").is_none());
    let introduced = Stage::Introduced { at: at("2027-02-15T12:00:00.000Z"), resumed: None };
    assert!(made(introduced, "Grace Hopper").is_none(), "nobody has said when its year ends");
}
