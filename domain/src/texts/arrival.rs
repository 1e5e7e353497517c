//! The keys of what is said where a draft arrives from another device, and what may be filled in.

use super::Key;

keys! {
    /// While it is being fetched.
    ARRIVAL_OPENING = "arrival.opening";
    /// The heading, where another draft was here before.
    ARRIVAL_BOTH_TITLE = "arrival.both-title";
    /// What to choose, and that nothing is lost.
    ARRIVAL_BOTH = "arrival.both";
    /// The heading of the draft that has come.
    ARRIVAL_BROUGHT = "arrival.brought";
    /// The heading of the draft that was here.
    ARRIVAL_OWN = "arrival.own";
    /// How much there is of a draft: `{n}`.
    ARRIVAL_ANSWERS = "arrival.answers";
    /// Button: go on with the one that has come.
    ARRIVAL_USE_BROUGHT = "arrival.use-brought";
    /// Button: go on with the one that was here.
    ARRIVAL_USE_OWN = "arrival.use-own";
    /// There is another draft of this form.
    ARRIVAL_OTHER = "arrival.other";
    /// Button: to the other one.
    ARRIVAL_SWITCH = "arrival.switch";
    /// Button: delete the other one.
    ARRIVAL_DELETE = "arrival.delete";
    /// The other one was deleted.
    ARRIVAL_DELETED = "arrival.deleted";
    /// The link leads to nothing.
    ARRIVAL_UNKNOWN = "arrival.unknown";
    /// The link is not whole.
    ARRIVAL_DAMAGED = "arrival.damaged";
    /// The service could not be reached, or failed.
    ARRIVAL_FAILED = "arrival.failed";
    /// The browser keeps nothing for us.
    ARRIVAL_BLOCKED = "arrival.blocked";
    /// Button: try again.
    ARRIVAL_AGAIN = "arrival.again";
    /// Button: go on without the draft.
    ARRIVAL_WITHOUT = "arrival.without";
}
