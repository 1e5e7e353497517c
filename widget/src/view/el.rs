//! Markup as data, and the one place where it becomes Leptos' views.
//!
//! Leptos makes code for every type of view that a program has, and `view!` makes a type for every
//! tag with its attributes and children. A guide page has to download that code. So here every
//! element has the same type; what differs is data.

use std::sync::Arc;

use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::{ElementChild, HtmlElement, custom, inner_html};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::{AnyView, IntoAny};

/// A piece of markup to be.
pub enum Node {
    /// Nothing.
    Nothing,
    /// Text.
    Text(String),
    /// An element.
    Element(El),
    /// Something that is built anew whenever a signal that it reads changes.
    Live(Box<dyn Fn() -> Node + Send>),
}

/// An element to be.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<Node>,
}

/// An element with this tag.
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// An element with this tag and class.
pub(crate) fn classed(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

impl El {
    /// With an attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push(custom_attribute(name, value.to_owned()).into_any_attr());
        self
    }

    /// With an attribute that has no value, if it is on.
    pub(crate) fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// With an attribute that changes.
    pub(crate) fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.changing(name, Arc::new(value))
    }

    fn changing(
        mut self,
        name: &'static str,
        value: Arc<dyn Fn() -> Option<String> + Send + Sync>,
    ) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// With one child more.
    pub(crate) fn child(mut self, child: Node) -> Self {
        self.0.children.push(child);
        self
    }

    /// With more children.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = Node>) -> Self {
        for child in children {
            self.0.children.push(child);
        }
        self
    }

    /// With markup inside, made anew whenever a signal that it reads changes.
    pub(crate) fn markup(mut self, markup: Box<dyn FnMut() -> String + Send>) -> Self {
        self.0.attributes.push(inner_html(markup).into_any_attr());
        self
    }

    /// With text.
    pub(crate) fn text(self, said: &str) -> Self {
        self.child(text(said))
    }

    /// Done.
    pub(crate) fn node(self) -> Node {
        Node::Element(self)
    }
}

/// Options as one piece of markup, each a value, a label and whether it is chosen: a browser reads
/// it many times faster than it makes hundreds of elements one by one.
pub(crate) fn options<'a>(options: impl Iterator<Item = (&'a str, &'a str, bool)>) -> String {
    let mut markup = String::new();
    for (value, label, chosen) in options {
        markup.push_str("<option value=\"");
        push_text(&mut markup, value);
        markup.push_str(if chosen { "\" selected>" } else { "\">" });
        push_text(&mut markup, label);
        markup.push_str("</option>");
    }
    markup
}

/// Adds text to markup, as text.
fn push_text(markup: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            c => markup.push(c),
        }
    }
}

/// Text.
pub(crate) fn text(said: &str) -> Node {
    Node::Text(said.to_owned())
}

/// A view that is built anew whenever a signal that it reads changes. It is never patched: so a
/// control never shows what was typed into the one that stood there before.
pub(crate) fn live(view: impl Fn() -> Node + Send + 'static) -> Node {
    Node::Live(Box::new(view))
}

impl Node {
    /// Makes a view of it.
    #[must_use]
    pub fn view(self) -> AnyView {
        match self {
            Self::Nothing => ().into_any(),
            Self::Text(text) => text.into_any(),
            Self::Element(El(parts)) => {
                let element: HtmlElement<_, (), ()> = custom(parts.tag);
                let children: Vec<AnyView> = parts.children.into_iter().map(Self::view).collect();
                element.child(children).add_any_attr(parts.attributes).into_any()
            }
            Self::Live(view) => replaced(view),
        }
    }
}

/// A closure in the place of a view is replaced when it changes; anything else is patched.
fn replaced(view: Box<dyn Fn() -> Node + Send>) -> AnyView {
    let built = move || {
        let mut view = Some(view().view());
        move || view.take()
    };
    built.into_any()
}
