//! A pairing's page: from the mail that introduces two to each other to what they are asked, what
//! they tell whoever looks after them, and what is left when it has ended.

use calcard::icalendar::{ICalendar, ICalendarProperty};
use calcard::{Entry, Parser};
use domain::calendar::Milestone;
use domain::desk::{EndReason, Role};
use domain::heard::Contact;
use functions::store::ReadHeard;
use http_body_util::BodyExt;
use hyper::Response;
use hyper::body::Incoming;
use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::desk::appoint;
use tests::in_every_browser;
use tests::kind::{Kind, Look};
use tests::paired::Paired;
use tests::stage::Stage;

use crate::own::{mail, press, see};

in_every_browser!(
    the_page_of_two_opens_from_their_introduction_and_has_all_that_they_need,
    a_press_in_a_mail_is_confirmed_on_a_phone_before_it_counts,
    without_scripts_the_page_asks_for_the_code_and_then_the_question,
    a_private_word_comes_to_whoever_looks_after_the_two_and_to_nobody_else,
);

const PROGRAM: &str = "acrl-sts";

/// After the introductions of the year.
const DAY: &str = "2027-02-20T12:00:00.000Z";

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

async fn set() -> (Stage, Paired) {
    let stage = Stage::on(DAY).await;
    appoint(&stage, PROGRAM, "Noor van der Berg", "noor@example.org", Role::Liaison).await;
    let paired = Paired::on(&stage, PROGRAM).await;
    (stage, paired)
}

/// What the mentee has said at the first milestone.
async fn said(stage: &Stage, paired: &Paired) -> Option<Contact> {
    let heard = stage.system.table().heard(paired.of(), &paired.pairing).await.unwrap();
    heard.at(Milestone::FirstContact, &paired.mentee)?.contact
}

async fn the_page_of_two_opens_from_their_introduction_and_has_all_that_they_need(kind: Kind) {
    let (stage, paired) = set().await;
    let browser = Browser::of(kind, 1000, 900).await;
    let link = paired.link(&stage, &paired.mentee).await;
    browser.goto(&link).await;
    see(&browser, "Your year together").await;
    let address = browser.run("return location.href", &[]).await;
    let code = link.split_once('#').unwrap().1;
    assert!(!address.as_str().unwrap().contains(code), "the secret is gone: {address}");
    for seen in [
        "Your mentor since February 20, 2027",
        "shares with you",
        "Why we matched you",
        "Your goals",
        "What your partner sees of you",
        "Noor van der Berg from the committee looks after the two of you.",
        "All that is on this page is deleted on August 15, 2029.",
    ] {
        see(&browser, seen).await;
    }
    let next = "return document.querySelector('[aria-current=date]').innerText";
    let next = browser.run(next, &[]).await;
    assert!(next.as_str().unwrap().contains("March 6, 2027"), "{next}");
    let writes = "return document.querySelector('a[href^=\"mailto:\"]').getAttribute('href')";
    let writes = browser.run(writes, &[]).await;
    assert!(writes.as_str().unwrap().contains("@"), "{writes}");
    axe::finds_nothing_on_the_page(&browser, "the page of two").await;
    let prints = "return !document.querySelector('[data-print]').hidden";
    assert_eq!(browser.run(prints, &[]).await, json!(true), "with scripts, there is a button");
    // The page of what they sent leads there, too.
    browser.close().await;
    stage.system.stop().await;
}

async fn a_press_in_a_mail_is_confirmed_on_a_phone_before_it_counts(kind: Kind) {
    let (stage, paired) = set().await;
    let browser = Browser::of(kind, 390, 844).await;
    let link = paired.link(&stage, &paired.mentee).await;
    browser.goto(&format!("{link}&first-contact=not-yet")).await;
    see(&browser, "you chose “Not yet”").await;
    assert_eq!(
        said(&stage, &paired).await,
        None,
        "a program that follows links has pressed nothing"
    );
    axe::finds_nothing_on_the_page(&browser, "a press that is to be confirmed").await;
    press(&browser, "Not yet").await;
    see(&browser, "Thank you for telling us").await;
    see(&browser, "Write to your partner once more").await;
    see(&browser, "Noor van der Berg").await;
    axe::finds_nothing_on_the_page(&browser, "after a press").await;
    assert_eq!(said(&stage, &paired).await, Some(Contact::NotYet));
    press(&browser, "To the page of the two of you").await;
    see(&browser, "Your year together").await;
    // It may be otherwise by now.
    browser.goto("about:blank").await;
    browser.goto(&format!("{link}&first-contact=yes")).await;
    see(&browser, "you chose “Yes”").await;
    press(&browser, "Yes, we have").await;
    see(&browser, "Good to hear").await;
    assert_eq!(said(&stage, &paired).await, Some(Contact::Yes));
    // What is none, or not yet one, is the page itself.
    for odd in ["check-in-1=yes", "first-contact=maybe", "evaluation=yes", "x"] {
        browser.goto("about:blank").await;
        browser.goto(&format!("{link}&{odd}")).await;
        see(&browser, "Your year together").await;
    }
    browser.close().await;
    stage.system.stop().await;
}

