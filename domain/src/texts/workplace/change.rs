//! The keys of what the desk says of pairs that rest, and of who is matched anew.

use crate::texts::Key;

keys! {
    /// What became of a pairing.
    DESK_STAGE_PAUSED = "change.stage-paused";
    /// Button: let two rest.
    DESK_PAUSE = "change.pause";
    /// They rest: `{pair}`.
    DESK_PAUSE_DONE = "change.pause-done";
    /// Button: let them go on.
    DESK_RESUME = "change.resume";
    /// They go on: `{pair}`.
    DESK_RESUME_DONE = "change.resume-done";
    /// Let a pairing rest.
    DESK_DID_PAUSE = "change.did-pause";
    /// Let a pairing go on.
    DESK_DID_RESUME = "change.did-resume";
    /// Button: another match for the two of a pairing.
    DESK_REMATCH = "change.rematch";
    /// What that does.
    DESK_REMATCH_ABOUT = "change.rematch-about";
    /// Button: end it, and see who is next best.
    DESK_REMATCH_YES = "change.rematch-yes";
    /// Heading: whom somebody who is free could be introduced to.
    DESK_NEXT = "change.next";
    /// What stands there.
    DESK_NEXT_ABOUT = "change.next-about";
    /// Heading: for whom, `{name}`.
    DESK_NEXT_FOR = "change.next-for";
    /// That somebody is free.
    DESK_NEXT_FREE = "change.next-free";
    /// That they are free, and suggested for others: `{list}`.
    DESK_NEXT_SUGGESTED = "change.next-suggested";
    /// Nobody is: `{name}`.
    DESK_NEXT_NOBODY = "change.next-nobody";
    /// They are not to be matched: `{person}`, by their reference.
    DESK_NEXT_NOT_HERE = "change.next-not-here";
    /// Button: introduce the two, after a look at it.
    DESK_NEXT_INTRODUCE = "change.next-introduce";
    /// Link: to the next best for somebody.
    DESK_NEXT_FIND = "change.next-find";
    /// Label: how many people a mentor takes on at a time.
    DESK_PLACES = "change.places";
    /// What an empty field means.
    DESK_PLACES_ABOUT = "change.places-about";
    /// It is so: `{name}`, `{n}`.
    DESK_PLACES_SET = "change.places-set";
    /// It is as they answered: `{name}`.
    DESK_PLACES_AS_ANSWERED = "change.places-as-answered";
    /// A mail: that a pairing has ended, to the partner.
    DESK_MAIL_PARTED = "change.mail-parted";
    /// Why a pairing has ended.
    DESK_END_PARTED = "change.end-parted";
}
