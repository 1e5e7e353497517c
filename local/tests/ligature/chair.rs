use crate::place::Place;

#[test]
fn a_command_names_a_chair_and_the_same_again_changes_nothing() {
    let place = Place::new("chair");
    place.run(&["publish", "example"]);
    let chair = |address| ["chair", address, "--program", "example", "--name", "Ada Lovelace"];
    let said = place.run(&chair("ada@example.org"));
    assert!(said.starts_with("Ada Lovelace chairs the committee of example.\n"), "{said}");
    assert_eq!(place.run(&chair("ada@example.org")), said);
    let unnamed = place.run(&["chair", "grace@example.org", "--program", "example"]);
    assert!(unnamed.starts_with("grace chairs the committee of example.\n"), "{unnamed}");
    let nowhere = place.refused(&["chair", "ada@example.org", "--program", "nope"]);
    assert_eq!(nowhere, "“nope” is not published there: publish it there first.");
}