async fn without_scripts_the_page_asks_for_the_code_and_then_the_question(kind: Kind) {
    let (stage, paired) = set().await;
    let look = Look { dark: true, ..Look::default() };
    let browser = Browser::start(kind, (320, 800), look).await;
    let link = paired.link(&stage, &paired.mentee).await;
    stage.switch.turn_away("/my.js");
    browser.goto(&format!("{link}&first-contact=yes")).await;
    see(&browser, "Open the page of your pairing").await;
    axe::finds_nothing_on_the_page(&browser, "the page that asks for the code").await;
    let code = "document.querySelector('[name=code]').value = arguments[0]; return true";
    browser.until("the code's field", code, &[json!("0000-0000-0000-0000")]).await;
    press(&browser, "Open").await;
    see(&browser, "This link doesn’t open anything").await;
    axe::finds_nothing_on_the_page(&browser, "a link that opens nothing").await;
    browser.until("the code's field", code, &[json!(link.split_once('#').unwrap().1)]).await;
    press(&browser, "Open").await;
    see(&browser, "Have the two of you been in contact?").await;
    axe::finds_nothing_on_the_page(&browser, "the page of two, small and dark").await;
    press(&browser, "Yes, we have").await;
    see(&browser, "Good to hear").await;
    assert_eq!(said(&stage, &paired).await, Some(Contact::Yes));
    press(&browser, "To the page of the two of you").await;
    see(&browser, "Your year together").await;
    let asked = "return document.body.innerText.includes('Have the two of you been in contact?')";
    assert_eq!(browser.run(asked, &[]).await, json!(false), "what was answered is asked no more");
    browser.close().await;
    stage.system.stop().await;
}

async fn a_private_word_comes_to_whoever_looks_after_the_two_and_to_nobody_else(kind: Kind) {
    let (stage, paired) = set().await;
    let browser = Browser::of(kind, 390, 844).await;
    browser.goto(&paired.link(&stage, &paired.mentee).await).await;
    see(&browser, "It goes to Noor van der Berg, by mail.").await;
    press(&browser, "Send it").await;
    see(&browser, "Choose one of these").await;
    axe::finds_nothing_on_the_page(&browser, "a private word without a wish").await;
    let write = "
        document.querySelector('[name=wish][value=wrong]').checked = true;
        document.querySelector('[name=words]').value = arguments[0];
        return true";
    browser.until("the words", write, &[json!("x".repeat(2001))]).await;
    press(&browser, "Send it").await;
    see(&browser, "Shorten your answer by 1 character").await;
    browser.until("the words", write, &[json!("They don’t answer.\nAnd I am at a loss.")]).await;
    press(&browser, "Send it").await;
    see(&browser, "Noor van der Berg gets it by mail").await;
    axe::finds_nothing_on_the_page(&browser, "after a private word").await;
    let word = mail(&browser, &stage, "a private word to you").await;
    assert!(word.contains("says that something is wrong"), "{word}");
    assert!(word.contains("> And I am at a loss."), "{word}");
    browser.goto(&paired.link(&stage, &paired.mentor).await).await;
    see(&browser, "Your mentee since February 20, 2027").await;
    let told = "return document.body.innerText.includes('at a loss')";
    assert_eq!(browser.run(told, &[]).await, json!(false), "their partner never sees it");
    browser.close().await;
    stage.system.stop().await;
}

