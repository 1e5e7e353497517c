//! Markup as data.
//!
//! Leptos makes code for every type of view that a program has, and `view!` makes a type for every
//! tag with its attributes and children. A guide page has to download that code. So here every
//! element has the same type; what differs is data. In a browser it becomes Leptos' views
//! ([`Node::view`]); on a server it is printed ([`Node::html`]).

mod drawn;
mod html;

use std::sync::Arc;

use domain::Lang;

use self::html::push_text;

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
    attributes: Vec<Attribute>,
    children: Vec<Node>,
}

enum Attribute {
    Fixed(&'static str, String),
    Live(&'static str, Changing),
    Markup(Box<dyn FnMut() -> String + Send>),
}

/// What an attribute says now; nothing, where it isn't there.
type Changing = Arc<dyn Fn() -> Option<String> + Send + Sync>;

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
        self.0.attributes.push(Attribute::Fixed(name, value.to_owned()));
        self
    }

    /// With words that have no translation, if they name the language that they are in: they may
    /// run the other way.
    pub(crate) fn words_in(self, lang: Option<&Lang>) -> Self {
        match lang {
            Some(lang) => self.attr("lang", lang.as_str()).attr("dir", "auto"),
            None => self,
        }
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
        self.0.attributes.push(Attribute::Live(name, Arc::new(value)));
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
        self.0.attributes.push(Attribute::Markup(markup));
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

/// Text.
pub(crate) fn text(said: &str) -> Node {
    Node::Text(said.to_owned())
}

/// A view that is built anew whenever a signal that it reads changes. It is never patched: so a
/// control never shows what was typed into the one that stood there before.
pub(crate) fn live(view: impl Fn() -> Node + Send + 'static) -> Node {
    Node::Live(Box::new(view))
}
