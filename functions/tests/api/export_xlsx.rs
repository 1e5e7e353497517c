//! Workbooks, read by another reader than the one who wrote them.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use domain::form::Form;
use functions::store::PublishPrograms;
use serde_json::{Value, json};

use crate::fixture;
use crate::place::Place;

type Book = Xlsx<Cursor<Vec<u8>>>;

async fn book(place: &Place, file: &str) -> Book {
    let export = place.export(file).await;
    assert!(export.status == 200 && export.is_whole, "{}", export.text());
    Xlsx::new(Cursor::new(export.body)).unwrap()
}

/// All that is in a workbook's cells.
pub(crate) fn cells(bytes: &[u8]) -> String {
    let mut book: Book = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let sheets = book.sheet_names();
    let rows = sheets.iter().flat_map(|sheet| rows(&mut book, sheet)).flatten();
    rows.map(|cell| cell.to_string()).collect::<Vec<_>>().join("\n")
}

fn rows(book: &mut Book, sheet: &str) -> Vec<Vec<Data>> {
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// A program with every kind of answer that a spreadsheet has a kind of cell for.
async fn place_of_kinds() -> Place {
    let place = Place::bare().await;
    let mut form = fixture::application();
    let more = json!([
        { "id": "since", "ask": "Since", "kind": "date", "who-sees": "committee", "optional": true },
        { "id": "start", "ask": "Start", "kind": "month", "who-sees": "committee", "optional": true },
        { "id": "sure", "ask": "How sure", "who-sees": "committee", "optional": true,
          "kind": { "scale": { "from": 1, "to": 5, "low": "no", "high": "yes" } } },
    ]);
    let more: Vec<domain::form::Question> = serde_json::from_value(more).unwrap();
    form.sections[0].questions.extend(more);
    place.table.publish(&fixture::program(), &[form], &fixture::texts(), &[], None).await.unwrap();
    place
}

#[tokio::test]
async fn a_workbook_has_days_moments_and_numbers_as_such_and_all_that_json_has() {
    let place = place_of_kinds().await;
    let hostile = ["=HYPERLINK(\"https://evil.example\")", "+1", "@SUM(A1)", "_x0041_", "<b>&amp;"];
    for (minute, name) in hostile.iter().enumerate() {
        place.set_clock(&format!("2026-10-15T12:{minute:02}:01.500Z"));
        place
            .sent(&json!({
                "name": name, "email": "ada@example.org", "note": "One line,\nand another\t👩🏽‍🔬",
                "topics": ["sum", "data"], "goals": [{ "statement": "Learn R", "kind": "skill" }],
                "since": "2020-02-29", "start": "2027-03", "sure": "4",
            }))
            .await;
    }
    let export = place.export("applications.xlsx").await;
    assert_eq!(export.header("content-type"), XLSX);
    assert_eq!(
        export.header("content-disposition"),
        "attachment; filename=\"sts-applications.xlsx\""
    );
    let mut book: Book = Xlsx::new(Cursor::new(export.body)).unwrap();
    assert_eq!(book.sheet_names(), ["applications"]);
    let found = rows(&mut book, "applications");
    let csv = place.sheet("applications.csv").await;
    let records = place.records().await;
    assert_eq!(found.len(), records.len() + 1);
    let headings: Vec<String> = found[0].iter().map(ToString::to_string).collect();
    assert_eq!(headings, csv[0]);
    for (line, record) in found[1..].iter().zip(&records) {
        let cells: BTreeMap<&str, &Data> = headings.iter().map(String::as_str).zip(line).collect();
        let answers = &record["answers"];
        for (heading, said) in [
            ("Reference", &record["reference"]),
            ("Cohort", &record["cohort"]),
            ("Language", &record["lang"]),
            ("Version", &record["version"]),
            ("Your name", &answers["name"]),
            ("Your e-mail address", &answers["email"]),
            ("A note", &answers["note"]),
            ("Goal 1: Your goal", &answers["goals"][0]["statement"]),
        ] {
            assert_eq!(*cells[heading], Data::String(said.as_str().unwrap().into()), "{heading}");
        }
        assert_eq!(*cells["Topics, 1"], Data::String("=SUM(A1)".into()));
        assert_eq!(*cells["How sure"], Data::Float(4.0));
        assert_eq!(day(cells["Since"]), "2020-02-29T00:00:00.000Z");
        assert_eq!(day(cells["Start"]), "2027-03-01T00:00:00.000Z");
        assert_eq!(day(cells["Sent"]), record["submitted_at"].as_str().unwrap());
        assert_eq!(*cells["Changed"], Data::Empty);
    }
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A cell that a spreadsheet shows as a day or a moment, as we write moments.
#[expect(clippy::cast_possible_truncation, reason = "days are small")]
fn day(cell: &Data) -> String {
    let Data::DateTime(at) = cell else { panic!("{cell:?} is no day") };
    let ms = ((at.as_f64() - 25_569.0) * 86_400_000.0).round() as i64;
    domain::instant::Instant::from_milliseconds(ms).to_string()
}

#[tokio::test]
async fn what_a_cell_cannot_hold_is_cut_and_says_so() {
    let place = Place::open().await;
    let note = "x".repeat(40_000);
    place.sent(&json!({ "name": "Ada", "email": "ada@example.org", "note": note })).await;
    let mut book = book(&place, "applications.xlsx?columns=note").await;
    let found = rows(&mut book, "applications");
    let Data::String(cell) = &found[1][0] else { panic!("{:?}", found[1]) };
    assert!(cell.len() <= 32_767 && cell.starts_with("xxx"));
    let kept = cell.bytes().take_while(|byte| *byte == b'x').count();
    assert!(cell.ends_with(&format!("[{} cut]", 40_000 - kept)), "{kept} are kept");
    assert_eq!(place.sheet("applications.csv?columns=note").await[1], [note]);
}

#[tokio::test]
async fn moments_stand_beside_local_time_where_a_zone_is_asked_for() {
    let place = Place::open().await;
    place.sent(&fixture::answers()).await;
    let query = "columns=submitted_at&zone=America/Chicago";
    let mut book = book(&place, &format!("applications.xlsx?{query}")).await;
    let found = rows(&mut book, "applications");
    assert_eq!(found[0][1], Data::String("Sent in America/Chicago".into()));
    assert_eq!(day(&found[1][0]), "2026-10-15T12:00:00.000Z");
    assert_eq!(day(&found[1][1]), "2026-10-15T07:00:00.000Z");
    let csv = place.sheet(&format!("applications.csv?{query}")).await;
    assert_eq!(csv[0], ["Sent", "Sent in America/Chicago"]);
    assert_eq!(csv[1], ["2026-10-15T12:00:00.000Z", "2026-10-15 07:00:00"]);
}

#[tokio::test]
async fn everything_has_a_sheet_for_each_dataset_and_the_dictionary() {
    let place = Place::open().await;
    place.sent(&json!({ "name": "Ada", "email": "ada@example.org", "region": "North" })).await;
    place.publish_newer().await;
    let mut book = book(&place, "everything.xlsx").await;
    assert_eq!(book.sheet_names(), ["applications", "desk-notess", "dictionary"]);
    assert_eq!(rows(&mut book, "applications").len(), 2);
    assert_eq!(rows(&mut book, "desk-notess").len(), 1);
    let dictionary = rows(&mut book, "dictionary");
    let has = |words: &[&str]| {
        let is_in = |line: &Vec<Data>, word: &&str| {
            line.iter().any(|cell| matches!(cell, Data::String(text) if text == word))
        };
        dictionary.iter().any(|line| words.iter().all(|word| is_in(line, word)))
    };
    assert!(has(&["applications", "fax", "Your fax number", "000000000000000a"]));
    assert!(has(&["applications", "orcid", "Your ORCID", "000000000000000b", "yes"]));
    assert!(has(&["desk-notess", "goals.kind", "skill = A skill\ncareer = A career"]));
    assert!(has(&["applications", "region", "only for matching"]));
    assert!(!has(&["North"]));
}

#[tokio::test]
async fn the_dictionary_is_the_same_in_every_format() {
    let place = Place::open().await;
    place.sent(&fixture::answers()).await;
    let entries = place.export("dictionary.json").await.json();
    let entries = entries.as_array().unwrap();
    let lines = place.export("dictionary.ndjson").await;
    let lines: Vec<Value> =
        lines.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, *entries);
    let csv = place.sheet("dictionary.csv").await;
    let mut book = book(&place, "dictionary.xlsx").await;
    let sheet = rows(&mut book, "dictionary");
    assert_eq!((csv.len(), sheet.len()), (entries.len() + 1, entries.len() + 1));
    for ((line, row), entry) in csv[1..].iter().zip(&sheet[1..]).zip(entries) {
        assert_eq!(line[1], entry["column"].as_str().unwrap());
        assert_eq!(row[2].to_string(), entry["ask"].as_str().unwrap());
    }
    let topics = entries.iter().find(|entry| entry["column"] == "topics").unwrap();
    assert_eq!(topics["options"][2], json!({ "id": "sum", "label": "=SUM(A1)" }));
    assert_eq!(place.export("dictionary.csv?since=2026-01-01").await.problem(), "400 malformed");
}

#[tokio::test]
async fn a_program_that_is_written_from_right_to_left_has_such_sheets() {
    let place = Place::bare().await;
    let texts = fixture::texts().with([("language.direction".to_owned(), "rtl".to_owned())]);
    let forms: [Form; 1] = [fixture::application()];
    place.table.publish(&fixture::program(), &forms, &texts, &[], None).await.unwrap();
    assert!(sheet_xml(&place).await.contains("rightToLeft=\"1\""));
    let place = Place::open().await;
    let xml = sheet_xml(&place).await;
    assert!(!xml.contains("rightToLeft"));
    assert!(xml.contains("state=\"frozen\"") && xml.contains("<autoFilter"), "{xml}");
}

/// The first sheet's file in the workbook.
async fn sheet_xml(place: &Place) -> String {
    let export = place.export("applications.xlsx").await;
    let mut zip = zip::ZipArchive::new(Cursor::new(export.body)).unwrap();
    let sheet = zip.by_name("xl/worksheets/sheet1.xml").unwrap();
    std::io::read_to_string(sheet).unwrap()
}
