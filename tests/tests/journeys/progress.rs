//! What two note on their page: that they have met, and how the goals stand.

use domain::desk::Role;
use domain::journal::{Journal, Reader, Stands, Visible};
use domain::reference::Reference;
use functions::store::ReadJournal;
use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::in_every_browser;
use tests::kind::{Kind, Look};
use tests::paired::Paired;
use tests::stage::Stage;

use crate::own::{press, see};

in_every_browser!(
    two_note_meetings_and_how_goals_stand_and_what_is_private_stays_so,
    without_scripts_a_meeting_is_noted_mended_and_deleted,
);

const PROGRAM: &str = "acrl-sts";

async fn set() -> (Stage, Paired) {
    let stage = Stage::on("2027-03-20T12:00:00.000Z").await;
    appoint(&stage, PROGRAM, "Noor van der Berg", "noor@example.org", Role::Liaison).await;
    let paired = Paired::on(&stage, PROGRAM).await;
    (stage, paired)
}

async fn journal(stage: &Stage, paired: &Paired, reader: &Reference) -> Journal {
    let all = stage.system.table().diaries(paired.of(), &paired.pairing).await.unwrap();
    Journal::of(Reader::Partner(reader), all.iter().map(|(who, diary)| (who, diary)))
}

async fn open(browser: &Browser, link: &str) {
    browser.goto("about:blank").await;
    browser.goto(link).await;
    press(browser, "Open meetings and goals").await;
    see(browser, "How the goals stand").await;
}

async fn write(browser: &Browser, field: &str, text: &str) {
    let script = "
        const field = document.querySelector(`[name=\"${arguments[0]}\"]`);
        return field && (field.value = arguments[1], true)";
    browser.until(field, script, &[json!(field), json!(text)]).await;
}

async fn choose(browser: &Browser, name: &str, value: &str) {
    let script = "
        const all = [...document.querySelectorAll(`[name=\"${arguments[0]}\"]`)];
        const one = all.find(one => !arguments[1] || one.value === arguments[1]);
        return one && (one.click(), true)";
    browser.until(name, script, &[json!(name), json!(value)]).await;
}

