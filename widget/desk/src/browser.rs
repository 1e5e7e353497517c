//! What the browser knows and does that Rust doesn't; the words for it are in `browser.js`.

use domain::instant::Instant;
use domain::texts::Texts;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

#[wasm_bindgen(module = "/src/browser.js")]
extern "C" {
    #[wasm_bindgen(js_name = call)]
    async fn call_service(
        method: &str,
        address: &str,
        token: &str,
        tag: &str,
        body: &str,
    ) -> JsValue;

    #[wasm_bindgen(js_name = download)]
    async fn download_file(address: &str, token: &str, heard: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = chosenFile)]
    fn chosen_file(event: &Event, most: usize) -> js_sys::Promise;

    /// Lets a control forget the file that was chosen.
    #[wasm_bindgen(js_name = forgetFile)]
    pub(crate) fn forget_file(event: &Event);

    /// Whether files are dragged.
    #[wasm_bindgen(js_name = hasFiles)]
    pub(crate) fn has_files(event: &Event) -> bool;

    /// Text in Unicode's normal form C, as forms read it.
    pub(crate) fn normalize(text: &str) -> String;

    /// Keeps something as long as the tab lives; nothing, if it is empty.
    pub(crate) fn keep(name: &str, value: &str);

    /// What is kept; empty, where nothing is.
    pub(crate) fn kept(name: &str) -> String;

    /// A text without accents, in small letters: what a search looks at.
    pub(crate) fn fold(text: &str) -> String;

    /// What stands behind the `#` of the address.
    pub(crate) fn hash() -> String;

    /// Puts something behind the `#`, without a step back in the history.
    #[wasm_bindgen(js_name = replaceHash)]
    pub(crate) fn replace_hash(to: &str);

    #[wasm_bindgen(js_name = onHash)]
    fn on_hash_changed(heard: &JsValue);

    /// Sets the document's title.
    #[wasm_bindgen(js_name = setTitle)]
    pub(crate) fn set_title(title: &str);

    /// Puts the focus on what will be there when the screen is drawn.
    #[wasm_bindgen(js_name = focusOn)]
    pub(crate) fn focus_on(selector: &str);

    /// The same, if nothing has the focus when the screen is drawn.
    #[wasm_bindgen(js_name = keepFocusOn)]
    pub(crate) fn keep_focus_on(selector: &str);

    /// Shows what is in the `main` of a page of the service's own making, in an element that will be
    /// there when the screen is drawn.
    #[wasm_bindgen(js_name = showPage)]
    pub(crate) fn show_page(selector: &str, html: &str);

    /// Prints what is on the screen.
    #[wasm_bindgen(js_name = printPage)]
    pub(crate) fn print_page();

    /// Goes to the top of the page.
    #[wasm_bindgen(js_name = toTop)]
    pub(crate) fn to_top();

    #[wasm_bindgen(js_name = copy)]
    async fn copy_text(text: &str) -> JsValue;

    #[wasm_bindgen(js_name = here)]
    fn moment_here(moment: f64) -> String;

    #[wasm_bindgen(js_name = askSolver)]
    async fn ask_the_solver(what: &str, text: &str) -> JsValue;

    /// Ends the solver and all that it knows; what it was asked is not answered.
    #[wasm_bindgen(js_name = endSolver)]
    pub(crate) fn end_solver();

    #[wasm_bindgen(js_name = now)]
    fn milliseconds_now() -> f64;

    /// Sixteen random hexadecimal digits.
    pub(crate) fn random() -> String;

    /// HOST's origin.
    pub(crate) fn origin() -> String;

    /// What was typed into the control that an event is about.
    pub(crate) fn value(event: &Event) -> String;

    /// Whether the box that an event is about is checked.
    pub(crate) fn checked(event: &Event) -> bool;

    /// Whether what an event is about is open.
    #[wasm_bindgen(js_name = isOpen)]
    pub(crate) fn is_open(event: &Event) -> bool;

    /// Says on the page that the program stopped, and where in the console.
    pub(crate) fn stopped(place: &str);
}

/// What the service answered; the status is 0 where it didn't.
pub(crate) struct Answered {
    pub(crate) status: u16,
    /// What `Retry-After` says, in seconds.
    pub(crate) wait: Option<u32>,
    pub(crate) body: String,
}

/// Calls the service.
pub(crate) async fn call(
    method: &str,
    address: &str,
    token: &str,
    tag: &str,
    body: &str,
) -> Answered {
    let parts: Array = call_service(method, address, token, tag, body).await.into();
    answered(&parts)
}

fn answered(parts: &Array) -> Answered {
    let text = |at: u32| parts.get(at).as_string().unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
    let status = parts.get(0).as_f64().unwrap_or_default() as u16;
    Answered { status, wait: text(1).parse().ok(), body: text(2) }
}

/// Fetches a file and saves it; `heard` is told how many bytes are there, and of how many, or 0
/// where nobody knows. The body of what is
/// answered is how many there were, where it went well.
pub(crate) async fn download(
    address: &str,
    token: &str,
    heard: impl FnMut(u32, u32) + 'static,
) -> Answered {
    let heard = Closure::<dyn FnMut(u32, u32)>::new(heard);
    let parts: Array = download_file(address, token, heard.as_ref()).await.into();
    answered(&parts)
}

/// A file that somebody chose.
pub(crate) struct ChosenFile {
    /// What it is called.
    pub(crate) name: String,
    /// What it begins with; nothing, where the browser can't read it.
    pub(crate) bytes: Option<Vec<u8>>,
}

/// The file that somebody chose or dropped, of which no more is read than so many bytes; nothing,
/// where they chose none.
pub(crate) fn chosen(
    event: &Event,
    most: usize,
) -> impl Future<Output = Option<ChosenFile>> + 'static {
    // Asked for while the event lasts.
    let promise = chosen_file(event, most);
    async move {
        let parts: Array = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
        let bytes = parts.get(1);
        let bytes = bytes.is_object().then(|| js_sys::Uint8Array::from(bytes).to_vec());
        Some(ChosenFile { name: parts.get(0).as_string()?, bytes })
    }
}

/// Copies a text to the clipboard, if the browser lets us.
pub(crate) async fn copy(text: &str) -> bool {
    copy_text(text).await.as_bool().unwrap_or_default()
}

/// Asks the solver, which comes when it is asked first. Nothing is answered where it has stopped.
pub(crate) async fn ask_solver(what: &str, text: &str) -> String {
    ask_the_solver(what, text).await.as_string().unwrap_or_default()
}

/// Hears of every change of what stands behind the `#`, for as long as the page lives.
pub(crate) fn on_hash(heard: impl FnMut() + 'static) {
    let heard = Closure::<dyn FnMut()>::new(heard);
    on_hash_changed(heard.as_ref());
    heard.forget();
}

/// This moment, by the browser's clock.
pub(crate) fn now() -> Instant {
    #[expect(clippy::cast_possible_truncation, reason = "it saturates")]
    Instant::from_milliseconds(milliseconds_now() as i64)
}

/// A moment by the clock of whoever looks: its day in words, and its time.
pub(crate) fn day_and_time(texts: &Texts, moment: Instant) -> (String, String) {
    #[expect(clippy::cast_precision_loss, reason = "exact until the year 287396")]
    let here = moment_here(moment.milliseconds() as f64);
    let (day, time) = here.split_once('T').unwrap_or((&here, ""));
    let day = domain::date::Date::parse(day).map(|day| texts.date(day)).unwrap_or_default();
    (day, time.to_owned())
}
