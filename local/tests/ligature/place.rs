//! A folder of a test's own, with a small program and a stand-in for the built site in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = r#"
name = "Example"
association = "Example"
address = "example@example.org"
lang = "en"
about = ["What it is."]
keep-months = 12
hosts = ["https://guides.example.org"]

[[cohort]]
id = "all"
name = "All years"

[cohort.windows]
always = { opens = 2000-01-01, closes = 2099-12-31 }
"#;

const FORM: &str = r#"
title = "A note"
dataset = "notes"
about = ["Write a note."]
minutes = 1
opens = "anyone"
window = "always"
sending = "expected"
send = "Send my note"
next = ["Somebody reads it."]

[[section]]
id = "note"
title = "Your note"
who-sees = "committee"

[[section.question]]
id = "note"
ask = "What would you like to say?"
kind = "long-text"
most = 4000
missing = "Enter what you would like to say"
"#;

/// The folder; gone when this is dropped.
pub(crate) struct Place(PathBuf);

impl Place {
    pub(crate) fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("ligature-{}-{name}", std::process::id()));
        let _not_there = fs::remove_dir_all(&folder);
        let place = Self(folder);
        place.write("programs/example/program.toml", PROGRAM);
        place.write("programs/example/forms/note.toml", FORM);
        let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../programs/texts/en.toml");
        place.write("programs/texts/en.toml", &fs::read_to_string(texts).unwrap());
        place.write("site/v1/embed.js", "let host = \"__HOST__\"");
        place.write("site/v1/assets/widget-1.js", "let widget");
        place
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Adds lines to a file.
    pub(crate) fn append(&self, path: &str, text: &str) {
        let before = fs::read_to_string(self.0.join(path)).unwrap();
        self.write(path, &(before + text));
    }

    /// The program, about to be run in this folder.
    pub(crate) fn ligature(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ligature"));
        command.current_dir(&self.0).args(arguments).env_remove("NOTIFY_SOCKET");
        command
    }

    /// Runs a command to its end, which must be a good one; what it printed.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let output = self.ligature(arguments).output().unwrap();
        assert!(output.status.success(), "{}", words(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that can't do its work; what it says.
    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        let output = self.ligature(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", words(&output));
        String::from_utf8(output.stderr).unwrap().trim().to_owned()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _left_for_the_system = fs::remove_dir_all(&self.0);
    }
}

fn words(output: &Output) -> String {
    let out = String::from_utf8_lossy(&output.stdout);
    format!("{out}{}", String::from_utf8_lossy(&output.stderr))
}
