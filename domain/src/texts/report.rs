//! The keys of what a year's report says.

use super::Key;

keys! {
    /// Its heading: `{year}`.
    REPORT_TITLE = "report.title";
    /// Since when it is published: `{date}`.
    REPORT_PUBLISHED = "report.published";
    /// That it is a draft: `{date}`.
    REPORT_DRAFT = "report.draft";
    /// That it is a draft, and from when on it can be published: `{date}`.
    REPORT_EARLY = "report.early";
    /// That the year was deleted, and nothing published before.
    REPORT_FORGOTTEN = "report.forgotten";
    /// Column: mentees.
    REPORT_MENTEES = "report.mentees";
    /// Column: mentors.
    REPORT_MENTORS = "report.mentors";
    /// Column: both together.
    REPORT_ALL = "report.all";
    /// Heading: who took part.
    REPORT_PEOPLE = "report.people";
    /// Of whom the percentages under it are.
    REPORT_PEOPLE_ABOUT = "report.people-about";
    /// Line: who applied.
    REPORT_APPLIED = "report.applied";
    /// Line: who was introduced to somebody.
    REPORT_MATCHED = "report.matched";
    /// Line: who was in contact.
    REPORT_STARTED = "report.started";
    /// Line: whose pairing came to its end.
    REPORT_FINISHED = "report.finished";
    /// Heading: who answered.
    REPORT_RESPONSES = "report.responses";
    /// Of whom the percentages under it are.
    REPORT_RESPONSES_ABOUT = "report.responses-about";
    /// Line: a check-in, `{n}`.
    REPORT_CHECK_IN = "report.check-in";
    /// Line: the evaluation.
    REPORT_EVALUATION = "report.evaluation";
    /// Line: the follow-up.
    REPORT_FOLLOW_UP = "report.follow-up";
    /// Heading: whether the program met their expectations.
    REPORT_EXPECTATIONS = "report.expectations";
    /// Heading: how helpful their partner was.
    REPORT_HELPFULNESS = "report.helpfulness";
    /// Heading: whether they reached their goals.
    REPORT_GOALS = "report.goals";
    /// Heading: whether they will stay in touch.
    REPORT_CONTINUING = "report.continuing";
    /// Of whom the percentages under these headings are.
    REPORT_TOPICS_ABOUT = "report.topics-about";
    /// Line: who left a question out.
    REPORT_NO_ANSWER = "report.no-answer";
    /// A share: `{n}`.
    REPORT_PERCENT = "report.percent";
    /// In place of a count that is not shown.
    REPORT_WITHHELD = "report.withheld";
    /// Below: why some counts are not shown.
    REPORT_WITHHELD_ABOUT = "report.withheld-about";
    /// Heading: what people let us quote.
    REPORT_QUOTES = "report.quotes";
    /// That they let us.
    REPORT_QUOTES_ABOUT = "report.quotes-about";
}
