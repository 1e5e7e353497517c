//! A small program that has no fault.

pub(crate) const PROGRAM: &str = r#"name = "P"
association = "A"
address = "p@example.org"
lang = "en"
keep-months = 18
hosts = ["https://p.libguides.com"]

[[cohort]]
id = "one"
name = "One"

[cohort.windows]
apply = { opens = 2026-09-01, closes = 2027-01-31 }
"#;

pub(crate) const LISTS: &str = r#"[stages]
student = "Student"
other = "Other"
"#;

pub(crate) const FORM: &str = r#"title = "Apply"
dataset = "applications"
opens = "anyone"
window = "apply"
sending = "expected"
send = "Send"
next = ["Wait."]

[[section]]
id = "you"
title = "You"
who-sees = "committee"

[[section.question]]
id = "stage"
ask = "Stage?"
kind = "choice"
options = "stages"

[[section.question]]
id = "which"
ask = "Which?"
kind = "short-text"
most = 50
when = { question = "stage", is = ["other"] }

[[section.question]]
id = "goals"
ask = "Goals?"
kind = "group"
item = "Goal"
at-most = 3

[[section.question.part]]
id = "statement"
ask = "What?"
kind = "long-text"
most = 500
"#;
