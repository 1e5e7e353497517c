//! Mails that were sent and came back: the committee finds them, the person's page says so, and what came
//! back for good is the last that goes there.

use domain::desk::{Dossier, Role, WhyCameBack};
use functions::courier::{Bell, answer};
use hyper::Method;
use lambda_runtime::Context;
use serde_json::{Value, json};

use super::applicants::{desk, dossier, named, post, send};
use super::people::{self, with};
use crate::client::Sent;
use crate::delivery::{Mailbox, bell};
use crate::place::Place;

const PARKED: &str = "/v1/programs/sts/parked-mails";

/// What Amazon SES tells EventBridge, as its documentation has it.
pub(crate) fn event(told: &Value, tags: &Value, to: &str) -> Value {
    let kind =
        if told.get("bounce").is_some() { "Email Bounced" } else { "Email Complaint Received" };
    let mut detail = json!({
        "eventType": if told.get("bounce").is_some() { "Bounce" } else { "Complaint" },
        "mail": {
            "timestamp": "2026-10-15T12:00:02.012Z",
            "source": "Mentoring <mentoring@example.org>",
            "sourceArn": "arn:aws:ses:us-east-1:123456789012:identity/mentoring@example.org",
            "sendingAccountId": "123456789012",
            "messageId": "0100017c44f053b-61b59c11-9236-11e6-8f96-7be8a0example-000000",
            "destination": [to],
            "headersTruncated": false,
            "headers": [{ "name": "To", "value": to }],
            "commonHeaders": { "to": [to] },
            "tags": tags,
        },
    });
    for (name, value) in told.as_object().unwrap() {
        detail[name] = value.clone();
    }
    json!({
        "version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": kind,
        "source": "aws.ses", "account": "123456789012", "time": "2026-10-15T12:00:05Z",
        "region": "us-east-1", "resources": ["arn:aws:ses:us-east-1:123456789012:configuration-set/ligature"],
        "detail": detail,
    })
}

pub(crate) fn tags(mail: &str) -> Value {
    json!({ "ses:configuration-set": ["ligature"], "ses:source-ip": ["192.0.2.1"], "mail": [mail] })
}

pub(crate) fn bounce(how: &str, to: &str) -> Value {
    json!({ "bounce": {
        "bounceType": how, "bounceSubType": "General",
        "bouncedRecipients": [{
            "emailAddress": to, "action": "failed", "status": "5.1.1",
            "diagnosticCode": format!("smtp; 550 5.1.1 <{to}> user unknown"),
        }],
        "timestamp": "2026-10-15T12:00:04.669Z", "feedbackId": "0100-1", "reportingMTA": "dsn; mta.example.com",
    } })
}

fn complaint(kind: &str, to: &str) -> Value {
    json!({ "complaint": {
        "complainedRecipients": [{ "emailAddress": to }], "complaintFeedbackType": kind,
        "timestamp": "2026-10-15T12:00:04.669Z", "feedbackId": "0100-2", "userAgent": "a feedback loop",
    } })
}

const ADA: &str = "ada@example.org";

/// Somebody who has applied, and got their receipt; and a member of the committee.
struct Applied {
    place: Place,
    token: String,
    ada: (String, String),
}

impl Applied {
    async fn once() -> Self {
        let (place, token) = desk().await;
        let ada = send(&place, "application", &named("Ada")).await;
        let applied = Self { place, token, ada };
        let receipt = |mail: &String| mail.contains("Message-ID: <receipt.");
        assert!(applied.mails().await.iter().any(receipt));
        applied
    }

    async fn mails(&self) -> Vec<String> {
        let (mailbox, office) = (Mailbox::new(), self.place.office());
        answer(office, Some(&mailbox.mailer), bell()).await.unwrap();
        mailbox.mails()
    }

    /// The mail service tells of the mail of that tag.
    async fn told(&self, told: &Value, tags: &Value) {
        let event = event(told, tags, ADA);
        let bell = Bell::new(serde_json::from_value(event).unwrap(), Context::default());
        answer(self.place.office(), None, bell).await.unwrap();
    }

    async fn told_of_receipt(&self, told: &Value) {
        self.told(told, &tags(&format!("receipt_{}", self.ada.0))).await;
    }

    async fn parked(&self) -> Vec<(String, String)> {
        let list = with(&self.place, &self.token, Method::GET, PARKED, None).await.json();
        assert!(!list.to_string().contains('@'), "{list}");
        let text = |mail: &Value, name: &str| mail[name].as_str().unwrap().to_owned();
        let mails = list["mails"].as_array().unwrap().iter();
        mails.map(|mail| (text(mail, "id"), text(mail, "why"))).collect()
    }

    async fn dossier(&self) -> Dossier {
        dossier(&self.place, &self.token, &self.ada.0).await
    }

    async fn why(&self) -> Option<WhyCameBack> {
        self.dossier().await.came_back.map(|back| back.why)
    }

    async fn ask(&self, id: &str) {
        let (path, body) =
            (format!("people/{}/questions", self.ada.0), json!({ "id": id, "text": "Which?" }));
        assert_eq!(post(&self.place, &self.token, &path, &body).await.status, 201);
        self.place.pass(1);
    }

