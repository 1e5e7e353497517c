//! A person who uses nothing but the keyboard: Tab to the next control, and what each kind of
//! control takes.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::Browser;

/// What somebody means to answer, by the names of the controls: a text (or the value of an option),
/// or several values for boxes and ranks. Dates are written `2027-05` and `2027-05-31`.
pub type Meant = Value;

/// What has the focus, wherever it is on the page.
const FOCUSED: &str = "
    let e = document.activeElement;
    while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
    if (!e || e === document.body) return { tag: 'body' };
    return {
        tag: e.localName, type: e.type || '', name: e.getAttribute('name') || '', value: e.value ?? '',
        checked: !!e.checked, part: e.dataset.part ?? null, rank: e.dataset.rank ?? null,
        deed: e.dataset.do || '', text: (e.innerText || '').trim(),
        options: e.options ? [...e.options].map(o => o.value) : [],
        selected: e.options ? e.selectedIndex : -1,
        inForm: !!(e.getRootNode().host || e.closest('form')),
    };";

/// The most Tab stops that a step may take.
const MOST_STOPS: usize = 400;

/// Fills in a step from wherever the focus is, and presses Enter on the button that goes on.
pub async fn fill_step(browser: &Browser, meant: &Meant) {
    for _ in 0..MOST_STOPS {
        browser.press_key(Key::Tab).await;
        let focused = browser.run(FOCUSED, &[]).await;
        if focused["inForm"] != json!(true) {
            continue;
        }
        // Where no script runs, every button posts the page.
        if focused["type"] == "submit" && focused["deed"] == "" {
            browser.press_key(Key::Enter).await;
            return;
        }
        answer(browser, &focused, meant).await;
    }
    panic!("there was no button to go on with");
}

async fn answer(browser: &Browser, focused: &Value, meant: &Meant) {
    let Some(answer) = meant.get(focused["name"].as_str().unwrap_or_default()) else { return };
    match (focused["tag"].as_str(), focused["type"].as_str()) {
        (Some("select"), _) => select(browser, focused, &wanted(focused, answer)).await,
        (_, Some("radio")) => radio(browser, answer.as_str().unwrap_or_default()).await,
        (_, Some("checkbox")) => {
            let value = &focused["value"];
            let is_wanted = answer.as_array().map_or(answer == value, |all| all.contains(value));
            if is_wanted && focused["checked"] == json!(false) {
                browser.press(" ").await;
            }
        }
        _ => {
            let text = wanted(focused, answer);
            if focused["value"].as_str() != Some(&text) {
                clear(browser).await;
                browser.press(&text.replace('\n', &String::from(char::from(Key::Enter)))).await;
            }
        }
    }
}

/// What a control takes of an answer: all of it, one rank, or one part of a date.
fn wanted(focused: &Value, answer: &Value) -> String {
    let index = |value: &Value| value.as_str().and_then(|at| at.parse::<usize>().ok());
    if let (Some(rank), Some(all)) = (index(&focused["rank"]), answer.as_array()) {
        return all.get(rank).and_then(Value::as_str).unwrap_or_default().to_owned();
    }
    let text = answer.as_str().unwrap_or_default();
    match index(&focused["part"]) {
        Some(part) => text.split('-').nth(part).unwrap_or_default().trim_start_matches('0').into(),
        None => text.to_owned(),
    }
}

/// Arrow keys move through the options of a menu; a long one is filled only when the form has been
/// painted.
async fn select(browser: &Browser, focused: &Value, wanted: &str) {
    let what = format!("the option {wanted} of {}", focused["name"]);
    let script = format!(
        "const menu = (() => {{ {FOCUSED} }})();
        const to = menu.options.indexOf(arguments[0]);
        return to < 0 ? null : [menu.selected, to];"
    );
    let places = browser.until(&what, &script, &[json!(wanted)]).await;
    let place = |at: usize| usize::try_from(places[at].as_i64().unwrap_or(0)).unwrap_or(0);
    let (from, to) = (place(0), place(1));
    let (key, times) = if to > from { (Key::Down, to - from) } else { (Key::Up, from - to) };
    browser.press(&String::from(char::from(key)).repeat(times)).await;
}

/// Space chooses the radio button that has the focus; arrow keys choose the next, and in WebKit none
/// after the last.
async fn radio(browser: &Browser, wanted: &str) {
    browser.press(" ").await;
    for key in [Key::Down, Key::Up] {
        for _ in 0..30 {
            if browser.run(FOCUSED, &[]).await["value"] == wanted {
                return;
            }
            browser.press_key(key).await;
        }
    }
    panic!("there is no radio button {wanted}");
}

async fn clear(browser: &Browser) {
    let (control, delete) = (char::from(Key::Control), char::from(Key::Delete));
    browser.chord(control, 'a').await;
    browser.press(&String::from(delete)).await;
}
