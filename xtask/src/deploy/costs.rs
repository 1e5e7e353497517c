//! What a stack costs: the arithmetic over `infra/costs.toml`, for the terminal and for
//! `infra/costs.md`.

mod formula;
#[cfg(test)]
mod paper;

use crate::failure::{OrSay, Outcome};
use crate::workspace;
use formula::{Formula, Values};
use serde::Deserialize;
use std::collections::BTreeMap;

/// For how many applicants a year the bill is shown.
pub(super) const SIZES: [u32; 3] = [100, 1_000, 100_000];

/// Prices, and what is assumed of a year.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Costs {
    /// When the prices were written down.
    as_of: String,
    region: String,
    /// In how many months of the year the applicants come.
    busy_months: u32,
    usage: BTreeMap<String, Usage>,
    #[serde(rename = "line")]
    lines: Vec<Line>,
}

/// A figure that is assumed, and of what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Usage {
    is: f64,
    #[cfg_attr(not(test), expect(dead_code, reason = "it is for the paper, which a test holds"))]
    what: String,
}

/// One line of the bill.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    service: String,
    what: String,
    /// What the price is for: `million requests`.
    #[cfg_attr(not(test), expect(dead_code, reason = "it is for the paper, which a test holds"))]
    unit: String,
    dollars: f64,
    /// How many of what the formulas count are in a unit.
    per: f64,
    /// How many units cost nothing each month, for as long as an account lives.
    free: f64,
    /// How many a month takes, whoever comes.
    month: Formula,
    /// How many an applicant takes in a year.
    applicant: Formula,
}

/// A line's sums for each of [`SIZES`], in US dollars a year.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Sum {
    /// At list prices.
    listed: [f64; 3],
    /// After what is always free.
    billed: [f64; 3],
}

impl Costs {
    /// Reads `infra/costs.toml`.
    pub(super) fn read() -> Outcome<Self> {
        let text = workspace::read_text(&workspace::root().join("infra/costs.toml"))?;
        toml::from_str(&text).or_say(|| "infra/costs.toml has a mistake.".to_owned())
    }

    /// The bill as a terminal shows it.
    pub(super) fn print(&self) -> Outcome {
        println!(
            "US dollars a year at the list prices of {} ({}; check them: infra/costs.md), for \
             that many applicants a year:",
            self.as_of, self.region
        );
        println!("  {:<48}{:>9}{:>9}{:>10}", "", "100", "1,000", "100,000");
        for (line, sum) in self.lines.iter().zip(self.sums()?) {
            print_line(&format!("{}: {}", line.service, line.what), sum.listed);
        }
        let all = self.all()?;
        print_line("Sum at list prices", all.listed);
        print_line("Sum after what is free in every account", all.billed);
        print_line("… of which a month", all.billed.map(|year| year / 12.0));
        Ok(())
    }

    fn all(&self) -> Outcome<Sum> {
        let nothing = Sum { listed: [0.0; 3], billed: [0.0; 3] };
        Ok(self.sums()?.into_iter().fold(nothing, |all, sum| Sum {
            listed: add(all.listed, sum.listed),
            billed: add(all.billed, sum.billed),
        }))
    }

    fn sums(&self) -> Outcome<Vec<Sum>> {
        let values: Values =
            self.usage.iter().map(|(name, usage)| (name.clone(), usage.is)).collect();
        self.lines.iter().map(|line| self.sum(line, &values)).collect()
    }

    fn sum(&self, line: &Line, values: &Values) -> Outcome<Sum> {
        let month = line.month.of(values)? / line.per;
        let applicant = line.applicant.of(values)? / line.per;
        let busy_months = f64::from(self.busy_months);
        let dollars = |applicants: u32, free: f64| {
            let busy = month + applicant * f64::from(applicants) / busy_months;
            let months = [(12.0 - busy_months, month), (busy_months, busy)];
            let billed = months.map(|(months, quantity)| months * (quantity - free).max(0.0));
            billed.iter().sum::<f64>() * line.dollars
        };
        Ok(Sum {
            listed: SIZES.map(|applicants| dollars(applicants, 0.0)),
            billed: SIZES.map(|applicants| dollars(applicants, line.free)),
        })
    }
}

fn add(one: [f64; 3], other: [f64; 3]) -> [f64; 3] {
    let [a, b, c] = one;
    let [d, e, f] = other;
    [a + d, b + e, c + f]
}

fn print_line(what: &str, [few, some, many]: [f64; 3]) {
    println!("  {what:<48}{few:>9.2}{some:>9.2}{many:>10.2}");
}

#[cfg(test)]
mod tests {
    use super::{Costs, Sum};

    fn costs(line: &str) -> Costs {
        let text = format!(
            "as-of = \"2026-01-01\"\nregion = \"us-east-1\"\nbusy-months = 4\n\
             [usage]\nsends = {{ is = 4, what = \"sent\" }}\n[[line]]\nservice = \"S\"\n\
             what = \"w\"\nunit = \"u\"\n{line}"
        );
        toml::from_str(&text).unwrap()
    }

    #[test]
    fn a_year_is_twelve_months_and_what_its_applicants_take() {
        let line = "dollars = 2.0\nper = 1\nfree = 0\nmonth = \"1\"\napplicant = \"sends / 100\"";
        let sums = costs(line).sums().unwrap();
        let expected = [24.0 + 8.0, 24.0 + 80.0, 24.0 + 8_000.0];
        assert_eq!(sums, [Sum { listed: expected, billed: expected }]);
    }

    #[test]
    fn a_price_is_for_so_many_of_what_is_counted() {
        let line = "dollars = 2.0\nper = 2\nfree = 0\nmonth = \"1\"\napplicant = \"0\"";
        let [sum] = costs(line).sums().unwrap().try_into().unwrap();
        assert_eq!(sum.listed, [12.0; 3]);
    }

    #[test]
    fn what_is_free_is_free_each_month_and_not_carried_to_the_next() {
        // 100 applicants: 100 in each of four months, of which 90 are free; nothing in the others.
        let line = "dollars = 1.0\nper = 1\nfree = 90\nmonth = \"0\"\napplicant = \"sends\"";
        let [sum] = costs(line).sums().unwrap().try_into().unwrap();
        assert_eq!(sum.listed[0], 400.0);
        assert_eq!(sum.billed[0], 40.0);
    }
}
