//! The mails of the sample program, as people read them: in `snapshots/`. Who changes a word sees
//! here what becomes of it (`INSTA_UPDATE=always` takes it over).
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use domain::reference::Reference;
use functions::mail::Received;
use local::programs::Programs;

/// What the mails say about a form that was sent.
fn read(form: &str) -> (String, String) {
    let programs = Programs::at(concat!(env!("CARGO_MANIFEST_DIR"), "/../programs"));
    let compiled = programs.compile("acrl-sts").unwrap_or_else(|error| panic!("{error}"));
    let received = Received {
        program: &compiled.program,
        texts: &compiled.texts,
        form: compiled.forms.iter().find(|found| found.id.as_str() == form).unwrap(),
        reference: &Reference::parse("7Q2M-XK4D-90TB").unwrap(),
    };
    (received.text(), received.html())
}

#[test]
fn a_receipt_reads_as_it_did() {
    let (text, html) = read("mentee-application");
    insta::assert_snapshot!("received-text", text);
    insta::assert_snapshot!("received-html", html);
}
