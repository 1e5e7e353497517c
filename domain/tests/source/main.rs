//! What `cargo xtask check` says about program files.
#![cfg(feature = "source")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod asked;
mod base;
mod strangers;
mod topics;
mod translated;
mod years;

use std::fs;
use std::path::{Path, PathBuf};

use domain::form::{Audience, Kind};
use domain::source::{Compiled, Fault, File, compile};

fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

fn programs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../programs")
}

/// The text files of this repository.
fn texts() -> Vec<File> {
    read_folder("texts")
}

fn compile_with(program: &str, lists: &str, form: &str) -> Result<Compiled, Vec<Fault>> {
    let files = [
        file("p/program.toml", program),
        file("p/lists.toml", lists),
        file("p/forms/apply.toml", form),
    ];
    compile("p", &files, &texts())
}

/// Compiles the program without fault after one edit in one of its files.
fn faults_after(from: &str, to: &str) -> String {
    let mut edits = 0;
    let mut edit = |text: &str| {
        edits += text.matches(from).count().min(1);
        text.replacen(from, to, 1)
    };
    let (program, lists, form) = (edit(base::PROGRAM), edit(base::LISTS), edit(base::FORM));
    assert_eq!(edits, 1, "{from:?} must be in one file");
    match compile_with(&program, &lists, &form) {
        Ok(_) => String::new(),
        Err(faults) => faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"),
    }
}

