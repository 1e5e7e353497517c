//! Markup, built from one type of element.
//!
//! Leptos makes code for every type of view that a program has, and `view!` makes a type for every
//! tag with its attributes and children. A guide page has to download that code, so here every
//! element has the same type; what differs is data.

use std::sync::Arc;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::html::{ElementChild, HtmlElement, custom};
use leptos::prelude::{AddAnyAttr, AnyView, IntoAny};

/// An element to be.
pub(crate) struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with this tag.
pub(crate) fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// An element with this tag and class.
pub(crate) fn classed(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

impl El {
    /// With an attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push(custom_attribute(name, value.to_owned()).into_any_attr());
        self
    }

    /// With an attribute that has no value, if it is on.
    pub(crate) fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// With an attribute that changes.
    pub(crate) fn live_attr(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        let value: Arc<dyn Fn() -> Option<String> + Send + Sync> = Arc::new(value);
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// With one child more.
    pub(crate) fn child(mut self, child: AnyView) -> Self {
        self.children.push(child);
        self
    }

    /// With more children.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(children);
        self
    }

    /// With text.
    pub(crate) fn text(self, said: &str) -> Self {
        self.child(text(said))
    }

    /// Done.
    pub(crate) fn any(self) -> AnyView {
        let element: HtmlElement<_, (), ()> = custom(self.tag);
        element.child(self.children).add_any_attr(self.attributes).into_any()
    }
}

/// Text.
pub(crate) fn text(said: &str) -> AnyView {
    said.to_owned().into_any()
}

/// Nothing.
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}

/// A view that is built anew whenever a signal that it reads changes. It is never patched: so a
/// control never shows what was typed into the one that stood there before.
pub(crate) fn live(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    replaced(Box::new(view))
}

/// A closure in the place of a view is replaced when it changes; anything else is patched.
fn replaced(view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let built = move || {
        let mut view = Some(view());
        move || view.take()
    };
    built.into_any()
}
