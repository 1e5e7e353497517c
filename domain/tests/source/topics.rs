//! What pairs could talk about, as a committee writes it and as it is translated.

use domain::source::{Compiled, Fault, compile};

use super::base::{FORM, LISTS, PROGRAM};
use super::compile_with;
use super::translated::{files, lines, texts};

const TOPICS: &str = r#"
[[topic]]
month = 3
title = "A day at work"
about = ["One.", "Two."]
ask = "What is new?"
links = [{ label = "A page", to = "example.org/page" }]

[[topic]]
month = 1
title = "Hello"
about = ["Tell."]
ask = "Who?"
"#;

fn with(topics: &str) -> Result<Compiled, Vec<Fault>> {
    compile_with(&[PROGRAM, topics].concat(), LISTS, FORM)
}

#[test]
fn topics_stand_in_the_order_of_their_months_and_their_links_are_addresses() {
    let topics = with(TOPICS).unwrap_or_else(|faults| panic!("{}", lines(&faults))).program.topics;
    assert_eq!(topics.iter().map(|topic| topic.month).collect::<Vec<_>>(), [1, 3]);
    assert_eq!((topics[1].about.len(), topics[1].ask.as_str()), (2, "What is new?"));
    assert_eq!(topics[1].links[0].to, "https://example.org/page");
}

#[test]
fn what_is_wrong_with_a_topic_is_said_with_its_line() {
    let line = PROGRAM.lines().count() + 3;
    for (from, to, at, message) in [
        ("month = 3", "month = 19", line, "“month” must be 1 to 18"),
        ("month = 3", "month = 0", line, "“month” must be 1 to 18"),
        ("month = 3", "month = -1", line, "“month” must be a whole number that is not too large"),
        ("month = 1", "month = 3", line + 7, "there are two topics for month 3: take one out"),
        ("month = 1\n", "", line + 6, "“month” is missing here: add it"),
        (
            "about = [\"Tell.\"]",
            "about = []",
            line + 9,
            "“about” is missing here, or empty: add a paragraph",
        ),
        ("ask = \"Who?\"", "aks = \"Who?\"", line + 6, "“ask” is missing here: add it"),
        ("example.org/page", "no address", line + 4, "“no address” is not a web address: mend it"),
        ("label = \"A page\", ", "", line + 4, "“label” is missing here: add it"),
    ] {
        assert!(TOPICS.contains(from), "{from}");
        let faults = with(&TOPICS.replacen(from, to, 1)).expect_err(to);
        let expected = format!("p/program.toml:{at}: {message}");
        assert!(lines(&faults).contains(&expected), "{expected}\n{}", lines(&faults));
    }
}

fn translated(words: &str) -> Result<Compiled, Vec<Fault>> {
    let mut files = files();
    for file in &mut files {
        match file.path.as_str() {
            "p/program.toml" => file.text.push_str(TOPICS),
            "p/fr/program.toml" => file.text.push_str(words),
            _ => {}
        }
    }
    compile("p", &files, &texts())
}

const WORDS: &str = r#"
[topics.1]
title = "Bonjour"
about = ["Racontez."]
ask = "Qui ?"

[topics.3]
title = "Une journée"
about = ["Un.", "Deux."]
ask = "Quoi de neuf ?"
links = ["Une page"]
"#;

#[test]
fn a_topic_is_translated_whole_or_stays_as_it_is_and_says_so() {
    let french = |words: &str| {
        let compiled = translated(words).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
        (compiled.translations[0].program.topics.clone(), lines(&compiled.missing))
    };
    let (topics, missing) = french(WORDS);
    assert!(!missing.contains("[topics."), "{missing}");
    let link = &topics[1].links[0];
    assert_eq!((link.label.as_str(), link.to.as_str()), ("Une page", "https://example.org/page"));
    assert!(topics.iter().all(|topic| topic.words_in.is_none()));
    let (topics, missing) = french(&WORDS.replace("ask = \"Quoi de neuf ?\"\n", ""));
    assert!(missing.contains("“ask” under [topics.3]"), "{missing}");
    assert_eq!(topics[1].title, "A day at work");
    assert_eq!(topics[1].words_in.as_ref().map(|lang| lang.as_str()), Some("en"));
    assert_eq!(topics[0].title, "Bonjour");
    let (topics, missing) = french("");
    assert!(missing.contains("[topics.1]"), "{missing}");
    assert!(topics.iter().all(|topic| topic.words_in.is_some()));
}

#[test]
fn words_for_a_topic_that_is_not_there_are_a_fault() {
    for (words, message) in [
        ("[topics.2]\ntitle = \"x\"\n", "the program has no topic for month “2”"),
        ("[topics]\n1 = \"x\"\n", "“1” must be a table, as in [topics.1]"),
        ("[topics.1]\ntitel = \"x\"\n", "did you mean “title”?"),
        ("[topics.3]\nabout = [\"x\"]\n", "“about” has 1 paragraphs, and the original 2"),
    ] {
        let faults = translated(words).expect_err(words);
        assert!(lines(&faults).contains(message), "{message}\n{}", lines(&faults));
    }
}
