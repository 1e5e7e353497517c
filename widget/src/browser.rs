//! What the browser knows that Rust doesn't.

use domain::date::Date;
use domain::instant::Instant;
use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID, catch)]
    fn random_uuid() -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn random_values(bytes: &mut [u8]) -> Result<(), JsValue>;

    #[wasm_bindgen(js_name = print)]
    pub(crate) fn print_page();

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

/// A new key to send under. `randomUUID` is only there on secure pages; a guide may not be one.
pub(crate) fn new_key() -> String {
    random_uuid().unwrap_or_else(|_| {
        let mut bytes = [0_u8; 16];
        // A browser without `crypto` has no WebAssembly either.
        let _ = random_values(&mut bytes);
        uuid_of(bytes)
    })
}

/// Random bytes as a version 4 UUID.
fn uuid_of(mut bytes: [u8; 16]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter_mut().enumerate() {
        match at {
            6 => *byte = *byte & 0x0f | 0x40,
            8 => *byte = *byte & 0x3f | 0x80,
            _ => {}
        }
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [*byte >> 4, *byte & 15] {
            text.push(HEX.get(usize::from(digit)).copied().map_or('0', char::from));
        }
    }
    text
}

/// Text in Unicode's normal form C, as forms read it.
pub(crate) fn normalize(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { JsString::from(text).normalize("NFC").into() }
}

/// The browser's own time zone.
pub(crate) fn time_zone() -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let format: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let format: Object = format.call0(&intl).ok()?.dyn_into().ok()?;
    let options: Function =
        Reflect::get(&format, &"resolvedOptions".into()).ok()?.dyn_into().ok()?;
    Reflect::get(&options.call0(&format).ok()?, &"timeZone".into()).ok()?.as_string()
}

/// The time zones that the browser knows; none, if it is too old to say.
pub(crate) fn time_zones() -> Vec<String> {
    let read = || -> Result<Array, JsValue> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let list: Function = Reflect::get(&intl, &"supportedValuesOf".into())?.dyn_into()?;
        list.call1(&intl, &"timeZone".into())?.dyn_into()
    };
    let zones = read().map(|zones| zones.iter().filter_map(|zone| zone.as_string()).collect());
    zones.unwrap_or_default()
}

/// The day that a moment is on, by the clock of whoever looks.
pub(crate) fn day_here(moment: Instant) -> Option<Date> {
    let utc = js_sys::Date::new(&JsValue::from_f64(moment.milliseconds() as f64));
    let here = utc.get_time() - utc.get_timezone_offset() * 60_000.0;
    let iso = String::from(js_sys::Date::new(&JsValue::from_f64(here)).to_iso_string());
    Date::parse(iso.get(..10)?).ok()
}