#[test]
fn a_fault_is_named_with_its_file_and_line_and_what_to_do() {
    let cases = [
        (
            "kind = \"choice\"",
            "knid = \"choice\"",
            "p/forms/apply.toml:14: “kind” is missing here: add it",
        ),
        (
            "ask = \"Which?\"\n",
            "ask = \"Which?\"\nhepl = \"x\"\n",
            "p/forms/apply.toml:23: “hepl” is not a word that belongs here: did you mean “help”?",
        ),
        (
            "ask = \"Which?\"\n",
            "ask = \"\"\n",
            "p/forms/apply.toml:22: “ask” is empty: write something, or take it out",
        ),
        (
            "most = 50\n",
            "most = \"50\"\n",
            "p/forms/apply.toml:24: “most” must be a whole number that is not too large",
        ),
        (
            "most = 50\n",
            "most = 99999\n",
            "p/forms/apply.toml:24: “most” can be 1 to 10000 characters",
        ),
        (
            "is = [\"other\"]",
            "is = [\"retired\"]",
            "p/forms/apply.toml:21: “when” of “which” waits for “retired”, which “stage” does not offer",
        ),
        (
            "question = \"stage\", is",
            "question = \"goals\", is",
            "p/forms/apply.toml:21: “when” of “which” looks at “goals”, which is not asked before it",
        ),
        (
            "options = \"stages\"",
            "options = \"stages\"\noptional = true\nwho-sees = \"self\"",
            "p/forms/apply.toml:23: “when” of “which” looks at “stage”, which is never sent: only the person sees it",
        ),
        (
            "options = \"stages\"",
            "options = \"steps\"",
            "p/forms/apply.toml:18: lists.toml has no list “steps”: add it",
        ),
        (
            "id = \"which\"",
            "id = \"stage\"",
            "p/forms/apply.toml:21: two questions are called “stage”: rename one",
        ),
        (
            "id = \"which\"",
            "id = \"Which\"",
            "p/forms/apply.toml:21: rename “Which”: a name is 1 to 64 lower-case letters, digits and single hyphens between them",
        ),
        (
            "at-most = 3",
            "at-most = 0",
            "p/forms/apply.toml:32: “at-least” and “at-most” must be in order, from 1 to 20",
        ),
        (
            "window = \"apply\"",
            "window = \"later\"",
            "p/forms/apply.toml:4: the cohort “one” has no window “later”: add it in program.toml",
        ),
        (
            "opens = \"anyone\"",
            "opens = \"all\"",
            "p/forms/apply.toml:3: “opens” can be anyone, pairing or desk",
        ),
        (
            "who-sees = \"committee\"",
            "who-sees = \"all\"",
            "p/forms/apply.toml:12: “who-sees” can be self, matching, committee, partner or public",
        ),
        (
            "most = 500\n",
            "most = 500\ncopy-from = { form = \"x\", question = \"y\" }\n",
            "p/forms/apply.toml:35: “copy-from” of “statement” names no answer that another form of this program has",
        ),
        (
            "closes = 2027-01-31",
            "closes = 2026-01-31",
            "p/program.toml:13: the window “apply” closes before it opens: mend one of the days",
        ),
        ("closes = 2027-01-31", "closes = 2027-02-30", "p/program.toml:13: this is not TOML"),
        (
            "most = 50\n",
            "most = 50\nwho-sees = \"self\"\n",
            "p/forms/apply.toml:21: only the person sees this answer, so it is never sent: add optional = true",
        ),
        (
            "address = \"p@example.org\"",
            "address = \"p\"",
            "p/program.toml:3: “address” must be an e-mail address",
        ),
        (
            "https://p.libguides.com",
            "https://p.libguides.com/",
            "p/program.toml:6: “https://p.libguides.com/” is not a host: an origin is https://, a host in lower case, and perhaps a port, with nothing after it",
        ),
        (
            "[[cohort]]",
            "[sign-on]\nissuer = \"http://login.example.org\"\naudience = \"desk\"\n[[cohort]]",
            "p/program.toml:9: “http://login.example.org” is not an issuer: an issuer is https://, a host in lower case, and perhaps a path, without ? and #",
        ),
        (
            "[[cohort]]",
            "[sign-on]\nissuer = \"https://login.example.org\"\naudience = \"the desk\"\n[[cohort]]",
            "p/program.toml:10: “the desk” is not an audience: an audience is the client’s id, 1 to 200 letters, digits and signs without a space",
        ),
        (
            "[[cohort]]",
            "[sign-on]\nissuer = \"https://login.example.org\"\n[[cohort]]",
            "p/program.toml:8: “audience” is missing here: add it",
        ),
        (
            "[[cohort]]",
            "[sign-on]\nissuer = \"https://a.org\"\naudience = \"a\"\nclient = \"a\"\n[[cohort]]",
            "p/program.toml:11: “client” is not a word that belongs here",
        ),
        ("[stages]", "[stages", "p/lists.toml:1: this is not TOML"),
        (
            "student = \"Student\"",
            "Student = \"Student\"",
            "p/lists.toml:2: rename the option “Student”",
        ),
        (
            "keep-months = 18\n",
            "keep-months = 18\n[texts.form]\nnope = \"x\"\n",
            "nothing says “form.nope”: take it out, or mend its name",
        ),
    ];
    for (from, to, expected) in cases {
        let faults = faults_after(from, to);
        assert!(faults.contains(expected), "{from:?} -> {to:?} said:\n{faults}\nnot: {expected}");
    }
}

#[test]
fn every_fault_is_named_at_once() {
    let faults = compile_with(
        &base::PROGRAM.replace("keep-months = 18\n", "").replace("lang = \"en\"\n", ""),
        base::LISTS,
        &base::FORM.replace("most = 50", "most = 0"),
    );
    assert!(faults.unwrap_err().len() >= 2);
}

#[test]
fn cohorts_that_would_both_take_a_submission_are_refused() {
    let second = "\n[[cohort]]\nid = \"two\"\nname = \"Two\"\n[cohort.windows]\napply = { opens = 2027-01-31, closes = 2027-06-30 }\n";
    let both = format!("{}{second}", base::PROGRAM);
    let faults = compile_with(&both, base::LISTS, base::FORM).unwrap_err();
    assert!(faults[0].message.contains("overlaps"), "{faults:?}");
    let apart = both.replace("opens = 2027-01-31", "opens = 2027-02-01");
    assert!(compile_with(&apart, base::LISTS, base::FORM).is_ok());
}

#[test]
fn a_program_may_not_have_the_name_of_an_address_of_ours() {
    for name in ["v1", "desk", "texts", "mail", "openapi", "snippet"] {
        let faults =
            compile(name, &[file(&format!("{name}/program.toml"), base::PROGRAM)], &texts());
        assert!(faults.unwrap_err()[0].message.contains("address of Ligature's own"), "{name}");
    }
}

