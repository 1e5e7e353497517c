//! A form on a page, as a person sees it: all of it is inside a shadow root.

use serde_json::{Value, json};

use crate::browser::Browser;

/// Finds the shadow root of the nth element with a form, in either spelling of the snippet; where no
/// script runs, the element itself.
const ROOT: &str = "
    const [wanted, nth] = arguments[0];
    const elements = [...document.querySelectorAll('mentoring-form, [data-mentoring-form]')]
        .filter(e => (e.getAttribute('form') || e.dataset.mentoringForm || '').trim() === wanted && (e.shadowRoot || e.querySelector('form')));
    const host = elements[nth];
    const root = host && (host.shadowRoot || host);
";

/// A form on the page that a browser shows.
pub struct Form<'a> {
    /// The browser.
    pub browser: &'a Browser,
    form: String,
    nth: usize,
}

impl<'a> Form<'a> {
    /// The first form of that name on the page.
    #[must_use]
    pub fn on(browser: &'a Browser, form: &str) -> Self {
        Self::nth(browser, form, 0)
    }

    /// The nth form of that name on the page, counted from zero.
    #[must_use]
    pub fn nth(browser: &'a Browser, form: &str, nth: usize) -> Self {
        Self { browser, form: form.to_owned(), nth }
    }

    /// The form's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.form
    }

    /// Waits until the first step is there, by whomever it was drawn.
    pub async fn begun(&self) {
        self.see("a heading of the form", "!!root.querySelector('[data-focus=heading]')").await;
    }

    /// Waits until the widget is there.
    pub async fn ready(&self) {
        let ready =
            "(host.ready?.then(() => (host.stands = true), () => {}), host.stands === true)";
        self.see("the form to be ready", ready).await;
        self.see("one form, not two", "root.querySelectorAll('[part=root]').length === 1").await;
    }

    /// Runs an expression that knows `host` and `root`.
    pub async fn look(&self, expression: &str) -> Value {
        let script = format!("{ROOT} return root ? ({expression}) : null;");
        self.browser.run(&script, &[json!([self.form, self.nth])]).await
    }

    /// Waits until an expression that knows `host` and `root` is true, and gives its value.
    pub async fn see(&self, what: &str, expression: &str) -> Value {
        let script = format!("{ROOT} return root ? ({expression}) : null;");
        self.browser.until(what, &script, &[json!([self.form, self.nth])]).await
    }

    /// Waits until the form shows a text.
    pub async fn see_text(&self, text: &str) {
        let expression =
            format!("root.querySelector('[part=root]')?.innerText.includes({})", json!(text));
        self.see(&format!("the text “{text}”"), &expression).await;
    }

    /// What the form shows, as text.
    pub async fn text(&self) -> String {
        let text = self.look("root.querySelector('[part=root]').innerText").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The heading of the step.
    pub async fn heading(&self) -> String {
        let text = self.look("root.querySelector('[data-focus=heading]').innerText").await;
        text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Clicks a button or link by what it says.
    pub async fn click(&self, label: &str) {
        let find = format!(
            "[...root.querySelectorAll('button, a')].find(e => e.innerText.trim() === {})",
            json!(label)
        );
        self.see(&format!("the button “{label}”"), &format!("!!({find})")).await;
        self.look(&format!("(({find}).click(), true)")).await;
    }

    /// Puts the focus on the control of that name and types into it with the keyboard.
    pub async fn type_into(&self, name: &str, text: &str) {
        let find = format!("root.querySelector('[name=\"{name}\"]')");
        self.see(&format!("the control “{name}”"), &format!("!!{find}")).await;
        self.look(&format!("({find}.focus(), {find}.select && {find}.select(), true)")).await;
        self.browser.press(text).await;
    }

    /// Chooses the option of that value in a group of radio buttons or boxes.
    pub async fn choose(&self, name: &str, value: &str) {
        let find = format!("root.querySelector('[name=\"{name}\"][value=\"{value}\"]')");
        self.see(&format!("“{value}” of “{name}”"), &format!("!!{find}")).await;
        self.look(&format!("({find}.click(), true)")).await;
    }

    /// What stands in the control of that name.
    pub async fn value(&self, name: &str) -> String {
        let value = self.look(&format!("root.querySelector('[name=\"{name}\"]').value")).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// The problems listed above the step.
    pub async fn problems(&self) -> Vec<String> {
        let items = "[...root.querySelectorAll('[part=error-summary] a')].map(e => e.innerText)";
        let items = self.look(items).await;
        let items = items.as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    }

    /// The control or element that has the focus: its `name`, else its `data-focus`, else its tag.
    pub async fn focused(&self) -> String {
        let focused = "(e => e ? e.getAttribute('name') || e.dataset.focus || e.localName : '')(root.activeElement)";
        self.look(focused).await.as_str().unwrap_or_default().to_owned()
    }
}
