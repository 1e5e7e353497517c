#![doc = include_str!("../README.md")]

pub mod answer;
pub mod api;
mod browser;
pub mod desk;
pub mod field;
mod frame;
pub mod loaded;
pub mod markup;
pub mod matching;
pub mod people;
pub mod route;
pub mod screen;
pub mod session;

use domain::desk::DeskPage;
use leptos::mount::mount_to;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crate::desk::Desk;

/// Half the size of the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Shows the desk in an element, with what the page brought along for it, as JSON.
///
/// # Errors
/// A sentence for the console, where this is not the page of a desk of this version.
#[wasm_bindgen]
pub fn start(root: JsValue, page: &str) -> Result<(), JsValue> {
    let root: HtmlElement = root.dyn_into()?;
    let page: DeskPage = wire::read(page)
        .map_err(|_| JsValue::from_str("the page brought along what this version can't read"))?;
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        browser::stopped(&place);
    }));
    mount_to(root, move || frame::whole(Desk::of(page))).forget();
    Ok(())
}
