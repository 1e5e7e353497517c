//! The desk, as somebody on a committee uses it: by what its controls are called.

use domain::desk::{MemberId, MemberName, Role, Who};
use domain::email::Email;
use domain::id::ProgramId;
use functions::store::{ChangeCommittee, ReadCommittee};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::stage::Stage;

/// Puts somebody on a program's committee, as the command does.
pub async fn appoint(stage: &Stage, program: &str, name: &str, address: &str, role: Role) {
    let id = ProgramId::new(program).expect("it is a name");
    let (table, now) = (stage.system.table(), stage.clock.now());
    let committee = table.committee(&id).await.expect("the table answers");
    let member = MemberId::from_random(1 + committee.members.len() as u64);
    let name = MemberName::new(name).expect("it is a name");
    let address = Email::parse(address).expect("it is an address");
    let change = committee.put(&member, (name, address, role), None, now);
    let change = change.expect("the committee takes them").expect("they are new");
    let made = table.change_committee(&id, &committee, &change, &Who::Operator, now).await;
    assert!(made.expect("the table takes it"), "nobody else changes it");
}

/// Signs somebody in without a browser, by the code from their mail: what their calls show.
pub async fn session(stage: &Stage, program: &str, address: &str) -> String {
    let headers = [("content-type", "application/json")];
    let path = format!("/v1/programs/{program}/sign-in");
    let asked = stage.post(&path, &headers, json!({ "address": address }).to_string()).await;
    assert_eq!(asked.status(), 202);
    let code = loop {
        let mails = stage.mails_about("your code for the desk").await;
        if let Some(code) = mails.iter().find_map(|mail| code_in(mail)) {
            break code;
        }
    };
    let body = json!({ "program": program, "address": address, "code": code });
    let signed_in = stage.post("/v1/sign-in", &headers, body.to_string()).await;
    let body = signed_in.into_body().collect().await.expect("it arrives whole").to_bytes();
    let signed_in: Value = serde_json::from_slice(&body).expect("it is JSON");
    signed_in["token"].as_str().expect("they are signed in").to_owned()
}

/// The code that stands alone in a mail: `K7QM-0X4D`.
fn code_in(mail: &str) -> Option<String> {
    let is_code = |word: &&str| {
        let halves: Vec<_> = word.split('-').collect();
        let is_half = |half: &&str| {
            half.len() == 4 && half.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        halves.len() == 2 && halves.iter().all(is_half)
    };
    let apart = |c: char| !c.is_ascii_alphanumeric() && c != '-';
    mail.split(apart).find(is_code).map(str::to_owned)
}

/// A desk in a browser.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    browser: &'a Browser,
    stage: &'a Stage,
}

/// What finds a control by what it is called, in sight.
const FIND: &str = "
    const named = e => (e.getAttribute('aria-label') || e.innerText || '').replace(/\\s+/g, ' ').trim();
    const inSight = e => e.checkVisibility() && !e.closest('[inert]');
    const find = (selector, name) => {
        const all = [...document.querySelectorAll(selector)].filter(inSight);
        return all.find(e => named(e) === name) || all.find(e => named(e).startsWith(name));
    };
    const field = name => {
        const label = find('label', name);
        return label && document.getElementById(label.htmlFor);
    };";

