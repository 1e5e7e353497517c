//! The tables of `infra/costs.md`, made of `infra/costs.toml`.

use super::{Costs, SIZES};
use crate::failure::Outcome;

impl Costs {
    /// The part of the paper that is made: assumptions, prices, and what a year comes to.
    pub(super) fn paper(&self) -> Outcome<String> {
        let mut paper = format!(
            "List prices of {}, in {}. Applicants come in {} months of the year.\n",
            self.as_of, self.region, self.busy_months
        );
        paper.push_str("\n| US dollars a year, applicants a year |");
        SIZES.iter().for_each(|size| paper.push_str(&format!(" {} |", thousands(*size))));
        paper.push_str("\n| --- | ---: | ---: | ---: |\n");
        for (line, sum) in self.lines.iter().zip(self.sums()?) {
            paper.push_str(&row(&format!("{}: {}", line.service, line.what), sum.listed));
        }
        let all = self.all()?;
        paper.push_str(&row("**Sum at list prices**", all.listed));
        paper.push_str(&row("**Sum after what is free in every account**", all.billed));
        paper.push_str(&row("… of which a month", all.billed.map(|year| year / 12.0)));
        paper.push_str("\n| line | price | free a month | a month takes | an applicant takes |\n");
        paper.push_str("| --- | --- | ---: | --- | --- |\n");
        for line in &self.lines {
            paper.push_str(&format!(
                "| {}: {} | ${} per {} | {} | `{}` | `{}` |\n",
                line.service,
                line.what,
                price(line.dollars),
                line.unit,
                line.free,
                line.month,
                line.applicant
            ));
        }
        paper.push_str("\n| name | is | what it is |\n| --- | ---: | --- |\n");
        for (name, usage) in &self.usage {
            paper.push_str(&format!("| `{name}` | {} | {} |\n", usage.is, usage.what));
        }
        Ok(paper)
    }
}

fn row(what: &str, [few, some, many]: [f64; 3]) -> String {
    format!("| {what} | {few:.2} | {some:.2} | {many:.2} |\n")
}

/// In cents where it is whole cents.
fn price(dollars: f64) -> String {
    let cents = format!("{dollars:.2}");
    if cents.parse() == Ok(dollars) { cents } else { dollars.to_string() }
}

fn thousands(number: u32) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (above, rest) => format!("{above},{rest:03}"),
    }
}

#[cfg(test)]
mod tests {
    use super::Costs;
    use crate::workspace;

    #[test]
    fn the_bill_has_the_templates_alarms_and_memory() {
        let template = workspace::root().join("infra/template.yaml");
        let template = workspace::read_text(&template).unwrap();
        let is = |name: &str| Costs::read().unwrap().usage.get(name).unwrap().is;
        let alarms = template.matches("Type: AWS::CloudWatch::Alarm").count();
        assert_eq!(is("alarms").to_string(), alarms.to_string());
        let megabytes = is("gigabytes") * 1024.0;
        assert!(template.contains(&format!("MemorySize: {megabytes}\n")), "{megabytes}");
    }

    #[test]
    fn the_paper_says_what_the_file_of_prices_says() {
        let made = Costs::read().unwrap().paper().unwrap();
        let paper = workspace::root().join("infra/costs.md");
        let text = workspace::read_text(&paper).unwrap();
        assert!(
            text.contains(&made),
            "infra/costs.md does not agree with infra/costs.toml. Put this into it:\n\n{made}"
        );
    }
}
