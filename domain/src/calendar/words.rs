//! What is said of a year's days.

use super::{After, Milestone, Year};
use crate::texts::{self, Texts};

impl Year {
    /// What happens on a milestone's day, in a sentence: "Check-in, month 3". A program's own words
    /// may name the `{cohort}`.
    #[must_use]
    pub fn words(&self, milestone: Milestone, cohort: &str, texts: &Texts) -> String {
        let after = self.after(milestone);
        let months = self.months_until(milestone).map(|months| months.to_string());
        let days = after.and_then(After::in_days).map(|days| days.to_string());
        let key = match milestone {
            Milestone::Matching => texts::YEAR_MATCHING,
            Milestone::Introductions => texts::YEAR_INTRODUCTIONS,
            Milestone::FirstContact => texts::YEAR_FIRST_CONTACT,
            Milestone::Agreement => texts::YEAR_AGREEMENT,
            Milestone::CheckIn(_) if months.is_some() => texts::YEAR_CHECK_IN_MONTH,
            Milestone::CheckIn(_) => texts::YEAR_CHECK_IN_DAY,
            Milestone::Evaluation if months.is_some() => texts::YEAR_EVALUATION_MONTH,
            Milestone::Evaluation => texts::YEAR_EVALUATION,
            Milestone::FollowUp if months.is_some() => texts::YEAR_FOLLOW_UP_MONTH,
            Milestone::FollowUp => texts::YEAR_FOLLOW_UP,
            Milestone::Purge => texts::YEAR_PURGE,
        };
        let n = months.or(days).unwrap_or_default();
        let when = after.map(|after| say_after(after, texts)).unwrap_or_default();
        texts.say(key, &[("n", &n), ("when", &when), ("cohort", cohort)])
    }

    /// How many whole months after the introductions a milestone is.
    fn months_until(&self, milestone: Milestone) -> Option<u16> {
        if let Some(after) = self.after(milestone) {
            return after.in_months();
        }
        let first = self.due(Milestone::Introductions)?;
        After::months_between(first, self.due(milestone)?)?.in_months()
    }
}

/// "Day 14", "Month 3".
fn say_after(after: After, texts: &Texts) -> String {
    let (key, n) = match (after.in_months(), after.in_days()) {
        (Some(months), _) => (texts::YEAR_MONTH, months),
        (None, days) => (texts::YEAR_DAY, days.unwrap_or_default()),
    };
    texts.say(key, &[("n", &n.to_string())])
}
