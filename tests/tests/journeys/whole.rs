//! Two whole ways, each with much against it at once.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use functions::mail::{Mailer, Sender};
use serde_json::{Value, json};
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::keyboard::fill_step;
use tests::kind::{Kind, Look};
use tests::pdf::{self, words};
use tests::smtp::{self, Mail, Server};
use tests::stage::Stage;

use crate::own::{names, press, see};
use crate::unscripted::turn_page;
use crate::{meant, take_a_step};

/// A Ligature whose mails go to a real server, and what has come there.
struct Post {
    stage: Stage,
    mails: PathBuf,
    _server: Server,
}

impl Post {
    async fn open() -> Self {
        let port = smtp::free_port().await;
        let mails = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("whole-{port}"));
        let _not_there = std::fs::remove_dir_all(&mails);
        let server = Server::start(port, &mails).await;
        let sender = Sender::parse("mentoring@example.org").unwrap();
        let mailer = Mailer::over_smtp(&format!("smtp://127.0.0.1:{port}"), sender).unwrap();
        Self { stage: Stage::with_mailer(mailer).await, mails, _server: server }
    }

    /// Waits until so many mails have come; the last.
    async fn mail(&self, number: usize) -> Mail {
        loop {
            let mut mails = smtp::mails(&self.mails);
            if mails.len() == number {
                return mails.remove(number - 1);
            }
            assert!(mails.len() < number, "a mail too many: {mails:?}");
            tokio::task::yield_now().await;
        }
    }

    async fn close(self) {
        self.stage.system.stop().await;
        std::fs::remove_dir_all(&self.mails).unwrap();
    }
}

/// Types a text in place of what stands in a field.
async fn type_into(browser: &Browser, name: &str, text: &str) {
    let find = "const field = document.querySelector(`[name=\"${arguments[0]}\"]`);";
    browser.until(name, &format!("{find} return !!field"), &[json!(name)]).await;
    browser.run(&format!("{find} field.focus(); field.select()"), &[json!(name)]).await;
    browser.press(text).await;
}

/// What follows a word in a mail, up to the end of its line.
fn after<'a>(mail: &'a Mail, word: &str) -> &'a str {
    let (_, rest) = mail.text.split_once(word).unwrap_or_else(|| panic!("{mail:?}"));
    rest.lines().next().unwrap_or_default().trim()
}

