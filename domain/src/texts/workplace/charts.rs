use super::Key;

keys! {
    /// Heading and link: the charts.
    DESK_CHARTS = "desk.charts";
    /// What is there.
    DESK_CHARTS_ABOUT = "desk.charts-about";
    /// What opens a chart’s table.
    DESK_CHARTS_TABLE = "desk.charts-table";
    /// Mentees.
    DESK_CHART_MENTEES = "desk.chart-mentees";
    /// Mentors.
    DESK_CHART_MENTORS = "desk.chart-mentors";
    /// Heading: who applied when.
    DESK_CHART_APPLIED = "desk.chart-applied";
    /// How many applied: `{mentees}`, `{mentors}`.
    DESK_CHART_APPLIED_ABOUT = "desk.chart-applied-about";
    /// Column: the day that a week begins with, or `{n}` weeks.
    DESK_CHART_WEEKS = "desk.chart-weeks";
    /// Heading: mentors against mentees.
    DESK_CHART_TOPICS = "desk.chart-topics";
    /// What is counted: `{question}`.
    DESK_CHART_TOPICS_ABOUT = "desk.chart-topics-about";
    /// Column: what is looked for.
    DESK_CHART_TOPIC = "desk.chart-topic";
    /// Column: mentees who look for it.
    DESK_CHART_WANTED = "desk.chart-wanted";
    /// Column: places with mentors who offer it.
    DESK_CHART_OFFERED = "desk.chart-offered";
    /// Column: what is lacking.
    DESK_CHART_LACKING = "desk.chart-lacking";
    /// So many places more are needed: `{n}`.
    DESK_CHART_LACK = "desk.chart-lack";
    /// Heading: how well pairs fit.
    DESK_CHART_SCORES = "desk.chart-scores";
    /// What is counted: `{n}` pairs.
    DESK_CHART_SCORES_ABOUT = "desk.chart-scores-about";
    /// Column: the share of the points.
    DESK_CHART_OF_POINTS = "desk.chart-of-points";
    /// A share: `{from}`, `{to}`.
    DESK_CHART_SHARE = "desk.chart-share";
    /// Column: pairs.
    DESK_CHART_PAIRS = "desk.chart-pairs";
    /// Heading: time zones on a day’s line.
    DESK_CHART_ZONES = "desk.chart-zones";
    /// How it is read.
    DESK_CHART_ZONES_ABOUT = "desk.chart-zones-about";
    /// Column: time zone.
    DESK_CHART_ZONE = "desk.chart-zone";
    /// What clocks show, and where: `{offset}`, `{list}`.
    DESK_CHART_CLOCKS = "desk.chart-clocks";
    /// So many more places: `{n}`.
    DESK_CHART_MORE = "desk.chart-more";
    /// Those who name no time zone.
    DESK_CHART_UNSAID = "desk.chart-unsaid";
    /// So many people: `{n}`.
    DESK_CHART_PEOPLE = "desk.chart-people";
    /// Column: hours that suit at least half.
    DESK_CHART_USUAL = "desk.chart-usual";
    /// From an hour to another: `{from}`, `{to}`.
    DESK_CHART_HOURS = "desk.chart-hours";
}
