//! The people who applied.

use super::Key;

keys! {
    /// Nobody has applied.
    DESK_PEOPLE_NONE = "desk.people-none";
    /// The program has no cohort.
    DESK_PEOPLE_NO_COHORT = "desk.people-no-cohort";
    /// Label: the cohort.
    DESK_COHORT = "desk.cohort";
    /// Label: search for people.
    DESK_SEARCH = "desk.search";
    /// Label and heading: mentee or mentor.
    DESK_SIDE = "desk.side";
    /// A side.
    DESK_SIDE_MENTEE = "desk.side-mentee";
    /// A side.
    DESK_SIDE_MENTOR = "desk.side-mentor";
    /// Label and heading: how somebody stands.
    DESK_STATUS = "desk.status";
    /// A status.
    DESK_STATUS_NEW = "desk.status-new";
    /// A status.
    DESK_STATUS_ASKED = "desk.status-asked";
    /// A status.
    DESK_STATUS_ELIGIBLE = "desk.status-eligible";
    /// A status.
    DESK_STATUS_WAIT_LIST = "desk.status-wait-list";
    /// A status.
    DESK_STATUS_MATCHED = "desk.status-matched";
    /// A status.
    DESK_STATUS_DECLINED = "desk.status-declined";
    /// A status.
    DESK_STATUS_WITHDRAWN = "desk.status-withdrawn";
    /// Label: what stands out.
    DESK_MARK = "desk.mark";
    /// What stands out.
    DESK_MARK_ANSWERED = "desk.mark-answered";
    /// What stands out.
    DESK_MARK_AWAITED = "desk.mark-awaited";
    /// What stands out.
    DESK_MARK_FLAGGED = "desk.mark-flagged";
    /// What stands out.
    DESK_MARK_REPEAT = "desk.mark-repeat";
    /// What stands out.
    DESK_MARK_NOTED = "desk.mark-noted";
    /// A choice: no matter which.
    DESK_ANY = "desk.any";
    /// Label: the order.
    DESK_ORDER = "desk.order";
    /// An order.
    DESK_ORDER_NEWEST = "desk.order-newest";
    /// An order.
    DESK_ORDER_OLDEST = "desk.order-oldest";
    /// An order.
    DESK_ORDER_NAME = "desk.order-name";
    /// An order.
    DESK_ORDER_STATUS = "desk.order-status";
    /// Opens more filters.
    DESK_MORE_FILTERS = "desk.more-filters";
    /// Button: show everybody again.
    DESK_CLEAR_FILTERS = "desk.clear-filters";
    /// How many are shown: `{n}`, `{all}`.
    DESK_COUNT = "desk.count";
    /// How many there are: `{n}`.
    DESK_COUNT_ALL = "desk.count-all";
    /// While people are being read.
    DESK_READING = "desk.reading";
    /// Nobody fits the filter.
    DESK_NOBODY_FITS = "desk.nobody-fits";
    /// Button: more of the list: `{n}`.
    DESK_SHOW_MORE = "desk.show-more";
    /// Heading and label: when it was sent.
    DESK_SENT_ON = "desk.sent-on";
    /// Label: when it was changed.
    DESK_CHANGED_ON = "desk.changed-on";
    /// Box: choose somebody: `{name}`.
    DESK_CHOOSE_ONE = "desk.choose-one";
    /// Box: choose all that are shown.
    DESK_CHOOSE_ALL = "desk.choose-all";
    /// How many are chosen: `{n}`.
    DESK_CHOSEN = "desk.chosen";
    /// Button: choose nobody.
    DESK_CHOSEN_NONE = "desk.chosen-none";
    /// Label: what is decided about those chosen.
    DESK_DECIDE = "desk.decide";
    /// Button: decide it.
    DESK_DECIDE_GO = "desk.decide-go";
    /// It was decided: `{n}`, `{status}`.
    DESK_DECIDED = "desk.decided";
    /// Some were left: `{n}`.
    DESK_DECIDED_LEFT = "desk.decided-left";
    /// All stood so already.
    DESK_DECIDED_NONE = "desk.decided-none";
    /// Button: copy addresses.
    DESK_COPY_ADDRESSES = "desk.copy-addresses";
    /// They were copied: `{n}`.
    DESK_ADDRESSES_COPIED = "desk.addresses-copied";
    /// Somebody whose name the committee does not see.
    DESK_NO_NAME = "desk.no-name";
    /// New people: `{n}`.
    DESK_TODAY_NEW = "desk.today-new";
    /// People who have answered: `{n}`.
    DESK_TODAY_ANSWERED = "desk.today-answered";
    /// People whose submission looks odd: `{n}`.
    DESK_TODAY_FLAGGED = "desk.today-flagged";
}
