use serde::{Deserialize, Serialize};

use super::Text;
use crate::date::Date;
use crate::desk::EntryId;
use crate::instant::Instant;

/// Something that one of the two has noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What names it.
    pub id: EntryId,
    /// When it was noted.
    pub at: Instant,
    /// What.
    pub noted: Noted,
}

/// What can be noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Noted {
    /// That the two have met. Both see it.
    Meeting(Meeting),
    /// How a goal stands.
    Reflection(Reflection),
}

/// A meeting that the two have had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// On which day.
    pub on: Date,
    /// How.
    pub how: How,
    /// What it was about, if they say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
}

/// How a goal stands, as one of the two sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// The goal, in the words that it had then.
    pub goal: Goal,
    /// Where it stands.
    pub stands: Stands,
    /// What has changed, if they say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Changed>,
    /// Who sees it.
    pub visible: Visible,
}

/// What a meeting was about.
pub type About = Text<200>;

/// What has changed about a goal.
pub type Changed = Text<500>;

/// A goal: of longer ones, the beginning.
pub type Goal = Text<1000>;

/// Names for the values of a type that has few, as a page posts them and the table has them.
macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($(#[$case_doc:meta])* $case:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $type { $($(#[$case_doc])* $case,)* }

        impl $type {
            /// Each of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$case),*];

            /// Its name, as a page posts it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$case => $name,)* }
            }

            /// The one of that name; nothing, for any other text.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

named! {
    /// How two people meet.
    How {
        /// In one place.
        InPerson = "in-person",
        /// By video.
        Video = "video",
        /// By phone.
        Phone = "phone",
        /// By mail, or in a chat.
        Mail = "mail",
    }
}

named! {
    /// Where a goal stands.
    Stands {
        /// Nothing has been done for it.
        NotBegun = "not-begun",
        /// Something has.
        UnderWay = "under-way",
        /// It is reached.
        Reached = "reached",
        /// It has become another one, or was given up.
        Dropped = "dropped",
    }
}

named! {
    /// Who sees a reflection.
    Visible {
        /// Only whoever wrote it.
        Oneself = "oneself",
        /// Their partner, too.
        Both = "both",
        /// Their partner, whoever looks after the two, and the chairs of their program.
        Committee = "committee",
    }
}

/// Whether two people who have each other since a day can have met on another one, as of today. Theirs
/// may be a day ahead of it, or have been one behind.
#[must_use]
pub fn can_have_met(on: Date, since: Date, today: Date) -> bool {
    let first = since.before().unwrap_or(since);
    let last = today.plus_days(1).unwrap_or(today);
    (first..=last).contains(&on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn each_choice_has_one_name_on_a_page_and_in_the_table() {
        fn same<T: Serialize + Copy + PartialEq + std::fmt::Debug>(
            all: &[T],
            name: impl Fn(T) -> &'static str,
            named: impl Fn(&str) -> Option<T>,
        ) {
            for one in all {
                assert_eq!(named(name(*one)), Some(*one));
                assert_eq!(serde_json::to_value(one).unwrap(), name(*one));
            }
            assert_eq!(named("Both"), None);
        }
        same(How::ALL, How::name, How::named);
        same(Stands::ALL, Stands::name, Stands::named);
        same(Visible::ALL, Visible::name, Visible::named);
    }

    #[test]
    fn two_have_met_since_they_have_each_other_and_not_in_the_future() {
        let since = day("2027-02-20");
        for (on, expected) in [
            ("2027-02-18", false),
            ("2027-02-19", true),
            ("2027-03-01", true),
            ("2027-03-02", true),
            ("2027-03-03", false),
            ("2017-02-25", false),
        ] {
            assert_eq!(can_have_met(day(on), since, day("2027-03-01")), expected, "{on}");
        }
    }
}