async fn text(answer: Response<Incoming>) -> String {
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

/// A link's page and its code.
async fn page(stage: &Stage, paired: &Paired) -> (String, String) {
    let link = paired.link(stage, &paired.mentee).await;
    let (page, code) = link.split_once('#').unwrap();
    let page = page.split_once(&format!("/{PROGRAM}/")).unwrap().1;
    (format!("/{PROGRAM}/{page}"), code.to_owned())
}

#[tokio::test]
async fn a_code_that_opens_nothing_gets_one_page_whatever_it_was() {
    let (stage, paired) = set().await;
    let (own, code) = page(&stage, &paired).await;
    let post = async |path: &str, body: String| stage.post(path, &[FORM], body).await;
    let wrong = post(&own, "code=0000-0000-0000-0000".to_owned()).await;
    assert_eq!(wrong.status(), 403);
    let wrong = text(wrong).await;
    let partners = own.replace(paired.mentee.as_str(), paired.mentor.as_str());
    let unknown = own.replace(paired.pairing.as_str(), "00000000000000ff");
    let elsewhere = own.replace(PROGRAM, "sla-sci-tech");
    for path in [&*partners, &*unknown, "/acrl-sts/room/x/y", "/acrl-sts/room/a%22%3E/b"] {
        let answer = post(path, format!("code={code}")).await;
        assert_eq!(answer.status(), 403, "{path}");
        assert_eq!(text(answer).await, wrong, "{path}");
    }
    assert_eq!(post(&elsewhere, format!("code={code}")).await.status(), 403);
    let press = format!("code={code}&do=contact:first-contact=yes");
    let foreign = [FORM, ("origin", "https://evil.example.org")];
    assert_eq!(stage.post(&own, &foreign, press).await.status(), 404);
    assert_eq!(said(&stage, &paired).await, None, "a foreign page says nothing for anybody");
    for answer in [stage.get(&own, &[]).await, post(&own, format!("code={code}")).await] {
        assert_eq!(answer.status(), 200);
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("cache-control"), "no-store");
        assert!(header("content-security-policy").ends_with("frame-ancestors 'none'"));
    }
    stage.system.stop().await;
}

#[tokio::test]
async fn after_a_rematch_the_old_link_is_gone_kindly_and_at_the_end_of_a_year_it_stays() {
    let (stage, paired) = set().await;
    let (own, code) = page(&stage, &paired).await;
    paired.end(&stage, EndReason::Finished).await;
    let finished = stage.post(&own, &[FORM], format!("code={code}")).await;
    assert_eq!(finished.status(), 200);
    assert!(text(finished).await.contains("The two of you have come to its end."));
    stage.system.stop().await;
    let (stage, paired) = set().await;
    let (own, code) = page(&stage, &paired).await;
    paired.end(&stage, EndReason::NotAFit).await;
    let gone = stage.post(&own, &[FORM], format!("code={code}")).await;
    assert_eq!(gone.status(), 410);
    let gone = text(gone).await;
    assert!(gone.contains("This pairing has ended"), "{gone}");
    assert!(gone.contains("Write to sts-mentoring@example.org"), "{gone}");
    assert!(!gone.contains("mailto:"), "nobody is shown any more: {gone}");
    let forged = stage.post(&own, &[FORM], "code=0000-0000-0000-0000".to_owned()).await;
    assert_eq!(forged.status(), 403, "who has no link does not learn that there was one");
    stage.system.stop().await;
}

#[tokio::test]
async fn the_days_come_as_a_file_that_another_reader_reads_and_that_has_no_names_in_it() {
    let (stage, paired) = set().await;
    let (own, code) = page(&stage, &paired).await;
    let file = stage.post(&own, &[FORM], format!("code={code}&do=calendar:")).await;
    assert_eq!(file.headers()["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(file.headers()["content-disposition"], "attachment; filename=\"mentoring.ics\"");
    let file = text(file).await;
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    let Entry::ICalendar(calendar) = Parser::new(&file).entry() else { panic!("{file}") };
    let days = days(&calendar);
    assert_eq!(
        days.iter().map(|(on, _)| on.as_str()).collect::<Vec<_>>(),
        [
            "2027-03-06",
            "2027-03-22",
            "2027-05-20",
            "2027-08-20",
            "2027-11-20",
            "2028-02-15",
            "2028-05-15"
        ]
    );
    assert_eq!(days[2].1, "Check-in 1: a few questions about how it goes (STS Mentoring Program)");
    assert!(!file.contains("Applicant") && !file.contains(&code), "{file}");
    let again = stage.post(&own, &[FORM], format!("code={code}&do=calendar:")).await;
    assert_eq!(text(again).await, file, "the same events, and no new ones");
    stage.system.stop().await;
}

/// The days of a calendar, and what they are for.
fn days(calendar: &ICalendar) -> Vec<(String, String)> {
    let events = calendar
        .components
        .iter()
        .filter(|component| component.component_type.as_str() == "VEVENT");
    let day = |event: &calcard::icalendar::ICalendarComponent| {
        let text = |property| {
            let entry = event.property(property).unwrap();
            entry.values.first().unwrap().clone()
        };
        let start = text(&ICalendarProperty::Dtstart).into_partial_date_time().unwrap();
        let on = format!(
            "{:04}-{:02}-{:02}",
            start.year.unwrap(),
            start.month.unwrap(),
            start.day.unwrap()
        );
        assert!(!start.has_time(), "a whole day");
        (on, text(&ICalendarProperty::Summary).as_text().unwrap().to_owned())
    };
    events.map(day).collect()
}
