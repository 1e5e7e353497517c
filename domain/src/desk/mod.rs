//! The desk: the committee's workplace. Who is on a committee, what each may do, and the bodies of
//! the calls behind its doors.

mod aside;
mod audit;
mod came_back;
mod code;
mod committee;
mod dossier;
mod export_key;
mod found_words;
mod id;
mod matching_page;
mod may;
mod member;
mod new_pairing;
mod page;
mod pairing;
mod parked;
mod person;
mod scenario;
mod session;
mod standing;
mod status;
mod tries;
mod words;

pub use self::aside::{Aside, MOST_ASIDES, Wish};
pub use self::audit::{AuditId, AuditLine, AuditPage, Deed, NotAnAuditId, OnMember, Who};
pub use self::came_back::{CameBack, WhyCameBack};
pub use self::code::{NotASignInCode, SignInCode};
pub use self::committee::{Change, Committee, MOST_MEMBERS, NotChanged};
pub use self::dossier::{Dossier, Shown};
pub use self::export_key::{
    Datasets, ExportKeyCard, ExportKeyMade, KeyName, LONGEST_KEY_DAYS, NewExportKey, NotAKeyName,
};
pub use self::id::{
    AsideId, EntryId, ExportKeyId, InquiryId, MemberId, NotAnId, NoteId, PairingId, ScenarioId,
};
pub use self::matching_page::{
    LiaisonCard, Matching, MatchingPage, MatchingSetup, OptionWords, QuestionWords,
};
pub use self::may::{May, Role};
pub use self::member::{Member, MemberCard, MemberName, NotAMemberName, PutMember};
pub use self::new_pairing::{
    MOST_NEW_PAIRINGS, NewPairing, NewPairings, NotPaired, PairingMade, PairingsMade,
};
pub use self::page::{CohortCard, DatasetCard, DeskPage};
pub use self::pairing::{
    DAYS_TO_ANSWER, EndPairing, EndReason, PairedPerson, Pairing, PairingCard, PairingChange,
    Pairings, PairingsPage, PutDealtWith, Stage,
};
pub use self::parked::{
    MOST_PARKED, MailId, MailKind, NotAMailId, ParkedMail, ParkedMails, WhyParked,
};
pub use self::person::{Counts, MOST_PEOPLE, NotAPersonPlace, PeoplePage, PersonCard, PersonPlace};
pub use self::scenario::{
    MOST_SCENARIOS, NotAScenarioName, PutJudged, PutScenario, ScenarioCard, ScenarioName,
    ScenariosPage,
};
pub use self::session::{AskedToSignIn, SessionCard, SignIn, SignedIn};
pub use self::standing::{
    MOST_FACTS, MOST_STANDINGS, NotStandings, PutDone, PutStanding, PutStandings, Standing,
    StandingPut, StandingsPut,
};
pub use self::status::{Decision, Status};
pub use self::tries::{CODE_MINUTES, Judged, MOST_TRIES, Tries};
pub use self::words::{Inquiry, MOST_WORDS, NewInquiry, NewNote, NotWords, Note, Reply, Words};
