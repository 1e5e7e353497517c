//! Screens that not every visit comes to. Those that are used together are a file of their own, which
//! is fetched when somebody goes to one of them first; see `xtask::build::split`.

// What the macro makes calls what the loader has put into the table of functions.
#![allow(unsafe_code)]

use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::{
    HEADING, bring, charts, committee, exports, heading, keys, log, mails, matching, pairings,
    report,
};
use crate::api::Failure;
use crate::browser;
use crate::desk::Desk;
use crate::loaded::drawn_or_said;
use crate::markup::{el, live};
use crate::route::Route;

/// What draws a screen, when its file is there.
type Draws = fn(Desk) -> AnyView;

type Fetching = Pin<Box<dyn Future<Output = Result<Draws, SplitLoaderError>>>>;

/// The screen, as soon as its file is there; until then its heading, and that it is on its way, or
/// why it isn't.
pub(super) fn view(desk: Desk, route: &Route) -> AnyView {
    let there = RwSignal::new(None::<Result<Draws, Failure>>);
    let title = desk.text(route.name());
    let route = route.clone();
    let fetch = move || {
        there.set(None);
        let fetching = fetching(route.clone());
        spawn_local(async move {
            there.try_set(Some(fetching.await.map_err(|_| Failure::Offline)));
            // The heading that had it has given way.
            browser::keep_focus_on(HEADING);
        });
    };
    fetch();
    let again: Arc<dyn Fn() + Send + Sync> = Arc::new(fetch);
    live(move || {
        let outcome = match there.get() {
            Some(Ok(draw)) => return draw(desk),
            Some(Err(failure)) => Some(failure),
            None => None,
        };
        let nothing_yet = Box::new(move || Err(outcome.clone()));
        el("section")
            .child(heading(title.clone()))
            .child(drawn_or_said(desk, nothing_yet, Arc::clone(&again)))
            .view()
    })
}

/// Whichever file has the screen.
fn fetching(route: Route) -> Fetching {
    match route {
        Route::Bring => Box::pin(import()),
        Route::Matching | Route::Pairings | Route::Rematch(_) | Route::Charts => {
            Box::pin(pairs(route))
        }
        _ => Box::pin(office(route)),
    }
}

#[wasm_split(import, fallible, wasm_split_path = ::leptos::wasm_split)]
fn import() -> Result<Draws, SplitLoaderError> {
    Ok(bring::view)
}

#[wasm_split(pairs, fallible, wasm_split_path = ::leptos::wasm_split)]
fn pairs(route: Route) -> Result<Draws, SplitLoaderError> {
    Ok(match route {
        Route::Pairings => pairings::view,
        Route::Rematch(_) => matching::next::view,
        Route::Charts => charts::view,
        _ => matching::view,
    })
}

#[wasm_split(office, fallible, wasm_split_path = ::leptos::wasm_split)]
fn office(route: Route) -> Result<Draws, SplitLoaderError> {
    Ok(match route {
        Route::Committee => committee::view,
        Route::Keys => keys::view,
        Route::Log => log::view,
        Route::Mails => mails::view,
        Route::Report => report::view,
        _ => exports::view,
    })
}
