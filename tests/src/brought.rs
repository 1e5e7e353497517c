//! What people wrote in another system's form, as a workbook of ours has to show it.

use std::collections::BTreeMap;

use crate::bringing::read;
use crate::workbook::Line;

/// The address that stands above each column of both files.
const ADDRESS: &str = "Email Address";

/// What our forms ask in other words than the files, or an export names otherwise.
const HEADINGS: [(&str, &str); 8] = [
    (ADDRESS, "What is your e-mail address?"),
    ("Your pronouns", "Which pronouns should people use for you?"),
    ("Country", "Which country do you live in?"),
    ("Time zone", "What is your time zone?"),
    ("Employer", "Where do you work?"),
    ("Job title", "What is your job title?"),
    ("help with? [First choice]", "help with? (choice 1)"),
    ("help with? [Second choice]", "help with? (choice 2)"),
];

/// What is there for matching alone, and what the other system wrote by itself.
const NOT_EXPORTED: [&str; 3] = [
    "Timestamp",
    "Would you like us to consider something about your identity when we match you?",
    "What would you like to have in common with your mentor?",
];

const ZONES: [(&str, &str); 4] = [
    ("Eastern Time", "America/New_York"),
    ("Central Time", "America/Chicago"),
    ("Mountain Time", "America/Denver"),
    ("Pacific Time", "America/Los_Angeles"),
];

/// What everybody of a file wrote, by their address: under the headings of an export, and as it
/// shows it.
#[must_use]
pub fn lines(file: &str) -> BTreeMap<String, Line> {
    let text = read(file);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().expect("it has headers").clone();
    let record = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.expect("it is a row");
        let cells = headers.iter().zip(&record);
        let address = cells.clone().find(|(header, _)| *header == ADDRESS).expect("an address").1;
        let kept =
            cells.filter(|(header, cell)| !NOT_EXPORTED.contains(header) && !cell.is_empty());
        let line = kept.map(|(header, cell)| (heading(header), shown(header, cell))).collect();
        (address.to_owned(), line)
    };
    reader.records().map(record).collect()
}

fn heading(header: &str) -> String {
    let header = header.replace("help with? [Third choice]", "help with? (choice 3)");
    let known = HEADINGS.iter().find(|(theirs, _)| header.ends_with(theirs));
    known.map_or(header.clone(), |(theirs, ours)| header.replace(theirs, ours))
}

/// What an export shows of a cell; several options stand between semicolons there, which
/// [`options_apart`] takes back.
fn shown(header: &str, cell: &str) -> String {
    if let Some((_, zone)) = ZONES.iter().find(|(written, _)| *written == cell) {
        return (*zone).to_owned();
    }
    if cell == "I agree" {
        return "Agreed".to_owned();
    }
    match cell.split('/').collect::<Vec<_>>()[..] {
        // A month stands there as its first day.
        [month, _, year] if header.contains("graduate") => format!("{year}-{month:0>2}-01"),
        [month, day, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => cell.to_owned(),
    }
}

/// A cell of several options as the other system writes it.
#[must_use]
pub fn options_apart(cell: &str) -> String {
    cell.replace("; ", ", ")
}
