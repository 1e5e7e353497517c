use std::borrow::Cow;

/// A cell of a csv file that a spreadsheet will not run: what could start a formula gets an
/// apostrophe in front (OWASP, "CSV Injection": `=`, `+`, `-`, `@`, tab, carriage return, line
/// feed, and the full-width forms that some programs take for them).
#[must_use]
pub fn csv_cell(text: &str) -> Cow<'_, str> {
    let dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(dangerous) { format!("'{text}").into() } else { text.into() }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_get_an_apostrophe_and_other_text_stays_as_it_is() {
        assert_eq!(csv_cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(csv_cell("-5"), "'-5");
        assert_eq!(csv_cell("a=b"), "a=b");
        assert_eq!(csv_cell(""), "");
    }

    proptest! {
        #[test]
        fn no_cell_starts_a_formula(text in r"[=+\-@\t\r\n＝＋－＠a]{0,4}\PC{0,8}") {
            let cell = csv_cell(&text);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
            prop_assert!(cell.ends_with(&text));
        }
    }
}
