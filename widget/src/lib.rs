#![doc = include_str!("../README.md")]

pub mod browser;
pub mod config;
pub mod draft;
#[cfg(not(target_arch = "wasm32"))]
mod first_step;
pub mod journey;
pub mod json;
#[cfg(not(target_arch = "wasm32"))]
mod paper;
#[cfg(not(target_arch = "wasm32"))]
pub mod plain;
pub mod send;
pub mod session;
pub mod view;

#[cfg(not(target_arch = "wasm32"))]
pub use self::first_step::first_step;
#[cfg(not(target_arch = "wasm32"))]
pub use self::paper::paper;

use std::cell::RefCell;
use std::rc::Rc;

use domain::api::FormPage;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crate::config::Config;
use crate::session::Session;

/// Half the size of the standard library's, which a guide page would download.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The style sheet of forms, wherever they stand.
pub const STYLE: &str = include_str!("style.css");

/// A form on a page.
#[wasm_bindgen]
pub struct Handle {
    session: Rc<Session>,
    _listeners: session::Listeners,
    _view: UnmountHandle<AnyViewState>,
}

thread_local! {
    /// Whom to tell when our code stops.
    static MOUNTED: RefCell<Vec<Config>> = const { RefCell::new(Vec::new()) };
}

/// Shows a form in an element of the shadow root. If its first step stands there already, as
/// [`first_step`] printed it, the form takes its place, and what was typed into it goes on.
///
/// # Errors
/// A sentence for the console, where what the service sent is no form that this widget can read.
#[wasm_bindgen]
pub fn mount(root: JsValue, config: Config) -> Result<Handle, JsValue> {
    let root: HtmlElement = root.dyn_into()?;
    let page: FormPage = json::form_page(&config.page())
        .ok_or_else(|| JsValue::from_str("the service sent no form that this version can read"))?;
    tell_when_stopped(&config);
    let session = Session::start(root.clone(), config, page);
    let stage = session.stage();
    let view = mount_to(root.clone(), move || view::form(stage).view());
    let painted = Closure::once_into_js(move || stage.change(|scene| scene.painted = true));
    browser::after_paint(painted);
    let listeners = session::listen(&session);
    browser::take_over(&root);
    browser::keep_in_sight(&root);
    Ok(Handle { session, _listeners: listeners, _view: view })
}

#[wasm_bindgen]
impl Handle {
    /// Takes the form off the page. What is returned can be handed to [`mount`] as the draft, for
    /// pages whose browser keeps none.
    #[must_use]
    pub fn unmount(self) -> Option<String> {
        self.session.end()
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        let config = self.session.config();
        MOUNTED.with_borrow_mut(|mounted| {
            mounted.retain(|other| JsValue::from(other) != JsValue::from(config))
        });
    }
}

/// A panic ends all forms on the page, for they share one module: each element is told.
fn tell_when_stopped(config: &Config) {
    MOUNTED.with_borrow_mut(|mounted| mounted.push(config.clone()));
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let mounted = MOUNTED.try_with(|mounted| mounted.try_borrow().map(|all| all.clone()));
        for config in mounted.ok().and_then(Result::ok).into_iter().flatten() {
            config.stopped(&place);
        }
    }));
}
