//! The design's rules that a test can check by reading the code.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{program} {arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The files that belong to the repository, by path and text; binary files are left out.
fn files() -> Vec<(String, String)> {
    let listed = run("git", &["ls-files", "--cached", "--others", "--exclude-standard"]);
    let read =
        |path: &str| Some((path.to_owned(), std::fs::read_to_string(root().join(path)).ok()?));
    listed.lines().filter_map(read).collect()
}

fn code_below<'a>(
    files: &'a [(String, String)],
    folder: &'a str,
) -> impl Iterator<Item = &'a (String, String)> {
    files.iter().filter(move |(path, _)| path.starts_with(folder) && path.ends_with(".rs"))
}

/// The lines of code that are there when the tests are not.
fn without_tests(text: &str) -> &str {
    text.find("\n#[cfg(test)]").or(text.find("\n#[cfg(all(test")).map_or(text, |end| &text[..end])
}

/// The places where one of the words stands, in the code of a folder without its tests.
fn places(files: &[(String, String)], folder: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in code_below(files, folder) {
        for (number, line) in without_tests(text).lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    found
}

fn dependencies(package: &str, more: &[&str]) -> BTreeSet<String> {
    let mut arguments = vec!["tree", "--package", package, "--edges", "normal", "--prefix", "none"];
    arguments.extend(["--format", "{p}", "--offline"]);
    arguments.extend(more);
    let tree = run("cargo", &arguments);
    tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn arrows_point_one_way() {
    let metadata = run("cargo", &["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let allowed = |package: &str| -> &[&str] {
        match package {
            "domain" => &[],
            "functions" | "xtask" => &["domain"],
            "wire" => &[],
            "widget" => &["domain", "wire"],
            "plan" => &["domain", "wire"],
            "desk" => &["domain", "plan", "wire"],
            "solver" => &["plan"],
            "pages" => &["domain", "functions", "widget"],
            "local" => &["domain", "functions", "pages"],
            "tests" => &["domain", "functions", "pages", "local"],
            other => panic!("say here what {other} may depend on"),
        }
    };
    let packages = metadata["packages"].as_array().unwrap();
    let names: Vec<&str> = packages.iter().filter_map(|p| p["name"].as_str()).collect();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let dependency = dependency["name"].as_str().unwrap();
            let ours = names.contains(&dependency);
            assert!(!ours || allowed(name).contains(&dependency), "{name} depends on {dependency}");
        }
    }
}

#[test]
fn domain_does_no_io_and_knows_no_clock_and_no_randomness() {
    let impure = [
        "std::fs",
        "std::net",
        "std::env",
        "std::io",
        "std::thread",
        "std::process",
        "SystemTime",
        "time::Instant",
        "async fn",
        "rand::",
        "getrandom",
        "println!",
        "web_sys",
        "aws_sdk",
    ];
    assert_eq!(places(&files(), "domain/src", &impure), Vec::<String>::new());
    let allowed = ["serde", "serde_json", "thiserror"];
    let direct = run(
        "cargo",
        &[
            "tree",
            "--package",
            "domain",
            "--edges",
            "normal",
            "--depth",
            "1",
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--offline",
        ],
    );
    for line in direct.lines().skip(1) {
        let name = line.split(' ').next().unwrap();
        assert!(allowed.contains(&name), "domain depends on {name}");
    }
}

#[test]
fn the_widget_carries_no_date_library_no_toml_no_unicode_tables_and_no_router() {
    // What Leptos itself depends on is not ours to choose; what of it is never called does not
    // reach the download, and `cargo xtask size` holds that to its budget.
    let tree = dependencies("widget", &["--target", "wasm32-unknown-unknown", "--prune", "leptos"]);
    for heavy in [
        "jiff",
        "chrono",
        "time",
        "toml",
        "uuid",
        "utoipa",
        "unicode-normalization",
        "regex",
        "leptos_router",
        "leptos_meta",
        "sha2",
    ] {
        assert!(!tree.contains(heavy), "the widget depends on {heavy}");
    }
}

#[test]
fn only_the_store_names_the_sdk_of_dynamodb_and_only_http_names_status_codes() {
    let files = files();
    let outside = |room: &str, words: &[&str]| -> Vec<String> {
        let all = places(&files, "functions/src", words);
        all.into_iter().filter(|place| !place.starts_with(room)).collect()
    };
    assert_eq!(outside("functions/src/store", &["aws_sdk_dynamodb"]), Vec::<String>::new());
    assert_eq!(outside("functions/src/http", &["StatusCode"]), Vec::<String>::new());
    let in_store = places(&files, "functions/src/store", &["axum::", "lambda_http", "StatusCode"]);
    assert_eq!(in_store, Vec::<String>::new());
}

#[test]
fn no_program_is_named_in_code() {
    let files = files();
    let names = ["acrl", "sla-sci", "\"sts", "libguides.com"];
    for room in ["domain/src", "widget/src", "functions/src", "local/src"] {
        let named = places(&files, room, &names);
        let named: Vec<&String> = named.iter().filter(|place| !place.contains(": //")).collect();
        assert!(named.is_empty(), "{named:#?}");
    }
}

#[test]
fn a_file_of_code_has_at_most_400_lines() {
    let files = files();
    let long = code_below(&files, "").filter(|(_, text)| text.lines().count() > 400);
    assert_eq!(long.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn the_widget_never_measures_in_rem_which_is_the_host_pages_font_size() {
    for (path, text) in
        files().iter().filter(|(path, _)| path.starts_with("widget/") && path.ends_with(".css"))
    {
        let rem = text
            .match_indices("rem")
            .filter(|(at, _)| text[..*at].ends_with(|c: char| c.is_ascii_digit()));
        assert_eq!(rem.count(), 0, "{path}");
    }
}

#[test]
fn no_test_is_left_out_and_none_sleeps_and_hopes() {
    let this_file = "tests/tests/tidy.rs";
    let words = [concat!("#[", "ignore"), concat!("thread::", "sleep")];
    for (path, text) in code_below(&files(), "").filter(|(path, _)| path != this_file) {
        // A deployment waits for AWS, which tells nobody when it is done. Its tests don't.
        let waits_for_aws = path.starts_with("xtask/src/deploy/");
        let begin = if waits_for_aws { without_tests(text).len() } else { 0 };
        for word in words {
            assert!(!text[begin..].contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn no_committed_file_names_a_registry_or_a_place_on_somebodys_machine() {
    let hosts = [
        "registry.npmjs.org",
        "crates.io/",
        "static.crates",
        "files.pythonhosted",
        "pypi.org",
        "deb.debian.org",
        "/root/",
        "/home/",
        "/work/",
    ];
    let this_file = "tests/tests/tidy.rs";
    for (path, text) in files().iter().filter(|(path, _)| path != this_file && path != "Cargo.lock")
    {
        for host in hosts {
            assert!(!text.contains(host), "{path} names {host}");
        }
    }
}
