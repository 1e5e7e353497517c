//! Downloads of what the committee made of people: who is introduced to whom, and who could be.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use domain::desk::Role;
use hyper::Method;
use serde_json::{Value, json};

use super::matching::{COHORT, apply, desk};
use super::people::{self, add, address, last, token, with};
use crate::place::{EXPORTS, Place};

/// Two who are introduced, and two who could be; the references of all four.
async fn town() -> (Place, [String; 4]) {
    let (place, member) = desk().await;
    let liaison = add(&place, "sts", "looks.after@example.org", Role::Liaison).await;
    let (ada, _) = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let pair =
        json!({ "id": format!("{:016x}", 1), "mentee": ada, "mentor": grace, "liaison": liaison });
    let path = format!("{COHORT}/pairings");
    let made = with(&place, &member, Method::POST, &path, Some(&json!({ "pairs": [pair] }))).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let (bo, _) = apply(&place, "application", "Bo Li", &["data", "teaching"]).await;
    let (hal, _) = apply(&place, "profile", "Hal Abel", &["data"]).await;
    (place, [ada, grace, bo, hal])
}

#[tokio::test]
async fn pairings_have_both_people_their_liaison_and_what_became_of_them() {
    let (place, [ada, grace, ..]) = town().await;
    let sheet = place.sheet("pairings.csv?columns=mentee,mentee_name,mentee_address,mentor,mentor_name,liaison,status,reason").await;
    let [headers, row] = sheet.as_slice() else { panic!("one pairing: {sheet:?}") };
    assert_eq!(headers[0], "export.mentee-reference");
    let cells = [&*ada, "Ada Lovelace", "ada.lovelace@example.org", &*grace, "Grace Hopper"];
    assert_eq!(row[..5], cells);
    assert_eq!(row[5..], ["Ada Lovelace", "export.pairing-introduced", ""]);
    let member = token(&place, "sts", &address(Role::Member)).await;
    let path = format!("{COHORT}/pairings/{:016x}/end", 1);
    let end = json!({ "reason": "no-contact" });
    assert_eq!(with(&place, &member, Method::POST, &path, Some(&end)).await.status, 200);
    let sheet =
        place.sheet("pairings.csv?columns=status,reason,status_at&zone=America/Chicago").await;
    assert_eq!(sheet[1][..2], ["export.pairing-ended", "export.reason-no-contact"]);
    assert!(sheet[1][2].starts_with("2026-10-15T12:") && sheet[1][3].starts_with("2026-10-15 07:"));
    let exact = place.export("pairings.json").await.json();
    assert_eq!(exact[0]["pairing"]["stage"]["reason"], "no-contact");
    assert_eq!(exact[0]["people"][1]["name"], "Grace Hopper");
    assert_eq!(exact[0]["cohort"], "2026-27");
    let lines = place.export("pairings.ndjson").await;
    assert_eq!(serde_json::from_str::<Value>(lines.text()).unwrap(), exact[0]);
    assert!(
        place.export("pairings.json?since=2026-10-16").await.json().as_array().unwrap().is_empty()
    );
}

