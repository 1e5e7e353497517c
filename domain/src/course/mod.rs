//! The course of a pairing: how far the two have come in their year, and whether they need whoever
//! looks after them. It follows from what is kept of them and from the day, and is stored nowhere.

mod concern;
mod open_case;
mod reason;
mod sight;

use serde::{Deserialize, Serialize};

pub use self::open_case::OpenCase;
pub use self::reason::{Answered, Reason};
pub use self::sight::Sight;
use crate::calendar::{Milestone, PairingYear};
use crate::date::Date;
use crate::desk::{Aside, EndReason, Pairing, Stage};
use crate::heard::Contact;
use crate::instant::Instant;
use crate::reference::Reference;

/// How far a pairing has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// Something has happened that whoever looks after the two should look into.
    NeedsAttention,
    /// The two were introduced, and nobody has heard more.
    Introduced,
    /// They have been in contact.
    InContact,
    /// Both have agreed to their worksheet.
    Agreed,
    /// They have answered a check-in, and nothing is wrong.
    OnTrack,
    /// They rest for a while.
    Paused,
    /// They have come to the end of their year.
    Complete,
    /// It has ended before its time.
    EndedEarly,
}

impl Course {
    /// Every course, the one that needs somebody first.
    pub const ALL: [Self; 8] = [
        Self::NeedsAttention,
        Self::Introduced,
        Self::InContact,
        Self::Agreed,
        Self::OnTrack,
        Self::Paused,
        Self::Complete,
        Self::EndedEarly,
    ];
}

/// The course of a pairing as somebody on the committee sees it, and what of it needs them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Triage {
    /// The course.
    pub course: Course,
    /// Why the two need attention, what is most urgent first: there is a reason where they do, and
    /// none where they don't.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Whether it is for whoever asks to look into it, and to put it to rest.
    pub is_yours: bool,
    /// What happened until then was dealt with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dealt_with: Option<Instant>,
}

/// What one of a pair has said at a milestone of their year, as far as their course goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// At which.
    pub milestone: Milestone,
    /// Who.
    pub who: Reference,
    /// When, the last time.
    pub at: Instant,
    /// Whether they have been in contact, where they have said so.
    pub contact: Option<Contact>,
    /// Where they have filled in a form: what it says, if something of it is a concern.
    pub filled: Option<Vec<Answered>>,
}

/// All that the course of a pairing follows from.
#[derive(Debug, Clone, Copy)]
pub struct Watched<'a> {
    /// The pairing.
    pub pairing: &'a Pairing,
    /// Its days; nothing, where its cohort has none.
    pub year: Option<&'a PairingYear>,
    /// What the two have said, in no order.
    pub voices: &'a [Voice],
    /// What each has told whoever looks after them, in no order.
    pub asides: &'a [(Reference, Aside)],
    /// Whether both have agreed to their worksheet, once.
    pub has_agreed: bool,
    /// What happened until then was dealt with.
    pub dealt_with: Option<Instant>,
}

