//! The courier at work: each message is sent once, whatever else happens, but for the one step at
//! which nobody can know.

use std::fs;
use std::path::PathBuf;

use functions::courier::{ATTEMPTS, Bell, LEASE, REFUSALS, Round, Rung, deliver};
use functions::mail::{Mailer, Sender};
use functions::store::{LeaseMessages, ReadDue};
use lambda_runtime::Context;
use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use crate::faults::Fault;
use crate::fixture::answers;
use crate::heard::{heard, listen};
use crate::place::{Place, moment};

/// A folder that mails go to, and the mailer that puts them there.
pub(crate) struct Mailbox {
    folder: PathBuf,
    pub(crate) mailer: Mailer,
}

impl Mailbox {
    pub(crate) fn new() -> Self {
        let name = format!("ligature-mails-{:016x}", getrandom::u64().unwrap());
        let folder = std::env::temp_dir().join(name);
        let sender = Sender::parse("mentoring@example.org").unwrap();
        Self { mailer: Mailer::into_folder(&folder, sender), folder }
    }

    /// What has come, the earliest first.
    pub(crate) fn mails(&self) -> Vec<String> {
        let files = fs::read_dir(&self.folder).into_iter().flatten();
        let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        files.sort();
        files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        let _nothing_came = fs::remove_dir_all(&self.folder);
    }
}

pub(crate) fn bell() -> Bell {
    Bell::new(Rung::default(), Context::default())
}

/// A mailer whose server nobody runs.
pub(crate) async fn silent() -> Mailer {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    Mailer::over_smtp(&url, Sender::parse("mentoring@example.org").unwrap()).unwrap()
}

async fn round(place: &Place, mailer: &Mailer) -> Round {
    deliver(place.office(), mailer).await.unwrap()
}

/// Lets time pass until a lease is over.
fn let_the_lease_run_out(place: &Place) {
    wait(place, i64::try_from(LEASE.as_millis()).unwrap());
}

pub(crate) fn wait(place: &Place, milliseconds: i64) {
    let later = place.clock.now().milliseconds() + milliseconds;
    place.clock.set(domain::instant::Instant::from_milliseconds(later));
}

const HOUR: i64 = 3_600_000;

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    mail.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).unwrap_or_default()
}

async fn outcome(place: &Place, reference: &str) -> (String, String) {
    let item = place.raw.item(&format!("OUTBOX#receipt#{reference}"), "MESSAGE").await.unwrap();
    let is_parked = item.get("outcome").is_some_and(|outcome| outcome.as_s().unwrap() == "parked");
    assert_eq!(item.contains_key("due_pk"), is_parked, "{item:?}");
    assert_eq!(item.contains_key("due_at"), is_parked, "{item:?}");
    let text = |name: &str| item.get(name).map_or("", |value| value.as_s().unwrap()).to_owned();
    (text("outcome"), text("reason"))
}

#[tokio::test]
async fn a_submission_is_confirmed_to_its_address_once() {
    let (place, mailbox) = (Place::open().await, Mailbox::new());
    let reference = place.sent(&answers()).await;
    let sent = Round { sent: 1, ..Round::default() };
    assert_eq!(round(&place, &mailbox.mailer).await, sent);
    assert_eq!(round(&place, &mailbox.mailer).await, Round::default());
    let mails = mailbox.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(header(&mails[0], "To"), "ada@example.org");
    let id = format!("<receipt.{reference}@example.org>");
    assert_eq!(header(&mails[0], "Message-ID"), id);
    assert!(mails[0].contains(&reference) && !mails[0].contains("Lovelace"));
    assert_eq!(outcome(&place, &reference).await, ("sent".to_owned(), String::new()));
    assert_eq!(place.raw.due().await.len(), 0);
}

/// The answers of one of many people.
fn answers_from(number: u32) -> serde_json::Value {
    json!({ "name": "Ada Lovelace", "email": format!("ada.{number}@example.org") })
}

#[tokio::test]
async fn nobody_gets_more_than_three_receipts_an_hour_and_all_that_was_sent_is_kept() {
    let (place, mailbox) = (Place::open().await, Mailbox::new());
    for _ in 0..5 {
        place.sent(&answers()).await;
    }
    round(&place, &mailbox.mailer).await;
    assert_eq!((mailbox.mails().len(), place.records().await.len()), (3, 5));
    assert_eq!(place.raw.due().await.len(), 0);
    place.pass(3600);
    place.sent(&answers()).await;
    round(&place, &mailbox.mailer).await;
    assert_eq!(mailbox.mails().len(), 4);
}

