//! What the loader hands to the widget: an object of plain values and two functions.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// What one element on a guide page is to show, and whom to tell.
    #[derive(Clone)]
    pub type Config;

    /// The form's page, as the service sent it.
    #[wasm_bindgen(method, getter)]
    pub fn page(this: &Config) -> String;

    /// The address that the form's page came from, without its query.
    #[wasm_bindgen(method, getter)]
    pub fn address(this: &Config) -> String;

    /// The query of that address: empty, or `?lang=…`.
    #[wasm_bindgen(method, getter)]
    pub fn query(this: &Config) -> String;

    /// The origin of the guide page.
    #[wasm_bindgen(method, getter)]
    pub fn origin(this: &Config) -> String;

    /// 1 for the first element with this form on the page, 2 for the second.
    #[wasm_bindgen(method, getter)]
    pub fn copy(this: &Config) -> u32;

    /// The level of the form's heading, 1 to 6.
    #[wasm_bindgen(method, getter)]
    pub fn level(this: &Config) -> u8;

    /// Whether nothing is to be sent.
    #[wasm_bindgen(method, getter)]
    pub fn preview(this: &Config) -> bool;

    /// What [`crate::Handle::unmount`] gave back the last time.
    #[wasm_bindgen(method, getter)]
    pub fn draft(this: &Config) -> Option<String>;

    /// Fires the event `mentoring-form:{name}` with a detail, given as JSON.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Config, name: &str, detail: &str);

    /// Our code stopped, at this place in it.
    #[wasm_bindgen(method)]
    pub fn stopped(this: &Config, place: &str);
}