impl Watched<'_> {
    /// How it stands on a day, as somebody sees it. Nothing, where the two were never introduced.
    #[must_use]
    pub fn triage(&self, today: Date, sight: Sight) -> Option<Triage> {
        let course = match &self.pairing.stage {
            Stage::Asked { .. } | Stage::Declined { .. } => return None,
            Stage::Introduced { .. } => self.progress(today),
            Stage::Paused { .. } => Course::Paused,
            Stage::Ended { reason: EndReason::Finished, .. } => Course::Complete,
            Stage::Ended { .. } => Course::EndedEarly,
        };
        let is_new = |reason: &Reason| self.dealt_with.is_none_or(|until| reason.at() > until);
        let mut reasons = Vec::new();
        // Where a pairing has ended early, nobody can act on it any more, and its page is closed.
        if course != Course::EndedEarly {
            reasons.extend(sight.of(self.confided().into_iter().filter(is_new).collect()));
        }
        reasons.extend(self.missed(today).into_iter().filter(is_new));
        Some(Triage {
            course: if reasons.is_empty() { course } else { Course::NeedsAttention },
            reasons,
            is_yours: sight == Sight::Whole,
            dealt_with: self.dealt_with,
        })
    }

    /// How far two have come who go on.
    fn progress(&self, today: Date) -> Course {
        let ends = self.year.and_then(|year| year.due(Milestone::Evaluation));
        let has_ended = ends.is_some_and(|day| day <= today);
        let evaluates = |voice: &Voice| voice.milestone == Milestone::Evaluation;
        if has_ended && self.voices.iter().any(evaluates) {
            Course::Complete
        } else if self.voices.iter().any(Voice::says_how_it_goes) {
            Course::OnTrack
        } else if self.has_agreed {
            Course::Agreed
        } else if self.contacts(Contact::Yes).next().is_some() {
            Course::InContact
        } else {
            Course::Introduced
        }
    }

    /// What the two have said for whoever looks after them alone: the newest private word first,
    /// and then what worries in the last form that each has filled in.
    fn confided(&self) -> Vec<Reason> {
        let words = self.asides.iter().map(|(who, aside)| {
            let Aside { wish, at, .. } = *aside;
            Reason::PrivateWord { who: who.clone(), wish, at }
        });
        let mut reasons: Vec<Reason> = words.collect();
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.at()));
        for who in self.pairing.partners.both() {
            let filled = self.of(who).filter(|voice| voice.filled.is_some());
            let last = filled.max_by_key(|voice| voice.milestone);
            let Some(Voice { at, filled: Some(answers), .. }) = last else { continue };
            if !answers.is_empty() {
                let (who, answers) = (who.clone(), answers.clone());
                reasons.push(Reason::Concern { who, at: *at, answers });
            }
        }
        reasons
    }

    /// What has not come to pass, or was not said, by its day: of two who go on, and since they do.
    fn missed(&self, today: Date) -> Vec<Reason> {
        let since = self.pairing.goes_on_since().and_then(Instant::day);
        let (Some(year), Some(since)) = (self.year, since) else { return Vec::new() };
        let due = |milestone| year.due(milestone).filter(|on| since <= *on);
        let is_due = |voice: &&Voice| due(voice.milestone).is_some_and(|on| on <= today);
        let both = self.pairing.partners.both();
        let last_yes = self.contacts(Contact::Yes).map(|voice| voice.at).max();
        let mut reasons = Vec::new();
        for who in both {
            let not_yet = self.contacts(Contact::NotYet).filter(|voice| voice.who == *who);
            let not_yet = not_yet.filter(is_due).max_by_key(|voice| voice.at);
            let is_so = |voice: &&Voice| last_yes.is_none_or(|yes| yes < voice.at);
            if let Some(voice) = not_yet.filter(is_so) {
                reasons.push(Reason::NotYet { who: who.clone(), at: voice.at });
            }
        }
        let first_contact = due(Milestone::FirstContact).filter(|on| *on < today);
        let were_in_contact = last_yes.is_some()
            || self.has_agreed
            || self.voices.iter().any(Voice::says_how_it_goes);
        let is_told = were_in_contact || !reasons.is_empty();
        if let Some(by) = first_contact.filter(|_| !is_told) {
            reasons.push(Reason::NoContact { by });
        }
        let asked = year.steps().filter(|step| step.milestone.is_check_in() && since <= step.on);
        let over = asked.filter_map(|step| Some((step, year.waits_until(step.milestone)?)));
        if let Some((step, since)) = over.filter(|(_, since)| *since <= today).last() {
            let has_said =
                |who: &Reference| self.of(who).any(|voice| voice.milestone >= step.milestone);
            let silent = both.into_iter().filter(|who| !has_said(who));
            let asked = step.on;
            reasons.extend(silent.map(|who| Reason::Silent { who: who.clone(), asked, since }));
        }
        reasons
    }

    fn of<'a>(&'a self, who: &'a Reference) -> impl Iterator<Item = &'a Voice> {
        self.voices.iter().filter(move |voice| voice.who == *who)
    }

    fn contacts(&self, said: Contact) -> impl Iterator<Item = &Voice> {
        self.voices.iter().filter(move |voice| voice.contact == Some(said))
    }
}

impl Voice {
    /// Whether they have answered a check-in, and not that the two were not in contact yet.
    fn says_how_it_goes(&self) -> bool {
        self.milestone.is_check_in() && self.contact != Some(Contact::NotYet)
    }
}
