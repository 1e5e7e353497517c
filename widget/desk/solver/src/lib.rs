#![doc = include_str!("../README.md")]

use std::cell::RefCell;

use plan::Work;
use wasm_bindgen::prelude::wasm_bindgen;

/// Half the size of the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen(module = "/src/fold.js")]
extern "C" {
    #[wasm_bindgen(js_name = fold)]
    fn folded(text: &str) -> String;
}

thread_local! {
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
}

/// Begins, with what the desk's page brought along.
#[wasm_bindgen]
pub fn begin(page: &str) {
    WORK.set(Some(Work::new(page, folded)));
}

/// Reads a page of everyone, and answers as `plan::Answer` is written.
#[wasm_bindgen]
#[must_use]
pub fn read(page: &str) -> String {
    with(|work| work.read(page))
}

/// Does what is asked, as `plan::Ask` is written, and answers as `plan::Answer` is.
#[wasm_bindgen]
#[must_use]
pub fn ask(ask: &str) -> String {
    with(|work| work.ask(ask))
}

/// Nothing is answered by what has not begun.
fn with(answer: impl FnOnce(&mut Work) -> String) -> String {
    WORK.with_borrow_mut(|work| work.as_mut().map(answer)).unwrap_or_default()
}
