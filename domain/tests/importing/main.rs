//! A csv file of another system's becomes answers, or says by row what is wrong with it.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::Form;
use domain::answers::{Answers, Raw};
use domain::id::QuestionId;
use domain::import::{Mapping, NotASheet, Sheet, Target, check, read};
use domain::texts::Texts;
use serde_json::{Value, json};

fn options(names: &[(&str, &str)]) -> Value {
    names.iter().map(|(id, label)| json!({ "id": id, "label": label })).collect()
}

fn form() -> Form {
    let libraries = [("academic", "Academic library"), ("public", "Public library")];
    let topics = [
        ("data", "Data services"),
        ("teaching", "Teaching, learning, and instruction"),
        ("careers", "Career planning"),
    ];
    let ranked = json!({ "ranked": { "options": options(&topics), "at-least": 1, "at-most": 2 } });
    let several =
        json!({ "choices": { "options": options(&topics), "at-least": 1, "at-most": 3 } });
    let line = json!({ "short-text": { "most": 100 } });
    let part = |id: &str, ask: &str| json!({ "id": id, "ask": ask, "kind": line, "who-sees": "committee", "optional": true });
    let goals = json!({ "group": { "item": "Goal", "at-least": 1, "at-most": 2, "parts": [part("statement", "Your goal"), part("why", "Why it matters")] } });
    let question = |id: &str, ask: &str, kind: &Value, optional: bool| json!({ "id": id, "ask": ask, "kind": kind, "who-sees": "committee", "optional": optional });
    serde_json::from_value(json!({
        "id": "application", "version": "000000000000000a", "lang": "en", "title": "Application",
        "dataset": "applications", "minutes": 15, "opens": "anyone", "window": "apply",
        "sending": "expected", "send": "Send", "next": [],
        "sections": [{ "id": "all", "title": "All", "who-sees": "committee", "questions": [
            question("name", "Your name", &line, false),
            question("email", "Your e-mail address", &json!("email"), false),
            question("library", "What kind of library do you work in?", &json!({ "choice": { "options": options(&libraries) } }), true),
            question("topics", "Topics that you would like to discuss", &ranked, true),
            question("offers", "Topics that you can teach", &several, true),
            question("zone", "Your time zone", &json!("time-zone"), true),
            question("start", "When could you start?", &json!("date"), true),
            question("degree", "When do you graduate?", &json!("month"), true),
            question("goals", "Goals", &goals, true),
            question("conduct", "I will follow the code of conduct.", &json!("consent"), false),
        ] }],
    }))
    .unwrap()
}

fn texts() -> Texts {
    serde_json::from_value(json!({
        "problem.missing-text": "Answer: {ask}", "problem.option": "Choose an option: {ask}",
        "problem.email": "Enter an address", "missing.consent": "Agree: {ask}",
    }))
    .unwrap()
}

fn id(name: &str) -> QuestionId {
    QuestionId::new(name).unwrap()
}

/// As Google Forms writes them: its own column first, answers in quotes, lists with commas.
const GOOGLE: &str = "Timestamp,Email Address,Name,Type of library do you work in?,\
Topics that you would like to discuss [1st choice],Topics that you would like to discuss [2nd choice],\
\"Topics that you can teach\",Goal 1: Your goal,Time zone,Anything else\r\n\
2026/09/01 9:00:00 AM,ada@example.org,Ada Lovelace,Academic library,Data services,\
\"Teaching, learning, and instruction\",\"Teaching, learning, and instruction, Data services\",\"Learn R\",America/Chicago,\r\n\
2026/09/02 9:00:00 AM,grace@example.org,\"Grace \"\"Amazing\"\" Hopper\",Public library,Career planning,,,,,\"Two\nlines\"\r\n";

fn target(mapping: &Mapping, column: usize) -> Option<&Target> {
    mapping.columns[column].as_ref()
}

