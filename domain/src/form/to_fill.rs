//! What somebody in a pairing can fill in at the moment.

use super::ForPair;
use crate::calendar::{Milestone, PairingYear, Step};
use crate::instant::Instant;
use crate::matching::Side;
use crate::program::Window;

/// For how many days after its own the last step of a year can be answered.
pub const DAYS_FOR_THE_LAST: u16 = 90;

/// A form that somebody in a pairing can fill in now, and change what they have filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToFill<F> {
    /// What they are asked at.
    pub milestone: Milestone,
    /// The form.
    pub form: F,
    /// From its day on, until the day before the pair's next step.
    pub open: Window,
}

/// The forms that one of a pairing's two can fill in now, in the order of their year. A caller has
/// its own idea of a form, so it says of each what it is for.
///
/// Before its day nothing can be filled in; once the next step is due it stays as it is. A day counts
/// as long as it is that day anywhere on Earth.
#[must_use]
pub fn to_fill<'a, F: Copy>(
    year: &PairingYear,
    side: Side,
    forms: impl IntoIterator<Item = (&'a ForPair, F)>,
    now: Instant,
) -> Vec<ToFill<F>> {
    let forms: Vec<_> = forms.into_iter().collect();
    let asked = |step: Step| {
        let open = open(year, step).filter(|open| open.contains(now))?;
        let form = forms.iter().find(|(what_for, _)| what_for.is_asked(step.milestone, side));
        form.map(|(_, form)| ToFill { milestone: step.milestone, form: *form, open })
    };
    year.steps().filter_map(asked).collect()
}

fn open(year: &PairingYear, step: Step) -> Option<Window> {
    let last = match year.following(step.milestone) {
        Some(next) => next.on.before(),
        None => step.on.plus_days(DAYS_FOR_THE_LAST),
    };
    Some(Window { opens: step.on, closes: last.filter(|last| *last >= step.on)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;
    use crate::form::Occasion;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// A year of two check-ins, an evaluation and a follow-up.
    fn year() -> PairingYear {
        let step = |milestone: &str, on: &str| Step {
            milestone: Milestone::parse(milestone).unwrap(),
            on: day(on),
        };
        let steps = vec![
            step("first-contact", "2027-03-01"),
            step("check-in-1", "2027-05-15"),
            step("check-in-2", "2027-08-15"),
            step("evaluation", "2028-02-15"),
            step("follow-up", "2028-05-15"),
        ];
        steps.try_into().unwrap()
    }

    fn open_to(side: Side, at: &str) -> Vec<String> {
        let form = |asked, side| ForPair { asked, side, reports: vec![], concerns: vec![] };
        let forms = [
            (form(Occasion::CheckIn, None), "check-in"),
            (form(Occasion::Evaluation, Some(Side::Mentee)), "mentees"),
            (form(Occasion::Evaluation, Some(Side::Mentor)), "mentors"),
            (form(Occasion::FollowUp, Some(Side::Mentee)), "after"),
        ];
        let forms = forms.iter().map(|(what_for, name)| (what_for, *name));
        let now = Instant::try_from(at.to_owned()).unwrap();
        let open = to_fill(&year(), side, forms, now).into_iter();
        open.map(|open| format!("{} {} {}", open.milestone, open.form, open.open.closes)).collect()
    }

    #[test]
    fn a_form_is_open_from_its_day_on_until_the_next_step_is_due() {
        let none: [&str; 0] = [];
        for (at, mentee, mentor) in [
            ("2027-03-02T12:00:00.000Z", &none[..], &none[..]),
            ("2027-05-14T09:59:59.999Z", &none[..], &none[..]),
            // It is the 15th somewhere.
            (
                "2027-05-14T10:00:00.000Z",
                &["check-in-1 check-in 2027-08-14"],
                &["check-in-1 check-in 2027-08-14"],
            ),
            // It is the 15th in one place, and still the 14th in another.
            (
                "2027-08-15T11:59:59.999Z",
                &["check-in-1 check-in 2027-08-14", "check-in-2 check-in 2028-02-14"],
                &["check-in-1 check-in 2027-08-14", "check-in-2 check-in 2028-02-14"],
            ),
            (
                "2027-08-15T12:00:00.000Z",
                &["check-in-2 check-in 2028-02-14"],
                &["check-in-2 check-in 2028-02-14"],
            ),
            (
                "2028-03-01T00:00:00.000Z",
                &["evaluation mentees 2028-05-14"],
                &["evaluation mentors 2028-05-14"],
            ),
            ("2028-05-16T00:00:00.000Z", &["follow-up after 2028-08-13"], &none[..]),
            ("2028-08-14T12:00:00.000Z", &none[..], &none[..]),
        ] {
            assert_eq!(open_to(Side::Mentee, at), mentee, "{at}");
            assert_eq!(open_to(Side::Mentor, at), mentor, "{at}");
        }
    }
}
