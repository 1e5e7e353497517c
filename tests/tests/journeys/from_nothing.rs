//! What a committee does in a year, from an empty program: people come in from files, are matched and
//! introduced, and all of it can be taken elsewhere and looked up.

use std::collections::{BTreeMap, BTreeSet};

use domain::desk::Role;
use serde_json::Value;
use tests::brought::{lines, options_apart};
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::downloads::Downloads;
use tests::stage::Stage;
use tests::workbook::{Line, sheets};

const PROGRAM: &str = "acrl-sts";
const CHAIR: &str = "ada@example.org";

#[tokio::test(flavor = "multi_thread")]
async fn a_committee_brings_people_in_matches_and_introduces_them_and_takes_everything_along() {
    let stage = Stage::build().await;
    appoint(&stage, PROGRAM, "Ada Lovelace", CHAIR, Role::Chair).await;
    let browser = Browser::open(1280, 1000).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#people").await;
    desk.sign_in(CHAIR).await;
    desk.see("Nobody").await;
    desk.press("Import from a csv file").await;
    desk.bring_in("mentee-application", "mentees.csv", 40).await;
    desk.see("40 people are imported.").await;
    desk.press("Import from a csv file").await;
    desk.bring_in("mentor-profile", "mentors.csv", 15).await;
    desk.see("15 people are imported.").await;

    let pairs = matched(&desk).await;
    introduced(&desk, &pairs).await;
    mailed(&stage, &pairs).await;
    let book = downloaded(&desk).await;
    is_what_was_brought_in(&book["mentee-applications"], &lines("mentees.csv"));
    is_what_was_brought_in(&book["mentor-profiles"], &lines("mentors.csv"));
    are_paired(&book, &pairs);

    desk.press("Audit log").await;
    let whole = "Ada Lovelace downloaded everything.xlsx";
    desk.see(whole).await;
    desk.see("Ada Lovelace introduced ").await;
    desk.see("Ada Lovelace imported 40 rows into mentee-application, 2026-27").await;
    desk.see("Ada Lovelace imported 15 rows into mentor-profile, 2026-27").await;
    browser.close().await;
    stage.system.stop().await;
}

/// Somebody's partner, and whoever it is: names, as the desk joins them.
type Pairs = BTreeSet<(String, String)>;

/// Has pairs proposed, locks two, forbids one; those who are proposed then.
async fn matched(desk: &Desk<'_>) -> Pairs {
    desk.press("Matching").await;
    desk.see("No, that is proven").await;
    // Of answers that are equally good, which one comes depends on who has which identifier: so a
    // wish may change any pair that isn't locked.
    let mut locked = Pairs::new();
    for wishes in 1..=2 {
        let pairs = proposed(desk).await;
        let pair = pairs.difference(&locked).next().expect("there are more");
        desk.press(&format!("Lock: {}", joined(pair))).await;
        desk.see(&format!("Wishes: {wishes}")).await;
        locked.insert(pair.clone());
    }
    let pairs = proposed(desk).await;
    let forbidden = pairs.difference(&locked).last().expect("there are more");
    desk.press(&format!("Forbid: {}", joined(forbidden))).await;
    desk.see("Wishes: 3").await;
    let after = proposed(desk).await;
    assert!(locked.is_subset(&after), "{locked:?} stay: {after:?}");
    assert!(!after.contains(forbidden), "{forbidden:?} is forbidden");
    after
}

fn joined((mentee, mentor): &(String, String)) -> String {
    format!("{mentee} with {mentor}")
}

async fn proposed(desk: &Desk<'_>) -> Pairs {
    let script = "
        const all = [...document.querySelectorAll('.pairs > li')].filter(li => li.querySelector('.acts'));
        return all.length && all.map(li => li.querySelector('.two').innerText)";
    let all = desk.until("the proposals", script).await;
    let pair = |pair: &Value| {
        let (mentee, mentor) = pair.as_str().unwrap().split_once(" with ").unwrap();
        (mentee.to_owned(), mentor.to_owned())
    };
    all.as_array().unwrap().iter().map(pair).collect()
}

