//! A figure worked out of named ones: `page-loads * 4 / 1000000 + 2`.

use crate::failure::{Failure, Outcome};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// What names stand for.
pub(super) type Values = BTreeMap<String, f64>;

/// Sums of products and quotients, its words apart by spaces.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub(super) struct Formula(String);

impl Formula {
    /// The figure, where names stand for these values.
    pub(super) fn of(&self, values: &Values) -> Outcome<f64> {
        self.0.split(" + ").map(|term| self.term(term, values)).sum()
    }

    fn term(&self, term: &str, values: &Values) -> Outcome<f64> {
        let mut words = term.split_whitespace();
        let mut product = self.word(words.next(), values)?;
        while let Some(sign) = words.next() {
            let factor = self.word(words.next(), values)?;
            match sign {
                "*" => product *= factor,
                "/" => product /= factor,
                _ => return Err(self.wrong(sign)),
            }
        }
        Ok(product)
    }

    fn word(&self, word: Option<&str>, values: &Values) -> Outcome<f64> {
        let word = word.unwrap_or_default();
        let value = values.get(word).copied().or_else(|| word.parse().ok());
        value.ok_or_else(|| self.wrong(word))
    }

    fn wrong(&self, word: &str) -> Failure {
        Failure::said(format!(
            "infra/costs.toml: “{word}” in “{}” is no number and no name of [usage].",
            self.0
        ))
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Formula, Values};

    fn figure(text: &str) -> Result<f64, String> {
        let values = Values::from([("page-loads".to_owned(), 12.0), ("sends".to_owned(), 3.0)]);
        Formula(text.to_owned()).of(&values).map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_formula_is_a_sum_of_products_and_quotients() {
        assert_eq!(figure("page-loads * 4 / 2 + sends + 0.5"), Ok(27.5));
        assert_eq!(figure("0"), Ok(0.0));
    }

    #[test]
    fn a_word_that_is_no_name_is_told() {
        assert!(figure("page-load * 4").unwrap_err().contains("“page-load”"));
        assert!(figure("sends -").unwrap_err().contains("is no number"));
        assert!(figure("sends - 1").unwrap_err().contains("“-”"));
    }
}