#[tokio::test]
async fn many_couriers_at_once_send_each_message_once() {
    let (place, mailbox) = (Place::open().await, Mailbox::new());
    for number in 0..30 {
        place.sent(&answers_from(number)).await;
    }
    let rounds = (0..4).map(|_| round(&place, &mailbox.mailer));
    let rounds = futures::future::join_all(rounds).await;
    assert_eq!(rounds.iter().map(|round| round.sent).sum::<usize>(), 30);
    assert_eq!(mailbox.mails().len(), 30);
}

/// The courier is cut off from the table after the provider's yes: the step that ARCHITECTURE
/// names.
#[tokio::test]
async fn a_mail_that_could_not_be_marked_goes_out_once_more_under_the_same_id() {
    let (place, mailbox) = (Place::open().await, Mailbox::new());
    let reference = place.sent(&answers()).await;
    // The first is the lease.
    place.faults.after("UpdateItem", 1, Fault::Throttled);
    let unmarked = Round { unmarked: 1, ..Round::default() };
    let met = deliver(place.office(), &mailbox.mailer).await;
    place.faults.none();
    assert!(met.is_err() || met == Ok(unmarked), "{met:?}");
    assert_eq!(mailbox.mails().len(), 1);
    assert_eq!(round(&place, &mailbox.mailer).await, Round::default(), "it is leased");
    let_the_lease_run_out(&place);
    assert_eq!(round(&place, &mailbox.mailer).await.sent, 1);
    let mails = mailbox.mails();
    assert_eq!(mails.len(), 2);
    assert_eq!(header(&mails[0], "Message-ID"), header(&mails[1], "Message-ID"));
    assert_eq!(outcome(&place, &reference).await.0, "sent");
    let_the_lease_run_out(&place);
    assert_eq!(round(&place, &mailbox.mailer).await, Round::default());
}

#[tokio::test]
async fn a_courier_whose_lease_has_run_out_changes_nothing() {
    let place = Place::open().await;
    place.sent(&answers()).await;
    let now = place.clock.now();
    let lease = async |until: &str| {
        let message = place.table.first_due(place.clock.now()).await.unwrap().remove(0);
        place.table.lease(message, moment(until)).await.unwrap().unwrap()
    };
    let slow = lease("2026-10-15T12:02:00.000Z").await;
    place.set_clock("2026-10-15T12:02:00.000Z");
    let quick = lease("2026-10-15T12:04:00.000Z").await;
    assert_eq!((slow.attempts, quick.attempts), (1, 2));
    assert_eq!(place.table.put_off(&slow, moment("2027-01-01T00:00:00.000Z")).await, Ok(false));
    assert_eq!(place.table.end(&quick, functions::store::Outcome::Sent, now).await, Ok(true));
    assert_eq!(place.table.end(&slow, functions::store::Outcome::Sent, now).await, Ok(false));
}

#[tokio::test]
async fn a_message_that_nobody_can_read_is_parked_and_the_others_are_sent() {
    let (place, mailbox) = (Place::open().await, Mailbox::new());
    place.raw.message("poisoned", "2026-10-15T11:00:00.000Z", None).await;
    place.raw.message("poisoned-too", "2026 or so", None).await;
    place.sent(&answers()).await;
    let expected = Round { sent: 1, parked: 2, ..Round::default() };
    assert_eq!(round(&place, &mailbox.mailer).await, expected);
    let parked = place.raw.item("OUTBOX#test#poisoned", "MESSAGE").await.unwrap();
    let text = |name: &str| parked[name].as_s().unwrap().as_str();
    assert_eq!((text("outcome"), text("reason")), ("parked", "unreadable"));
    assert_eq!(place.raw.due().await.len(), 0);
}

#[tokio::test]
async fn a_submission_that_is_gone_withdrawn_or_of_an_unknown_program_gets_no_mail() {
    let (place, mailbox) = (Place::open().await, Mailbox::new());
    let withdrawn = place.sent(&answers()).await;
    place.raw.withdraw(&withdrawn, "2026-10-15T12:00:00.000Z").await;
    let gone = place.sent(&answers()).await;
    let pointer = place.raw.item(&format!("SUBMISSION#{gone}"), "HOME").await.unwrap();
    let text = |name: &str| pointer[name].as_s().unwrap().as_str();
    place.raw.delete(text("home_pk"), text("home_sk")).await;
    let expected = Round { settled: 2, ..Round::default() };
    assert_eq!(round(&place, &mailbox.mailer).await, expected);
    let lost = place.sent(&answers()).await;
    place.raw.delete("PROGRAM#sts", "HEAD").await;
    assert_eq!(round(&place, &mailbox.mailer).await.parked, 1);
    assert_eq!(mailbox.mails().len(), 0);
    assert_eq!(outcome(&place, &withdrawn).await.0, "nothing-to-send");
    assert_eq!(outcome(&place, &lost).await.1, "no-program");
}

