//! Elements of one type: what differs is data, and a listener or a signal where there is one. So the
//! compiler makes the code of a view once, and not once for every tag with its attributes.

use leptos::ev::Custom;
use leptos::prelude::{Get, GetUntracked, RwSignal, Set};
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::{ElementChild, HtmlElement, custom};
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::{AnyView, IntoAny};
use web_sys::Event;

use crate::browser;

/// An element to be.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with this tag.
#[must_use]
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// An element with this tag and class.
#[must_use]
pub fn classed(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

/// A button that does something; it sends no form.
#[must_use]
pub fn button(class: &'static str, label: &str, press: impl FnMut() + 'static) -> El {
    let mut press = press;
    classed("button", class).attr("type", "button").text(label).on("click", move |_| press())
}

impl El {
    /// With an attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push(custom_attribute(name, value.into()).into_any_attr());
        self
    }

    /// With an attribute that has no value, if it is on.
    #[must_use]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// With an attribute that changes, and is not there where there is nothing.
    #[must_use]
    pub fn live(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        let value: std::sync::Arc<dyn Fn() -> Option<String> + Send + Sync> =
            std::sync::Arc::new(value);
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// With an attribute that has no value, while something holds.
    #[must_use]
    pub fn live_flag(
        self,
        name: &'static str,
        holds: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        self.live(name, move || holds().then(String::new))
    }

    /// With a property that follows something that holds or doesn't.
    #[must_use]
    pub fn live_prop(
        mut self,
        name: &'static str,
        holds: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        self.attributes
            .push(prop(name, Box::new(holds) as Box<dyn FnMut() -> bool + Send>).into_any_attr());
        self
    }

    /// With a property that follows a text.
    #[must_use]
    pub fn live_text_prop(
        mut self,
        name: &'static str,
        said: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        self.attributes
            .push(prop(name, Box::new(said) as Box<dyn FnMut() -> String + Send>).into_any_attr());
        self
    }

    /// With a listener.
    #[must_use]
    pub fn on(mut self, kind: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        let heard: Box<dyn FnMut(Event)> = Box::new(heard);
        self.attributes.push(on(Custom::new(kind), heard).into_any_attr());
        self
    }

    /// With text.
    #[must_use]
    pub fn text(self, said: impl Into<String>) -> Self {
        let said: String = said.into();
        self.child(said.into_any())
    }

    /// With one child more.
    #[must_use]
    pub fn child(mut self, child: impl Into<AnyView>) -> Self {
        self.children.push(child.into());
        self
    }

    /// With more children.
    #[must_use]
    pub fn children<C: Into<AnyView>>(mut self, children: impl IntoIterator<Item = C>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// Done.
    #[must_use]
    pub fn view(self) -> AnyView {
        let element: HtmlElement<_, (), ()> = custom(self.tag);
        element.child(self.children).add_any_attr(self.attributes).into_any()
    }
}

impl From<El> for AnyView {
    fn from(el: El) -> Self {
        el.view()
    }
}

/// Nothing.
#[must_use]
pub fn nothing() -> AnyView {
    ().into_any()
}

/// A view that is built anew whenever a signal that it reads changes. It is never patched: so a
/// control never shows what was typed into the one that stood there before.
#[must_use]
pub fn live<V: Into<AnyView>>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    built_anew(Box::new(move || view().into()))
}

/// Not generic, so that the compiler makes its code once.
fn built_anew(view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let built = move || {
        let mut view = Some(view());
        move || view.take()
    };
    built.into_any()
}

/// What is drawn when somebody unfolds it. Whether it is open outlives what stands around it.
#[must_use]
pub fn unfolds(
    title: &str,
    is_open: RwSignal<bool>,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> El {
    let toggled = move |event| {
        // Browsers tell of what is built open, too: that must not build it anew.
        let is_now = browser::is_open(&event);
        if is_open.get_untracked() != is_now {
            is_open.set(is_now);
        }
    };
    el("details")
        .flag("open", is_open.get_untracked())
        .on("toggle", toggled)
        .child(el("summary").text(title))
        .child(live(move || if is_open.get() { draw() } else { nothing() }))
}

/// Text that changes.
#[must_use]
pub fn live_text(said: impl Fn() -> String + Send + 'static) -> AnyView {
    live(move || said().into_any())
}
