//! The service, as the widget calls it.

use std::cell::Cell;
use std::rc::Rc;

use domain::api::{FormPage, KEY_HEADER, Post};
use gloo_net::http::{Request, RequestBuilder, Response};
use gloo_timers::callback::Timeout;
use web_sys::AbortController;

use crate::config::Config;
use crate::journey::{Outcome, Trouble};

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 30_000;

/// Sends a submission under a key; a key sends once, however often this is called with it.
pub(crate) async fn send(config: &Config, post: &Post, key: &str) -> Outcome {
    let Ok(body) = serde_json::to_string(post) else { return Outcome::Failed(Trouble::Refused) };
    let address = [&config.address(), "/submissions"].concat();
    let request = Request::post(&address)
        .header("content-type", "application/json")
        .header(KEY_HEADER, key);
    match fetch(request, Some(&body)).await {
        Ok(Answer { status, retry_after, body }) => {
            Outcome::read(status, retry_after.as_deref(), &body)
        }
        Err(trouble) => Outcome::Failed(trouble),
    }
}

/// Fetches the form as it is by now.
pub(crate) async fn form(config: &Config) -> Result<FormPage, Trouble> {
    let address = [config.address(), config.query()].concat();
    let request = Request::get(&address).cache(web_sys::RequestCache::NoCache);
    let answer = fetch(request, None).await?;
    serde_json::from_str(&answer.body).map_err(|_| Trouble::Server)
}

struct Answer {
    status: u16,
    retry_after: Option<String>,
    body: String,
}

async fn fetch(request: RequestBuilder, body: Option<&str>) -> Result<Answer, Trouble> {
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    if !online {
        return Err(Trouble::Offline);
    }
    let late = Rc::new(Cell::new(false));
    let controller = AbortController::new().ok();
    let request =
        request.abort_signal(controller.as_ref().map(AbortController::signal).as_ref());
    let alarm = Timeout::new(PATIENCE, {
        let late = Rc::clone(&late);
        move || {
            late.set(true);
            if let Some(controller) = controller {
                controller.abort();
            }
        }
    });
    let answer = read(request, body).await;
    drop(alarm);
    answer.map_err(|_| if late.get() { Trouble::Timeout } else { Trouble::Offline })
}

async fn read(request: RequestBuilder, body: Option<&str>) -> Result<Answer, gloo_net::Error> {
    let request = match body {
        Some(body) => request.body(body)?,
        None => request.build()?,
    };
    let response: Response = request.send().await?;
    Ok(Answer {
        status: response.status(),
        retry_after: response.headers().get("retry-after"),
        body: response.text().await?,
    })
}
