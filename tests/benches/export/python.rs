//! The same export in Python, in a process of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use domain::Form;
use domain::form::Question;
use serde::Deserialize;
use serde_json::{Value, json};
use tests::stage::repository;

use crate::{COHORT, FORM, PROGRAM};
use local::system::TABLE;

/// What it came to.
#[derive(Deserialize)]
pub(crate) struct Python {
    pub(crate) rows: usize,
    pub(crate) bytes: u64,
    pub(crate) seconds: f64,
    /// The most memory that it held, in bytes.
    pub(crate) peak: u64,
}

/// Lets it export the table at an endpoint, in a format, into a folder.
pub(crate) fn export(endpoint: &str, form: &Form, format: &str, folder: &Path) -> Python {
    let file = folder.join(format!("python.{format}"));
    let seen = form.questions().filter(|question| question.who_sees.includes_committee());
    let questions: Vec<Value> = seen.map(described).collect();
    let job = json!({
        "endpoint": endpoint, "table": TABLE, "format": format, "file": file,
        "partition": format!("COHORT#{PROGRAM}#{COHORT}"), "prefix": format!("SUBMISSION#{FORM}#"),
        "questions": questions,
    });
    let list = folder.join("python.json");
    fs::write(&list, job.to_string()).expect("the job can be written");
    let output = Command::new(repository().join("target/bench-export-python/bin/python"))
        .arg(repository().join("tests/benches/export/export.py"))
        .arg(list)
        .output()
        .expect("Python runs: cargo xtask bench export installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it answers in JSON")
}

fn described(question: &Question) -> Value {
    let options = question.kind.options().iter();
    let parts = question.kind.parts().iter().flat_map(|part| part.kind.options());
    let labels = options.chain(parts).map(|option| (option.id.to_string(), option.label.clone()));
    let labels: serde_json::Map<String, Value> =
        labels.map(|(id, label)| (id, label.into())).collect();
    json!({ "id": question.id, "ask": question.ask, "labels": labels })
}
