//! Text files with places for words.

use functions::html::escaped;

/// Puts words into a template, as text: each `{{NAME}}` becomes its word.
pub(crate) fn fill(template: &str, words: &[(&str, &str)]) -> String {
    words
        .iter()
        .fold(template.to_owned(), |page, (name, word)| page.replace(&place(name), &escaped(word)))
}

/// Puts markup of our own making into a template.
pub(crate) fn insert(template: &str, name: &str, markup: &str) -> String {
    template.replace(&place(name), markup)
}

fn place(name: &str) -> String {
    format!("{{{{{name}}}}}")
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
