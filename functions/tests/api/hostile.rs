//! Text that means harm is stored exactly, as text.

use serde_json::{Value, json};

use crate::place::{Place, new_key};

#[tokio::test]
async fn hostile_text_is_stored_and_exported_exactly() {
    let place = Place::open().await;
    let texts = [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "'; DROP TABLE submissions; --",
        "{\"$ne\": null} {{7*7}} ${7*7} %s%n",
        "=HYPERLINK(\"https://evil.example\",\"x\")",
        "👩🏽‍🔬🏳️‍🌈 e\u{301}toile",
        "\u{2067}עברית\u{2069} and العربية",
        "a\u{200d}b\u{ad}c",
        "line one\nline two\n\n\"quoted\", with; commas",
        "..\\..\\etc/passwd",
    ];
    for text in texts {
        place.sent(&json!({ "name": "A", "email": "a@b.org", "note": text })).await;
    }
    let mut stored: Vec<String> = Vec::new();
    for record in place.records().await {
        stored.push(record["answers"]["note"].as_str().unwrap().to_owned());
    }
    stored.sort();
    // Text comes to Unicode's normal form C; nothing else about it changes.
    let mut expected: Vec<String> =
        texts.iter().map(|text| text.replace("e\u{301}", "é")).collect();
    expected.sort();
    assert_eq!(stored, expected);
}

#[tokio::test]
async fn what_cannot_be_seen_or_turns_text_around_does_not_survive() {
    let place = Place::open().await;
    place.sent(&json!({ "name": " \u{7}Ada\u{1b}[31m ", "email": "a@b.org", "note": "x\u{202e}fdp.exe" })).await;
    let answers = &place.records().await[0]["answers"];
    assert_eq!(answers["name"], "Ada[31m");
    assert_eq!(answers["note"], "xfdp.exe");
}

#[tokio::test]
async fn text_is_normalized_before_it_is_counted() {
    let place = Place::open().await;
    let composed_is_100 = "e\u{301}".repeat(100);
    let answers = |name: &str| json!({ "name": name, "email": "a@b.org" });
    assert_eq!(place.send(&new_key(), &answers(&composed_is_100)).await.status, 201);
    let over = place.send(&new_key(), &answers(&"é".repeat(101))).await;
    assert_eq!(over.problem(), "422 rejected");
}

#[tokio::test]
async fn a_million_characters_are_refused() {
    let place = Place::open().await;
    for text in ["x".repeat(1_000_000), "😀".repeat(1_000_000)] {
        let answers = json!({ "name": "A", "email": "a@b.org", "note": text });
        assert_eq!(place.send(&new_key(), &answers).await.problem(), "413 too-large");
    }
}

#[tokio::test]
async fn no_cell_of_a_csv_file_runs_as_a_formula() {
    let place = Place::open().await;
    let formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1"];
    for formula in formulas {
        let answers = json!({
            "name": formula, "email": "+a@b.org", "topics": ["sum"],
            "goals": [{ "statement": formula }],
        });
        place.sent(&answers).await;
    }
    let sheet = place.sheet("applications.csv").await;
    assert_eq!(sheet.len(), 1 + formulas.len());
    for cell in sheet.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '＝']), "{cell}");
    }
    assert!(sheet.iter().flatten().any(|cell| cell == "'=SUM(A1)"), "a label is guarded too");
    let exact: Vec<Value> =
        place.records().await.iter().map(|record| record["answers"]["name"].clone()).collect();
    assert!(formulas.iter().all(|formula| exact.contains(&json!(formula))), "json is exact");
}
