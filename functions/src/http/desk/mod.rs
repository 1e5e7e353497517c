//! The desk's function: who signs in, and who is on the committee. Whoever is not signed in finds
//! two doors: one asks for a code, the other takes it.

mod admit;
mod audit;
mod board;
mod certificate;
mod committee;
mod export_keys;
mod imports;
mod matching;
mod pairing;
mod pairings;
mod parked_mails;
mod people;
mod person;
mod report;
mod scenarios;
mod session;
mod sign_in;
mod standings;
mod year;

use axum::Router;
use axum::middleware::from_fn_with_state;
use domain::desk::May;

use self::admit::{Admitted, admit};
use super::{OriginSecret, Site, behind_host};
use crate::store::{
    AddToFile, AskForCode, ChangeCommittee, ChangePairings, CountCalls, EndSessions,
    ImportSubmission, KeepDealtWith, KeepExportKeys, KeepJudged, KeepOpenCases, KeepReports,
    KeepScenarios, NoteDeeds, OpenPairing, OpenSession, OpenSubmission, PutStandings, ReadAgreed,
    ReadAsides, ReadAudit, ReadCommittee, ReadFile, ReadHeard, ReadHistory, ReadJournal,
    ReadJudged, ReadPairingYear, ReadPairingYears, ReadPairings, ReadParked, ReadPastPairs,
    ReadPrograms, ReadStandings, ReadSubmissions, SettleParked, UseCode,
};

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait DeskStore:
    ReadPrograms
    + KeepCommittee
    + KeepDoors
    + KeepKeys
    + KeepParked
    + MatchPeople
    + KeepPeople
    + Report
    + WatchPairs
    + Clone
    + 'static
{
    /// The IAM actions of these traits on the index `due`.
    const ON_DUE: [&'static [&'static str]; 1] = [<Self as ReadParked>::ACTIONS];

    /// The IAM actions of these traits on the table.
    const ACTIONS: [&'static [&'static str]; 36] = [
        <Self as ReadPrograms>::ACTIONS,
        <Self as ReadCommittee>::ACTIONS,
        <Self as ChangeCommittee>::ACTIONS,
        <Self as CountCalls>::ACTIONS,
        <Self as AskForCode>::ACTIONS,
        <Self as UseCode>::ACTIONS,
        <Self as OpenSession>::ACTIONS,
        <Self as EndSessions>::ACTIONS,
        <Self as KeepExportKeys>::ACTIONS,
        <Self as NoteDeeds>::ACTIONS,
        <Self as ReadAudit>::ACTIONS,
        <Self as SettleParked>::ACTIONS,
        <Self as ReadSubmissions>::ACTIONS,
        <Self as OpenSubmission>::ACTIONS,
        <Self as KeepScenarios>::ACTIONS,
        <Self as ReadJudged>::ACTIONS,
        <Self as KeepJudged>::ACTIONS,
        <Self as ReadPairings>::ACTIONS,
        <Self as ReadPastPairs>::ACTIONS,
        <Self as ReadPairingYear>::ACTIONS,
        <Self as ChangePairings>::ACTIONS,
        <Self as ReadHistory>::ACTIONS,
        <Self as ReadStandings>::ACTIONS,
        <Self as PutStandings>::ACTIONS,
        <Self as ReadFile>::ACTIONS,
        <Self as AddToFile>::ACTIONS,
        <Self as ImportSubmission>::ACTIONS,
        <Self as ReadHeard>::ACTIONS,
        <Self as KeepReports>::ACTIONS,
        <Self as OpenPairing>::ACTIONS,
        <Self as ReadPairingYears>::ACTIONS,
        <Self as ReadAgreed>::ACTIONS,
        <Self as ReadAsides>::ACTIONS,
        <Self as ReadJournal>::ACTIONS,
        <Self as KeepDealtWith>::ACTIONS,
        <Self as KeepOpenCases>::ACTIONS,
    ];
}

impl<S> DeskStore for S where
    S: ReadPrograms
        + KeepCommittee
        + KeepDoors
        + KeepKeys
        + KeepParked
        + MatchPeople
        + KeepPeople
        + Report
        + WatchPairs
        + Clone
        + 'static
{
}

/// What it takes to keep a committee.
pub trait KeepCommittee: ReadCommittee + ChangeCommittee + Send + Sync {}

