//! Screens that not every visit comes to. Those that are used together are a file of their own, which
//! is fetched when somebody goes to one of them first; see `xtask::build::split`.

// What the macro makes calls what the loader has put into the table of functions.
#![allow(unsafe_code)]

use std::pin::Pin;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::{bring, charts, committee, exports, keys, log, mails, matching, pairings};
use crate::api::Failure;
use crate::desk::Desk;
use crate::loaded::drawn_or_said;
use crate::route::Route;

/// What draws a screen, when its file is there.
type Draws = fn(Desk) -> AnyView;

type Fetching = Pin<Box<dyn Future<Output = Result<Draws, SplitLoaderError>>>>;

/// The screen, as soon as its file is there; until then, that it is on its way, or why it isn't.
pub(super) fn view(desk: Desk, route: &Route) -> AnyView {
    let there = RwSignal::new(None::<Result<Draws, Failure>>);
    let route = route.clone();
    let fetch = move || {
        let fetching = fetching(route.clone());
        there.set(None);
        spawn_local(async move {
            there.try_set(Some(fetching.await.map_err(|_| Failure::Offline)));
        });
    };
    fetch();
    let drawn = move || match there.get() {
        Some(Ok(draw)) => Ok(draw(desk)),
        Some(Err(failure)) => Err(Some(failure)),
        None => Err(None),
    };
    drawn_or_said(desk, Box::new(drawn), std::sync::Arc::new(fetch))
}

/// Whichever file has the screen.
fn fetching(route: Route) -> Fetching {
    match route {
        Route::Bring => Box::pin(import()),
        Route::Matching | Route::Pairings | Route::Charts => Box::pin(pairs(route)),
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
        _ => exports::view,
    })
}
