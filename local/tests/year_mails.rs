//! The mails of a pair's year, as people read them: in `snapshots/`. Who changes a word sees here what
//! becomes of it (`INSTA_UPDATE=always` takes it over).
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use domain::calendar::{Milestone, Tell};
use domain::desk::PairingId;
use domain::program::{Origin, Program};
use domain::reference::Reference;
use domain::texts::Texts;
use functions::link::Links;
use functions::mail::{Notice, WordToLiaison, YearDay};
use functions::service_key::ServiceKey;
use local::programs::Programs;

/// Each of the program's languages.
fn languages() -> Vec<(Program, Texts)> {
    let programs = Programs::at(concat!(env!("CARGO_MANIFEST_DIR"), "/../programs"));
    let compiled = programs.compile("acrl-sts").unwrap_or_else(|error| panic!("{error}"));
    let others = compiled.translations.into_iter();
    let others = others.map(|other| (other.program, other.texts));
    std::iter::once((compiled.program, compiled.texts)).chain(others).collect()
}

/// A day, as one of the two hears of it: the mentee, whose mentor shares a name, or the mentor, whose
/// mentee doesn't.
fn of_day(program: &Program, milestone: Milestone, is_mentor: bool) -> YearDay {
    let host = Origin::parse("https://mentoring.example.org").unwrap();
    let links = Links::new(host, ServiceKey::new(&"k".repeat(32)).unwrap());
    let (pairing, to) = (PairingId::from_random(7), Reference::parse("7Q2M-XK4D-90TB").unwrap());
    let worksheet = "https://mentoring.example.org/acrl-sts/first-meeting";
    let worksheet = ("First meeting".to_owned(), worksheet.to_owned());
    YearDay {
        id: "1".to_owned(),
        milestone,
        is_reminder: false,
        partner: Some("Grace Hopper".to_owned()).filter(|_| !is_mentor),
        room: links.room(&program.id, &pairing, &to, 0),
        worksheet: Some(worksheet).filter(|_| milestone == Milestone::Agreement),
    }
}

fn to_liaison(program: &Program, texts: &Texts, tell: Tell) -> Notice {
    let names = ["Ada Lovelace", "Grace Hopper"].map(str::to_owned);
    let [_, mentor] = &names;
    let silent = if tell == Tell::Silent { vec![mentor.clone()] } else { Vec::new() };
    let word = WordToLiaison {
        id: "1".to_owned(),
        tell,
        milestone: Milestone::FirstContact,
        pair: names.to_vec(),
        silent,
        desk: "https://mentoring.example.org/desk/acrl-sts".to_owned(),
    };
    Notice::to_liaison(program, texts, word)
}

fn read(name: &str, lang: &str, mail: &Notice) {
    insta::assert_snapshot!(format!("{name}-{lang}-text"), mail.text());
    insta::assert_snapshot!(format!("{name}-{lang}-html"), mail.html());
}

#[test]
fn each_mail_of_a_year_reads_as_it_did_to_either_of_the_two() {
    let milestones = [
        Milestone::FirstContact,
        Milestone::Agreement,
        Milestone::CheckIn(1),
        Milestone::Evaluation,
        Milestone::FollowUp,
    ];
    for (program, texts) in languages() {
        for milestone in milestones {
            for (side, is_mentor) in [("mentee", false), ("mentor", true)] {
                let day = of_day(&program, milestone, is_mentor);
                let mail = Notice::of_day(&program, &texts, day);
                read(&format!("{milestone}-{side}"), program.lang.as_str(), &mail);
            }
        }
        let day = of_day(&program, Milestone::CheckIn(2), false);
        let again = Notice::of_day(&program, &texts, YearDay { is_reminder: true, ..day });
        read("reminder", program.lang.as_str(), &again);
    }
}

#[test]
fn each_mail_to_a_liaison_reads_as_it_did() {
    for (program, texts) in languages() {
        for (name, tell) in [("not-yet", Tell::NotYet), ("silent", Tell::Silent)] {
            let mail = to_liaison(&program, &texts, tell);
            read(name, program.lang.as_str(), &mail);
        }
    }
}
