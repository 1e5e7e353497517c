//! What is written into the audit log is read again as it was.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use domain::desk::{
    Datasets, Deed, EndReason, ExportKeyId, InquiryId, KeyName, MailId, MemberId, MemberName,
    NoteId, OnMember, PairingId, Role, ScenarioId, ScenarioName, Who,
};
use domain::id::{CohortId, FormId, LineId, ProgramId};
use domain::matching::{Pair, Partners, Peers};
use domain::reference::Reference;

/// Which kind it is. Whoever adds a kind adds it here, and to [`deeds`].
fn kind(deed: &Deed) -> u8 {
    match deed {
        Deed::SignedIn => 0,
        Deed::SignedOut => 1,
        Deed::EndedSessions => 2,
        Deed::MemberAdded(_) => 3,
        Deed::MemberChanged(_) => 4,
        Deed::MemberRemoved(_) => 5,
        Deed::ExportKeyMade { .. } => 6,
        Deed::ExportKeyRevoked { .. } => 7,
        Deed::StandingsPut { .. } => 8,
        Deed::Noted { .. } => 9,
        Deed::Asked { .. } => 10,
        Deed::Imported { .. } => 11,
        Deed::ScenarioPut { .. } => 12,
        Deed::ScenarioDeleted { .. } => 13,
        Deed::Judged { .. } => 14,
        Deed::PairingMade { .. } => 15,
        Deed::PairingAccepted { .. } => 16,
        Deed::PairingDeclined { .. } => 17,
        Deed::PairingsEnded { .. } => 18,
        Deed::Exported { .. } => 19,
        Deed::MailTriedAgain { .. } => 20,
        Deed::MailGivenUp { .. } => 21,
        Deed::Refused { .. } => 22,
        Deed::AsideSaid { .. } => 23,
        Deed::YearForgotten { .. } => 24,
        Deed::ReportPublished { .. } => 25,
        Deed::PairingPaused { .. } => 26,
        Deed::PairingResumed { .. } => 27,
        Deed::DealtWith { .. } => 28,
    }
}

/// Every kind of deed, and where a field may be missing, both ways.
fn deeds() -> Vec<Deed> {
    let (a, b) = (Reference::from_random(1), Reference::from_random(2));
    let on = |before| OnMember {
        member: MemberId::from_random(3),
        name: MemberName::new("Ada Lovelace").expect("it is a name"),
        role: Role::Chair,
        before,
    };
    let cohort = || CohortId::new("2026-27").expect("it is a name");
    let form = || FormId::new("mentor-profile").expect("it is a name");
    let key = || (ExportKeyId::from_random(4), KeyName::new("Report").expect("it is a name"));
    let scenario =
        || (ScenarioId::from_random(5), ScenarioName::new("Plan B").expect("it is a name"));
    let pairing = || PairingId::from_random(6);
    let mail = || MailId::new("receipt", "7").expect("it is a name");
    let made = |partners| Deed::PairingMade { pairing: pairing(), partners, ask_first: true };
    vec![
        Deed::SignedIn,
        Deed::SignedOut,
        Deed::EndedSessions,
        Deed::MemberAdded(on(None)),
        Deed::MemberChanged(on(Some(Role::Reader))),
        Deed::MemberRemoved(on(None)),
        Deed::ExportKeyMade { key: key().0, name: key().1, datasets: Datasets::All },
        Deed::ExportKeyMade {
            key: key().0,
            name: key().1,
            datasets: Datasets::These(vec![form()]),
        },
        Deed::ExportKeyRevoked { key: key().0, name: key().1 },
        Deed::StandingsPut { people: vec![a.clone(), b.clone()] },
        Deed::Noted { person: a.clone(), note: NoteId::from_random(8) },
        Deed::Asked { person: a.clone(), question: InquiryId::from_random(9) },
        Deed::Imported { cohort: cohort(), form: form(), rows: 40 },
        Deed::YearForgotten { cohort: cohort() },
        Deed::ScenarioPut { cohort: cohort(), scenario: scenario().0, name: scenario().1 },
        Deed::ScenarioDeleted { cohort: cohort(), scenario: scenario().0, name: scenario().1 },
        Deed::Judged {
            mentee: a.clone(),
            mentor: b.clone(),
            line: LineId::new("identity").expect("it is a name"),
        },
        made(Partners::Pair(Pair { mentee: a.clone(), mentor: b.clone() })),
        made(Partners::Peers { peers: Peers::new(a, b).expect("they are two") }),
        Deed::PairingAccepted { pairing: pairing() },
        Deed::PairingDeclined { pairing: pairing() },
        Deed::PairingsEnded { pairings: vec![pairing()], reason: EndReason::NoContact },
        Deed::AsideSaid { pairing: pairing() },
        Deed::PairingPaused { pairing: pairing() },
        Deed::PairingResumed { pairing: pairing() },
        Deed::DealtWith { pairing: pairing() },
        Deed::Exported { file: "everything.xlsx".into(), cohort: None },
        Deed::Exported { file: "pairings.csv".into(), cohort: Some("2026-27".into()) },
        Deed::ReportPublished { cohort: cohort() },
        Deed::MailTriedAgain { mail: mail() },
        Deed::MailGivenUp { mail: mail() },
        Deed::Refused { call: "PUT /v1/programs/{program}/committee/{member}".into() },
    ]
}

#[test]
fn every_kind_of_deed_is_read_as_it_was_written() {
    let kinds: BTreeSet<u8> = deeds().iter().map(kind).collect();
    assert_eq!(kinds, (0..29).collect());
    for deed in deeds() {
        let written = serde_json::to_string(&deed).expect("it is written");
        let read: Deed = serde_json::from_str(&written).expect("it is read");
        assert_eq!(read, deed, "{written}");
    }
}

#[test]
fn everybody_is_read_as_they_were_written() {
    let name = || MemberName::new("Ada Lovelace").expect("it is a name");
    let key = || KeyName::new("Report").expect("it is a name");
    for who in [
        Who::Member { member: MemberId::from_random(1), name: name() },
        Who::ExportKey { key: ExportKeyId::from_random(2), name: key() },
        Who::UnnamedKey,
        Who::Operator,
        Who::Calendar,
        Who::Person { reference: Reference::from_random(3) },
        Who::Foreign { program: ProgramId::new("acrl-sts").expect("it is a name") },
        Who::Outsider,
    ] {
        let written = serde_json::to_string(&who).expect("it is written");
        let read: Who = serde_json::from_str(&written).expect("it is read");
        assert_eq!(read, who, "{written}");
    }
}

#[test]
fn a_deed_without_what_it_is_about_is_refused() {
    for text in [
        r#"{"what":"noted","note":"0000000000000008"}"#,
        r#"{"what":"pairings-ended","pairings":["0000000000000006"]}"#,
        r#"{"what":"pairing-made","pairing":"0000000000000006","ask_first":true}"#,
        r#"{"what":"flew"}"#,
    ] {
        assert!(serde_json::from_str::<Deed>(text).is_err(), "{text}");
    }
}
