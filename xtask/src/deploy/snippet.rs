//! What a page owner pastes.

/// The snippet of a form, for this HOST.
pub(super) fn of(host: &str, program: &str, form: &str, title: &str) -> String {
    let title = title.to_lowercase();
    format!(
        "<div>\n  <mentoring-form program=\"{program}\" form=\"{form}\">\n    <p><a \
         href=\"{host}/{program}/{form}\">Open the {title}</a> on its own page.</p>\n  \
         </mentoring-form>\n  <script async src=\"{host}/v1/embed.js\"></script>\n</div>"
    )
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_snippet_is_the_one_of_the_papers() {
        let snippet = of("https://HOST", "acrl-sts", "mentee-application", "Mentee application");
        let papers = include_str!("../../../README.md");
        assert!(papers.contains(&snippet), "{snippet}");
    }
}