/// Introduces all who are proposed.
async fn introduced(desk: &Desk<'_>, pairs: &Pairs) {
    let n = pairs.len();
    desk.choose("Choose all proposals").await;
    desk.press(&format!("Introduce {n} pairs")).await;
    desk.press(&format!("Send {} mails", 2 * n)).await;
    desk.see(&format!("Done: {n} of {n} pairs are made")).await;
}

/// Everybody has a mail with what their partner shares, and why.
async fn mailed(stage: &Stage, pairs: &Pairs) {
    let addresses: BTreeMap<String, String> = ["mentees.csv", "mentors.csv"]
        .iter()
        .flat_map(|file| lines(file))
        .map(|(address, line)| (line["What is your name?"].clone(), address))
        .collect();
    let mails = introductions(stage, 2 * pairs.len()).await;
    for (mentee, mentor) in pairs {
        for (to, partner) in [(mentee, mentor), (mentor, mentee)] {
            let is_it = |mail: &&String| {
                let head = mail.split("</p>").find(|part| part.contains("class=\"lead\""));
                head.is_some_and(|head| head.contains(&addresses[to]))
                    && mail.contains(&addresses[partner])
            };
            let mail = mails.iter().find(is_it);
            let mail = mail.unwrap_or_else(|| panic!("{to} hears nothing of {partner}"));
            assert!(mail.contains("What your partner shares with you"), "{mail}");
            assert!(mail.contains("Ada Lovelace from the committee"), "{mail}");
            assert!(!mail.contains("the first in their family"), "that was for matching alone");
        }
    }
    assert!(mails.iter().any(|mail| mail.contains("Why we matched you")));
}

/// All mails that introduce somebody, when so many have come: whom each is to, and what it says.
async fn introductions(stage: &Stage, mails: usize) -> Vec<String> {
    let start = tokio::time::Instant::now();
    loop {
        let found = stage.mails_about("your introduction").await;
        if found.len() == mails {
            return found;
        }
        assert!(start.elapsed().as_secs() < 60, "{} of {mails} mails have come", found.len());
        tokio::task::yield_now().await;
    }
}

/// The workbook with everything, downloaded as somebody does it.
async fn downloaded(desk: &Desk<'_>) -> BTreeMap<String, Vec<Line>> {
    let downloads = Downloads::of(desk.browser()).await;
    desk.press("Downloads").await;
    desk.press("Everything, a sheet each as xlsx").await;
    desk.see("everything.xlsx is downloaded").await;
    sheets(&downloads.file("everything.xlsx").await)
}

/// Who was paired is matched in the list of everybody, and each pair is in that of pairings.
fn are_paired(book: &BTreeMap<String, Vec<Line>>, pairs: &Pairs) {
    let names = pairs.iter().flat_map(|(mentee, mentor)| [mentee, mentor]);
    let names: BTreeSet<&String> = names.collect();
    assert_eq!(book["pairings"].len(), pairs.len());
    let people = &book["participants"];
    assert_eq!(people.len(), 55);
    for person in people {
        let expected = if names.contains(&person["Name"]) { "matched" } else { "new" };
        assert_eq!(person["Status"], expected, "{}", person["Name"]);
    }
}

fn is_what_was_brought_in(sheet: &[Line], brought: &BTreeMap<String, Line>) {
    let said: Vec<_> = sheet.iter().map(|line| &line["What is your e-mail address?"]).collect();
    assert_eq!(sheet.len(), brought.len(), "{said:?}");
    for line in sheet {
        let theirs = &brought[&line["What is your e-mail address?"]];
        for (heading, cell) in line {
            let expected = match heading.as_str() {
                "Reference" | "Form version" | "Sent" => continue,
                "Cohort" => "2026-27",
                "Language" => "en",
                // What was chosen for everybody.
                about if about.starts_with("I agree that the committee") => "Yes",
                _ => theirs.get(heading).map(String::as_str).unwrap_or_default(),
            };
            // The other system's word for it.
            let expected = if expected == "Agreed" { "Yes" } else { expected };
            let is_it = cell == expected || options_apart(cell) == expected;
            assert!(is_it, "{heading}: {cell:?} is not {expected:?}");
        }
        let missing = theirs.keys().find(|heading| !line.contains_key(*heading));
        assert_eq!(missing, None, "nothing is lost");
    }
}