#[test]
fn the_columns_of_a_google_form_are_guessed() {
    let sheet = read(GOOGLE.as_bytes()).unwrap();
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!((sheet.rows[0].number, sheet.rows[1].number), (2, 3));
    let mapping = Mapping::guess(&form(), &sheet);
    let whole = |name: &str| Some(Target::Question { question: id(name) });
    let place = |place| Some(Target::Place { question: id("topics"), place });
    let goal = Target::Part { question: id("goals"), row: 1, part: id("statement") };
    let expected = [
        None,
        whole("email"),
        whole("name"),
        whole("library"),
        place(1),
        place(2),
        whole("offers"),
        Some(goal),
        whole("zone"),
        None,
    ];
    for (column, expected) in expected.iter().enumerate() {
        assert_eq!(target(&mapping, column), expected.as_ref(), "{}", sheet.headers[column]);
    }
}

#[test]
fn rows_become_answers_by_labels_and_the_form_itself_checks_them() {
    let (form, sheet) = (form(), read(GOOGLE.as_bytes()).unwrap());
    let mut mapping = Mapping::guess(&form, &sheet);
    let checked = check(&form, &texts(), &sheet, &mapping);
    assert!(checked.iter().all(|row| row.problems.len() == 1), "{checked:?}");
    assert_eq!(checked[0].problems[0].field.to_string(), "conduct", "nobody was asked");
    mapping.everybody.set(id("conduct"), Raw::Text("yes".to_owned()));
    let checked = check(&form, &texts(), &sheet, &mapping);
    assert!(checked.iter().all(|row| row.problems.is_empty()));
    let ada: Answers = serde_json::from_value(json!({
        "name": "Ada Lovelace", "email": "ada@example.org", "library": "academic",
        "topics": ["data", "teaching"], "offers": ["teaching", "data"], "zone": "America/Chicago",
        "goals": [{ "statement": "Learn R" }], "conduct": "yes",
    }))
    .unwrap();
    assert_eq!(
        serde_json::to_value(&checked[0].answers).unwrap(),
        serde_json::to_value(&ada).unwrap()
    );
    assert_eq!(checked[1].answers.text(&id("name")), "Grace \"Amazing\" Hopper");
}

#[test]
fn what_is_wrong_with_a_row_is_said_with_its_number_and_a_row_that_repeats_is_found() {
    let file = "name;email;library\nAda;ada@example.org;Academic library\n\n;nobody;A shed\nAda;ada@example.org;academic\n";
    let (form, sheet) = (form(), read(file.as_bytes()).unwrap());
    let mut mapping = Mapping::guess(&form, &sheet);
    mapping.everybody.set(id("conduct"), Raw::Text("yes".to_owned()));
    let checked = check(&form, &texts(), &sheet, &mapping);
    let wrong: Vec<_> = checked.iter().filter(|row| !row.problems.is_empty()).collect();
    let fields: Vec<String> =
        wrong[0].problems.iter().map(|problem| problem.field.to_string()).collect();
    assert_eq!(fields, ["name", "email", "library"]);
    let same: Vec<_> = checked.iter().map(|row| row.same_as).collect();
    assert_eq!(same, [None, None, Some(2)]);
}

#[test]
fn days_months_and_zones_are_read_as_people_and_spreadsheets_write_them() {
    let file = "Timestamp,Name,Email Address,When could you start?,When do you graduate?,Time zone\n\
        10/2/2026 9:00:00,Ada,ada@example.org,2/3/2027,5/31/2027,Eastern Time\n\
        10/2/2026 9:10:00,Bo,bo@example.org,2/28/2027,May 2027,GMT+5:30\n";
    let (form, sheet) = (form(), read(file.as_bytes()).unwrap());
    let mut mapping = Mapping::guess(&form, &sheet);
    assert_eq!(target(&mapping, 0), None, "when somebody sent it elsewhere is no answer");
    mapping.everybody.set(id("conduct"), Raw::Text("yes".to_owned()));
    let texts = texts().with([(
        "date.months".to_owned(),
        "January, February, March, April, May, June".to_owned(),
    )]);
    let checked = check(&form, &texts, &sheet, &mapping);
    let said =
        |row: usize| ["start", "degree", "zone"].map(|of| checked[row].answers.text(&id(of)));
    assert_eq!(said(0), ["2027-02-03", "2027-05", "America/New_York"]);
    assert_eq!(said(1), ["2027-02-28", "2027-05", "GMT+5:30"]);
    let wrong = &checked[1].problems[0].field;
    assert_eq!(mapping.columns_of(wrong).collect::<Vec<_>>(), [5], "what is not known is said");
}

