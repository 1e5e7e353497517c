//! The one place where markup becomes Leptos' views.

use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::{ElementChild, HtmlElement, custom, inner_html};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::{AnyView, IntoAny};

use super::{Attribute, El, Node};

impl Node {
    /// Makes a view of it.
    #[must_use]
    pub fn view(self) -> AnyView {
        match self {
            Self::Nothing => ().into_any(),
            Self::Text(text) => text.into_any(),
            Self::Element(El(parts)) => {
                let element: HtmlElement<_, (), ()> = custom(parts.tag);
                let attributes: Vec<AnyAttribute> =
                    parts.attributes.into_iter().map(Attribute::drawn).collect();
                let children: Vec<AnyView> = parts.children.into_iter().map(Self::view).collect();
                element.child(children).add_any_attr(attributes).into_any()
            }
            Self::Live(view) => replaced(view),
        }
    }
}

impl Attribute {
    fn drawn(self) -> AnyAttribute {
        match self {
            Self::Fixed(name, value) => custom_attribute(name, value).into_any_attr(),
            Self::Live(name, value) => custom_attribute(name, value).into_any_attr(),
            Self::Markup(markup) => inner_html(markup).into_any_attr(),
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
