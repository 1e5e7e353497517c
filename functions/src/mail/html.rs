/// A text as HTML shows it, in an attribute too; and no place in a template is found in it.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;").replace("{{", "{&#123;")
}
