//! Text files with places for words.

/// Puts words into a template, as text: each `{{NAME}}` becomes its word.
#[must_use]
pub fn fill(template: &str, words: &[(&str, &str)]) -> String {
    words
        .iter()
        .fold(template.to_owned(), |page, (name, word)| page.replace(&place(name), &as_text(word)))
}

/// Puts markup of our own making into a template.
#[must_use]
pub fn insert(template: &str, name: &str, markup: &str) -> String {
    template.replace(&place(name), markup)
}

fn place(name: &str) -> String {
    format!("{{{{{name}}}}}")
}

fn as_text(word: &str) -> String {
    let word = word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    word.replace('"', "&quot;").replace('\'', "&#39;").replace("{{", "{&#123;")
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn words_are_put_into_a_page_as_text() {
        let page = fill("<h1>{{NAME}}</h1>{{FORM}}", &[("NAME", "<b>\"{{FORM}}\""), ("FORM", "x")]);
        assert_eq!(page, "<h1>&lt;b&gt;&quot;{&#123;FORM}}&quot;</h1>x");
    }
}