impl<S: ReadCommittee + ChangeCommittee + Send + Sync> KeepCommittee for S {}

/// What it takes to let people in.
pub trait KeepDoors: CountCalls + AskForCode + UseCode + OpenSession + EndSessions {}

impl<S: CountCalls + AskForCode + UseCode + OpenSession + EndSessions> KeepDoors for S {}

/// What it takes to keep export keys, and the log.
pub trait KeepKeys: KeepExportKeys + NoteDeeds + ReadAudit {}

impl<S: KeepExportKeys + NoteDeeds + ReadAudit> KeepKeys for S {}

/// What it takes to care for mails that could not be sent.
pub trait KeepParked: ReadParked + SettleParked {}

impl<S: ReadParked + SettleParked> KeepParked for S {}

/// What it takes to match people, and to introduce them.
pub trait MatchPeople:
    ReadSubmissions
    + OpenSubmission
    + KeepScenarios
    + ReadJudged
    + KeepJudged
    + ReadPairings
    + ReadPastPairs
    + ReadPairingYear
    + ChangePairings
{
}

impl<S> MatchPeople for S where
    S: ReadSubmissions
        + OpenSubmission
        + KeepScenarios
        + ReadJudged
        + KeepJudged
        + ReadPairings
        + ReadPastPairs
        + ReadPairingYear
        + ChangePairings
{
}

/// What it takes to see who applied.
pub trait SeePeople: ReadSubmissions + OpenSubmission + ReadHistory {}

impl<S: ReadSubmissions + OpenSubmission + ReadHistory> SeePeople for S {}

/// What it takes to keep what is decided of them, and said.
pub trait KeepPeople:
    SeePeople + ReadStandings + PutStandings + ReadFile + AddToFile + ImportSubmission
{
}

impl<S> KeepPeople for S where
    S: SeePeople + ReadStandings + PutStandings + ReadFile + AddToFile + ImportSubmission
{
}

/// What it takes to report on a year, beside who applied and who is paired.
pub trait Report: ReadHeard + KeepReports {}

impl<S: ReadHeard + KeepReports> Report for S {}

/// What it takes to see how pairs get on, beside what they have answered.
pub trait WatchPairs:
    OpenPairing
    + ReadPairingYears
    + ReadAgreed
    + ReadAsides
    + ReadJournal
    + KeepDealtWith
    + KeepOpenCases
{
}

impl<S> WatchPairs for S where
    S: OpenPairing
        + ReadPairingYears
        + ReadAgreed
        + ReadAsides
        + ReadJournal
        + KeepDealtWith
        + KeepOpenCases
{
}

/// Whom a call admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admits {
    /// Anyone: it is a door.
    Anyone,
    /// Whoever is signed in, whatever they are.
    SignedIn,
    /// Whoever is signed in to the program of the address, and may do this.
    Whoever(May),
}

/// A call of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// Its method, as `openapi.json` writes it.
    pub method: &'static str,
    /// Its address.
    pub path: &'static str,
    /// Whom it admits.
    pub admits: Admits,
}

/// The calls, each with whom it admits: there is no other way to add one, so none can be without.
macro_rules! calls {
    ($($method:ident $path:literal ($admits:expr) $($handler:ident)::+;)*) => {
        /// Every call of the desk.
        pub const CALLS: &[Call] = &[
            $(Call { method: stringify!($method), path: $path, admits: $admits }),*
        ];

        /// The routes of the desk's function.
        pub(super) fn routes<S: DeskStore>(site: Site<S>) -> Router {
            Router::new()
                $(.route($path, axum::routing::$method($($handler)::+::<S>).route_layer(
                    from_fn_with_state((site.clone(), $admits), admit::<S>),
                )))*
                .with_state(site)
        }
    };
}

use Admits::{Anyone, Whoever};