/// Where no page's script runs, axe can't either: `own` and `unscripted` have it look at these pages.
#[tokio::test(flavor = "multi_thread")]
async fn with_scripts_off_in_firefox_in_french_a_mentee_applies_and_by_the_mailed_link_changes_prints_and_withdraws()
 {
    let post = Post::open().await;
    let look = Look { scriptless: true, lang: Some("fr-FR"), ..Look::default() };
    let browser = Browser::start(Kind::Firefox, (1000, 900), look).await;
    browser.goto(&format!("{}/acrl-sts", post.stage.system.host())).await;
    browser.run("document.querySelector('a[href*=mentee-application]').click()", &[]).await;
    let form = Form::on(&browser, "mentee-application");
    form.see("the first step in French", "root.innerText.includes('Étape 1')").await;
    let mut meant = meant("mentee-application");
    meant["time-zone"] = json!("Europe/Paris");
    while form.heading().await.starts_with("Étape") {
        turn_page(&browser, &form, &meant).await;
    }
    fill_step(&browser, &json!({})).await;
    let shown = "return document.querySelector('.sent dd')?.innerText";
    let reference = browser.until("the reference", shown, &[]).await;
    let reference = reference.as_str().unwrap();
    assert_eq!(names(&post.stage).await, [meant["name"].clone()]);

    let mail = post.mail(1).await;
    assert_eq!(mail.to, meant["email"]);
    assert!(mail.text.contains(reference), "{mail:?}");
    let address = post.stage.system.host();
    let link = format!("{address}{}", after(&mail, address));
    let (page, code) = link.split_once('#').expect("the link has a secret");
    assert!(page.ends_with(&format!("/acrl-sts/my/{reference}")), "{page}");
    browser.goto(&link).await;
    see(&browser, "Ouvrir").await;
    type_into(&browser, "code", code).await;
    press(&browser, "Ouvrir").await;
    see(&browser, meant["name"].as_str().unwrap()).await;

    press(&browser, "Modifier").await;
    type_into(&browser, "name", "Ada King").await;
    press(&browser, "Continuer").await;
    press(&browser, "Enregistrer").await;
    see(&browser, "Ada King").await;
    assert_eq!(names(&post.stage).await, ["Ada King"]);
    assert!(post.mail(2).await.text.contains(reference));

    let paper = words(&pdf::lines(browser.print().await).await.join(" "));
    for text in ["Ada King", "Europe/Paris", reference] {
        assert!(paper.contains(text), "“{text}” is not on paper: {paper}");
    }
    for button in ["Modifier", "Retirer"] {
        assert!(!paper.contains(button), "“{button}” is on paper: {paper}");
    }

    press(&browser, "Retirer").await;
    press(&browser, "Oui").await;
    see(&browser, "21 novembre 2026").await;
    assert_eq!(names(&post.stage).await, Vec::<Value>::new());
    assert!(post.mail(3).await.text.contains(reference));
    browser.close().await;
    post.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_webkit_in_arabic_in_a_narrow_column_by_keyboard_a_mentor_starts_and_goes_on_in_chromium()
 {
    let stage = Stage::build().await;
    let library = Browser::of(Kind::WebKit, 1000, 900).await;
    library.goto(&stage.guide("bootstrap5.html")).await;
    // A guide's column of a third of its width.
    let insert = "
        const column = document.createElement('div');
        column.style.cssText = 'inline-size: 320px; background: #fff';
        column.innerHTML = `<mentoring-form program='acrl-sts' form='mentor-profile' lang='ar' load='eager'></mentoring-form>`;
        document.body.prepend(column);";
    library.run(insert, &[]).await;
    let form = Form::on(&library, "mentor-profile");
    form.ready().await;
    let meant = meant("mentor-profile");
    let first = form.heading().await;
    library.run("window.scrollTo(0, 0)", &[]).await;
    fill_step(&library, &meant).await;
    let moved = "root.querySelector('[data-focus=heading]').innerText.replace(/\\s+/g, ' ').trim()";
    form.see("the next step", &format!("{moved} !== {}", json!(first))).await;
    assert_eq!(form.problems().await, Vec::<String>::new());
    let fits = "root.querySelector('[part=root]').scrollWidth <= 320 && getComputedStyle(root.querySelector('[part=root]')).direction";
    assert_eq!(form.look(fits).await, json!("rtl"));
    axe::finds_nothing(&library, "the second step in Arabic").await;

    tab_to(&library, "elsewhere").await;
    library.press_key(Key::Enter).await;
    let link = form.see("the link", "root.querySelector('#elsewhere-link')?.value").await;
    axe::finds_nothing(&library, "the link in Arabic").await;
    let link = link.as_str().unwrap().to_owned();
    library.close().await;

    let home = Browser::open(1000, 900).await;
    home.goto(&link).await;
    let form = Form::on(&home, "mentor-profile");
    form.ready().await;
    let second = form.heading().await;
    assert!(second != first && second.starts_with("الخطوة"), "{second}");
    let address = home.run("return location.href", &[]).await;
    assert!(!address.as_str().unwrap().contains('#'), "the secret has left the address bar");
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    while form.heading().await.starts_with("الخطوة") {
        take_a_step(&home, &form, &meant).await;
    }
    fill_step(&home, &json!({})).await;
    let shown = form.see("the reference", "root.querySelector('.sent dd')?.innerText").await;
    let records = stage.records("acrl-sts", "mentor-profiles").await;
    assert_eq!(records.len(), 1);
    assert_eq!((&records[0]["reference"], &records[0]["lang"]), (&shown, &json!("ar")));
    for question in ["name", "email", "bio"] {
        assert_eq!(records[0]["answers"][question], meant[question], "{question}");
    }
    home.close().await;
    stage.system.stop().await;
}

/// Goes on by Tab until the button that does this has the focus.
async fn tab_to(browser: &Browser, deed: &str) {
    let focused = "
        let e = document.activeElement;
        while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
        return e?.dataset?.do || '';";
    for _ in 0..200 {
        browser.press_key(Key::Tab).await;
        if browser.run(focused, &[]).await == json!(deed) {
            return;
        }
    }
    panic!("no Tab leads to {deed}");
}
