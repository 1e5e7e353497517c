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

/// The same program in French.
pub(crate) const PROGRAM_FR: &str = r#"name = "Pé"
association = "Association"
"#;

pub(crate) const LISTS_FR: &str = r#"[stages]
student = "Étudiante"
other = "Autre"
"#;

pub(crate) const FORM_FR: &str = r#"title = "Candidature"
send = "Envoyer"
next = ["Patientez."]

[sections.you]
title = "Vous"

[questions.stage]
ask = "Étape ?"

[questions.which]
ask = "Laquelle ?"

[questions.goals]
ask = "Objectifs ?"
item = "Objectif"

[questions.goals.parts.statement]
ask = "Quoi ?"
"#;

/// A language of which nothing is said but how it counts and dates.
pub(crate) const TEXTS_FR: &str = r#"[language]
name = "Français"
direction = "ltr"

[number]
plural = "0-1"

[list]
pair = "{a} et {b}"
more = "{a}, {b}"

[date]
months = "janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre"
day = "{day} {month} {year}"
month = "{month} {year}"

[form]
minutes = "Environ {n|# minute|# minutes}."
"#;
