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
    /// A mail: that a pairing has ended, to the partner.
    DESK_MAIL_PARTED = "change.mail-parted";
    /// Why a pairing has ended.
    DESK_END_PARTED = "change.end-parted";
}
