//! A draft that comes by link from another device: what a form's own page says of it, and the scripts
//! that open it. The draft is sealed, and its key stays in the browser.

use axum::http::HeaderMap;
use axum::response::Response;
use domain::texts::{self, Key, Texts};
use functions::http::cached_bytes;

use crate::template::fill;

const ARRIVAL: &str = include_str!("../templates/arrival.html");
const DOOR: &str = include_str!("../scripts/draft-door.js");
const OPENS: &str = include_str!("../scripts/draft.js");
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// `GET /draft-door.js`: looks whether the page was opened by such a link.
pub(crate) async fn door(asked: HeaderMap) -> Response {
    cached_bytes(&asked, SCRIPT, DOOR.into())
}

/// `GET /draft.js`: opens the draft. Fetched only where there is one.
pub(crate) async fn opens(asked: HeaderMap) -> Response {
    cached_bytes(&asked, SCRIPT, OPENS.into())
}

/// What can be said of a draft of the form with this title, as markup that is not shown yet.
pub(crate) fn markup(title: &str, texts: &Texts) -> String {
    let words = WORDS.iter().map(|(name, key)| (*name, texts.get(*key)));
    let words: Vec<(&str, &str)> = words.chain([("FORM_TITLE", title)]).collect();
    fill(ARRIVAL, &words)
}

const WORDS: &[(&str, Key)] = &[
    ("OPENING", texts::ARRIVAL_OPENING),
    ("BOTH_TITLE", texts::ARRIVAL_BOTH_TITLE),
    ("BOTH", texts::ARRIVAL_BOTH),
    ("BROUGHT", texts::ARRIVAL_BROUGHT),
    ("OWN", texts::ARRIVAL_OWN),
    ("ANSWERS", texts::ARRIVAL_ANSWERS),
    ("USE_BROUGHT", texts::ARRIVAL_USE_BROUGHT),
    ("USE_OWN", texts::ARRIVAL_USE_OWN),
    ("OTHER", texts::ARRIVAL_OTHER),
    ("SWITCH", texts::ARRIVAL_SWITCH),
    ("DELETE", texts::ARRIVAL_DELETE),
    ("DELETED", texts::ARRIVAL_DELETED),
    ("UNKNOWN", texts::ARRIVAL_UNKNOWN),
    ("DAMAGED", texts::ARRIVAL_DAMAGED),
    ("FAILED", texts::ARRIVAL_FAILED),
    ("BLOCKED", texts::ARRIVAL_BLOCKED),
    ("AGAIN", texts::ARRIVAL_AGAIN),
    ("WITHOUT", texts::ARRIVAL_WITHOUT),
];
