//! What a screen shows of the service, from asking until it is there.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use crate::api::Failure;
use crate::desk::Desk;
use crate::markup::{button, classed, live};
use domain::texts;

/// Something of the service.
#[derive(Clone)]
pub enum Loaded<T> {
    /// It is on its way.
    Waiting,
    /// It is there.
    There(T),
    /// It did not come.
    Failed(Failure),
}

/// Something that a screen asks for, and may ask for again.
pub struct Load<T: Send + Sync + 'static> {
    desk: Desk,
    address: StoredValue<String>,
    state: RwSignal<Loaded<T>>,
}

impl<T: Send + Sync + 'static> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Load<T> {}

impl<T: DeserializeOwned + Clone + Send + Sync + 'static> Load<T> {
    /// Asks for it now. Where the session has ended, asks again when there is a new one.
    #[must_use]
    pub fn of(desk: Desk, address: String) -> Self {
        let state = RwSignal::new(Loaded::Waiting);
        let load = Self { desk, address: StoredValue::new(address), state };
        load.again();
        Effect::new(move |_| {
            let is_signed_in = desk.session().with(|session| !session.token().is_empty());
            let is_needed =
                matches!(state.try_get_untracked(), Some(Loaded::Failed(Failure::SignedOut)));
            if is_signed_in && is_needed {
                load.again();
            }
        });
        load
    }

    /// Asks again. What is there stays until the answer has come.
    pub fn again(self) {
        let Some(address) = self.address.try_get_value() else { return };
        let (desk, state) = (self.desk, self.state);
        spawn_local(async move {
            let loaded = match desk.get(&address).await {
                Ok(there) => Loaded::There(there),
                Err(failure) => Loaded::Failed(failure),
            };
            state.try_set(loaded);
        });
    }

    /// What is there; a signal.
    #[must_use]
    pub fn state(self) -> RwSignal<Loaded<T>> {
        self.state
    }

    /// What is there now.
    #[must_use]
    pub fn there(self) -> Option<T> {
        match self.state.try_get_untracked()? {
            Loaded::There(there) => Some(there),
            Loaded::Waiting | Loaded::Failed(_) => None,
        }
    }

    /// Draws it when it is there; until then, says that it is on its way, or why it isn't.
    #[must_use]
    pub fn view(self, draw: impl Fn(&T) -> AnyView + Send + 'static) -> AnyView {
        let state = self.state;
        let drawn = move || {
            state.with(|state| match state {
                Loaded::There(there) => Ok(draw(there)),
                Loaded::Waiting => Err(None),
                Loaded::Failed(failure) => Err(Some(failure.clone())),
            })
        };
        drawn_or_said(self.desk, Box::new(drawn), Arc::new(move || self.again()))
    }
}

/// What is there, drawn; or that it is on its way, or why it isn't. Not generic, so that the compiler
/// makes its code once.
pub(crate) fn drawn_or_said(
    desk: Desk,
    drawn: Box<dyn Fn() -> Result<AnyView, Option<Failure>> + Send>,
    again: Arc<dyn Fn() + Send + Sync>,
) -> AnyView {
    live(move || {
        let failure = match drawn() {
            Ok(view) => return view,
            Err(failure) => failure,
        };
        let Some(sentence) = failure.and_then(|failure| failure.sentence(desk)) else {
            return waiting(desk);
        };
        let again = Arc::clone(&again);
        classed("div", "empty")
            .attr("role", "alert")
            .child(classed("p", "problem").text(sentence))
            .child(button("plain", &desk.text(texts::DESK_AGAIN), move || again()))
            .view()
    })
}

/// While something loads.
#[must_use]
pub fn waiting(desk: Desk) -> AnyView {
    classed("p", "quiet").attr("role", "status").text(desk.text(texts::DESK_MOMENT)).view()
}
