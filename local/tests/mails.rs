//! The mails of the sample program, as people read them: in `snapshots/`. Who changes a word sees
//! here what becomes of it (`INSTA_UPDATE=always` takes it over).
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use domain::Form;
use domain::desk::{Aside, AsideId, PairingId, SignInCode, Wish, Words};
use domain::email::Email;
use domain::form::SharedAnswer;
use domain::instant::Instant;
use domain::matching::Side;
use domain::program::{Origin, Program};
use domain::reference::Reference;
use domain::texts::Texts;
use functions::link::Links;
use functions::mail::{Introduction, Notice, OneLink, Parted, Private};
use functions::service_key::ServiceKey;
use local::programs::Programs;

/// The mails about a form that was sent, in each of the program's languages.
fn mails(form: &str) -> Vec<(String, Notice)> {
    let programs = Programs::at(concat!(env!("CARGO_MANIFEST_DIR"), "/../programs"));
    let compiled = programs.compile("acrl-sts").unwrap_or_else(|error| panic!("{error}"));
    let reference = Reference::parse("7Q2M-XK4D-90TB").unwrap();
    let end = Instant::try_from("2026-12-21T12:00:00.000Z".to_owned()).unwrap();
    let host = Origin::parse("https://mentoring.example.org").unwrap();
    let links = Links::new(host, ServiceKey::new(&"k".repeat(32)).unwrap());
    let own = (&compiled.program, &compiled.texts, &compiled.forms);
    let others = compiled.translations.iter();
    let others = others.map(|other| (&other.program, &other.texts, &other.forms));
    let mails = |(program, texts, forms): (_, _, &Vec<Form>)| {
        let form = forms.iter().find(|found| found.id.as_str() == form).unwrap();
        let link = links.to(&compiled.program.id, &reference, 0);
        let one = OneLink { form: form.title.clone(), sent: end, link: link.clone() };
        [
            ("received", Notice::received(program, texts, form, &reference, &link)),
            ("changed", Notice::changed(program, texts, form, (&reference, 2), &link)),
            ("withdrawn", Notice::withdrawn(program, texts, form, (&reference, end), &link)),
            ("links", Notice::links(program, texts, "1", &[one])),
            ("code", Notice::code(program, texts, "1", &SignInCode::of([1, 2, 3, 4, 5]))),
            ("locked", Notice::locked(program, texts, "1")),
        ]
        .map(|(name, mail)| (format!("{name}-{}", form.lang), mail))
    };
    std::iter::once(own).chain(others).flat_map(mails).collect()
}

#[test]
fn each_mail_reads_as_it_did() {
    for (name, mail) in mails("mentee-application").into_iter().chain(mails_of_a_pairing()) {
        insta::assert_snapshot!(format!("{name}-text"), mail.text());
        insta::assert_snapshot!(format!("{name}-html"), mail.html());
    }
}

/// The mails about a pairing, in each of the program's languages.
fn mails_of_a_pairing() -> Vec<(String, Notice)> {
    let programs = Programs::at(concat!(env!("CARGO_MANIFEST_DIR"), "/../programs"));
    let compiled = programs.compile("acrl-sts").unwrap_or_else(|error| panic!("{error}"));
    let host = Origin::parse("https://mentoring.example.org").unwrap();
    let links = Links::new(host, ServiceKey::new(&"k".repeat(32)).unwrap());
    let (pairing, own) = (PairingId::from_random(7), Reference::parse("7Q2M-XK4D-90TB").unwrap());
    let room = links.room(&compiled.program.id, &pairing, &own, 0);
    let (ask, lines) = ("What is your name?".to_owned(), vec!["Grace Hopper".to_owned()]);
    let introduction = Introduction {
        id: "introduced.1".to_owned(),
        side: Some(Side::Mentee),
        shared: vec![SharedAnswer { ask, lang: None, lines }],
        reasons: Vec::new(),
        room,
        worksheet: None,
        liaison: Some("Noor van der Berg".to_owned()),
    };
    let private = |wish| Private {
        name: "Ada Lovelace".to_owned(),
        address: Email::parse("ada@example.org").ok(),
        aside: Aside {
            id: AsideId::from_random(8),
            at: Instant::from_milliseconds(0),
            pairing: pairing.clone(),
            wish,
            text: Words::new("We have met once.\nCould we talk?").ok(),
        },
        desk: "https://mentoring.example.org/desk/acrl-sts#pairings".to_owned(),
    };
    let own = (&compiled.program, &compiled.texts);
    let others = compiled.translations.iter().map(|other| (&other.program, &other.texts));
    let mails = |(program, texts): (&Program, &Texts)| {
        let introduced = Notice::introduced(program, texts, introduction.clone());
        let asides = Wish::ALL.into_iter().chain([Wish::Parted]).map(|wish| {
            let name = format!("aside-{}-{}", wish.name(), program.lang);
            (name, Notice::aside(program, texts, private(wish)))
        });
        let introduced = (format!("introduced-{}", program.lang), introduced);
        let parted = [("parted", true), ("parted-unnamed", false)].map(|(name, is_named)| {
            let named = |name: &str| Some(name.to_owned()).filter(|_| is_named);
            let (partner, liaison) = (named("Grace Hopper"), named("Noor van der Berg"));
            let parted = Parted { id: "parted.1".to_owned(), partner, liaison };
            (format!("{name}-{}", program.lang), Notice::parted(program, texts, parted))
        });
        std::iter::once(introduced).chain(parted).chain(asides).collect::<Vec<_>>()
    };
    std::iter::once(own).chain(others).flat_map(mails).collect()
}
