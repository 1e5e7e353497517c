//! Markup printed as HTML, as it stands at this moment: what a server sends.

use super::{Attribute, El, Node};

/// Elements that have no end tag, of those that the views use.
const VOID: &[&str] = &["br", "hr", "input"];

impl Node {
    /// Prints it.
    #[must_use]
    pub fn html(self) -> String {
        let mut html = String::new();
        self.print(&mut html);
        html
    }

    fn print(self, html: &mut String) {
        match self {
            Self::Nothing => {}
            Self::Text(text) => push_text(html, &text),
            Self::Element(element) => element.print(html),
            Self::Live(view) => view().print(html),
        }
    }
}

impl El {
    fn print(self, html: &mut String) {
        let Self(parts) = self;
        html.extend(["<", parts.tag]);
        let mut inside = String::new();
        for attribute in parts.attributes {
            match attribute {
                Attribute::Fixed(name, value) => push_attribute(html, name, &value),
                Attribute::Live(name, value) => {
                    if let Some(value) = value() {
                        push_attribute(html, name, &value);
                    }
                }
                Attribute::Markup(mut markup) => inside = markup(),
            }
        }
        html.push('>');
        if VOID.contains(&parts.tag) {
            return;
        }
        html.push_str(&inside);
        for child in parts.children {
            child.print(html);
        }
        html.extend(["</", parts.tag, ">"]);
    }
}

fn push_attribute(html: &mut String, name: &str, value: &str) {
    html.extend([" ", name]);
    if !value.is_empty() {
        html.push_str("=\"");
        push_text(html, value);
        html.push('"');
    }
}

/// Adds text to markup, as text.
pub(super) fn push_text(markup: &mut String, text: &str) {
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

#[cfg(test)]
mod tests {
    use super::super::{classed, el, live, options, text};

    #[test]
    fn text_and_values_are_printed_as_text() {
        let node = el("p").attr("title", "\"a\" <b>").text("<script>&").node();
        let html = "<p title=\"&quot;a&quot; &lt;b&gt;\">&lt;script&gt;&amp;</p>";
        assert_eq!(node.html(), html);
    }

    #[test]
    fn what_changes_is_printed_as_it_stands() {
        let input = el("input").live_attr("aria-invalid", || None).flag("checked", true);
        let node = classed("div", "a")
            .live_attr("lang", || Some("en".into()))
            .child(live(|| text("now")))
            .child(input.node());
        assert_eq!(node.node().html(), r#"<div class="a" lang="en">now<input checked></div>"#);
    }

    #[test]
    fn options_stand_inside_their_menu() {
        let all = [("a", "A & B", true)];
        let menu = el("select").markup(Box::new(move || options(all.into_iter())));
        let html = r#"<select><option value="a" selected>A &amp; B</option></select>"#;
        assert_eq!(menu.node().html(), html);
    }
}
