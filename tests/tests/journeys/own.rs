//! The person's own link: from the mail in the mailbox to what was sent, changed, withdrawn.

use domain::id::{FormId, ProgramId};
use functions::store::ReadPrograms;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tests::applicants::Applicants;
use tests::axe;
use tests::browser::Browser;
use tests::in_every_browser;
use tests::kind::{Kind, Look};
use tests::stage::Stage;

in_every_browser!(
    a_link_from_a_mail_opens_what_was_sent_to_be_changed_withdrawn_and_given_back,
    without_scripts_the_page_asks_for_the_code_and_lost_links_come_by_mail,
);

const SCRIPT: &str = "/my.js";

/// Somebody who has sent an application.
pub(crate) struct Sender {
    pub(crate) reference: String,
    pub(crate) link: String,
    version: String,
    answers: Value,
}

impl Sender {
    pub(crate) async fn to(stage: &Stage) -> Self {
        let (program, form) = ("acrl-sts", "mentee-application");
        let (program_id, form_id) = (ProgramId::new(program).unwrap(), FormId::new(form).unwrap());
        let table = stage.system.table();
        let head = table.program(&program_id).await.unwrap().unwrap();
        let version = head.form(&form_id).unwrap().version.clone();
        let form = table.form(&program_id, &form_id, &version).await.unwrap().unwrap();
        let answers = Applicants::to(domain::Form::clone(&form)).answers(1);
        let answers = serde_json::to_value(answers).unwrap();
        let version = version.to_string();
        let body = json!({ "version": version, "lang": "en", "answers": answers }).to_string();
        let key = ("idempotency-key", "key-0123456789abcdef");
        let headers = [("content-type", "application/json"), key];
        let path = format!("/v1/programs/{program}/forms/{}/submissions", form.id);
        let answer = stage.post(&path, &headers, body).await;
        assert_eq!(answer.status(), 201);
        let receipt = answer.into_body().collect().await.unwrap().to_bytes();
        let receipt: Value = serde_json::from_slice(&receipt).unwrap();
        let text = |name: &str| receipt[name].as_str().unwrap().to_owned();
        Self { reference: text("reference"), link: text("link"), version, answers }
    }

    pub(crate) fn code(&self) -> &str {
        self.link.split_once('#').unwrap().1
    }

    /// The page of the link, as it is posted.
    fn page(&self) -> String {
        format!("/acrl-sts/my/{}", self.reference)
    }
}

/// The newest mail with these words in its subject, as text.
pub(crate) async fn mail(browser: &Browser, stage: &Stage, subject: &str) -> String {
    let host = stage.system.host();
    browser.goto(&format!("{host}/mail")).await;
    let arrived = "
        const link = [...document.querySelectorAll('li a')].find(a => a.innerText.includes(arguments[0]));
        if (link) return link.href;
        setTimeout(() => location.reload(), 300);
        return false;";
    let address = browser.until("the mail", arrived, &[json!(subject)]).await;
    browser.goto(address.as_str().unwrap()).await;
    let text = "return document.querySelector('main > pre')?.textContent";
    browser.until("its text", text, &[]).await.as_str().unwrap().to_owned()
}

/// Presses a button and waits for the page that it leads to.
pub(crate) async fn press(browser: &Browser, label: &str) {
    let find = "
        const button = [...document.querySelectorAll('button:not([hidden])')]
            .find(b => (b.getAttribute('aria-label') || b.innerText).includes(arguments[0]));";
    browser.until(label, &format!("{find} return Boolean(button)"), &[json!(label)]).await;
    let press = format!("{find} window.isOld = true; button.click()");
    browser.leave(&press, &[json!(label)]).await;
    let next = "return !window.isOld && document.readyState === 'complete'";
    browser.until("the next page", next, &[]).await;
}

pub(crate) async fn see(browser: &Browser, text: &str) {
    let seen = "return document.body?.innerText.includes(arguments[0])";
    browser.until(text, seen, &[json!(text)]).await;
}

async fn type_name(browser: &Browser, name: &str) {
    let typed = "document.querySelector('[name=name]').value = arguments[0]; return true";
    browser.until("the name", typed, &[json!(name)]).await;
}

pub(crate) async fn names(stage: &Stage) -> Vec<Value> {
    let records = stage.records("acrl-sts", "mentee-applications").await;
    records.iter().map(|record| record["answers"]["name"].clone()).collect()
}

