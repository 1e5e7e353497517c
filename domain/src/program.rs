//! A program: who runs it, in which years, where its forms may be embedded and when they are open.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::calendar::{Milestone, Year};
use crate::date::Date;
use crate::id::{CohortId, ProgramId, WindowId};
use crate::instant::Instant;
use crate::lang::Lang;
use crate::sign_on::SignOn;
use crate::topic::Topic;

/// A mentoring program, in one language, as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Program {
    /// Its name in addresses and in the table.
    pub id: ProgramId,
    /// What it is called: "STS Mentoring Program".
    pub name: String,
    /// Whose it is: "ACRL Science and Technology Section".
    pub association: String,
    /// The e-mail address that questions go to.
    pub address: String,
    /// The language that it is shown in.
    pub lang: Lang,
    /// The language of its name, its association and its paragraphs, where they have no
    /// translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_in: Option<Lang>,
    /// Paragraphs that say what it is.
    #[serde(default)]
    pub about: Vec<String>,
    /// For how many months after a cohort ended its submissions are kept.
    pub keep_months: u16,
    /// The origins of the pages that may embed its forms.
    pub hosts: Vec<Origin>,
    /// The association's single sign-on, where its committee may show what that gives them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_on: Option<SignOn>,
    /// What pairs could talk about, in the order of the months.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// Its cohorts, the earliest first.
    pub cohorts: Vec<Cohort>,
}

/// One year of a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cohort {
    /// Its name in addresses and in the table: `2026-27`.
    pub id: CohortId,
    /// What it is called: "2026–27".
    pub name: String,
    /// When its forms are open, by the name that forms refer to.
    pub windows: BTreeMap<WindowId, Window>,
    /// Its milestones. Without them nothing is ever due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<Year>,
    /// What happens when, in words, the milestones among it: what a page shows.
    #[serde(default)]
    pub calendar: Vec<Event>,
}

impl Cohort {
    /// The day on which names and answers are deleted; nothing, where its year doesn't say one.
    #[must_use]
    pub fn erased_on(&self) -> Option<Date> {
        self.year.as_ref()?.due(Milestone::Purge)
    }
}

/// A day of a cohort's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What happens.
    pub what: String,
    /// The language of these words, where they have no translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
}

/// A period from one day to another, both of them in it.
///
/// A day belongs to the period as long as it is that day anywhere on Earth: from midnight at
/// UTC+14 to midnight at UTC−12. So nobody is late by their own calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first day.
    pub opens: Date,
    /// The last day.
    pub closes: Date,
}

/// Whether a form can be sent now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opening {
    /// It can.
    Open {
        /// To this cohort.
        cohort: CohortId,
        /// Until the end of this day.
        closes: Date,
    },
    /// Not yet.
    NotYet {
        /// From this day on.
        opens: Date,
        /// Until the end of this day.
        closes: Date,
    },
    /// Not any more, and no later cohort is known.
    Over {
        /// The last day was this.
        closed: Date,
    },
}

const HOUR: i64 = 3_600_000;

impl Window {
    /// Whether a moment is in the period.
    #[must_use]
    pub fn contains(&self, now: Instant) -> bool {
        self.starts() <= now.milliseconds() && now.milliseconds() < self.ends()
    }

    fn starts(&self) -> i64 {
        self.opens.days_since_1970() * 24 * HOUR - 14 * HOUR
    }

    fn ends(&self) -> i64 {
        (self.closes.days_since_1970() + 1) * 24 * HOUR + 12 * HOUR
    }
}

impl Program {
    /// Whether forms of a window can be sent now, and to which cohort. Nothing where no cohort has
    /// such a window, which `check` refuses.
    #[must_use]
    pub fn opening(&self, window: &WindowId, now: Instant) -> Option<Opening> {
        let windows = || {
            let of_cohort = |cohort: &'_ Cohort| {
                cohort.windows.get(window).map(|window| (cohort.id.clone(), *window))
            };
            self.cohorts.iter().filter_map(of_cohort)
        };
        if let Some((cohort, window)) = windows().find(|(_, window)| window.contains(now)) {
            return Some(Opening::Open { cohort, closes: window.closes });
        }
        let coming = windows().map(|(_, window)| window);
        let coming = coming.filter(|window| window.starts() > now.milliseconds());
        if let Some(next) = coming.min_by_key(Window::starts) {
            return Some(Opening::NotYet { opens: next.opens, closes: next.closes });
        }
        let last = windows().map(|(_, window)| window.closes).max()?;
        Some(Opening::Over { closed: last })
    }

    /// Whether what a cohort took under a window can be changed now: as long as that window of that
    /// cohort is open. Nothing where the program has no such cohort any more, or that no such window.
    #[must_use]
    pub fn opening_in(
        &self,
        cohort: &CohortId,
        window: &WindowId,
        now: Instant,
    ) -> Option<Opening> {
        let window = self.cohort(cohort)?.windows.get(window)?;
        Some(if window.contains(now) {
            Opening::Open { cohort: cohort.clone(), closes: window.closes }
        } else if now.milliseconds() < window.starts() {
            Opening::NotYet { opens: window.opens, closes: window.closes }
        } else {
            Opening::Over { closed: window.closes }
        })
    }

    /// The cohort that people care for now: the last that has begun to take forms, or else the first.
    #[must_use]
    pub fn current_cohort(&self, now: Instant) -> Option<&Cohort> {
        let has_begun = |cohort: &&Cohort| {
            let mut windows = cohort.windows.values();
            windows.any(|window| window.starts() <= now.milliseconds())
        };
        self.cohorts.iter().rfind(has_begun).or(self.cohorts.first())
    }

    /// The cohort of that name.
    #[must_use]
    pub fn cohort(&self, id: &CohortId) -> Option<&Cohort> {
        self.cohorts.iter().find(|cohort| cohort.id == *id)
    }
}

