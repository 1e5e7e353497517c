//! What does not belong into a translation.

use domain::source::compile;

use super::file;
use super::translated::{compile_after, files, lines, texts};

#[test]
fn what_does_not_belong_into_a_translation_is_a_fault_with_its_line() {
    let form = "p/fr/forms/apply.toml";
    let cases = [
        (
            form,
            "[questions.which]",
            "[questions.whihc]",
            ":11: the original has no question “whihc”",
        ),
        (form, "[sections.you]", "[sections.me]", ":5: the original has no section “me”"),
        (form, "parts.statement]", "parts.x]", "the original has no part “x”"),
        (
            form,
            "ask = \"Laquelle ?\"",
            "ask = \"Laquelle ?\"\nmost = 9",
            ":13: “most” is not a word that belongs here",
        ),
        (
            form,
            "ask = \"Laquelle ?\"",
            "ask = \"Laquelle ?\"\nhelp = \"x\"",
            ":13: “help” is not a word that belongs here",
        ),
        (
            form,
            "ask = \"Étape ?\"",
            "ask = \"Étape ?\"\noptions = { other = \"x\" }",
            "“options” is not a word that belongs here",
        ),
        (
            form,
            "next = [\"Patientez.\"]",
            "next = [\"a\", \"b\"]",
            ":3: “next” has 2 paragraphs, and the original 1",
        ),
        (form, "ask = \"Laquelle ?\"", "ask = \"\"", ":12: “ask” is empty"),
        (form, "title = \"Cand", "title = Cand", "this is not TOML"),
        ("p/fr/lists.toml", "[stages]", "[steps]", ":1: the original has no list “steps”"),
        ("p/fr/lists.toml", "student", "pupil", ":2: the original has no option “pupil”"),
        (
            "p/fr/program.toml",
            "name =",
            "lang = \"fr\"\nname =",
            ":1: “lang” is not a word that belongs here",
        ),
        (
            "p/fr/program.toml",
            "association",
            "[cohorts]\nnext = \"x\"\n[x]\nassociation",
            "the program has no cohort “next”",
        ),
        (
            "p/fr/program.toml",
            "name",
            "calendar = { \"Some day\" = \"x\" }\nname",
            "no calendar of the program says “Some day”",
        ),
        (
            "texts/fr.toml",
            "minutes = \"Environ {n|# minute|# minutes}.\"",
            "minutes = \"Environ.\"",
            ":18: “form.minutes” must have {n} in it",
        ),
        (
            "texts/fr.toml",
            "Environ {n",
            "{day} Environ {n",
            ":18: “form.minutes” is filled in with no {day}",
        ),
        (
            "texts/fr.toml",
            "{n|# minute|# minutes}",
            "{n|a|b|c}",
            ":18: there are more forms of a word than [number] plural has rules for",
        ),
        ("texts/fr.toml", "# minutes}", "# minutes", ":18: a brace is not closed"),
        ("texts/fr.toml", "\"0-1\"", "\"a few\"", ":6: these are no rules"),
        ("texts/fr.toml", "janvier, ", "", ":13: “months” must be twelve names"),
        ("texts/fr.toml", "\"ltr\"", "\"down\"", ":3: “direction” can be ltr or rtl"),
        (
            "texts/fr.toml",
            "plural = \"0-1\"",
            "",
            "the text “plural” is missing: add it under [number]",
        ),
        ("texts/fr.toml", "minutes =", "minuets =", ":18: nothing says “form.minuets”"),
    ];
    for (path, from, to, expected) in cases {
        let faults = match compile_after(path, from, to) {
            Ok(_) => String::new(),
            Err(faults) => lines(&faults),
        };
        let is_there = faults.lines().any(|line| line.starts_with(path) && line.contains(expected));
        assert!(is_there, "{from:?} -> {to:?} said:\n{faults}\nnot: {path}{expected}");
    }
}

#[test]
fn a_folder_of_a_language_has_a_language_s_name_and_mirrors_the_program() {
    let with = |path: &str| {
        let mut files = files();
        files.push(file(path, "name = \"x\"\n"));
        lines(&compile("p", &files, &texts()).unwrap_err())
    };
    for (path, expected) in [
        ("p/words/program.toml", "this file is in no place that a program knows"),
        ("p/FR/program.toml", "rename the folder “FR”: “fr”"),
        ("p/en/program.toml", "“en” is the program's own language"),
        ("p/de/program.toml", "there is no file texts/de.toml"),
        ("p/fr/forms/other.toml", "the program has no such file of its own"),
        ("p/fr/notes.toml", "the program has no such file of its own"),
    ] {
        let said = with(path);
        assert!(said.contains(&format!("{path}:1: {expected}")), "{path} said:\n{said}");
    }
}