#[test]
fn a_dataset_may_not_have_the_name_of_one_of_ours() {
    for ours in domain::export::OURS {
        let form =
            base::FORM.replace("dataset = \"applications\"", &format!("dataset = \"{ours}\""));
        let faults = compile_with(base::PROGRAM, base::LISTS, &form).unwrap_err();
        assert!(faults[0].to_string().contains("one of Ligature’s own"), "{}", faults[0]);
    }
}

#[test]
fn a_text_that_a_language_leaves_out_is_named() {
    let english = fs::read_to_string(programs().join("texts/en.toml")).unwrap();
    let texts = [file("texts/en.toml", &english.replacen("email =", "e-mail =", 1))];
    let files = [file("p/program.toml", base::PROGRAM)];
    let said: Vec<String> =
        compile("p", &files, &texts).unwrap_err().iter().map(Fault::to_string).collect();
    assert!(
        said.iter()
            .any(|fault| fault.contains("the text “email” is missing: add it under [problem]")),
        "{said:?}"
    );
}

#[test]
fn the_same_words_have_the_same_version_and_a_changed_word_another() {
    let version = |form: &str| {
        compile_with(base::PROGRAM, base::LISTS, form).unwrap().forms[0].version.clone()
    };
    let first = version(base::FORM);
    assert_eq!(version(&format!("# A comment.\n{}", base::FORM)), first);
    assert_ne!(version(&base::FORM.replace("Which?", "Which one?")), first);
}

#[test]
fn an_associations_sign_on_goes_with_the_program() {
    let table = "\n[sign-on]\nissuer = \"https://login.example.org/\"\naudience = \"desk\"\n";
    let file = format!("{}{table}", base::PROGRAM);
    let sign_on = compile_with(&file, base::LISTS, base::FORM).unwrap().program.sign_on.unwrap();
    assert_eq!(sign_on.issuer.as_str(), "https://login.example.org/");
    assert_eq!(sign_on.audience.as_str(), "desk");
    let without = compile_with(base::PROGRAM, base::LISTS, base::FORM).unwrap();
    assert_eq!(without.program.sign_on, None);
}

#[test]
fn a_program_may_say_things_in_its_own_words() {
    let own = format!("{}\n[texts.problem]\nemail = \"Hm.\"\n", base::PROGRAM);
    let compiled = compile_with(&own, base::LISTS, base::FORM).unwrap();
    assert_eq!(compiled.texts.get(domain::texts::PROBLEM_EMAIL), "Hm.");
}

fn read_folder(name: &str) -> Vec<File> {
    fn walk(folder: &Path, prefix: &str, files: &mut Vec<File>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = format!("{prefix}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &path, files);
            } else {
                files.push(file(&path, &fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    walk(&programs().join(name), name, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

#[test]
fn the_programs_in_this_repository_have_no_fault() {
    for name in ["acrl-sts", "sla-sci-tech"] {
        let compiled = compile(name, &read_folder(name), &texts());
        let compiled = compiled.unwrap_or_else(|faults| {
            panic!("{}", faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"))
        });
        for form in &compiled.forms {
            let json = serde_json::to_string(form).unwrap();
            assert_eq!(serde_json::from_str::<domain::Form>(&json).unwrap(), *form);
        }
    }
}

/// Whom somebody does not want to be matched with, and what they say of themselves for the match,
/// must never reach a partner or an export by an edit that nobody looked at.
#[test]
fn what_sts_promises_about_sensitive_answers_is_kept() {
    let compiled = compile("acrl-sts", &read_folder("acrl-sts"), &texts()).unwrap();
    let form = compiled.forms.iter().find(|form| form.id.as_str() == "mentee-application").unwrap();
    let matching = form.questions().filter(|q| q.who_sees == Audience::Matching);
    assert!(matching.count() >= 1, "the identity preference is for matching only");
    let consents = form.questions().filter(|q| q.kind == Kind::Consent && !q.optional);
    assert!(consents.count() >= 1, "an application asks for consent");
}