async fn a_link_from_a_mail_opens_what_was_sent_to_be_changed_withdrawn_and_given_back(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1000, 900).await;
    let sender = Sender::to(&stage).await;
    let received = mail(&browser, &stage, "received").await;
    assert!(received.contains(&sender.link), "{received}");
    browser.goto(&sender.link).await;
    see(&browser, "What you sent").await;
    let address = browser.run("return location.href", &[]).await;
    assert!(!address.as_str().unwrap().contains(sender.code()), "the secret is gone: {address}");
    axe::finds_nothing_on_the_page(&browser, "what was sent").await;
    let prints = "return !document.querySelector('[data-print]').hidden";
    assert_eq!(browser.run(prints, &[]).await, json!(true), "with scripts, there is a button");

    press(&browser, "in “About you”").await;
    type_name(&browser, "Ada King").await;
    axe::finds_nothing_on_the_page(&browser, "a step of a change").await;
    press(&browser, "Continue").await;
    axe::finds_nothing_on_the_page(&browser, "the last page of a change").await;
    press(&browser, "Save the changes").await;
    see(&browser, "Your changes are saved.").await;
    assert_eq!(names(&stage).await, ["Ada King"]);

    // Meanwhile, in another tab.
    press(&browser, "in “About you”").await;
    type_name(&browser, "Ada of Here").await;
    press(&browser, "Continue").await;
    let mut other = sender.answers.clone();
    other["name"] = json!("Ada of There");
    put(&stage, &sender, "\"2\"", &other).await;
    press(&browser, "Save the changes").await;
    see(&browser, "It was changed meanwhile").await;
    see(&browser, "Ada of There").await;
    axe::finds_nothing_on_the_page(&browser, "two changes that met").await;
    press(&browser, "Save my answers").await;
    see(&browser, "Your changes are saved.").await;
    assert_eq!(names(&stage).await, ["Ada of Here"]);

    press(&browser, "Withdraw it").await;
    axe::finds_nothing_on_the_page(&browser, "whether it is meant").await;
    press(&browser, "Yes, withdraw it").await;
    see(&browser, "You withdrew this on November 21, 2026.").await;
    axe::finds_nothing_on_the_page(&browser, "what was withdrawn").await;
    assert_eq!(names(&stage).await, Vec::<Value>::new());
    press(&browser, "Undo").await;
    see(&browser, "The committee sees it again.").await;
    assert_eq!(names(&stage).await, ["Ada of Here"]);

    press(&browser, "Make a new link").await;
    see(&browser, "This is your new link.").await;
    axe::finds_nothing_on_the_page(&browser, "a new link").await;
    browser.goto("about:blank").await;
    browser.goto(&sender.link).await;
    see(&browser, "This link doesn’t open anything").await;
    browser.close().await;
    stage.system.stop().await;
}

/// A change by whoever has the link, without a browser.
async fn put(stage: &Stage, sender: &Sender, seen: &str, answers: &Value) {
    let body = json!({ "version": sender.version, "lang": "en", "answers": answers });
    let bearer = format!("Bearer {}", sender.code());
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/json"),
        ("if-match", seen),
    ];
    let path = format!("/v1/submissions/{}", sender.reference);
    let answer = stage.put(&path, &headers, body.to_string()).await;
    assert_eq!(answer.status(), 200);
}

async fn without_scripts_the_page_asks_for_the_code_and_lost_links_come_by_mail(kind: Kind) {
    let stage = Stage::build().await;
    let look = Look { dark: true, ..Look::default() };
    let browser = Browser::start(kind, (360, 800), look).await;
    let sender = Sender::to(&stage).await;
    stage.switch.turn_away(SCRIPT);
    browser.goto(&sender.link).await;
    see(&browser, "Open what you sent").await;
    axe::finds_nothing_on_the_page(&browser, "the page that asks for the code").await;
    let type_code = "document.querySelector('[name=code]').value = arguments[0]; return true";
    browser.until("the code's field", type_code, &[json!("0000-0000-0000-0000")]).await;
    press(&browser, "Open").await;
    see(&browser, "This link doesn’t open anything").await;
    axe::finds_nothing_on_the_page(&browser, "a link that opens nothing").await;
    let typed = sender.code().to_lowercase().replace('-', " ");
    browser.until("the code's field", type_code, &[json!(typed)]).await;
    press(&browser, "Open").await;
    see(&browser, "What you sent").await;
    press(&browser, "in “About you”").await;
    type_name(&browser, "").await;
    press(&browser, "Continue").await;
    see(&browser, "There is a problem").await;
    axe::finds_nothing_on_the_page(&browser, "a refused step of a change").await;
    press(&browser, "Leave it as it was").await;
    see(&browser, "What you sent").await;

    browser.goto(&format!("{}/acrl-sts/my", stage.system.host())).await;
    axe::finds_nothing_on_the_page(&browser, "the page that asks for an address").await;
    let type_address = "document.querySelector('[name=address]').value = arguments[0]; return true";
    browser.until("the address's field", type_address, &[json!("nobody")]).await;
    press(&browser, "Send me my links").await;
    see(&browser, "name@example.org").await;
    axe::finds_nothing_on_the_page(&browser, "what is no address").await;
    let address = sender.answers["email"].clone();
    browser.until("the address's field", type_address, &[address]).await;
    press(&browser, "Send me my links").await;
    see(&browser, "Look into your mail").await;
    axe::finds_nothing_on_the_page(&browser, "links are on their way").await;
    let links = mail(&browser, &stage, "your links").await;
    assert!(links.contains(&sender.link), "{links}");
    browser.close().await;
    stage.system.stop().await;
}

