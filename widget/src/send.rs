//! The service, as the widget calls it.

use domain::api::{FormPage, Post};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use crate::browser;
use crate::config::Config;
use crate::journey::{Outcome, Trouble};
use crate::json;

/// Sends a submission under a key; a key sends once, however often this is called with it.
pub(crate) fn send(
    (root, config): (&HtmlElement, &Config),
    post: &Post,
    key: &str,
    then: impl FnOnce(Outcome) + 'static,
) {
    let address = [&config.address(), "/submissions"].concat();
    let done = done(Box::new(then));
    browser::call(root, config, &address, key, &json::post(post), done);
}

/// Fetches the form as it is by now.
pub(crate) fn form(
    (root, config): (&HtmlElement, &Config),
    then: impl FnOnce(Option<FormPage>) + 'static,
) {
    let address = [config.address(), config.query()].concat();
    let read = |body: String| then(json::form_page(&body));
    let done = Closure::once_into_js(|_: u16, _: String, body| read(body));
    browser::call(root, config, &address, "", "", done);
}

fn done(then: Box<dyn FnOnce(Outcome)>) -> JsValue {
    Closure::once_into_js(move |status: u16, retry_after: String, body: String| {
        then(match status {
            0 => Outcome::Failed(Trouble::Offline),
            1 => Outcome::Failed(Trouble::Timeout),
            _ => Outcome::read(status, &retry_after, &body),
        });
    })
}