calls! {
    post "/v1/programs/{program}/sign-in" (Anyone) sign_in::ask;
    post "/v1/sign-in" (Anyone) sign_in::enter;
    get "/v1/session" (Admits::SignedIn) session::show;
    delete "/v1/session" (Admits::SignedIn) session::end;
    delete "/v1/sessions" (Admits::SignedIn) session::end_all;
    get "/v1/programs/{program}/committee" (Whoever(May::KeepCommittee)) committee::list;
    get "/v1/programs/{program}/committee/{member}" (Whoever(May::KeepCommittee)) committee::show;
    put "/v1/programs/{program}/committee/{member}" (Whoever(May::KeepCommittee)) committee::put;
    delete "/v1/programs/{program}/committee/{member}" (Whoever(May::KeepCommittee)) committee::remove;
    get "/v1/programs/{program}/export-keys" (Whoever(May::KeepExportKeys)) export_keys::list;
    post "/v1/programs/{program}/export-keys" (Whoever(May::KeepExportKeys)) export_keys::make;
    delete "/v1/programs/{program}/export-keys/{key}" (Whoever(May::KeepExportKeys)) export_keys::revoke;
    get "/v1/programs/{program}/audit" (Whoever(May::ReadAudit)) audit::read;
    get "/v1/programs/{program}/parked-mails" (Whoever(May::ReadPeople)) parked_mails::list;
    post "/v1/programs/{program}/parked-mails/{mail}/again" (Whoever(May::Note)) parked_mails::again;
    delete "/v1/programs/{program}/parked-mails/{mail}" (Whoever(May::Note)) parked_mails::give_up;
    get "/v1/programs/{program}/cohorts/{cohort}/matching" (Whoever(May::Match)) matching::show;
    get "/v1/programs/{program}/cohorts/{cohort}/scenarios" (Whoever(May::Match)) scenarios::list;
    put "/v1/programs/{program}/cohorts/{cohort}/scenarios/{scenario}" (Whoever(May::Match)) scenarios::put;
    delete "/v1/programs/{program}/cohorts/{cohort}/scenarios/{scenario}" (Whoever(May::Match)) scenarios::delete;
    put "/v1/programs/{program}/cohorts/{cohort}/judged" (Whoever(May::Match)) scenarios::judge;
    get "/v1/programs/{program}/cohorts/{cohort}/pairings" (Whoever(May::ReadOwnPairings)) pairings::list;
    post "/v1/programs/{program}/cohorts/{cohort}/pairings" (Whoever(May::Match)) pairings::make;
    post "/v1/programs/{program}/cohorts/{cohort}/pairings/{pairing}/end" (Whoever(May::Match)) pairing::end;
    post "/v1/programs/{program}/cohorts/{cohort}/pairings/{pairing}/pause" (Whoever(May::ReadOwnPairings)) pairing::pause;
    post "/v1/programs/{program}/cohorts/{cohort}/pairings/{pairing}/resume" (Whoever(May::ReadOwnPairings)) pairing::resume;
    put "/v1/programs/{program}/cohorts/{cohort}/pairings/{pairing}/dealt-with" (Whoever(May::ReadOwnPairings)) board::deal_with;
    get "/v1/programs/{program}/cohorts/{cohort}/pairings/{pairing}/reflections" (Whoever(May::ReadOwnPairings)) board::reflections;
    get "/v1/programs/{program}/cohorts/{cohort}/people" (Whoever(May::ReadPeople)) people::list;
    put "/v1/programs/{program}/cohorts/{cohort}/standings" (Whoever(May::Note)) standings::put;
    get "/v1/programs/{program}/cohorts/{cohort}/people/{reference}" (Whoever(May::ReadPeople)) person::show;
    get "/v1/programs/{program}/cohorts/{cohort}/people/{reference}/certificate" (Whoever(May::ReadPeople)) certificate::show;
    get "/v1/programs/{program}/cohorts/{cohort}/people/{reference}/certificate.pdf" (Whoever(May::ReadPeople)) certificate::file;
    post "/v1/programs/{program}/cohorts/{cohort}/people/{reference}/notes" (Whoever(May::Note)) person::note;
    post "/v1/programs/{program}/cohorts/{cohort}/people/{reference}/questions" (Whoever(May::Note)) person::ask;
    post "/v1/programs/{program}/cohorts/{cohort}/imports" (Whoever(May::Import)) imports::take;
    get "/v1/programs/{program}/cohorts/{cohort}/report" (Whoever(May::ReadReports)) report::show;
    post "/v1/programs/{program}/cohorts/{cohort}/report" (Whoever(May::PublishReports)) report::publish;
    get "/v1/programs/{program}/cohorts/{cohort}/report.xlsx" (Whoever(May::ReadReports)) report::book;
}

/// The function: whoever calls it must have HOST's secret.
pub fn router<S: DeskStore>(site: Site<S>, secret: OriginSecret) -> Router {
    behind_host(routes(site), secret)
}