/// The origin of a page, as browsers write it: `https://acrl.libguides.com`; `http` only for this
/// machine's own addresses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(Box<str>);

/// Why a text is not an origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an origin is https://, a host in lower case, and perhaps a port, with nothing after it")]
pub struct NotAnOrigin;

impl Origin {
    /// Reads an origin.
    ///
    /// # Errors
    /// [`NotAnOrigin`] where the text breaks the rule above.
    pub fn parse(text: &str) -> Result<Self, NotAnOrigin> {
        // By its beginning: to look for "://" takes code that the widget would carry for this alone.
        let secure = text.strip_prefix("https://");
        let rest = secure.or_else(|| text.strip_prefix("http://")).ok_or(NotAnOrigin)?;
        let (host, port) = rest.split_once(':').unwrap_or((rest, "1"));
        let is_label = |label: &str| {
            !label.is_empty()
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        let is_here = matches!(host, "localhost" | "127.0.0.1") || host.ends_with(".localhost");
        let good = (secure.is_some() || is_here)
            && host.split('.').all(is_label)
            && port.parse::<u16>().is_ok_and(|port| port > 0);
        if good { Ok(Self(text.into())) } else { Err(NotAnOrigin) }
    }

    /// The origin as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Origin {
    type Error = NotAnOrigin;
    fn try_from(text: String) -> Result<Self, NotAnOrigin> {
        Self::parse(&text)
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> String {
        origin.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Instant {
        Instant::try_from(text.to_owned()).unwrap()
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn program() -> Program {
        serde_json::from_str(
            r#"{"id":"p","name":"P","association":"A","address":"p@example.org","lang":"en",
                "keep-months":18,"hosts":["https://p.libguides.com"],
                "cohorts":[
                  {"id":"one","name":"One","windows":{"apply":{"opens":"2026-10-01","closes":"2026-10-31"}}},
                  {"id":"two","name":"Two","windows":{"apply":{"opens":"2027-10-01","closes":"2027-10-31"}}}]}"#,
        )
        .unwrap()
    }

    #[test]
    fn the_cohort_of_now_is_the_last_that_has_begun_to_take_forms() {
        let now =
            |at: &str| program().current_cohort(moment(at)).map(|cohort| cohort.id.to_string());
        assert_eq!(now("2026-01-01T00:00:00.000Z").as_deref(), Some("one"), "none has begun");
        assert_eq!(now("2026-10-15T00:00:00.000Z").as_deref(), Some("one"));
        assert_eq!(now("2027-03-01T00:00:00.000Z").as_deref(), Some("one"), "it is matched now");
        assert_eq!(now("2027-10-15T00:00:00.000Z").as_deref(), Some("two"));
    }

    #[test]
    fn a_day_counts_as_long_as_it_is_that_day_anywhere_on_earth() {
        let window = Window { opens: day("2026-10-01"), closes: day("2026-10-31") };
        for (at, expected) in [
            ("2026-09-30T09:59:59.999Z", false),
            ("2026-09-30T10:00:00.000Z", true),
            ("2026-11-01T11:59:59.999Z", true),
            ("2026-11-01T12:00:00.000Z", false),
        ] {
            assert_eq!(window.contains(moment(at)), expected, "{at}");
        }
    }

    #[test]
    fn the_cohort_whose_window_is_open_takes_the_submission() {
        let window = WindowId::new("apply").unwrap();
        let opening = |at| program().opening(&window, moment(at)).unwrap();
        assert_eq!(
            opening("2026-10-15T00:00:00.000Z"),
            Opening::Open { cohort: CohortId::new("one").unwrap(), closes: day("2026-10-31") }
        );
        assert_eq!(
            opening("2027-01-01T00:00:00.000Z"),
            Opening::NotYet { opens: day("2027-10-01"), closes: day("2027-10-31") }
        );
        assert_eq!(
            opening("2028-01-01T00:00:00.000Z"),
            Opening::Over { closed: day("2027-10-31") }
        );
        assert_eq!(
            program().opening(&WindowId::new("other").unwrap(), moment("2026-10-15T00:00:00.000Z")),
            None
        );
    }

    #[test]
    fn a_cohorts_own_window_says_whether_what_it_took_can_be_changed() {
        let (one, window) = (CohortId::new("one").unwrap(), WindowId::new("apply").unwrap());
        let opening = |at| program().opening_in(&one, &window, moment(at)).unwrap();
        let open = Opening::Open { cohort: one.clone(), closes: day("2026-10-31") };
        assert_eq!(opening("2026-10-15T00:00:00.000Z"), open);
        // Another cohort's window is open by then.
        assert_eq!(
            opening("2027-10-15T00:00:00.000Z"),
            Opening::Over { closed: day("2026-10-31") }
        );
        let gone = CohortId::new("gone").unwrap();
        assert_eq!(program().opening_in(&gone, &window, moment("2026-10-15T00:00:00.000Z")), None);
    }

    #[test]
    fn an_origin_has_no_path_and_is_https_but_on_this_machine() {
        for good in [
            "https://acrl.libguides.com",
            "https://a.b:8443",
            "http://127.0.0.1:8081",
            "http://localhost:8081",
        ] {
            assert!(Origin::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "acrl.libguides.com",
            "http://acrl.libguides.com",
            "https://a.com/",
            "https://A.com",
            "https://*.com",
            "https://a:0",
            "https://a:x",
            "null",
        ] {
            assert_eq!(Origin::parse(bad), Err(NotAnOrigin), "{bad}");
        }
    }
}
