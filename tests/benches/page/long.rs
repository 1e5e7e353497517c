//! A form of 200 questions on one page: longer than any that we know, to see what length costs.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use local::programs::Programs;
use tests::bench;
use tests::stage::repository;

pub(crate) const PROGRAM: &str = "long";
pub(crate) const FORM: &str = "long";
/// The last of them is called `q200`, which the probe looks for.
const QUESTIONS: usize = 200;

/// A folder with this repository's programs and one with the long form.
pub(crate) fn programs() -> Programs {
    let folder = bench::folder().join("programs");
    let _not_there = fs::remove_dir_all(&folder);
    let made = copy(&repository().join("programs"), &folder).and_then(|()| {
        let forms = folder.join(PROGRAM).join("forms");
        fs::create_dir_all(&forms)?;
        fs::write(folder.join(PROGRAM).join("program.toml"), PROGRAM_FILE)?;
        fs::write(forms.join(format!("{FORM}.toml")), form())
    });
    made.unwrap_or_else(|error| panic!("{} can't be made: {error}", folder.display()));
    Programs::at(folder)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

fn form() -> String {
    let mut form = FORM_FILE.to_owned();
    for n in 1..=QUESTIONS {
        // Text first and last; between them the kinds take turns.
        let kind = KINDS[(n - 1) % KINDS.len()];
        let kind = if n == QUESTIONS { KINDS[0] } else { kind };
        let _ = write!(
            form,
            "\n[[section.question]]\nid = \"q{n}\"\nask = \"What would you like to say about \
             subject {n}?\"\nhelp = \"A word or two will do.\"\noptional = true\n{kind}\n"
        );
    }
    form
}

const KINDS: [&str; 5] = [
    "kind = \"short-text\"\nmost = 200",
    "kind = \"choice\"\noptions = { yes = \"Yes\", no = \"No\", perhaps = \"I don’t know yet\" }",
    "kind = \"long-text\"\nmost = 1000",
    "kind = \"choices\"\nat-least = 1\nat-most = 3\noptions = { one = \"By mail\", two = \"By phone\", three = \"In person\" }",
    "kind = \"menu\"\noptions = { a = \"This year\", b = \"Next year\", c = \"Later\" }",
];

const PROGRAM_FILE: &str = r#"
name = "A long form"
association = "Ligature"
address = "long@example.org"
lang = "en"
keep-months = 1
hosts = ["https://long.example.org"]

[[cohort]]
id = "one"
name = "One"
windows = { open = { opens = 2020-01-01, closes = 2099-12-31 } }
"#;

const FORM_FILE: &str = r#"
title = "A long form"
dataset = "long"
opens = "anyone"
window = "open"
sending = "expected"
send = "Send"
next = ["Nothing happens next."]

[[section]]
id = "all"
title = "All of it"
who-sees = "committee"
"#;
