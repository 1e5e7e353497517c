//! Words in HTML: in a mail, and on a page of `pages`.

use domain::lang::Lang;

/// A text as HTML shows it, in an attribute too; and no place in a template is found in it.
#[must_use]
pub fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;").replace("{{", "{&#123;")
}

/// Words that have no translation say in which language they are: the attributes of their element.
#[must_use]
pub fn mark(lang: Option<&Lang>) -> String {
    lang.map(|lang| format!(" lang=\"{lang}\" dir=\"auto\"")).unwrap_or_default()
}
