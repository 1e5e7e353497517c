//! The mails themselves, as people read them, and with hostile words in them.

use domain::Form;
use domain::email::Email;
use domain::program::Program;
use domain::reference::Reference;
use functions::mail::{Notice, Sender};

use crate::fixture;
use crate::place::{links, moment};

/// A mail about this program and form, as it goes over the wire.
fn mail(program: &Program, form: &Form, from: &str, to: &str) -> String {
    let from = Sender::parse(from).unwrap();
    let to = Email::parse(to).unwrap();
    let mail =
        received(program, form).mail(&from, &to, moment("2026-10-15T12:00:00.000Z")).unwrap();
    String::from_utf8(mail.formatted()).unwrap()
}

fn received(program: &Program, form: &Form) -> Notice {
    let reference = Reference::from_random(7);
    let link = links().to(&program.id, &reference, 0);
    Notice::received(program, &fixture::texts(), form, &reference, &link)
}

fn headers(mail: &str) -> Vec<&str> {
    mail.split("\r\n\r\n").next().unwrap().split("\r\n").collect()
}

#[test]
fn the_headers_say_who_writes_whom_to_answer_and_that_a_machine_wrote() {
    let mail = mail(&fixture::program(), &fixture::application(), "m@example.org", "ada@b.org");
    for line in [
        "From: \"STS Mentoring\" <m@example.org>",
        "To: ada@b.org",
        "Reply-To: \"STS Mentoring\" <sts@example.org>",
        "Subject: Mentee application: received",
        "Date: Thu, 15 Oct 2026 12:00:00 +0000",
        "Message-ID: <receipt.7000-0000-0000@example.org>",
        "Auto-Submitted: auto-generated",
    ] {
        assert!(headers(&mail).contains(&line), "{line}\n{mail}");
    }
}

#[test]
fn a_sender_with_a_name_of_its_own_keeps_it() {
    let from = "Library Mentoring <m@example.org>";
    let mail = mail(&fixture::program(), &fixture::application(), from, "ada@b.org");
    assert!(headers(&mail).contains(&"From: \"Library Mentoring\" <m@example.org>"), "{mail}");
}

#[test]
fn no_name_and_no_title_makes_a_header_of_its_own() {
    let (mut program, mut form) = (fixture::program(), fixture::application());
    let hostile = "x\r\nBcc: eve@evil.example\r\n\r\n<script>alert(1)</script>\u{0}\"";
    program.name = hostile.to_owned();
    form.title = hostile.to_owned();
    form.next = vec![hostile.to_owned()];
    let mail = mail(&program, &form, "m@example.org", "ada@b.org");
    let known = ["From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted"];
    let known = [&known[..], &["MIME-Version", "Content-Type"]].concat();
    for line in headers(&mail).iter().filter(|line| !line.starts_with([' ', '\t'])) {
        let name = line.split(':').next().unwrap();
        assert!(known.contains(&name), "{line}");
    }
}

#[test]
fn what_a_program_says_is_text_in_html() {
    let (mut program, mut form) = (fixture::program(), fixture::application());
    program.association = "<script>alert(1)</script>{{PARTS}}".to_owned();
    program.address = "\"><img src=x>@b.org".to_owned();
    form.next = vec!["<img src=x onerror=alert(1)>{{WHY}}".to_owned()];
    let html = received(&program, &form).html();
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    assert_eq!(html.matches("You sent it.").count(), 1, "{html}");
}

#[test]
fn an_address_that_mail_does_not_know_is_refused_and_a_foreign_one_is_not() {
    let (program, form) = (fixture::program(), fixture::application());
    let received = received(&program, &form);
    let from = Sender::parse("m@example.org").unwrap();
    let now = moment("2026-10-15T12:00:00.000Z");
    for (address, good) in
        [("o'hara@x-y.edu", true), ("用户@例子.中国", true), ("ada+sts@maths.example.ac.uk", true)]
    {
        let to = Email::parse(address).unwrap();
        assert_eq!(received.mail(&from, &to, now).is_ok(), good, "{address}");
    }
    for wrong in ["", "m", "m@", "a@b.org, c@d.org", "a@b.org\r\nBcc: c@d.org", "<a@b.org"] {
        assert!(Sender::parse(wrong).is_err(), "{wrong:?}");
    }
}