impl<'a> Desk<'a> {
    /// Opens a program's desk, with what stands behind the `#`.
    pub async fn open(
        browser: &'a Browser,
        stage: &'a Stage,
        program: &str,
        hash: &str,
    ) -> Desk<'a> {
        browser.goto(&format!("{}/desk/{program}{hash}", stage.system.host())).await;
        let desk = Self { browser, stage };
        desk.until("the desk", "return !!document.querySelector('#content h1')").await;
        desk
    }

    /// A desk that is open already.
    #[must_use]
    pub fn on(browser: &'a Browser, stage: &'a Stage) -> Self {
        Self { browser, stage }
    }

    /// Signs in with the code from the mail.
    pub async fn sign_in(&self, address: &str) {
        let code = self.ask_for_code(address).await;
        self.enter("Code", &code).await;
        self.press("Sign in").await;
        self.until("the desk", "return !!document.querySelector('nav a')").await;
    }

    /// Asks for a code, and gives what came by mail.
    pub async fn ask_for_code(&self, address: &str) -> String {
        self.look_at_mails().await;
        self.enter("E-mail address", address).await;
        self.press("Send me a code").await;
        self.see("Enter your code").await;
        self.code().await
    }

    /// The code of a mail that is not among those that were there before.
    async fn code(&self) -> String {
        let script = "
            return fetch('/mail').then(a => a.text()).then(async html => {
                const list = new DOMParser().parseFromString(html, 'text/html');
                const links = [...list.querySelectorAll('li a')].map(a => a.getAttribute('href'));
                const link = links.find(link => link.includes('-code.') && !window.mailsBefore.includes(link));
                if (!link) return '';
                const mail = await fetch(link).then(a => a.text());
                return (mail.match(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/) || [''])[0];
            });";
        let code = self.until("the code", script).await;
        code.as_str().unwrap_or_default().to_owned()
    }

    /// Remembers the mails that are there.
    async fn look_at_mails(&self) {
        let script = "
            return fetch('/mail').then(a => a.text()).then(html => {
                const list = new DOMParser().parseFromString(html, 'text/html');
                window.mailsBefore = [...list.querySelectorAll('li a')].map(a => a.getAttribute('href'));
                return true;
            });";
        self.until("the mails", script).await;
    }

    /// Presses a button or follows a link by its name, or by how that begins.
    pub async fn press(&self, name: &str) {
        let script = format!(
            "{FIND} const e = find('button, a, summary', arguments[0]); return e && (e.focus(), e.click(), true)"
        );
        self.browser.until(name, &script, &[json!(name)]).await;
    }

    /// Types into a field, in place of what stands there.
    pub async fn enter(&self, label: &str, text: &str) {
        let script = format!("{FIND}
            const e = field(arguments[0]);
            if (!e) return false;
            e.focus();
            e.value = arguments[1];
            for (const kind of ['input', 'change']) e.dispatchEvent(new Event(kind, {{ bubbles: true }}));
            return true");
        self.browser.until(label, &script, &[json!(label), json!(text)]).await;
    }

    /// Checks a box, or chooses one of several.
    pub async fn choose(&self, label: &str) {
        let script = format!("{FIND} const e = field(arguments[0]); return e && (e.click(), true)");
        self.browser.until(label, &script, &[json!(label)]).await;
    }

    /// Chooses the first pair that matching proposes, and goes on to introduce it.
    pub async fn choose_a_pair(&self) {
        let first = "
            const box = document.querySelector('.pairs .choose');
            return box && (box.click(), true)";
        self.until("a proposal", first).await;
        self.press("Introduce 1 pair").await;
    }

    /// What stands in a field.
    pub async fn typed(&self, label: &str) -> String {
        let script = format!("{FIND} const e = field(arguments[0]); return e && [e.value]");
        let value = self.browser.until(label, &script, &[json!(label)]).await;
        value[0].as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the desk says something.
    pub async fn see(&self, text: &str) {
        let seen = "return document.body?.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.browser.until(text, seen, &[json!(text)]).await;
    }

    /// Waits until the desk does not say something any more.
    pub async fn see_no(&self, text: &str) {
        let seen = "return !document.body?.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.browser.until(&format!("no “{text}”"), seen, &[json!(text)]).await;
    }

    /// Waits until a script's body returns something true.
    pub async fn until(&self, what: &str, script: &str) -> Value {
        self.browser.until(what, script, &[]).await
    }

    /// What the element with the focus says.
    pub async fn focused(&self) -> String {
        let script = "return document.activeElement?.innerText || document.activeElement?.id || ''";
        self.browser.run(script, &[]).await.as_str().unwrap_or_default().to_owned()
    }

    /// The browser that it is in.
    #[must_use]
    pub fn browser(&self) -> &'a Browser {
        self.browser
    }

    /// The stage that it stands on.
    #[must_use]
    pub fn stage(&self) -> &'a Stage {
        self.stage
    }
}
