//! Lines as they are written, for reading them. Of an enum whose kind stands among its fields, serde
//! makes a reader of each variant, with all that it could have been, which is much for the desk to
//! download. So there is one reader of all fields, and each kind takes its own.

use serde::Deserialize;

use super::{Deed, OnMember, Who};
use crate::desk::{Datasets, EndReason, Role};
use crate::matching::{Peers, WrittenPartners};
use crate::reference::Reference;

/// Why what is written is no line: it says what a line of its kind does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no line of an audit log says that")]
pub(super) struct NotALine;

/// The fields of everybody's kind.
#[derive(Deserialize)]
pub(super) struct WrittenWho {
    kind: String,
    member: Option<String>,
    key: Option<String>,
    name: Option<String>,
    reference: Option<String>,
    program: Option<String>,
}

/// The fields of every kind of deed.
#[derive(Deserialize)]
pub(super) struct WrittenDeed {
    what: String,
    member: Option<String>,
    key: Option<String>,
    name: Option<String>,
    role: Option<Role>,
    before: Option<Role>,
    datasets: Option<Datasets>,
    people: Option<Vec<Reference>>,
    person: Option<String>,
    note: Option<String>,
    question: Option<String>,
    cohort: Option<String>,
    form: Option<String>,
    rows: Option<u32>,
    scenario: Option<String>,
    mentee: Option<Reference>,
    mentor: Option<Reference>,
    peers: Option<Peers>,
    line: Option<String>,
    pairing: Option<String>,
    pairings: Option<Vec<String>>,
    ask_first: Option<bool>,
    reason: Option<EndReason>,
    file: Option<String>,
    mail: Option<String>,
    call: Option<String>,
}

/// What a field says, where it is there.
fn said<T: TryFrom<String>>(field: Option<String>) -> Result<T, NotALine> {
    T::try_from(field.ok_or(NotALine)?).map_err(|_| NotALine)
}

impl TryFrom<WrittenWho> for Who {
    type Error = NotALine;

    fn try_from(written: WrittenWho) -> Result<Self, NotALine> {
        let WrittenWho { kind, member, key, name, reference, program } = written;
        Ok(match &*kind {
            "member" => Self::Member { member: said(member)?, name: said(name)? },
            "export-key" => Self::ExportKey { key: said(key)?, name: said(name)? },
            "unnamed-key" => Self::UnnamedKey,
            "operator" => Self::Operator,
            "calendar" => Self::Calendar,
            "person" => Self::Person { reference: said(reference)? },
            "foreign" => Self::Foreign { program: said(program)? },
            "outsider" => Self::Outsider,
            _ => return Err(NotALine),
        })
    }
}

impl TryFrom<WrittenDeed> for Deed {
    type Error = NotALine;

    fn try_from(written: WrittenDeed) -> Result<Self, NotALine> {
        let on_member = |written: WrittenDeed| {
            Ok(OnMember {
                member: said(written.member)?,
                name: said(written.name)?,
                role: written.role.ok_or(NotALine)?,
                before: written.before,
            })
        };
        Ok(match &*written.what {
            "signed-in" => Self::SignedIn,
            "signed-out" => Self::SignedOut,
            "ended-sessions" => Self::EndedSessions,
            "member-added" => Self::MemberAdded(on_member(written)?),
            "member-changed" => Self::MemberChanged(on_member(written)?),
            "member-removed" => Self::MemberRemoved(on_member(written)?),
            "export-key-made" => Self::ExportKeyMade {
                key: said(written.key)?,
                name: said(written.name)?,
                datasets: written.datasets.ok_or(NotALine)?,
            },
            "export-key-revoked" => {
                Self::ExportKeyRevoked { key: said(written.key)?, name: said(written.name)? }
            }
            "year-forgotten" => Self::YearForgotten { cohort: said(written.cohort)? },
            "exported" => Self::Exported { file: said(written.file)?, cohort: written.cohort },
            "report-published" => Self::ReportPublished { cohort: said(written.cohort)? },
            "mail-tried-again" => Self::MailTriedAgain { mail: said(written.mail)? },
            "mail-given-up" => Self::MailGivenUp { mail: said(written.mail)? },
            "refused" => Self::Refused { call: said(written.call)? },
            "imported" => Self::Imported {
                cohort: said(written.cohort)?,
                form: said(written.form)?,
                rows: written.rows.ok_or(NotALine)?,
            },
            _ => return about_people(written),
        })
    }
}

/// What somebody did about people, one by one or as pairs.
fn about_people(written: WrittenDeed) -> Result<Deed, NotALine> {
    Ok(match &*written.what {
        "standings-put" => Deed::StandingsPut { people: written.people.ok_or(NotALine)? },
        "noted" => Deed::Noted { person: said(written.person)?, note: said(written.note)? },
        "asked" => Deed::Asked { person: said(written.person)?, question: said(written.question)? },
        "scenario-put" => Deed::ScenarioPut {
            cohort: said(written.cohort)?,
            scenario: said(written.scenario)?,
            name: said(written.name)?,
        },
        "scenario-deleted" => Deed::ScenarioDeleted {
            cohort: said(written.cohort)?,
            scenario: said(written.scenario)?,
            name: said(written.name)?,
        },
        "judged" => Deed::Judged {
            mentee: written.mentee.ok_or(NotALine)?,
            mentor: written.mentor.ok_or(NotALine)?,
            line: said(written.line)?,
        },
        "pairing-made" => Deed::PairingMade {
            pairing: said(written.pairing)?,
            ask_first: written.ask_first.ok_or(NotALine)?,
            partners: {
                let WrittenDeed { mentee, mentor, peers, .. } = written;
                let partners = WrittenPartners { mentee, mentor, peers };
                partners.try_into().map_err(|_| NotALine)?
            },
        },
        "pairing-accepted" => Deed::PairingAccepted { pairing: said(written.pairing)? },
        "pairing-declined" => Deed::PairingDeclined { pairing: said(written.pairing)? },
        "pairing-paused" => Deed::PairingPaused { pairing: said(written.pairing)? },
        "pairing-resumed" => Deed::PairingResumed { pairing: said(written.pairing)? },
        "aside-said" => Deed::AsideSaid { pairing: said(written.pairing)? },
        "dealt-with" => Deed::DealtWith { pairing: said(written.pairing)? },
        "pairings-ended" => {
            let pairings = written.pairings.ok_or(NotALine)?.into_iter();
            Deed::PairingsEnded {
                pairings: pairings.map(|one| said(Some(one))).collect::<Result<_, _>>()?,
                reason: written.reason.ok_or(NotALine)?,
            }
        }
        _ => return Err(NotALine),
    })
}