async fn text(answer: hyper::Response<hyper::body::Incoming>) -> String {
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn the_pages_of_a_link_are_kept_by_nobody_framed_by_nobody_and_tell_strangers_nothing() {
    let stage = Stage::build().await;
    let sender = Sender::to(&stage).await;
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let foreign = ("origin", "https://evil.example.org");
    let code = format!("code={}", sender.code());
    for (what, answer) in [
        ("ask", stage.get(&sender.page(), &[]).await),
        ("lost", stage.get("/acrl-sts/my", &[]).await),
        ("read", stage.post(&sender.page(), &[kind], code.clone()).await),
        ("wrong", stage.post(&sender.page(), &[kind], "code=x".to_owned()).await),
    ] {
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("cache-control"), "no-store", "{what}");
        assert!(header("content-security-policy").ends_with("frame-ancestors 'none'"), "{what}");
    }
    // One page for all that opens nothing: a foreign program and a malformed reference, too.
    let wrong = stage.post(&sender.page(), &[kind], "code=0000000000000000".to_owned()).await;
    assert_eq!(wrong.status(), 404);
    let wrong = text(wrong).await;
    for path in ["/acrl-sts/my/0000-0000-0000", "/acrl-sts/my/x%22%3E"] {
        let answer = stage.post(path, &[kind], code.clone()).await;
        assert_eq!(answer.status(), 404, "{path}");
        assert_eq!(text(answer).await, wrong, "{path}");
    }
    let elsewhere = sender.page().replace("acrl-sts", "sla-sci-tech");
    assert_eq!(stage.post(&elsewhere, &[kind], code.clone()).await.status(), 404);
    let withdraw = format!("{code}&do=withdraw-now:");
    let answer = stage.post(&sender.page(), &[kind, foreign], withdraw).await;
    assert_eq!(answer.status(), 404);
    assert_eq!(names(&stage).await.len(), 1, "a foreign page withdraws nothing");
    // What an address gets to hear is the same, whoever it is.
    let lost = async |address: &str| {
        let answer = stage.post("/acrl-sts/my", &[kind], format!("address={address}")).await;
        text(answer).await
    };
    assert_eq!(lost("nobody%40example.org").await, lost("someone%40example.org").await);
    let file = stage.post(&sender.page(), &[kind], format!("{code}&do=download:")).await;
    let name = format!("attachment; filename=\"{}.json\"", sender.reference);
    assert_eq!(file.headers()["content-disposition"].to_str().unwrap(), name);
    let file: Value = serde_json::from_str(&text(file).await).unwrap();
    assert_eq!(file["now"]["answers"]["name"], sender.answers["name"]);
    stage.system.stop().await;
}

#[tokio::test]
async fn after_the_window_a_link_reads_and_withdraws_and_says_whom_to_write_to() {
    let stage = Stage::build().await;
    let sender = Sender::to(&stage).await;
    stage
        .clock
        .set(domain::instant::Instant::try_from("2027-03-01T12:00:00.000Z".to_owned()).unwrap());
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let post = async |more: &str| {
        let body = format!("code={}&do={more}", sender.code());
        text(stage.post(&sender.page(), &[kind], body).await).await
    };
    let page = post("show:").await;
    assert!(page.contains("It could be changed until January 31, 2027."), "{page}");
    assert!(page.contains("Write to sts-mentoring@example.org"), "{page}");
    assert!(!page.contains("change:"), "no section can be changed");
    assert!(!post("change:0").await.contains("name=\"state\""), "whoever asks by hand neither");
    assert!(post("withdraw-now:").await.contains("You withdrew this on March 1, 2027."));
    stage.system.stop().await;
}
