//! What the browser knows and does that Rust doesn't; the words for it are in `browser.js`.

use domain::date::Date;
use domain::instant::Instant;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use crate::config::Config;

#[wasm_bindgen(module = "/src/browser.js")]
extern "C" {
    /// A new key to send under: a random UUID.
    #[wasm_bindgen(js_name = newKey)]
    pub fn new_key() -> String;

    /// Prints the form under this root, without the page around it.
    #[wasm_bindgen(js_name = printForm)]
    pub(crate) fn print_form(root: &HtmlElement);

    /// The draft in the page around the root, where a page without scripts stands; else empty.
    #[wasm_bindgen(js_name = drawnState)]
    pub(crate) fn drawn_state(root: &HtmlElement) -> String;

    /// Goes on in a form from the first step that stood there before it.
    #[wasm_bindgen(js_name = takeOver)]
    pub(crate) fn take_over(root: &HtmlElement);

    /// Keeps what Tab comes to clear of a header that stays.
    #[wasm_bindgen(js_name = keepInSight)]
    pub(crate) fn keep_in_sight(root: &HtmlElement);

    #[wasm_bindgen(js_name = normalize)]
    fn normal_form(text: &str) -> String;

    /// The browser's own time zone; empty, if it won't say.
    #[wasm_bindgen(js_name = timeZone)]
    pub(crate) fn time_zone() -> String;

    #[wasm_bindgen(js_name = timeZones)]
    fn known_time_zones() -> String;

    #[wasm_bindgen(js_name = dayHere)]
    fn day_at(moment: f64) -> String;

    /// Calls `done` when the page has been painted.
    #[wasm_bindgen(js_name = afterPaint)]
    pub(crate) fn after_paint(done: JsValue);

    /// Calls the service; see there.
    pub(crate) fn call(
        root: &HtmlElement,
        config: &Config,
        address: &str,
        key: &str,
        body: &str,
        done: JsValue,
    );
}

#[wasm_bindgen]
extern "C" {
    /// Any element that has a name and a value.
    pub(crate) type Control;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn name(this: &Control) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn value(this: &Control) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn checked(this: &Control) -> Option<bool>;

    #[wasm_bindgen(method, getter, js_name = type)]
    pub(crate) fn kind(this: &Control) -> Option<String>;
}

/// Text in Unicode's normal form C, as forms read it.
pub(crate) fn normalize(text: String) -> String {
    if text.is_ascii() { text } else { normal_form(&text) }
}

/// The time zones that the browser knows, with spaces between them; empty, if it is too old to say.
pub(crate) fn time_zones() -> String {
    known_time_zones()
}

/// The day that a moment is on, by the clock of whoever looks; where a server draws, in UTC.
pub(crate) fn day_here(moment: Instant) -> Option<Date> {
    if !cfg!(target_arch = "wasm32") {
        return moment.day();
    }
    #[expect(clippy::cast_precision_loss, reason = "exact until the year 287396")]
    let milliseconds = moment.milliseconds() as f64;
    Date::parse(&day_at(milliseconds)).ok()
}
