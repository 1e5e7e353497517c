//! What if: other points and places, and scenarios that are kept.

use super::Key;

keys! {
    /// Heading: other points for what counts.
    DESK_MATCHING_WHAT_COUNTS = "desk.matching-what-counts";
    /// Heading: other numbers of places.
    DESK_MATCHING_WHO_TAKES = "desk.matching-who-takes";
    /// What there is otherwise: `{n}`.
    DESK_MATCHING_USUALLY = "desk.matching-usually";
    /// A number can’t be: `{n}`.
    DESK_MATCHING_NO_NUMBER = "desk.matching-no-number";
    /// A wish: other points.
    DESK_MATCHING_OTHER_POINTS = "desk.matching-other-points";
    /// A wish: other places.
    DESK_MATCHING_OTHER_PLACES = "desk.matching-other-places";
    /// A number instead of another: `{what}`, `{now}`, `{usual}`.
    DESK_MATCHING_INSTEAD = "desk.matching-instead";
    /// Button: the usual number again.
    DESK_MATCHING_AS_USUAL = "desk.matching-as-usual";
    /// What somebody said: `{name}`, `{said}`.
    DESK_MATCHING_SAID = "desk.matching-said";
    /// Label: what the committee judges.
    DESK_JUDGE = "desk.judge";
    /// Nothing has been judged.
    DESK_JUDGE_NOT_YET = "desk.judge-not-yet";
    /// Heading: scenarios.
    DESK_SCENARIOS = "desk.scenarios";
    /// What scenarios are for.
    DESK_SCENARIOS_ABOUT = "desk.scenarios-about";
    /// What is wished at this moment.
    DESK_SCENARIO_NOW = "desk.scenario-now";
    /// Label: its name.
    DESK_SCENARIO_NAME = "desk.scenario-name";
    /// A name can’t be.
    DESK_SCENARIO_NO_NAME = "desk.scenario-no-name";
    /// Button: keep what is wished.
    DESK_SCENARIO_KEEP = "desk.scenario-keep";
    /// Button: wish this.
    DESK_SCENARIO_SHOW = "desk.scenario-show";
    /// Button: keep what is wished in its place.
    DESK_SCENARIO_REPLACE = "desk.scenario-replace";
    /// Button: delete it.
    DESK_SCENARIO_DELETE = "desk.scenario-delete";
    /// It is kept: `{name}`.
    DESK_SCENARIO_KEPT = "desk.scenario-kept";
    /// It is deleted: `{name}`.
    DESK_SCENARIO_DELETED = "desk.scenario-deleted";
    /// Who changed it, and when: `{name}`, `{moment}`.
    DESK_SCENARIO_BY = "desk.scenario-by";
}
