use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::call::{get, send, version};
use crate::place::Place;
use crate::running::Running;

/// The export of all notes.
fn export(place: &Place, running: &Running, data: &str) -> String {
    let said = place.run(&["key", "example", "--data", data]);
    let key = said.lines().find(|line| line.starts_with("lgx_")).unwrap();
    let header = format!("\r\nauthorization: Bearer {key}");
    let answer = get(&running.address, "/v1/programs/example/exports/notes.ndjson", &header);
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.text()
}

#[test]
fn a_backup_made_during_writes_holds_all_that_was_acknowledged_before_it() {
    let place = Place::new("backup");
    let running = Running::serve(&place, &[]);
    let version = version(&running.address);
    let enough = AtomicBool::new(false);
    let (acknowledged, heard) = mpsc::channel();
    let write = |writer: usize, acknowledged: Sender<String>| {
        let notes = (0..).take_while(|_| !enough.load(Ordering::SeqCst));
        notes.for_each(|note| {
            let reference = send(&running.address, &version, &format!("note {writer} {note}"));
            let _nobody_listens_any_more = acknowledged.send(reference);
        });
    };
    let held: Vec<(String, Vec<String>)> = thread::scope(|scope| {
        let write = &write;
        for writer in 0..3 {
            let acknowledged = acknowledged.clone();
            scope.spawn(move || write(writer, acknowledged));
        }
        drop(acknowledged);
        let mut before = Vec::new();
        let backups = (0..3).map(|number| {
            before.extend((0..5).map(|_| heard.recv().unwrap()));
            before.extend(heard.try_iter());
            let file = format!("backup-{number}.db");
            place.run(&["backup", &file]);
            (file, before.clone())
        });
        let held = backups.collect();
        enough.store(true, Ordering::SeqCst);
        held
    });
    drop(running);
    for (file, before) in held {
        let data = format!("data of {file}");
        place.run(&["restore", &file, "--data", &data]);
        let restored = Running::serve(&place, &["--data", &data]);
        let export = export(&place, &restored, &data);
        for reference in &before {
            assert!(export.contains(reference), "{file} lacks {reference}");
        }
        send(&restored.address, &version, "a note after the restore");
    }
}

#[test]
fn a_backup_replaces_no_file_and_nobody_else_may_read_it() {
    let place = Place::new("taken");
    drop(Running::serve(&place, &[]));
    place.run(&["backup", "a.db"]);
    let mode = fs::metadata(place.path().join("a.db")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let said = place.refused(&["backup", "a.db"]);
    assert_eq!(said, "“a.db” is there already: a backup never replaces a file, so name a new one.");
    place.refused(&["backup", "nowhere/a.db"]);
    let left: Vec<_> =
        fs::read_dir(place.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains(".part")), "{left:?}");
}

#[test]
fn a_restore_replaces_nothing_unless_it_is_told_to_and_then_keeps_what_was_there() {
    let place = Place::new("restore");
    let running = Running::serve(&place, &[]);
    let version = version(&running.address);
    let first = send(&running.address, &version, "first");
    place.run(&["backup", "first.db"]);
    let second = send(&running.address, &version, "second");

    let said = place.refused(&["restore", "first.db", "--replace"]);
    assert!(said.starts_with("The data in “data” is in use"), "{said}");
    running.signal("TERM");
    assert!(running.ended().success());
    let said = place.refused(&["restore", "first.db"]);
    assert!(said.starts_with("“data” has data already (") && said.contains("--replace"), "{said}");

    let said = place.run(&["restore", "first.db", "--replace"]);
    let kept = said.split('“').nth(2).unwrap().split('”').next().unwrap().to_owned();
    let restored = Running::serve(&place, &[]);
    let now = export(&place, &restored, "data");
    assert!(now.contains(&first) && !now.contains(&second), "{now}");
    drop(restored);
    let before = Running::serve(&place, &["--data", &kept]);
    assert!(export(&place, &before, &kept).contains(&second));
}

#[test]
fn what_is_no_sound_backup_is_refused_and_nothing_is_changed() {
    let place = Place::new("unsound");
    drop(Running::serve(&place, &[]));
    place.run(&["backup", "a.db"]);
    let path = place.path().join("a.db");
    let whole = fs::read(&path).unwrap();
    let mut torn = whole.clone();
    torn.truncate(whole.len() / 2);
    let mut scratched = whole.clone();
    let third = whole.len() / 3;
    scratched[third..third + 4096].fill(0xAB);
    rusqlite::Connection::open(place.path().join("other.db"))
        .and_then(|other| {
            other.execute_batch("CREATE TABLE other (a); INSERT INTO other VALUES (1)")
        })
        .unwrap();
    let other = fs::read(place.path().join("other.db")).unwrap();
    for (number, bytes) in
        [torn, scratched, other, b"a text".to_vec(), Vec::new()].iter().enumerate()
    {
        fs::write(place.path().join("b.db"), bytes).unwrap();
        let data = format!("data {number}");
        let said = place.refused(&["restore", "b.db", "--data", &data]);
        assert!(said.starts_with("“b.db” is no sound backup of Ligature: "), "{number}: {said}");
        let database = place.path().join(data).join("ligature.db");
        assert!(!database.exists(), "{number}");
    }
}