async fn has(browser: &Browser, words: &str) -> bool {
    let script = "return document.body.innerText.includes(arguments[0])";
    browser.run(script, &[json!(words)]).await == json!(true)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_reads_the_topic_of_its_own_month_and_those_of_the_others_behind_a_line() {
    let (stage, paired) = set().await;
    let browser = Browser::open(1000, 900).await;
    let link = paired.link(&stage, &paired.mentee).await;
    for (today, topic) in [
        ("2027-03-20T12:00:00.000Z", "Getting to know each other"),
        ("2027-04-20T12:00:00.000Z", "From wishes to goals"),
        ("2028-02-14T12:00:00.000Z", "Leading, and saying no"),
    ] {
        stage.clock.set(today.to_owned().try_into().unwrap());
        browser.goto("about:blank").await;
        browser.goto(&link).await;
        see(&browser, "To talk about").await;
        let shown = "
            const shown = [...document.querySelectorAll('.topic')].filter(one => !one.closest('details'));
            return shown.map(one => one.querySelector('h3 span:last-child').innerText).join()";
        assert_eq!(browser.run(shown, &[]).await, json!(topic), "{today}");
        let others = "return document.querySelectorAll('details .topic').length";
        assert_eq!(browser.run(others, &[]).await, json!(11));
    }
    axe::finds_nothing_on_the_page(&browser, "the page of two with its topic").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_to_the_committee_is_read_at_the_desk_by_whoever_looks_after_the_two() {
    let (stage, paired) = set().await;
    let browser = Browser::open(390, 844).await;
    open(&browser, &paired.link(&stage, &paired.mentee).await).await;
    for (changed, visible) in
        [("Between the two of us", "both"), ("I gave the workshop", "committee")]
    {
        choose(&browser, "goal", "").await;
        choose(&browser, "stands", "reached").await;
        write(&browser, "changed", changed).await;
        choose(&browser, "visible", visible).await;
        press(&browser, "Save it").await;
        see(&browser, changed).await;
    }
    axe::finds_nothing_on_the_page(&browser, "a goal that the committee reads of").await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#pairings").await;
    desk.sign_in("noor@example.org").await;
    desk.see("Introduced 1").await;
    desk.press("What they say of their goals").await;
    desk.see("I gave the workshop").await;
    desk.see("March 20, 2027: Reached").await;
    desk.see_no("Between the two of us").await;
    axe::finds_nothing_on_the_page(&browser, "what a pair tells the committee").await;
    browser.close().await;
    stage.system.stop().await;
}

async fn two_note_meetings_and_how_goals_stand_and_what_is_private_stays_so(kind: Kind) {
    let (stage, paired) = set().await;
    let browser = Browser::of(kind, 390, 844).await;
    let (mentee, mentor) =
        (paired.link(&stage, &paired.mentee).await, paired.link(&stage, &paired.mentor).await);
    open(&browser, &mentee).await;
    see(&browser, "Nothing is noted yet.").await;
    axe::finds_nothing_on_the_page(&browser, "a page on which nothing is noted").await;
    choose(&browser, "how", "video").await;
    write(&browser, "about", "Getting to know each other").await;
    press(&browser, "Note the meeting").await;
    see(&browser, "The meeting is noted, and your partner sees it on their page.").await;
    see(&browser, "One meeting so far, the last on March 20, 2027.").await;
    choose(&browser, "goal", "").await;
    choose(&browser, "stands", "under-way").await;
    write(&browser, "changed", "A doubt of my own").await;
    press(&browser, "Save it").await;
    see(&browser, "It is saved.").await;
    see(&browser, "Only you see this").await;
    choose(&browser, "goal", "").await;
    choose(&browser, "stands", "reached").await;
    write(&browser, "changed", "I gave the workshop").await;
    choose(&browser, "visible", "both").await;
    press(&browser, "Save it").await;
    see(&browser, "You and your partner see this").await;
    axe::finds_nothing_on_the_page(&browser, "a page on which something is noted").await;

    open(&browser, &mentor).await;
    see(&browser, "Getting to know each other").await;
    see(&browser, "Noted by your partner").await;
    see(&browser, "I gave the workshop").await;
    see(&browser, "Your partner wrote this").await;
    assert!(!has(&browser, "A doubt of my own").await, "that is the mentee’s alone");
    assert!(!has(&browser, "Delete it").await, "nothing here is the mentor’s");
    let of_mentee = journal(&stage, &paired, &paired.mentee).await;
    let said: Vec<_> =
        of_mentee.reflections().iter().map(|seen| (seen.what.stands, seen.what.visible)).collect();
    assert_eq!(said, [(Stands::Reached, Visible::Both), (Stands::UnderWay, Visible::Oneself)]);
    browser.close().await;
    stage.system.stop().await;
}

async fn without_scripts_a_meeting_is_noted_mended_and_deleted(kind: Kind) {
    let (stage, paired) = set().await;
    let look = Look { dark: true, ..Look::default() };
    let browser = Browser::start(kind, (320, 800), look).await;
    let link = paired.link(&stage, &paired.mentee).await;
    stage.switch.turn_away("/my.js");
    browser.goto(&link).await;
    see(&browser, "Open the page of your pairing").await;
    write(&browser, "code", link.split_once('#').unwrap().1).await;
    press(&browser, "Open").await;
    see(&browser, "The committee sees of it only what you tell it.").await;
    press(&browser, "Open meetings and goals").await;
    write(&browser, "met-year", "2017").await;
    write(&browser, "about", &"x".repeat(201)).await;
    press(&browser, "Note the meeting").await;
    see(&browser, "Enter the day of your meeting, from March 20, 2027 to March 20, 2027").await;
    see(&browser, "Choose how you met").await;
    see(&browser, "Shorten your answer by 1 character").await;
    axe::finds_nothing_on_the_page(&browser, "a meeting that can’t be").await;
    write(&browser, "met-year", "2027").await;
    write(&browser, "about", "The job market").await;
    choose(&browser, "how", "phone").await;
    press(&browser, "Note the meeting").await;
    see(&browser, "One meeting so far").await;
    press(&browser, "Save it").await;
    see(&browser, "Choose where it stands").await;
    axe::finds_nothing_on_the_page(&browser, "a goal of which nothing is said").await;
    press(&browser, "Delete it").await;
    see(&browser, "Delete this for good?").await;
    see(&browser, "The job market").await;
    axe::finds_nothing_on_the_page(&browser, "before something is deleted").await;
    press(&browser, "Keep it").await;
    see(&browser, "One meeting so far").await;
    press(&browser, "Delete it").await;
    press(&browser, "Delete it").await;
    see(&browser, "It is deleted.").await;
    assert!(journal(&stage, &paired, &paired.mentor).await.meetings().is_empty());
    press(&browser, "To the page of the two of you").await;
    see(&browser, "Your year together").await;
    browser.close().await;
    stage.system.stop().await;
}
