//! Which form of a word a number takes.

/// The form among `forms` (with `|` between them) that `number` takes by `rules`: a rule for each
/// form but the last, with `;` between them, each a number or a range (`3-10`), perhaps of the
/// remainder (`%100 3-10`). The first rule that holds counts; the last form is for every other
/// number.
pub(super) fn form<'a>(rules: &str, number: &str, forms: &'a str) -> &'a str {
    let mut chosen = "";
    let mut rules = rules.split(';');
    for form in forms.split('|') {
        chosen = form;
        if rules.next().and_then(Rule::read).is_some_and(|rule| rule.holds(number)) {
            break;
        }
    }
    chosen
}

/// Whether a text is made of rules.
#[cfg(feature = "source")]
pub(crate) fn are_rules(rules: &str) -> bool {
    rules.split(';').all(|rule| Rule::read(rule).is_some())
}

struct Rule {
    divisor: u32,
    from: u32,
    to: u32,
}

impl Rule {
    fn read(rule: &str) -> Option<Self> {
        let rule = rule.trim();
        let (divisor, range) = match rule.strip_prefix('%') {
            Some(rule) => rule.split_once(' ')?,
            None => ("0", rule),
        };
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        Some(Self {
            divisor: divisor.parse().ok()?,
            from: from.parse().ok()?,
            to: to.parse().ok()?,
        })
    }

    fn holds(&self, number: &str) -> bool {
        let Ok(number) = number.parse::<u32>() else { return false };
        let number = number.checked_rem(self.divisor).unwrap_or(number);
        self.from <= number && number <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::form;

    /// A number and its form.
    type Formed = (&'static str, &'static str);

    const ENGLISH: &str = "1";
    const FRENCH: &str = "0-1";
    const SPANISH: &str = "1";
    const ARABIC: &str = "0; 1; 2; %100 3-10; %100 11-99";
    // Rules are looked at in their order, so an exception goes first.
    const POLISH: &str = "1; %100 12-14; %10 2-4";

    #[test]
    fn each_language_has_its_own_forms() {
        let table: &[(&str, &str, &[Formed])] = &[
            (
                ENGLISH,
                "one|other",
                &[("0", "other"), ("1", "one"), ("2", "other"), ("21", "other")],
            ),
            (FRENCH, "one|other", &[("0", "one"), ("1", "one"), ("2", "other"), ("101", "other")]),
            (SPANISH, "one|other", &[("0", "other"), ("1", "one"), ("2", "other")]),
            (
                ARABIC,
                "zero|one|two|few|many|other",
                &[
                    ("0", "zero"),
                    ("1", "one"),
                    ("2", "two"),
                    ("3", "few"),
                    ("10", "few"),
                    ("11", "many"),
                    ("99", "many"),
                    ("100", "other"),
                    ("101", "other"),
                    ("102", "other"),
                    ("103", "few"),
                    ("110", "few"),
                    ("111", "many"),
                    ("1011", "many"),
                ],
            ),
            (
                POLISH,
                "one|many|few|many",
                &[("1", "one"), ("2", "few"), ("5", "many"), ("12", "many"), ("22", "few")],
            ),
        ];
        for (rules, forms, numbers) in table {
            for (number, expected) in *numbers {
                assert_eq!(form(rules, number, forms), *expected, "{number} by {rules}");
            }
        }
    }

    #[test]
    fn fewer_forms_than_rules_leave_the_last_for_the_rest() {
        assert_eq!(form(ARABIC, "111", "zero|one"), "one");
        assert_eq!(form(ARABIC, "0", "always"), "always");
    }

    #[test]
    fn rules_that_are_none_leave_the_last_form() {
        for rules in ["", "number.plural", "%0 1", "1-", "x; y", "%", "-"] {
            assert_eq!(form(rules, "3", "one|other"), "other", "{rules}");
        }
    }
}
