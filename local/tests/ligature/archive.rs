//! Handing a program over: the archive of one deployment, taken in by another.

use std::fs;
use std::path::Path;

use domain::desk::{AuditLine, Committee, Deed, MemberName, Role};
use domain::email::Email;
use domain::id::ProgramId;
use functions::store::{ReadAudit, ReadCommittee, ReadPrograms, Table};
use local::engine::Engine;
use local::system::TABLE;

use crate::call::{get, send, version};
use crate::place::Place;
use crate::running::Running;

const CHAIR: [&str; 6] =
    ["chair", "ada@example.org", "--program", "example", "--name", "Ada Lovelace"];

/// Where somebody chairs the program, and somebody has sent a note.
fn used(name: &str) -> Place {
    let place = Place::new(name);
    let running = Running::serve(&place, &[]);
    send(&running.address, &version(&running.address), "confidential");
    running.signal("TERM");
    running.ended();
    place.run(&CHAIR);
    place
}

/// The committee and the log that a data folder has.
async fn desk(folder: &Path) -> (Committee, Vec<AuditLine>) {
    let engine = Engine::in_folder(folder).await.unwrap();
    let table = Table::at(engine.endpoint(), TABLE);
    let program = ProgramId::new("example").unwrap();
    assert!(table.program(&program).await.unwrap().is_some());
    let committee = table.committee(&program).await.unwrap();
    let log = table.audit(&program, None).await.unwrap().lines;
    engine.stop().await;
    (committee, log)
}

#[tokio::test(flavor = "multi_thread")]
async fn another_deployment_takes_in_the_committee_the_log_and_the_forms_and_nothing_that_was_sent()
{
    let (old, new) = (used("archive-old"), Place::new("archive-new"));
    let said = old.run(&["archive", "example", "hand-over.ndjson"]);
    assert!(said.starts_with("Archived example into hand-over.ndjson:\n"), "{said}");
    let file = old.path().join("hand-over.ndjson");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("ada@example.org") && !text.contains("confidential"), "{text}");
    let file = file.to_str().unwrap();
    let said = new.run(&["take-in", file]);
    assert!(said.starts_with("Took in example, as it was on "), "{said}");
    let before = desk(&old.path().join("data")).await;
    let after = desk(&new.path().join("data")).await;
    assert_eq!(after, before);
    let (committee, log) = after;
    let ada = committee.with_address(&Email::parse("ada@example.org").unwrap()).unwrap();
    assert_eq!((&ada.name, ada.role), (&MemberName::new("Ada Lovelace").unwrap(), Role::Chair));
    assert!(log.iter().any(|line| matches!(line.deed, Deed::MemberAdded(_))), "{log:?}");
    assert_eq!(new.run(&["take-in", file]), said, "a second time, nothing is different");
    let running = Running::serve(&new, &[]);
    let form = get(&running.address, "/v1/programs/example/forms/note", "");
    assert_eq!(form.status, 200, "and it is served");
}

#[test]
fn where_the_program_is_in_use_already_nothing_is_taken_in() {
    let (old, new) = (used("archive-from"), Place::new("archive-into"));
    old.run(&["archive", "example", "a.ndjson"]);
    let file = old.path().join("a.ndjson");
    let file = file.to_str().unwrap();
    new.run(&["publish", "example"]);
    new.run(&["chair", "grace@example.org", "--program", "example"]);
    let said = new.refused(&["take-in", file]);
    assert!(said.starts_with("“example” is in use there already, with a committee"), "{said}");
}

#[test]
fn a_file_that_is_none_or_not_whole_is_refused_and_none_is_written_over() {
    let place = used("archive-broken");
    place.run(&["archive", "example", "a.ndjson"]);
    let said = place.refused(&["archive", "example", "a.ndjson"]);
    assert!(said.starts_with("“a.ndjson” is there already: "), "{said}");
    let said = place.refused(&["archive", "nope", "b.ndjson"]);
    assert_eq!(said, "“nope” is not published there.");
    assert!(!place.path().join("b.ndjson").exists());
    let whole = fs::read_to_string(place.path().join("a.ndjson")).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    let foreign = r#"{"pk":"COHORT#example#all","sk":"PAIRINGS","revision":1}"#;
    let without_one = [&lines[..1], &lines[2..]].concat().join("\n");
    for (text, begin) in [
        (String::new(), "This is no archive of a program."),
        (foreign.to_owned(), "This is no archive of a program."),
        (lines[..lines.len() - 1].join("\n"), "This archive is not whole"),
        (without_one, "This archive is not whole"),
        (
            [first, foreign, last].join("\n"),
            "This archive has a line that does not belong there: line 2.",
        ),
    ] {
        place.write("bad.ndjson", &text);
        let said = place.refused(&["take-in", "bad.ndjson", "--data", "other"]);
        assert!(said.starts_with(begin), "{said}");
    }
}
