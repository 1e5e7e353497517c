//! What goes through the worker's door, as JSON. What is answered is finished sentences: whoever
//! draws it needs to know nothing of matching.

use domain::desk::{MemberId, PairingId, PutJudged, ScenarioId, Who};
use domain::id::LineId;
use domain::instant::Instant;
use domain::matching::{Capacity, Side, Weight};
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::wish::{Couple, Wish};

/// What the desk asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Grant these wishes, all or none, and solve everything again.
    Wish {
        /// What is wished, in the order in which it was.
        wishes: Vec<Wished>,
        /// Of whom more is to be told at once.
        open: Vec<Reference>,
    },
    /// Take back what was wished last.
    Undo {
        /// Of whom more is to be told at once.
        open: Vec<Reference>,
    },
    /// Wish what is written here, and nothing else: a scenario as JSON.
    Take(String),
    /// Solve everything again with what was judged of a pair.
    Judge {
        /// What the service keeps of it by now.
        judged: PutJudged,
        /// Of whom more is to be told at once.
        open: Vec<Reference>,
    },
    /// Tell more of somebody.
    Open(Reference),
    /// Say who is the next best for somebody.
    Next(Reference),
    /// Draw the charts; these have applied, and then.
    Charts(Vec<(Side, Instant)>),
    /// Solve each of the scenarios that the committee keeps: the service's list of them, as JSON.
    Compare(String),
    /// Say what became of pairs that were sent: what the service has answered, as JSON.
    Made(String),
}

/// Something that is wished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wished {
    /// Of two people.
    Of(Wish, Couple),
    /// Other points for a line; the policy's again, where it says nothing.
    Points(LineId, Option<Weight>),
    /// That a mentor takes on so many; as many as they said, where it says nothing.
    Places(Reference, Option<Capacity>),
}

/// What has a number that can be wished otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbered {
    /// The points of a line.
    Points(LineId),
    /// How many people a mentor takes on.
    Places(Reference),
}

/// What the desk is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// There are more people to be read: those after this one.
    More(Reference),
    /// The plan, and what has become of what was asked.
    Plan(Box<Shown>, Option<Told>),
    /// It can't be; nothing has changed.
    Refused(Told),
    /// More of somebody.
    Opened(Box<Opened>),
    /// The next best for somebody.
    Next(Box<Next>),
    /// The charts, as markup; empty, where there is nothing to draw.
    Charts(String),
    /// What became of pairs: why not, of each that was not made.
    Became(Vec<(PairingId, Option<String>)>),
    /// The scenarios that are kept, by their names.
    Compared(Vec<Kept>),
    /// What was asked can't be read, or is of somebody who is not here.
    Unread,
}

/// A plan, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shown {
    /// That the answers of some can't be read.
    pub unread: Option<String>,
    /// Whether nobody is to be matched.
    pub is_empty: bool,
    /// What it comes to: what is counted, and how many.
    pub totals: Vec<[String; 2]>,
    /// What is wished.
    pub wishes: Vec<WishShown>,
    /// Whether there is a wish to be taken back.
    pub can_undo: bool,
    /// Whom to introduce to each other, by the names of those who look for somebody.
    pub proposals: Vec<Row>,
    /// How well they fit, as a chart's markup; empty, where nobody is suggested.
    pub scores: String,
    /// What counts, and for how many points.
    pub points: Vec<Dial>,
    /// The mentors, and how many people each takes on.
    pub places: Vec<Dial>,
    /// Who waits, and why.
    pub waiting: Vec<WaitingShown>,
    /// Which mentors it would help to recruit.
    pub recruits: Vec<String>,
    /// Who could take on more.
    pub spare: Vec<SpareShown>,
    /// More of those of whom it was asked.
    pub opened: Vec<Opened>,
    /// Who on the committee could look after a pairing, and what they are called.
    pub liaisons: Vec<(MemberId, String)>,
    /// What is wished, as JSON: to be kept, or passed on to the service, as it is.
    pub scenario: String,
}

/// A wish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishShown {
    /// What is wished.
    pub badge: String,
    /// Of whom, or of what.
    pub of: String,
    /// What drops it, and what that is called.
    pub drop: (Wished, String),
}

/// A number that can be wished otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dial {
    /// Of what.
    pub what: Numbered,
    /// What that is called.
    pub label: String,
    /// The number in this plan.
    pub now: u16,
    /// The number of which nothing is wished.
    pub usual: u16,
    /// The highest that there may be.
    pub most: u16,
}

/// A scenario that is kept, and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What names it.
    pub id: ScenarioId,
    /// What it is called.
    pub name: String,
    /// What changing it has to name.
    pub revision: u32,
    /// Who changed it last.
    pub by: Who,
    /// When that was.
    pub at: Instant,
    /// What is wished, as JSON.
    pub scenario: String,
    /// What it comes to: what is counted, and how many; or why it can't be any more.
    pub totals: Result<Vec<[String; 2]>, String>,
}

/// Two people whom we suggest to introduce.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The two.
    pub couple: Couple,
    /// What they are called.
    pub name: String,
    /// How well they fit.
    pub points: String,
    /// Whether somebody has locked them.
    pub is_locked: bool,
}

/// Somebody who waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingShown {
    /// Who.
    pub who: Reference,
    /// What they are called.
    pub name: String,
    /// Whether they have waited since last year.
    pub waited: bool,
    /// Why.
    pub why: String,
}

/// A mentor who could take on more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpareShown {
    /// Who.
    pub who: Reference,
    /// What they are called, and how many more.
    pub said: String,
}

/// More of somebody, and of whom they have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Who.
    pub who: Reference,
    /// Why they fit whom they have, line by line.
    pub lines: Vec<LineShown>,
    /// Who it is: a reference, and what stands for it.
    pub people: Vec<(Reference, String)>,
    /// What it is called to move them; nothing for whom that can't be.
    pub moving: Option<String>,
    /// To whom they could be moved, the best first.
    pub others: Vec<Other>,
}

/// Whom somebody who is free could be introduced to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Next {
    /// What they are called.
    pub name: String,
    /// The others, the best first.
    pub others: Vec<NextOne>,
}

/// Somebody to whom they could be introduced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextOne {
    /// What they are called.
    pub name: String,
    /// The two, and how well they fit.
    pub row: Row,
    /// That they are free, or to whom else they are suggested.
    pub place: String,
    /// Whether they have waited since last year for a mentor.
    pub waited: bool,
    /// Why the two fit, line by line.
    pub lines: Vec<LineShown>,
}

/// A line of reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineShown {
    /// The question.
    pub ask: String,
    /// Its points.
    pub points: String,
    /// What was found.
    pub found: Vec<String>,
    /// What only people can judge, where it is that.
    pub judge: Option<ToJudge>,
}

/// What only people can judge of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToJudge {
    /// What each of them said.
    pub said: Vec<String>,
    /// What is judged of it now.
    pub judged: PutJudged,
}

/// Somebody to whom a mentee could be moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// Who.
    pub who: Reference,
    /// What they are called, how well they fit, and whether they have a place.
    pub said: String,
}

/// What has become of what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// In a sentence.
    pub sentence: String,
    /// Whom it touches, by what it does to them.
    pub lists: Vec<ToldList>,
}

/// Some whom it touches alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldList {
    /// What it does to them.
    pub title: String,
    /// A line for each.
    pub lines: Vec<String>,
}