#[tokio::test]
async fn while_no_server_answers_messages_wait_longer_and_longer_and_then_are_parked() {
    let (place, mailer) = (Place::open().await, silent().await);
    let reference = place.sent(&answers()).await;
    let put_off = Round { put_off: 1, ..Round::default() };
    assert_eq!(round(&place, &mailer).await, put_off);
    wait(&place, 59_999);
    assert_eq!(round(&place, &mailer).await, Round::default(), "a minute is not over");
    wait(&place, 1);
    assert_eq!(round(&place, &mailer).await, put_off);
    wait(&place, 60_000);
    assert_eq!(round(&place, &mailer).await, Round::default(), "the second pause is longer");
    let waited = place
        .table
        .due({
            wait(&place, 60_000);
            place.clock.now()
        })
        .await
        .unwrap();
    assert_eq!(waited.since, Some(moment("2026-10-15T12:00:00.000Z")), "since the first time");
    for _ in 3..ATTEMPTS {
        assert_eq!(round(&place, &mailer).await, put_off);
        wait(&place, HOUR);
    }
    assert_eq!(round(&place, &mailer).await, Round { parked: 1, ..Round::default() });
    let parked = ("parked".to_owned(), "gave-up".to_owned());
    assert_eq!(outcome(&place, &reference).await, parked);
}

/// A mail server that says the same to every recipient.
async fn saying(reply: &'static str) -> Mailer {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let (lines, mut answers) = stream.split();
            answers.write_all(b"220 here\r\n").await.unwrap();
            let mut lines = BufReader::new(lines).lines();
            while let Ok(Some(line)) = lines.next_line().await {
                let answer = if line.starts_with("RCPT") { reply } else { "250 yes" };
                let _it_hung_up = answers.write_all(format!("{answer}\r\n").as_bytes()).await;
            }
        }
    });
    Mailer::over_smtp(&url, Sender::parse("mentoring@example.org").unwrap()).unwrap()
}

#[tokio::test]
async fn a_mail_that_is_refused_three_times_is_parked_and_no_log_says_to_whom() {
    listen();
    let (place, mailer) = (Place::open().await, saying("550 no ada@example.org here").await);
    let reference = place.sent(&answers()).await;
    for _ in 1..REFUSALS {
        assert_eq!(round(&place, &mailer).await, Round { put_off: 1, ..Round::default() });
        wait(&place, HOUR);
    }
    assert_eq!(round(&place, &mailer).await, Round { parked: 1, ..Round::default() });
    let parked = ("parked".to_owned(), "refused".to_owned());
    assert_eq!(outcome(&place, &reference).await, parked);
    let log = heard();
    assert!(log.contains("mail parked") && log.contains("550"), "{log}");
    // Not “ada” alone: a request’s id is hexadecimal, and may have it.
    assert!(!log.contains("ada@"), "{log}");
}

#[tokio::test]
async fn a_server_that_is_not_content_with_us_has_refused_nobodys_mail() {
    for reply in ["450 later", "530 sign in first", "535 another password", "521 closed"] {
        let (place, mailer) = (Place::open().await, saying(reply).await);
        place.sent(&answers()).await;
        for _ in 0..=REFUSALS {
            let met = round(&place, &mailer).await;
            assert_eq!(met, Round { put_off: 1, ..Round::default() }, "{reply}");
            wait(&place, HOUR);
        }
    }
}

#[tokio::test]
async fn a_round_ends_where_three_in_a_row_find_no_server() {
    let (place, mailer) = (Place::open().await, silent().await);
    for number in 0..5 {
        place.sent(&answers_from(number)).await;
    }
    assert_eq!(round(&place, &mailer).await, Round { put_off: 3, ..Round::default() });
}

#[tokio::test]
async fn without_a_mailer_the_courier_only_counts() {
    let place = Place::open().await;
    place.sent(&json!({ "name": "Ada", "email": "ada@example.org" })).await;
    functions::courier::answer(place.office(), None, bell()).await.unwrap();
    assert_eq!(place.raw.due().await.len(), 1);
}
