use crate::call::{send, version};
use crate::place::Place;
use crate::running::Running;

/// A year that was over long ago, of a program that still takes notes.
const OVER: &str = "
[cohort.year]
matching = 2001-01-10
introductions = 2001-02-01
first-contact = \"day 14\"
agreement = \"day 30\"
check-ins = [\"month 3\"]
evaluation = \"month 6\"
";

fn sent(place: &Place) {
    let running = Running::serve(place, &[]);
    let version = version(&running.address);
    for note in ["one", "two"] {
        send(&running.address, &version, note);
    }
    running.signal("TERM");
    running.ended();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_past_its_day_is_found_erased_and_found_no_more() {
    let place = Place::new("purge");
    place.append("programs/example/program.toml", OVER);
    sent(&place);
    let refused = place.refused(&["purge", "--check"]);
    assert!(refused.contains("example, all: "), "{refused}");
    assert!(refused.contains("past their day"), "{refused}");
    let said = place.run(&["purge"]);
    assert!(said.contains("note: 2\n    pairings: 0"), "{said}");
    assert!(said.ends_with("Nothing is kept longer than was promised.\n"), "{said}");
    let said = place.run(&["purge", "--check"]);
    assert!(said.contains("; 0 of them are of people whose year is kept."), "{said}");
    assert!(place.run(&["purge"]).starts_with("Of no year that is over"), "it is done");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_whose_end_nobody_has_said_is_kept_and_named() {
    let place = Place::new("purge-endless");
    sent(&place);
    let said = place.run(&["purge"]);
    assert!(
        said.starts_with("Of no year that is over anything is left: nothing was erased."),
        "{said}"
    );
    assert!(said.contains("example, all: nothing says when its "), "{said}");
    assert!(said.contains("[cohort.year]"), "{said}");
}