#[test]
fn two_columns_that_answer_the_same_are_found_and_places_of_a_ranking_are_not() {
    let sheet = read(GOOGLE.as_bytes()).unwrap();
    let mut mapping = Mapping::guess(&form(), &sheet);
    let doubled = |mapping: &Mapping| {
        (0..sheet.headers.len()).filter(|column| mapping.is_doubled(*column)).collect::<Vec<_>>()
    };
    assert!(doubled(&mapping).is_empty());
    mapping.columns[9] = mapping.columns[1].clone();
    assert_eq!(doubled(&mapping), [1, 9]);
    mapping.columns[9] = Some(Target::Question { question: id("topics") });
    assert_eq!(doubled(&mapping), [4, 5, 9], "a whole ranking leaves no place for its parts");
}

#[test]
fn what_is_no_csv_file_says_so_and_where() {
    let bad: [(&[u8], NotASheet); 9] = [
        (b"PK\x03\x04rest", NotASheet::Workbook),
        (b"\xd0\xcf\x11\xe0rest", NotASheet::Workbook),
        (b"name\nAda\nZo\xeb\n", NotASheet::NotUtf8 { row: 3 }),
        (b"\xff\xfen\0a\0", NotASheet::NotUtf8 { row: 1 }),
        (b"name\nA\0da\n", NotASheet::NotText),
        (b"", NotASheet::Empty),
        (b"name,email\n\n,\n", NotASheet::Empty),
        (
            b"name,email\nAda\nx,y\nx,y,z\n",
            NotASheet::Ragged { headers: 2, rows: vec![(2, 1), (4, 3)] },
        ),
        (&[b'a'; 5_000_001], NotASheet::TooLarge),
    ];
    for (file, expected) in bad {
        assert_eq!(read(file), Err(expected));
    }
    let long: String = "name\n".chars().chain("x\n".repeat(501).chars()).collect();
    assert_eq!(read(long.as_bytes()), Err(NotASheet::TooMany));
    let wide = ["x,".repeat(300), "\n".to_owned(), "x,".repeat(300)].concat();
    assert_eq!(read(wide.as_bytes()), Err(NotASheet::TooMany));
}

#[test]
fn a_byte_order_mark_tabs_and_long_cells_are_read() {
    let long = "x".repeat(20_000);
    let file = format!("\u{feff}name\temail\nAda, née Byron\t{long}\n");
    let sheet = read(file.as_bytes()).unwrap();
    assert_eq!(sheet.headers, ["name", "email"]);
    assert_eq!(sheet.rows[0].cells, ["Ada, née Byron".to_owned(), long]);
}

#[test]
fn no_two_columns_answer_the_same_and_a_sheet_shows_nothing_of_itself() {
    let sheet = read(b"name,Your name,Full name\na,b,c\n").unwrap();
    let mapping = Mapping::guess(&form(), &sheet);
    assert_eq!(mapping.columns.iter().flatten().count(), 1);
    let shown = format!("{sheet:?} {mapping:?} {:?}", check(&form(), &texts(), &sheet, &mapping));
    assert!(!shown.contains("\"a\""), "{shown}");
    let one: Sheet = sheet.map_text(&|text| text.to_uppercase());
    assert_eq!(one.headers, ["NAME", "YOUR NAME", "FULL NAME"]);
}
