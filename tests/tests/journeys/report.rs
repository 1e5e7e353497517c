//! The report of a year: published by a chair; read, printed and downloaded by a reader.

use calamine::{Data, Reader, Xlsx, open_workbook};
use domain::calendar::Milestone;
use domain::desk::{MemberId, Pairing, PairingChange, PairingId, Role, Stage as At, Who};
use domain::heard::{Contact, Filled};
use domain::id::{CohortId, ProgramId};
use domain::matching::{Pair, Partners};
use domain::reference::Reference;
use functions::store::{ChangePairings, KeepHeard, OpenSubmission, ReadPairings, Whose};
use http_body_util::BodyExt;
use tests::applied::{applicants, apply};
use tests::browser::Browser;
use tests::desk::{Desk, appoint, session};
use tests::downloads::Downloads;
use tests::inspect::{self, Scope};
use tests::pdf::{self, words};
use tests::stage::Stage;

const PROGRAM: &str = "acrl-sts";
const COHORT: &str = "2026-27";
const CHAIR: &str = "ada@example.org";
const READER: &str = "rita@example.org";

/// After the evaluation has begun.
const AFTER: &str = "2028-03-10T12:00:00.000Z";

/// What the report says, as it is read.
const REPORT: &str = "
    const root = document.querySelector('#report')?.shadowRoot;
    const article = root && root.querySelector('article');
    return article?.innerText.includes('2026') && article.innerText;";

/// A year of 24 pairs: the first 18 were in contact, and the first 12 of those fill in everything.
async fn set() -> Stage {
    let stage = Stage::build().await;
    let mentees = apply(&stage, PROGRAM, "mentee-application", 30).await;
    let mentors = apply(&stage, PROGRAM, "mentor-profile", 24).await;
    for (number, two) in mentees.iter().zip(&mentors).enumerate() {
        pair(&stage, number, [two.0, two.1]).await;
    }
    appoint(&stage, PROGRAM, "Ada Lovelace", CHAIR, Role::Chair).await;
    appoint(&stage, PROGRAM, "Rita Levi", READER, Role::Reader).await;
    stage.clock.set(AFTER.to_owned().try_into().unwrap());
    stage
}

async fn pair(stage: &Stage, number: usize, two: [&Reference; 2]) {
    let (program, cohort) = (ProgramId::new(PROGRAM).unwrap(), CohortId::new(COHORT).unwrap());
    let (of, table, now) = ((&program, &cohort), stage.system.table(), stage.clock.now());
    let id = PairingId::from_random(number as u64);
    let pairing = Pairing {
        id: id.clone(),
        partners: Partners::Pair(Pair { mentee: two[0].clone(), mentor: two[1].clone() }),
        liaison: MemberId::from_random(1),
        points: 1,
        of: 1,
        made_at: now,
        made_by: Who::Operator,
        stage: At::introduced(now),
    };
    let (read, made) = (table.pairings(of).await.unwrap(), PairingChange::Made(pairing));
    assert!(table.change_pairings(of, &read, &made, None, &Who::Operator, now).await.unwrap());
    for (who, evaluation) in two.into_iter().zip(["mentee-evaluation", "mentor-evaluation"]) {
        let found = table.find(who, now).await.unwrap().unwrap();
        let at = |milestone| Whose { found: &found, pairing: &id, milestone };
        if number < 18 {
            let first = at(Milestone::FirstContact);
            assert!(table.keep_contact(of, &first, Contact::Yes, now).await.unwrap());
        }
        if number < 12 {
            let check_in = at(Milestone::CheckIn(1));
            assert!(table.keep_contact(of, &check_in, Contact::Yes, now).await.unwrap());
            let filled = applicants(PROGRAM, evaluation).submission(number);
            let filled = Filled::of(&filled, &domain::Lang::new("en").unwrap());
            assert!(table.keep_filled(of, &at(Milestone::Evaluation), &filled, now).await.unwrap());
        }
    }
}

async fn report(browser: &Browser) -> String {
    let said = browser.until("the report", REPORT, &[]).await;
    said.as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chair_publishes_the_report_and_a_reader_prints_it_and_downloads_it() {
    let stage = set().await;
    let browser = Browser::open(1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#report").await;
    desk.sign_in(CHAIR).await;
    desk.enter("Cohort", COHORT).await;
    let said = report(&browser).await;
    assert!(said.contains("Draft of March 10, 2028"), "{said}");
    desk.press("Publish …").await;
    desk.see("A report is published once").await;
    inspect::finds_nothing(&browser, Scope::Page, "the report, about to be published").await;
    desk.press("Publish it for good").await;
    desk.see("The report is published.").await;
    browser.close().await;

    let browser = Browser::open(1200, 900).await;
    let downloads = Downloads::of(&browser).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "").await;
    desk.sign_in(READER).await;
    desk.see("The report of each year, without names.").await;
    desk.press("Report").await;
    desk.enter("Cohort", COHORT).await;
    let said = report(&browser).await;
    assert!(said.contains("Published on March 10, 2028"), "{said}");
    inspect::finds_nothing(&browser, Scope::Page, "the report").await;

    let paper = browser.print().await;
    let pages = String::from_utf8_lossy(&paper).matches("/Type /Page\n").count();
    assert_eq!(pages, 1, "it fits on one page");
    let lines = pdf::lines(paper).await.join("\n");
    assert!(words(&lines).contains("Applied 30 24 54"), "{lines}");
    assert!(!lines.contains("Download") && !lines.contains("Rita"), "the desk stays off: {lines}");

    desk.press("Download as xlsx").await;
    let file = downloads.file("acrl-sts-report-2026-27.xlsx").await;
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let range = book.worksheet_range("report").unwrap();
    let applied = range.rows().find(|row| row[0] == "Applied").unwrap();
    assert_eq!(
        [&applied[1], &applied[3], &applied[5]],
        [30.0, 24.0, 54.0].map(Data::Float).each_ref()
    );

    browser.goto(&format!("{}/desk/{PROGRAM}?lang=ar#report", stage.system.host())).await;
    desk.enter("الدفعة", COHORT).await;
    assert!(report(&browser).await.contains("تقدّموا بطلب"));
    inspect::window(&browser, Some((320, 900))).await;
    inspect::media(&browser, &[("prefers-color-scheme", "dark")]).await;
    inspect::finds_nothing(&browser, Scope::Page, "the report in Arabic, narrow and dark").await;
    desk.until("320 pixels", "return document.documentElement.scrollWidth <= innerWidth").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_is_said_in_each_language_of_the_program() {
    let stage = set().await;
    let bearer = format!("Bearer {}", session(&stage, PROGRAM, CHAIR).await);
    for (lang, direction, applied) in [
        ("en", "ltr", "Applied"),
        ("fr", "ltr", "Ont posé leur candidature"),
        ("es", "ltr", "Se inscribieron"),
        ("ar", "rtl", "تقدّموا بطلب"),
    ] {
        let path = format!("/v1/programs/{PROGRAM}/cohorts/{COHORT}/report?lang={lang}");
        let page = stage.get(&path, &[("authorization", &*bearer)]).await;
        let page = page.into_body().collect().await.unwrap().to_bytes();
        let page = String::from_utf8(page.to_vec()).unwrap();
        assert!(page.contains(&format!("<html lang=\"{lang}\" dir=\"{direction}\">")), "{page}");
        let line = format!("<th scope=\"row\">{applied}</th><td>30</td><td>24</td><td>54</td>");
        assert!(page.contains(&line), "{page}");
        assert!(!page.contains("report."), "every text is there: {page}");
    }
    stage.system.stop().await;
}