#[tokio::test]
async fn whoever_has_withdrawn_has_no_name_in_pairings() {
    let (place, member) = desk().await;
    let liaison = add(&place, "sts", "looks.after@example.org", Role::Liaison).await;
    let (ada, link) = apply(&place, "application", "Zoe Quinn", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let pair =
        json!({ "id": format!("{:016x}", 1), "mentee": ada, "mentor": grace, "liaison": liaison });
    let path = format!("{COHORT}/pairings");
    with(&place, &member, Method::POST, &path, Some(&json!({ "pairs": [pair] }))).await;
    people::withdraw(&place, &link, &ada).await;
    let csv = place.export("pairings.csv").await;
    assert!(csv.text().contains(&ada) && csv.text().contains("Grace Hopper"));
    assert!(csv.text().contains("export.reason-withdrawn"));
    assert!(!csv.text().contains("Quinn") && !csv.text().contains("quinn"));
}

#[tokio::test]
async fn proposals_have_points_lines_and_the_next_best_and_nothing_that_was_given_for_matching_only()
 {
    let (place, [ada, grace, bo, hal]) = town().await;
    let (cy, _) = apply(&place, "application", "Cy Twombly", &["teaching"]).await;
    let exact = place.export("proposals.json").await;
    let rows = exact.json();
    let [row] = rows.as_array().unwrap().as_slice() else { panic!("one proposal: {rows}") };
    assert_eq!((row["mentee"].as_str(), row["mentor"].as_str()), (Some(&*bo), Some(&*hal)));
    // The line that compares what was given for matching only would be worth five more.
    let [line] = row["lines"].as_array().unwrap().as_slice() else { panic!("one line: {row}") };
    assert_eq!((&line["line"], &line["ask"]), (&json!("topics"), &json!("Topics")));
    assert_eq!((&row["points"], &row["of"]), (&line["points"], &json!(60)));
    assert_eq!(line["found"]["options"], json!({ "agree": ["data"], "missing": ["teaching"] }));
    assert!(row.get("mentee_next").is_none(), "the other mentor has somebody");
    assert_eq!(row["mentor_next"]["reference"].as_str(), Some(&*cy));
    for file in ["proposals.csv", "proposals.json", "proposals.ndjson"] {
        let export = place.export(file).await;
        for hidden in ["for matching alone", "identity", &ada, &grace] {
            assert!(!export.text().contains(hidden), "{file} has {hidden}");
        }
    }
    let sheet =
        place.sheet("proposals.csv?columns=mentee_name,mentor_name,points,lines,mentor_next").await;
    assert_eq!(sheet[1][..3], ["Bo Li", "Hal Abel", &row["points"].to_string()]);
    assert!(sheet[1][3].starts_with("export.line"), "{:?}", sheet[1]);
}

#[tokio::test]
async fn everything_has_them_as_sheets_with_numbers_and_moments_as_such() {
    let (place, [ada, _, bo, _]) = town().await;
    let export = place.export("everything.xlsx").await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(export.body)).unwrap();
    let names = [
        "applications",
        "profiles",
        "desk-notess",
        "participants",
        "pairings",
        "proposals",
        "dictionary",
    ];
    assert_eq!(book.sheet_names(), names);
    let mut row = |sheet: &str| -> Vec<Data> {
        let range = book.worksheet_range(sheet).unwrap();
        assert_eq!(range.rows().count(), if sheet == "participants" { 5 } else { 2 }, "{sheet}");
        range.rows().nth(1).unwrap().to_vec()
    };
    let pairing = row("pairings");
    assert_eq!(pairing[3], Data::String(ada.clone()));
    assert!(matches!(pairing.last(), Some(Data::DateTime(_))), "{pairing:?}");
    let proposal = row("proposals");
    assert_eq!(proposal[2], Data::String(bo));
    assert!(matches!(proposal[8], Data::Float(points) if points > 0.0), "{proposal:?}");
    let participants = row("participants");
    assert!(matches!(participants[6], Data::DateTime(_)), "{participants:?}");
    let dictionary = book.worksheet_range("dictionary").unwrap();
    let has = |cell: &str| dictionary.rows().any(|row| row[0] == Data::String(cell.into()));
    assert!(has("pairings") && has("proposals"));
}

#[tokio::test]
async fn a_liaison_and_a_reader_download_none_of_it_and_a_key_what_it_names() {
    let (place, _) = town().await;
    for role in [Role::Liaison, Role::Reader] {
        let token = token(&place, "sts", &address(role)).await;
        for file in ["pairings.csv", "proposals.json", "everything.xlsx"] {
            let path = format!("{EXPORTS}/{file}");
            let answer = with(&place, &token, Method::GET, &path, None).await;
            assert_eq!(answer.problem(), "403 forbidden", "{role:?} {file}");
        }
    }
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let key = json!({ "name": "Report", "datasets": { "these": ["pairings"] }, "days": 30 });
    let path = "/v1/programs/sts/export-keys";
    let made = with(&place, &chair, Method::POST, path, Some(&key)).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let secret = made.json()["secret"].as_str().unwrap().to_owned();
    let get = async |file: &str| {
        with(&place, &secret, Method::GET, &format!("{EXPORTS}/{file}"), None).await
    };
    assert_eq!(get("pairings.csv").await.status, 200);
    let line = last(&place, "sts").await;
    assert_eq!(line["deed"]["file"], "pairings.csv", "{line}");
    assert_eq!(get("proposals.csv").await.problem(), "403 forbidden");
}

#[tokio::test]
async fn what_such_a_dataset_does_not_take_is_refused_and_says_what_it_takes() {
    let (place, _) = town().await;
    for (file, takes) in [
        ("pairings.csv?withdrawn=include", "pairings takes cohort=, since=, columns=, zone= and"),
        ("pairings.json?columns=mentee", "pairings takes cohort=, since= and"),
        ("pairings.ndjson?after=2026-27.1795292774123.7Q2M-XK4D-90TB", "pairings takes cohort="),
        ("proposals.csv?since=2026-10-15", "proposals takes cohort=, columns= and"),
        ("participants.json?columns=name", "participants takes cohort=, since=, withdrawn="),
        ("pairings.csv?columns=nmae", "no column nmae; there are id, cohort"),
    ] {
        let answer = place.export(file).await;
        assert_eq!(answer.problem(), "400 malformed", "{file}");
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(takes), "{detail}");
    }
}
