//! The mails of the sample program, as people read them: in `snapshots/`. Who changes a word sees
//! here what becomes of it (`INSTA_UPDATE=always` takes it over).
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use domain::Form;
use domain::desk::SignInCode;
use domain::instant::Instant;
use domain::program::Origin;
use domain::reference::Reference;
use functions::link::Links;
use functions::mail::{Notice, OneLink};
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
    for (name, mail) in mails("mentee-application") {
        insta::assert_snapshot!(format!("{name}-text"), mail.text());
        insta::assert_snapshot!(format!("{name}-html"), mail.html());
    }
}
