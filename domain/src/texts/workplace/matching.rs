//! Who could be introduced to whom.

use super::Key;

keys! {
    /// Heading: who could be introduced to whom.
    DESK_MATCHING = "desk.matching";
    /// What becomes of proposals.
    DESK_MATCHING_ABOUT = "desk.matching-about";
    /// Button: read everyone anew.
    DESK_MATCHING_ANEW = "desk.matching-anew";
    /// Nobody is to be matched.
    DESK_MATCHING_NOBODY = "desk.matching-nobody";
    /// Whose answers can’t be read: `{n}`.
    DESK_MATCHING_UNREAD = "desk.matching-unread";
    /// Label: mentees who have a mentor.
    DESK_MATCHING_MATCHED = "desk.matching-matched";
    /// So many of all: `{n}`, `{all}`.
    DESK_MATCHING_N_OF = "desk.matching-n-of";
    /// Label: pairs of peers.
    DESK_MATCHING_PEERS = "desk.matching-peers";
    /// Label: all points.
    DESK_MATCHING_POINTS = "desk.matching-points";
    /// Label: whether it is the best.
    DESK_MATCHING_BEST = "desk.matching-best";
    /// Nothing is better.
    DESK_MATCHING_PROVEN = "desk.matching-proven";
    /// Something may be better.
    DESK_MATCHING_NOT_PROVEN = "desk.matching-not-proven";
    /// Heading: proposals: `{n}`.
    DESK_MATCHING_PROPOSALS = "desk.matching-proposals";
    /// Two people: `{a}`, `{b}`.
    DESK_MATCHING_PAIR = "desk.matching-pair";
    /// Points of a pair: `{points}`, `{of}`.
    DESK_MATCHING_POINTS_OF = "desk.matching-points-of";
    /// A pair is locked.
    DESK_MATCHING_LOCKED = "desk.matching-locked";
    /// Button: lock a pair.
    DESK_MATCHING_LOCK = "desk.matching-lock";
    /// Button: lock it no more.
    DESK_MATCHING_UNLOCK = "desk.matching-unlock";
    /// Button: forbid a pair.
    DESK_MATCHING_FORBID = "desk.matching-forbid";
    /// Button: forbid it no more.
    DESK_MATCHING_PERMIT = "desk.matching-permit";
    /// What both have: `{list}`.
    DESK_MATCHING_AGREE = "desk.matching-agree";
    /// What is missing: `{list}`.
    DESK_MATCHING_MISSING = "desk.matching-missing";
    /// Both chose the same.
    DESK_MATCHING_SAME_STEP = "desk.matching-same-step";
    /// So far apart: `{n}`.
    DESK_MATCHING_STEPS = "desk.matching-steps";
    /// How much time suits both: `{n}`.
    DESK_MATCHING_HOURS = "desk.matching-hours";
    /// Their clocks are alike.
    DESK_MATCHING_CLOCKS_SAME = "desk.matching-clocks-same";
    /// Their clocks are apart: `{time}`.
    DESK_MATCHING_CLOCKS = "desk.matching-clocks";
    /// They live in the same country.
    DESK_MATCHING_COUNTRY_SAME = "desk.matching-country-same";
    /// They don’t.
    DESK_MATCHING_COUNTRY_OTHER = "desk.matching-country-other";
    /// It doesn’t count.
    DESK_MATCHING_NOT_ASKED = "desk.matching-not-asked";
    /// Who gave no answer.
    DESK_MATCHING_SILENT_MENTEE = "desk.matching-silent-mentee";
    /// Who gave no answer.
    DESK_MATCHING_SILENT_MENTOR = "desk.matching-silent-mentor";
    /// Who gave no answer.
    DESK_MATCHING_SILENT_BOTH = "desk.matching-silent-both";
    /// No answer means that.
    DESK_MATCHING_ANYONE = "desk.matching-anyone";
    /// The committee has to judge it.
    DESK_MATCHING_TO_JUDGE = "desk.matching-to-judge";
    /// It was judged.
    DESK_MATCHING_JUDGED_FITS = "desk.matching-judged-fits";
    /// It was judged.
    DESK_MATCHING_JUDGED_PART = "desk.matching-judged-part";
    /// It was judged.
    DESK_MATCHING_JUDGED_NOT = "desk.matching-judged-not";
    /// Label: move somebody: `{name}`.
    DESK_MATCHING_MOVE = "desk.matching-move";
    /// Button: move them.
    DESK_MATCHING_MOVE_GO = "desk.matching-move-go";
    /// Somebody who is free: `{name}`, `{points}`.
    DESK_MATCHING_FREE = "desk.matching-free";
    /// Somebody who has others: `{name}`, `{points}`, `{list}`.
    DESK_MATCHING_TAKEN = "desk.matching-taken";
    /// Nobody else is possible.
    DESK_MATCHING_NO_OTHER = "desk.matching-no-other";
    /// Heading: wishes: `{n}`.
    DESK_MATCHING_WISHES = "desk.matching-wishes";
    /// A pair is forbidden.
    DESK_MATCHING_FORBIDDEN = "desk.matching-forbidden";
    /// Button: take back the last wish.
    DESK_MATCHING_UNDO = "desk.matching-undo";
    /// It is being solved.
    DESK_MATCHING_SOLVING = "desk.matching-solving";
    /// The solver has stopped.
    DESK_MATCHING_STOPPED = "desk.matching-stopped";
    /// What has changed: `{better}`, `{worse}`, `{other}`, `{found}`, `{lost}`.
    DESK_MATCHING_SOLVED = "desk.matching-solved";
    /// Nothing has changed.
    DESK_MATCHING_UNCHANGED = "desk.matching-unchanged";
    /// Heading: who has changed.
    DESK_MATCHING_WHO_CHANGED = "desk.matching-who-changed";
    /// Heading: better off.
    DESK_MATCHING_BETTER = "desk.matching-better";
    /// Heading: worse off.
    DESK_MATCHING_WORSE = "desk.matching-worse";
    /// Heading: as well off.
    DESK_MATCHING_OTHER = "desk.matching-other";
    /// Heading: newly matched.
    DESK_MATCHING_FOUND = "desk.matching-found";
    /// Heading: matched no more.
    DESK_MATCHING_LOST = "desk.matching-lost";
    /// What changes for somebody: `{name}`, `{had}`, `{before}`, `{has}`, `{after}`.
    DESK_MATCHING_SHIFT = "desk.matching-shift";
    /// Nobody.
    DESK_MATCHING_NO_ONE = "desk.matching-no-one";
    /// A rule is against a pair: `{pair}`, `{why}`.
    DESK_MATCHING_REFUSED_RULE = "desk.matching-refused-rule";
    /// Somebody has no place left: `{name}`.
    DESK_MATCHING_REFUSED_FULL = "desk.matching-refused-full";
    /// It can’t be otherwise.
    DESK_MATCHING_REFUSED = "desk.matching-refused";
    /// Heading: who waits: `{n}`.
    DESK_MATCHING_WAITING = "desk.matching-waiting";
    /// Somebody waits longer.
    DESK_MATCHING_WAITED = "desk.matching-waited";
    /// Why somebody waits.
    DESK_MATCHING_NO_PEER = "desk.matching-no-peer";
    /// Why somebody waits.
    DESK_MATCHING_NO_MENTOR = "desk.matching-no-mentor";
    /// Why somebody waits: `{list}`.
    DESK_MATCHING_ALL_BLOCKED = "desk.matching-all-blocked";
    /// A rule and for how many mentors: `{why}`, `{n}`.
    DESK_MATCHING_BLOCKED_N = "desk.matching-blocked-n";
    /// Why somebody waits: `{n}`, `{name}`, `{points}`, `{list}`.
    DESK_MATCHING_ALL_TAKEN = "desk.matching-all-taken";
    /// Heading: mentors who could take on more: `{n}`.
    DESK_MATCHING_SPARE = "desk.matching-spare";
    /// Somebody’s places: `{name}`, `{n}`.
    DESK_MATCHING_PLACES = "desk.matching-places";
    /// Heading: which mentors to look for.
    DESK_MATCHING_RECRUIT = "desk.matching-recruit";
    /// What new mentors would help: `{n}`, `{option}`, `{more}`.
    DESK_MATCHING_RECRUIT_ONE = "desk.matching-recruit-one";
    /// A rule.
    DESK_BLOCK_ONESELF = "desk.block-oneself";
    /// A rule.
    DESK_BLOCK_SAME_NAME = "desk.block-same-name";
    /// A rule.
    DESK_BLOCK_INSTITUTION = "desk.block-institution";
    /// A rule.
    DESK_BLOCK_NAMED_MENTEE = "desk.block-named-mentee";
    /// A rule.
    DESK_BLOCK_NAMED_MENTOR = "desk.block-named-mentor";
    /// A rule.
    DESK_BLOCK_REPORTING = "desk.block-reporting";
    /// A rule.
    DESK_BLOCK_PAST = "desk.block-past";
    /// A rule.
    DESK_BLOCK_PAST_MENTEE = "desk.block-past-mentee";
    /// A rule.
    DESK_BLOCK_PAST_MENTOR = "desk.block-past-mentor";
    /// A rule.
    DESK_BLOCK_EXPERIENCE = "desk.block-experience";
    /// A rule.
    DESK_BLOCK_EACH_OTHER = "desk.block-each-other";
    /// A rule.
    DESK_BLOCK_FORBIDDEN = "desk.block-forbidden";
}