    async fn own(&self, method: Method, body: Sent) -> Value {
        let (reference, link) = &self.ada;
        let bearer = format!("Bearer {}", link.split_once('#').unwrap().1);
        let headers = [
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
            ("if-match", "\"1\""),
        ];
        let path = format!("/v1/submissions/{reference}");
        let answer = self.place.call(method, &path, &headers, body).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    async fn changes_to(&self, address: &str) {
        let mut answers = named("Ada");
        answers["email"] = json!(address);
        let body = json!({ "version": "000000000000000a", "lang": "en", "answers": answers });
        self.own(Method::PUT, Sent::Whole(body.to_string().into_bytes())).await;
    }
}

#[tokio::test]
async fn a_mail_that_came_back_is_among_those_that_could_not_be_sent_and_the_persons_page_says_so()
{
    let applied = Applied::once().await;
    let told_at = applied.place.clock.now();
    applied.told_of_receipt(&bounce("Permanent", ADA)).await;
    let id = format!("receipt.{}", applied.ada.0);
    assert_eq!(applied.parked().await, [(id, "bounced".to_owned())]);
    let back = applied.dossier().await.came_back.unwrap();
    assert_eq!((back.why, back.at), (WhyCameBack::Bounced, told_at));
    let own = applied.own(Method::GET, Sent::Nothing).await;
    assert_eq!(own["came_back"]["why"], "bounced", "the person may know, too");
}

#[tokio::test]
async fn what_came_back_for_good_is_the_last_until_the_address_is_another() {
    for told in [bounce("Permanent", ADA), complaint("abuse", ADA)] {
        let applied = Applied::once().await;
        applied.told_of_receipt(&told).await;
        applied.ask("00000000000000a1").await;
        assert!(applied.mails().await.is_empty());
        let kinds: Vec<String> = applied.parked().await.into_iter().map(|(id, _)| id).collect();
        assert!(kinds.iter().any(|id| id.starts_with("question.")), "{kinds:?}");
        applied.changes_to("ada@elsewhere.example").await;
        applied.place.pass(1);
        assert_eq!(applied.why().await, None);
        applied.ask("00000000000000a2").await;
        let sent = applied.mails().await;
        assert!(sent.iter().any(|mail| mail.contains("Which?")), "{sent:?}");
        assert!(sent.iter().all(|mail| mail.contains("To: ada@elsewhere.example")), "{sent:?}");
        applied.told_of_receipt(&told).await;
        assert_eq!(applied.why().await, None, "that was the address before");
    }
}

#[tokio::test]
async fn a_mailbox_that_is_full_is_shown_and_written_to_again() {
    let applied = Applied::once().await;
    for how in ["Transient", "Undetermined"] {
        applied.told_of_receipt(&bounce(how, ADA)).await;
        assert_eq!(applied.why().await, Some(WhyCameBack::NotNow), "{how}");
    }
    applied.ask("00000000000000a1").await;
    assert_eq!(applied.mails().await.len(), 1);
    let question = tags(&format!("question_{}", applied.ada.0));
    applied.told(&bounce("Permanent", ADA), &question).await;
    assert_eq!(applied.why().await, Some(WhyCameBack::Bounced));
    applied.told_of_receipt(&bounce("Transient", ADA)).await;
    assert_eq!(applied.why().await, Some(WhyCameBack::Bounced), "what is for good stays");
}

#[tokio::test]
async fn whoever_is_told_twice_does_not_bring_back_what_was_taken_off_the_list() {
    let applied = Applied::once().await;
    applied.told_of_receipt(&bounce("Transient", ADA)).await;
    let mail = format!("{PARKED}/receipt.{}", applied.ada.0);
    let given_up = with(&applied.place, &applied.token, Method::DELETE, &mail, None).await;
    assert_eq!(given_up.status, 204);
    applied.told_of_receipt(&bounce("Transient", ADA)).await;
    assert!(applied.parked().await.is_empty());
}

#[tokio::test]
async fn what_is_about_no_mail_of_ours_or_no_trouble_changes_nothing() {
    let applied = Applied::once().await;
    let (permanent, unknown) = (bounce("Permanent", ADA), "receipt_7Q2M-XK4D-90TB");
    let reference = &applied.ada.0;
    for tags in [json!({}), tags(unknown), tags("receipt"), tags(&format!("x_{reference}"))] {
        applied.told(&permanent, &tags).await;
    }
    applied.told_of_receipt(&complaint("not-spam", ADA)).await;
    applied.told_of_receipt(&json!({ "delivery": { "recipients": [ADA] } })).await;
    assert!(applied.parked().await.is_empty());
    assert_eq!(applied.why().await, None);
    let other = json!({ "bounce": bounce("Permanent", ADA)["bounce"] });
    let event = event(&other, &tags(&format!("receipt_{reference}")), "somebody@else.example");
    let bell = Bell::new(serde_json::from_value(event).unwrap(), Context::default());
    answer(applied.place.office(), None, bell).await.unwrap();
    assert_eq!(applied.why().await, None, "it was to another address than theirs");
}

#[tokio::test]
async fn a_code_that_came_back_is_found_by_the_committee_and_is_about_nobody_who_applied() {
    let applied = Applied::once().await;
    let chair = people::address(Role::Chair);
    let asked = json!({ "address": chair });
    let asked = people::post(&applied.place, "/v1/programs/sts/sign-in", &asked).await;
    assert!(asked.status < 300, "{}", asked.text());
    let sent = applied.mails().await;
    let id = sent.iter().find_map(|mail| mail.split_once("Message-ID: <code.")).unwrap().1;
    let id = id.split('@').next().unwrap();
    let event = event(&bounce("Permanent", &chair), &tags(&format!("code_{id}")), &chair);
    let bell = Bell::new(serde_json::from_value(event).unwrap(), Context::default());
    answer(applied.place.office(), None, bell).await.unwrap();
    let parked = applied.parked().await;
    assert_eq!(parked, [(format!("code.{id}"), "bounced".to_owned())]);
    assert_eq!(applied.why().await, None);
}
