//! The pairs: introducing them, and what becomes of them.

use super::Key;

keys! {
    /// Box: choose every proposal.
    DESK_CONFIRM_CHOOSE_ALL = "desk.confirm-choose-all";
    /// Button: look over what is chosen: `{n}`.
    DESK_CONFIRM_OPEN = "desk.confirm-open";
    /// Heading: so many pairs are to be introduced: `{n}`.
    DESK_CONFIRM_TITLE = "desk.confirm-title";
    /// Label: who looks after the pairs.
    DESK_CONFIRM_LIAISON = "desk.confirm-liaison";
    /// Hint: what that means.
    DESK_CONFIRM_LIAISON_ABOUT = "desk.confirm-liaison-about";
    /// Legend: what is to happen.
    DESK_CONFIRM_HOW = "desk.confirm-how";
    /// Choice: both are introduced.
    DESK_CONFIRM_BOTH = "desk.confirm-both";
    /// Hint: what both get.
    DESK_CONFIRM_BOTH_ABOUT = "desk.confirm-both-about";
    /// Choice: mentors are asked first.
    DESK_CONFIRM_ASK = "desk.confirm-ask";
    /// Hint: how that goes: `{n}` days.
    DESK_CONFIRM_ASK_ABOUT = "desk.confirm-ask-about";
    /// Hint: peers are not asked.
    DESK_CONFIRM_PEERS = "desk.confirm-peers";
    /// Who hears nothing: `{proposals}`, `{waiting}`.
    DESK_CONFIRM_NOT = "desk.confirm-not";
    /// Button: send so many mails: `{n}`.
    DESK_CONFIRM_SEND = "desk.confirm-send";
    /// How far it has come: `{n}`, `{all}`.
    DESK_CONFIRM_PROGRESS = "desk.confirm-progress";
    /// It stopped: `{n}`, `{all}`.
    DESK_CONFIRM_BROKEN = "desk.confirm-broken";
    /// A pair was not made.
    DESK_CONFIRM_LEFT = "desk.confirm-left";
    /// Button: go on.
    DESK_CONFIRM_GO_ON = "desk.confirm-go-on";
    /// How it ended: `{n}`, `{all}`.
    DESK_CONFIRM_DONE = "desk.confirm-done";
    /// Link: to all pairings.
    DESK_CONFIRM_TO_PAIRINGS = "desk.confirm-to-pairings";
    /// Button: to the plan.
    DESK_CONFIRM_BACK = "desk.confirm-back";
    /// Why a pair was not made: `{name}`.
    DESK_NOT_TAKEN = "desk.not-taken";
    /// Why a pair was not made: `{name}`.
    DESK_NOT_FULL = "desk.not-full";
    /// Why a pair was not made: `{name}`.
    DESK_NOT_HERE = "desk.not-here";
    /// Why a pair was not made: `{name}`.
    DESK_NOT_SIDE = "desk.not-side";
    /// Why a pair was not made: `{why}`.
    DESK_NOT_BLOCKED = "desk.not-blocked";
    /// Why a pair was not made.
    DESK_NOT_LIAISON = "desk.not-liaison";
    /// Why a pair was not made.
    DESK_NOT_BUSY = "desk.not-busy";
    /// Why a pair was not made.
    DESK_NOT_OTHER = "desk.not-other";
    /// Heading: who is introduced to whom.
    DESK_PAIRINGS = "desk.pairings";
    /// What stands there.
    DESK_PAIRINGS_ABOUT = "desk.pairings-about";
    /// There are none.
    DESK_PAIRINGS_NONE = "desk.pairings-none";
    /// Label: the two.
    DESK_PAIRINGS_TWO = "desk.pairings-two";
    /// Label: who looks after it.
    DESK_PAIRINGS_LIAISON = "desk.pairings-liaison";
    /// How many are shown: `{n}`.
    DESK_PAIRINGS_COUNT = "desk.pairings-count";
    /// Instead of a name: they have withdrawn.
    DESK_PAIRINGS_GONE = "desk.pairings-gone";
    /// What became of a pairing.
    DESK_STAGE_ASKED = "desk.stage-asked";
    /// What became of a pairing.
    DESK_STAGE_INTRODUCED = "desk.stage-introduced";
    /// What became of a pairing.
    DESK_STAGE_DECLINED = "desk.stage-declined";
    /// What became of a pairing.
    DESK_STAGE_LAPSED = "desk.stage-lapsed";
    /// What became of a pairing.
    DESK_STAGE_ENDED = "desk.stage-ended";
    /// Until when somebody can answer: `{date}`.
    DESK_STAGE_UNTIL = "desk.stage-until";
    /// Since when: `{date}`.
    DESK_STAGE_SINCE = "desk.stage-since";
    /// When: `{date}`.
    DESK_STAGE_ON = "desk.stage-on";
    /// Button: end a pairing.
    DESK_END = "desk.end";
    /// Label: why it ends.
    DESK_END_WHY = "desk.end-why";
    /// What ending means.
    DESK_END_ABOUT = "desk.end-about";
    /// Button: end it.
    DESK_END_YES = "desk.end-yes";
    /// It has ended: `{pair}`.
    DESK_END_DONE = "desk.end-done";
    /// Why a pairing has ended.
    DESK_END_FINISHED = "desk.end-finished";
    /// Why a pairing has ended.
    DESK_END_WITHDRAWN = "desk.end-withdrawn";
    /// Why a pairing has ended.
    DESK_END_NO_CONTACT = "desk.end-no-contact";
    /// Why a pairing has ended.
    DESK_END_NOT_A_FIT = "desk.end-not-a-fit";
    /// Why a pairing has ended.
    DESK_END_MISTAKE = "desk.end-mistake";
    /// Why a pairing has ended.
    DESK_END_OTHER = "desk.end-other";
    /// What needs somebody: mentors who declined or did not answer: `{n}`.
    DESK_TODAY_FREED = "desk.today-freed";
    /// Pairs that somebody looks after: `{n}`.
    DESK_TODAY_PAIRS = "desk.today-pairs";
    /// Kept a scenario: `{name}`.
    DESK_DID_SCENARIO = "desk.did-scenario";
    /// Took a scenario away: `{name}`.
    DESK_DID_DROP_SCENARIO = "desk.did-drop-scenario";
    /// Judged a pair: `{pair}`.
    DESK_DID_JUDGE = "desk.did-judge";
    /// Introduced two: `{pair}`.
    DESK_DID_PAIR = "desk.did-pair";
    /// Asked a mentor first: `{pair}`.
    DESK_DID_ASK_FIRST = "desk.did-ask-first";
    /// Accepted, as a mentor.
    DESK_DID_ACCEPT = "desk.did-accept";
    /// Declined, as a mentor.
    DESK_DID_DECLINE = "desk.did-decline";
    /// Ended pairings: `{n}`, `{why}`.
    DESK_DID_END = "desk.did-end";
    /// Who it was: `{person}`.
    DESK_WHO_PERSON = "desk.who-person";
}
