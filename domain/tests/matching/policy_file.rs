//! What `cargo xtask check` says of a `matching.toml`.

use domain::matching::Policy;
use domain::source::Fault;

use crate::town::{RULES, TOPICS, read};

fn faults(policy: &str) -> String {
    match read(policy) {
        Ok(_) => String::new(),
        Err(faults) => faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"),
    }
}

#[test]
fn a_fault_is_named_with_its_line_and_what_to_do() {
    let whole = format!("{TOPICS}{RULES}");
    assert_eq!(faults(&whole), "");
    for (from, to, expected) in [
        ("points = 60", "points = 1001", "p/matching.toml:3: a line gives 0 to 1000 points"),
        ("points = 60\n", "", "p/matching.toml:1: “points” is missing here: add it"),
        (
            "compare = \"ranked\"",
            "compare = \"magic\"",
            "p/matching.toml:4: “compare” can be ranked, overlap,",
        ),
        (
            "mentee = \"wants\"",
            "mentee = \"needs\"",
            "p/matching.toml:5: the form “mentee” does not ask “needs”",
        ),
        (
            "mentee = \"wants\"",
            "mentee = \"areas\"",
            "p/matching.toml:5: “areas” of “mentee” must be ranked, or an option in each row of a group here",
        ),
        (
            "mentor = \"areas\"",
            "mentor = \"at\"",
            "p/matching.toml:6: “at” of “mentor” must be a question with options here",
        ),
        (
            "mentor = \"areas\"",
            "mentor = \"for\"",
            "p/matching.toml:6: “wants” and “for” have no option in common: name those that mean the same in “alike”",
        ),
        (
            "ignore = [\"other\"]",
            "ignore = [\"else\"]",
            "p/matching.toml:7: neither question offers “else”",
        ),
        (
            "ignore = [\"other\"]",
            "ignroe = [\"other\"]",
            "p/matching.toml:7: “ignroe” is not a word that belongs here: did you mean “ignore”?",
        ),
        ("form = \"mentor\"", "form = \"nobody\"", "the program has no form “nobody”"),
        (
            "form = \"mentor\"",
            "form = \"mentee\"",
            "the two sides fill in the same form: each has its own",
        ),
        (
            "name = \"name\"",
            "name = \"years\"",
            "the form “mentee” does not ask for a text “years”",
        ),
        (
            "is = [\"yes\"] }\npeer",
            "is = [\"maybe\"] }\npeer",
            "“matched” waits for “maybe”, which “seeking” of “mentee” does not offer",
        ),
        ("same-name = true\n", "", "“same-name” is missing here: add it"),
        (
            "same-institution = { mentee = [\"at\"]",
            "same-institution = { mentee = [\"years\"]",
            "“years” of “mentee” must be a text here",
        ),
        (
            "not-less-experienced = { mentee = \"years\"",
            "not-less-experienced = { mentee = \"often\"",
            "“often” and “years” must have the same options in the same order",
        ),
        ("few = 1, ", "", "“options” does not say how many people “few” means"),
        ("most = 2", "most = 21", "a mentor takes on 0 to 20 people"),
        (
            "names = [\"University of Illinois Urbana-Champaign\", \"UIUC\"]",
            "names = [\"UIUC\"]",
            "“names” needs two names or more",
        ),
        (
            "[[line]]\n",
            "[[line]]\npeers = \"no\"\n",
            "p/matching.toml:2: “peers” can be count or leave-out",
        ),
        (
            "[[line]]\n",
            "[[line]]\nempty = \"no\"\n",
            "p/matching.toml:2: “empty” can be unknown or anyone-fits",
        ),
        ("[rules]", "[rules", "this is not TOML"),
    ] {
        assert!(whole.contains(from), "{from}");
        let said = faults(&whole.replacen(from, to, 1));
        assert!(said.contains(expected), "{from:?} -> {to:?} said:\n{said}\nnot: {expected}");
    }
    let twice = faults(&format!("{TOPICS}{TOPICS}{RULES}"));
    assert!(twice.contains("two lines are called “topics”: rename one"), "{twice}");
    assert!(faults(RULES).contains("nothing is compared: add what counts under [[line]]"));
}

#[test]
fn hours_are_said_for_every_time_of_day_that_people_can_choose() {
    let line = "[[line]]\nid = \"zones\"\npoints = 5\ncompare = \"time-zones\"\nmentee = \"zone\"\n\
                mentor = \"zone\"\notherwise = \"mon-fri 9-17\"\ntimes = { mentee = \"times\", \
                mentor = \"times\", hours = { morning = \"mon-fri 8-12\", evening = \"18-22\" } }\n";
    let said = faults(&format!("{line}{RULES}"));
    assert!(said.contains("“18-22”: hours look like “mon-fri 9-12”"), "{said}");
    assert!(said.contains("“hours” does not say which hours “evening” means"), "{said}");
    let mended = line.replace("\"18-22\"", "\"mon-sun 18-22\"");
    assert_eq!(faults(&format!("{mended}{RULES}")), "");
}

#[test]
fn a_policy_is_published_as_json_and_read_back() {
    let policy = read(&format!("{TOPICS}{RULES}")).unwrap().matching.unwrap();
    let json = serde_json::to_string(&policy).unwrap();
    assert_eq!(serde_json::from_str::<Policy>(&json).unwrap(), policy);
}
