//! Schemathesis, from PyPI: it makes up calls from the API's description, good ones and bad ones,
//! and holds every answer to it.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tests::tools;

use super::place::{COHORT, FORM, PROGRAM, Place};

/// Lets it loose on HOST by way of an address. Whether it was content, and what it said.
pub(crate) async fn run(place: &Place, address: &str) -> (bool, String) {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR")).join("described");
    std::fs::create_dir_all(&own).unwrap();
    let settings = own.join("schemathesis.toml");
    let always = include_str!("schemathesis.toml");
    let here = toml::to_string(&of_this_place(place)).unwrap();
    std::fs::write(&settings, format!("{always}\n{here}")).unwrap();

    let mut tool = tools::tool("schemathesis");
    // It keeps things where it runs.
    tool.current_dir(&own);
    tool.arg("--config-file").arg(&settings).args(["run", "--no-color", "--url", address]);
    tool.arg(format!("{address}/openapi.json"));
    tell(&mut tool, place);
    let said = tokio::task::spawn_blocking(move || tools::said(&mut tool)).await.unwrap();
    let (content, out, err) = said;
    (content, format!("{out}\n{err}"))
}

/// What stands as `${NAME}` in the settings: no secret is written into a file.
fn tell(tool: &mut Command, place: &Place) {
    tool.env("SESSION", &place.session).env("OWN_LINK", &place.own.secret);
    tool.env("OWN", &place.own.reference).env("HOST", place.stage.system.host());
    tool.env("PROGRAM", PROGRAM).env("COHORT", COHORT).env("FORM", FORM);
    tool.env("VERSION", &place.application.version);
}

/// What the settings can't know beforehand: the names of what is there, and what a form takes.
fn of_this_place(place: &Place) -> Value {
    let (host, answers) = (place.stage.system.host(), &place.application.answers);
    let everybody = [&*place.mentees, &*place.mentors].concat();
    json!({
        "dictionaries": {
            "people": { "values": everybody },
            "mentees": { "values": place.mentees },
            "mentors": { "values": place.mentors },
            "members": { "values": place.members },
            "pairings": { "values": place.pairings },
            "scenarios": { "values": place.scenarios },
            "keys": { "values": place.export_keys },
            "mails": { "values": place.mails },
        },
        "operations": [
            {
                "include-operation-id": "submit",
                "parameters": { "header.Origin": host, "body.answers": answers },
            },
            {
                "include-operation-id": "change",
                "parameters": {
                    "header.Origin": host,
                    "path.reference": place.own.reference,
                    "header.If-Match": "\"1\"",
                    "body.answers": answers,
                },
            },
        ],
    })
}
