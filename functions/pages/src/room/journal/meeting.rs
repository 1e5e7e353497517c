//! Where a meeting is noted: the day, how, and a line about it.

use domain::date::Date;
use domain::desk::EntryId;
use domain::journal::{About, How, Meeting, NotAText, can_have_met};
use domain::texts::{self, Texts};

use super::entries::how;
use super::{options, problem, value};
use crate::template::{fill, insert};

const FORM: &str = include_str!("../../../templates/room-meeting.html");
const MONTH: &str = "<option value=\"{{N}}\"{{STATE}}>{{NAME}}</option>";
const INVALID: &str = " aria-invalid=\"true\"";
const FOCUSED: &str = " aria-invalid=\"true\" autofocus";

/// What was typed, and what of it is wrong.
pub(super) struct Typed {
    /// Year, month and day.
    on: [String; 3],
    how: Option<How>,
    about: String,
    wrong: Wrong,
}

#[derive(Default, PartialEq, Eq)]
struct Wrong {
    on: bool,
    how: bool,
    /// By how many characters it is too long.
    about: Option<usize>,
}

impl Typed {
    /// Nothing but a day.
    pub(super) fn on(day: Option<Date>) -> Self {
        let day = day.map(|day| {
            let (year, month) = (day.month().year(), day.month().number());
            [year.to_string(), month.to_string(), day.day().to_string()]
        });
        let on = day.unwrap_or_default();
        Self { on, how: None, about: String::new(), wrong: Wrong::default() }
    }

    pub(super) fn of(posted: &[(String, String)]) -> Self {
        let on = ["met-year", "met-month", "met-day"].map(|name| value(posted, name).to_owned());
        let (how, about) = (How::named(value(posted, "how")), value(posted, "about").to_owned());
        Self { on, how, about, wrong: Wrong::default() }
    }

    pub(super) fn is_wrong(&self) -> bool {
        self.wrong != Wrong::default()
    }

    /// The meeting that it says, of two who have each other since one day, on another one; notes
    /// what is wrong.
    pub(super) fn meeting(&mut self, (since, today): (Date, Date)) -> Option<Meeting> {
        let on = Date::parse(&self.on.join("-")).ok();
        let on = on.filter(|on| can_have_met(*on, since, today));
        let (about, too_long) = match About::new(&self.about) {
            Ok(about) => (Some(about), None),
            Err(NotAText::Empty) => (None, None),
            Err(NotAText::TooLong(over)) => (None, Some(over)),
        };
        self.wrong = Wrong { on: on.is_none(), how: self.how.is_none(), about: too_long };
        let meeting = Meeting { on: on?, how: self.how?, about };
        Some(meeting).filter(|_| !self.is_wrong())
    }
}

/// The form, as markup. Each time that it is drawn, what is noted is another.
pub(super) fn form(
    texts: &Texts,
    code: &str,
    (since, today): (Date, Date),
    typed: &Typed,
) -> Option<String> {
    let id = EntryId::from_random(getrandom::u64().ok()?);
    let [year, month, day] = &typed.on;
    let words = [
        ("CODE", code),
        ("ID", id.as_str()),
        ("TITLE", texts.get(texts::JOURNAL_ADD_MEETING)),
        ("WHEN", texts.get(texts::JOURNAL_WHEN)),
        ("DAY_LABEL", texts.get(texts::FORM_DAY)),
        ("MONTH_LABEL", texts.get(texts::FORM_MONTH)),
        ("YEAR_LABEL", texts.get(texts::FORM_YEAR)),
        ("DAY", day),
        ("YEAR", year),
        ("HOW", texts.get(texts::JOURNAL_HOW)),
        ("WHAT_ABOUT", texts.get(texts::JOURNAL_WHAT_ABOUT)),
        ("WHAT_HELP", texts.get(texts::JOURNAL_WHAT_HELP)),
        ("ABOUT", &typed.about),
        ("NOTE", texts.get(texts::JOURNAL_NOTE)),
    ];
    let wrong = &typed.wrong;
    let (first, last) = (texts.date(since), texts.date(today));
    let days = [("first", first.as_str()), ("last", &last)];
    let on = wrong.on.then(|| texts.say(texts::JOURNAL_WHEN_WRONG, &days));
    let how_missing = wrong.how.then(|| texts.get(texts::JOURNAL_HOW_MISSING));
    let too_long =
        wrong.about.map(|over| texts.say(texts::OWN_ANSWER_TOO_LONG, &[("n", &over.to_string())]));
    let ways = How::ALL.iter().map(|way| (way.name(), texts.get(how(*way))));
    let chosen = typed.how.map(How::name);
    let unless_others = |others: bool| if others { INVALID } else { FOCUSED };
    let described = |is_wrong: bool, id: &str| match is_wrong {
        true => format!(" aria-describedby=\"{id}\""),
        false => String::new(),
    };
    let parts = [
        ("ON_WRONG", problem("met-on-problem", on.as_deref())),
        ("ON_DESCRIBED", described(wrong.on, "met-on-problem")),
        ("ON_FIRST", if wrong.on { FOCUSED } else { "" }.to_owned()),
        ("ON_INVALID", if wrong.on { INVALID } else { "" }.to_owned()),
        ("MONTHS", months(texts, month)),
        ("HOW_WRONG", problem("how-problem", how_missing)),
        ("HOW_DESCRIBED", described(wrong.how, "how-problem")),
        ("HOWS", options("how", ways, chosen, wrong.how && !wrong.on)),
        ("ABOUT_WRONG", problem("about-problem", too_long.as_deref())),
        (
            "ABOUT_INVALID",
            wrong.about.map_or("", |_| unless_others(wrong.on || wrong.how)).to_owned(),
        ),
        ("ABOUT_DESCRIBED", wrong.about.map_or("", |_| " about-problem").to_owned()),
    ];
    let form = fill(FORM, &words);
    Some(parts.iter().fold(form, |form, (name, markup)| insert(&form, name, markup)))
}

fn months(texts: &Texts, chosen: &str) -> String {
    let option = |(at, name): (usize, &str)| {
        let n = (at + 1).to_string();
        let state = if chosen.trim_start_matches('0') == n { " selected" } else { "" };
        insert(&fill(MONTH, &[("N", &n), ("NAME", name)]), "STATE", state)
    };
    texts.month_names().enumerate().map(option).collect()
}
