//! The service, as the widget calls it.

use domain::api::{FormPage, Post};
use wasm_bindgen::closure::Closure;

use crate::browser;
use crate::config::Config;
use crate::journey::{Outcome, Trouble};
use crate::json;

/// Sends a submission under a key; a key sends once, however often this is called with it.
pub(crate) fn send(config: &Config, post: &Post, key: &str, then: impl FnOnce(Outcome) + 'static) {
    let address = [&config.address(), "/submissions"].concat();
    call(&address, key, &json::post(post), Box::new(then));
}

/// Fetches the form as it is by now.
pub(crate) fn form(config: &Config, then: impl FnOnce(Option<FormPage>) + 'static) {
    let address = [config.address(), config.query()].concat();
    let read = |body: String| then(json::form_page(&body));
    browser::call(&address, "", "", Closure::once_into_js(|_: u16, _: String, body| read(body)));
}

fn call(address: &str, key: &str, body: &str, then: Box<dyn FnOnce(Outcome)>) {
    let done = move |status: u16, retry_after: String, body: String| {
        then(match status {
            0 => Outcome::Failed(Trouble::Offline),
            1 => Outcome::Failed(Trouble::Timeout),
            _ => Outcome::read(status, &retry_after, &body),
        });
    };
    browser::call(address, key, body, Closure::once_into_js(done));
}
