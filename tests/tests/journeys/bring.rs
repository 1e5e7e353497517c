//! People who applied elsewhere are brought in at the desk, from files as Google Forms writes them.

use serde_json::json;
use tests::bringing::{Made, read};
use tests::browser::Browser;
use tests::cast::{MEMBER, PROGRAM, a_member};
use tests::desk::Desk;
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::Kind;

in_every_browser!(people_are_brought_in_when_every_row_is_fine_and_never_twice);

/// What a press on a button would do, if there were one whose name begins so.
const BUTTONS: &str =
    "return [...document.querySelectorAll('main button')].map(b => b.innerText).join()";

async fn people_are_brought_in_when_every_row_is_fine_and_never_twice(kind: Kind) {
    let stage = a_member().await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#people").await;
    desk.sign_in(MEMBER).await;
    desk.press("Import from a csv file").await;
    desk.enter("Which form did they fill in?", "mentee-application").await;
    let mistaken = read("mentees.csv").replace("amara.okafor@example.edu", "amara at example.edu");
    let file = Made::with("answers.csv", mistaken);
    desk.choose_made(&file).await;
    desk.see("answers.csv: 40 rows.").await;
    desk.say_what_is_missing().await;
    desk.see("39 of 40 rows are fine.").await;
    let in_line = "
        const [head, row] = document.querySelectorAll('.mapping tr');
        const left = cell => Math.round(cell.getBoundingClientRect().left);
        return row && [...head.cells].every((th, n) => left(th) === left(row.cells[n]))";
    desk.until("each heading above its column", in_line).await;
    desk.see("3 Email Address Enter an e-mail address in the correct format").await;
    desk.see("amara at example.edu").await;
    let buttons = browser.run(BUTTONS, &[]).await;
    assert!(!buttons.to_string().contains("Import"), "{buttons}");

    desk.choose_fixture("mentees.csv").await;
    desk.see("40 of 40 rows are fine.").await;
    desk.press("Import 40 people").await;
    desk.see("40 people are imported.").await;
    assert_eq!(desk.focused().await, "People");
    desk.see("amara.okafor@example.edu").await;

    desk.press("Import from a csv file").await;
    desk.bring_in("mentor-profile", "mentors.csv", 15).await;
    desk.see("15 people are imported.").await;
    desk.see("55 people").await;

    desk.press("Import from a csv file").await;
    desk.enter("Which form did they fill in?", "mentee-application").await;
    desk.choose_fixture("mentees.csv").await;
    desk.say_what_is_missing().await;
    desk.see("These rows have the address of somebody who is on the list already: 2").await;
    desk.press("Import 40 people").await;
    desk.see("All 40 people were imported before. Nothing has changed.").await;
    desk.see("55 people").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_csv_file_is_told_in_plain_words_and_nothing_is_offered() {
    let stage = a_member().await;
    let browser = Browser::open(1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#import").await;
    desk.sign_in(MEMBER).await;
    desk.enter("Which form did they fill in?", "mentee-application").await;
    let bad: [(&str, &[u8], &str); 5] = [
        ("book.csv", b"PK\x03\x04\x14\0", "This is a workbook, not a csv file."),
        ("latin.csv", b"name,email\nAda,a\nZo\xeb,z\n", "not in UTF-8: row 3 can’t be read"),
        ("ragged.csv", b"name,email\nAda\nB,b\nC,c,c\n", "more or fewer cells: 2 and 4."),
        ("empty.csv", b"", "no rows below its headings"),
        ("zeros.csv", b"name\n\0\0\0\n", "This is no csv file."),
    ];
    for (name, bytes, said) in bad {
        let file = Made::with(name, bytes);
        desk.choose_made(&file).await;
        desk.see(said).await;
    }
    // Of so many bytes the browser reads none too many.
    let huge = Made::of_size("huge.csv", 200_000_000);
    desk.choose_made(&huge).await;
    desk.see("larger than 5 MB").await;
    let buttons = browser.run(BUTTONS, &[]).await;
    assert!(!buttons.to_string().contains("Import"), "{buttons}");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_may_be_dropped_on_the_screen_and_shows_how_each_row_is_read() {
    let stage = a_member().await;
    let browser = Browser::open(1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#import").await;
    desk.sign_in(MEMBER).await;
    desk.see("Which form did they fill in?").await;
    let drop = "
        const files = new DataTransfer();
        files.items.add(new File([arguments[0]], 'dropped.csv', { type: 'text/csv' }));
        const at = document.querySelector('#content h1');
        for (const kind of ['dragover', 'drop']) {
            const event = new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true });
            if (at.dispatchEvent(event)) return false;
        }
        return true";
    let took = browser.run(drop, &[json!(read("mentees.csv"))]).await;
    assert_eq!(took, json!(true), "the browser must not open the file itself");
    desk.see("dropped.csv: 40 rows.").await;
    desk.see("Choose the form that they filled in.").await;
    desk.enter("Which form did they fill in?", "mentee-application").await;
    desk.say_of_column("Job title", "Where do you work?").await;
    desk.say_of_column("Employer", "Where do you work?").await;
    desk.see("Another column answers this too.").await;
    desk.say_of_column("Job title", "What is your job title?").await;
    desk.see_no("Another column answers this too.").await;
    desk.press("Look at the rows as they will be").await;
    desk.see("America/Chicago").await;
    desk.see("December 2027").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_bring_people_in() {
    let stage = a_member().await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#import").await;
    desk.sign_in(MEMBER).await;
    desk.see("Which form did they fill in?").await;
    inspect::finds_nothing(&browser, Scope::Page, "importing").await;
    let book = Made::with("book.csv", b"PK\x03\x04");
    desk.choose_made(&book).await;
    desk.see("This is a workbook").await;
    inspect::finds_nothing(&browser, Scope::Page, "importing a workbook").await;
    desk.enter("Which form did they fill in?", "mentee-application").await;
    desk.choose_fixture("mentees.csv").await;
    desk.see("0 of 40 rows are fine.").await;
    desk.press("Look at the rows as they will be").await;
    inspect::finds_nothing(&browser, Scope::Page, "importing, with problems").await;
    desk.say_what_is_missing().await;
    desk.see("40 of 40 rows are fine.").await;
    inspect::finds_nothing(&browser, Scope::Page, "importing, with none").await;
    browser.close().await;
    stage.system.stop().await;
}
