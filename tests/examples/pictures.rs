//! Takes pictures of the widget in every state, into `target/pictures`, for people to look at:
//! `cargo run -p tests --example pictures`; with `-- snippet`, of the snippet maker alone; with
//! `-- paper`, of forms on paper; with `-- elsewhere`, of drafts that go on on another device.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "it is run by a developer, in a terminal"
)]

use std::path::PathBuf;

use serde_json::{Value, json};
use tests::browser::Browser;
use tests::form::Form;
use tests::inspect;
use tests::keyboard::fill_step;
use tests::stage::{Stage, repository};

const APPLICATION: &str = include_str!("../tests/journeys/meant/mentee-application.json");
const WORKSHEET: &str = include_str!("../tests/journeys/meant/goals-worksheet.json");

#[tokio::main]
async fn main() {
    let stage = Stage::build().await;
    if std::env::args().any(|part| part == "snippet") {
        maker(&stage).await;
        return stage.system.stop().await;
    }
    if std::env::args().any(|part| part == "paper") {
        on_paper(&stage).await;
        return stage.system.stop().await;
    }
    if std::env::args().any(|part| part == "elsewhere") {
        elsewhere(&stage).await;
        return stage.system.stop().await;
    }
    for (name, width, height) in [("desktop", 1280, 900), ("phone", 390, 844), ("narrow", 320, 800)]
    {
        let browser = Browser::open(width, height).await;
        // A window of Chromium's own is never so narrow.
        inspect::window(&browser, Some((width, height))).await;
        guide(&stage, &browser, "bootstrap3", name).await;
        guide(&stage, &browser, "bootstrap5", name).await;
        application(&stage, &browser, name).await;
        browser.close().await;
    }
    let dark = Browser::open(900, 900).await;
    inspect::media(&dark, &[("prefers-color-scheme", "dark")]).await;
    application(&stage, &dark, "dark").await;
    worksheet(&stage, &dark, "dark").await;
    inspect::media(&dark, &[("forced-colors", "active")]).await;
    application(&stage, &dark, "forced").await;
    dark.close().await;
    for_the_readme(&stage).await;
    stage.system.stop().await;
}

/// What the README shows: a phone, on which a step was refused, in the dark.
async fn for_the_readme(stage: &Stage) {
    let browser = Browser::open(390, 844).await;
    let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    browser.dev_tools("Emulation.setDeviceMetricsOverride", phone).await;
    inspect::media(&browser, &[("prefers-color-scheme", "dark")]).await;
    let meant: Value = serde_json::from_str(APPLICATION).unwrap();
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    let form = Form::on(&browser, "mentee-application");
    form.ready().await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_step(&browser, &meant).await;
    form.see_text("Step 2 of 5").await;
    form.choose("situation", "student").await;
    form.click("Continue").await;
    form.see("problems", "!!root.querySelector('[part=error-summary]')").await;
    browser.run("scrollTo(0, 0)", &[]).await;
    let shot = browser.dev_tools("Page.captureScreenshot", json!({ "format": "png" })).await;
    write("phone-dark.png", &shot["data"]);
    browser.close().await;
}

/// The snippet maker, chosen and told of a guide that isn't listed.
async fn maker(stage: &Stage) {
    let host = stage.system.host();
    let chosen =
        "program=acrl-sts&form=feedback&color=own&accent=%237a1f3d&guide=guides.example.edu";
    let dark = ["--blink-settings=preferredColorScheme=0"];
    for (name, width, height, scheme) in [
        ("desktop", 1280, 900, &[][..]),
        ("desktop-dark", 1280, 900, &dark[..]),
        ("phone", 390, 844, &[][..]),
        ("phone-dark", 390, 844, &dark[..]),
    ] {
        let browser = Browser::with_arguments(width, height, scheme).await;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        browser.dev_tools("Emulation.setDeviceMetricsOverride", size).await;
        browser.goto(&format!("{host}/snippet")).await;
        keep(&browser, &format!("snippet-ask-{name}")).await;
        browser.goto(&format!("{host}/snippet?program=acrl-sts")).await;
        see_samples(&browser).await;
        keep(&browser, &format!("snippet-{name}")).await;
        browser.goto(&format!("{host}/snippet?{chosen}")).await;
        see_samples(&browser).await;
        browser
            .run("document.querySelectorAll('details').forEach(part => (part.open = true))", &[])
            .await;
        keep(&browser, &format!("snippet-chosen-{name}")).await;
        browser.close().await;
    }
    let browser = Browser::open(1200, 900).await;
    for page in ["wordpress", "framed", "moved", "policy"] {
        browser.goto(&stage.guide(&format!("{page}.html"))).await;
        let stands = "
            const e = document.querySelector('mentoring-form');
            return !e || (e.scrollIntoView(), !!e.shadowRoot?.querySelector('[part=root]'))";
        browser.until("the form", stands, &[]).await;
        keep(&browser, &format!("host-{page}")).await;
    }
    browser.close().await;
}

/// Every form blank, and two of them with what was answered: as PDF.
async fn on_paper(stage: &Stage) {
    let browser = Browser::open(1000, 900).await;
    let host = stage.system.host();
    for form in ["mentee-application", "mentor-profile", "goals-worksheet", "feedback"] {
        browser.goto(&format!("{host}/acrl-sts/{form}/paper")).await;
        keep(&browser, &format!("paper-{form}")).await;
        paper(&browser, &format!("paper-{form}")).await;
    }
    for (name, answers) in [("mentee-application", APPLICATION), ("goals-worksheet", WORKSHEET)] {
        let meant: Value = serde_json::from_str(answers).unwrap();
        browser.goto(&format!("{host}/acrl-sts/{name}")).await;
        let form = Form::on(&browser, name);
        form.ready().await;
        form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
        while form.heading().await.starts_with("Step ") {
            let before = form.heading().await;
            let step = before.get(..6).unwrap_or_default();
            paper(&browser, &format!("paper-{name}-{step}")).await;
            fill_step(&browser, &meant).await;
            form.see("another heading", &format!("root.querySelector('[data-focus=heading]').innerText.replace(/\\s+/g, ' ').trim() !== {}", json!(before))).await;
        }
        paper(&browser, &format!("paper-{name}-check")).await;
        fill_step(&browser, &json!({})).await;
        form.see_text("Your reference").await;
        paper(&browser, &format!("paper-{name}-receipt")).await;
    }
    browser.close().await;
}

/// The link to another device in a guide, and what is said where it arrives.
async fn elsewhere(stage: &Stage) {
    let dark = ["--blink-settings=preferredColorScheme=0"];
    for (name, width, scheme) in [
        ("desktop", 1280, &[][..]),
        ("desktop-dark", 1280, &dark[..]),
        ("narrow", 320, &[][..]),
        ("narrow-dark", 320, &dark[..]),
    ] {
        let browser = Browser::with_arguments(width, 900, scheme).await;
        let size =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500 });
        browser.dev_tools("Emulation.setDeviceMetricsOverride", size).await;
        let address = format!("{}/acrl-sts/feedback", stage.system.host());
        browser.goto(&address).await;
        let form = Form::on(&browser, "feedback");
        form.ready().await;
        form.type_into("message", "Hello").await;
        form.click("Continue on another device").await;
        let link = form.see("the link", "root.querySelector('#elsewhere-link')?.value").await;
        keep(&browser, &format!("elsewhere-{name}")).await;
        form.look("(root.querySelector('.root').dir = 'rtl')").await;
        keep(&browser, &format!("elsewhere-{name}-rtl")).await;
        form.look("(root.querySelector('.root').dir = 'ltr')").await;
        form.type_into("message", "Something else").await;
        form.see("the draft", "JSON.stringify(sessionStorage).includes('Something else')").await;
        browser.goto(link.as_str().unwrap()).await;
        let both = "return !!document.querySelector('#arrival button[value=brought]')";
        browser.until("two drafts", both, &[]).await;
        keep(&browser, &format!("arrival-both-{name}")).await;
        browser.run("document.querySelector('#arrival button[value=brought]').click()", &[]).await;
        form.ready().await;
        keep(&browser, &format!("arrival-other-{name}")).await;
        browser.goto(&format!("{address}#draft-cut")).await;
        let said = "return document.getElementById('arrival').innerText.includes('complete')";
        browser.until("a bad link", said, &[]).await;
        form.ready().await;
        keep(&browser, &format!("arrival-damaged-{name}")).await;
        browser.close().await;
    }
}

/// Waits until a form stands on both sample guides.
async fn see_samples(browser: &Browser) {
    for frame in [0, 1] {
        browser.enter_frame(frame).await;
        let stands = "return !!document.querySelector('mentoring-form')?.shadowRoot?.querySelector('[part=root]')";
        browser.until("the form on a sample guide", stands, &[]).await;
        browser.leave_frame().await;
    }
}

async fn guide(stage: &Stage, browser: &Browser, page: &str, name: &str) {
    browser.goto(&stage.guide(&format!("{page}.html"))).await;
    for form in ["goals-worksheet", "mentee-application"] {
        let show = "const e = document.querySelector(`[form=${arguments[0]}], [data-mentoring-form=${arguments[0]}]`); if (e) e.scrollIntoView(); return !!e";
        browser.until("the element", show, &[json!(form)]).await;
        Form::on(browser, form).ready().await;
    }
    keep(browser, &format!("{page}-{name}")).await;
}

async fn application(stage: &Stage, browser: &Browser, name: &str) {
    let meant: Value = serde_json::from_str(APPLICATION).unwrap();
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    browser.run("sessionStorage.clear(); location.reload()", &[]).await;
    let form = Form::on(browser, "mentee-application");
    form.ready().await;
    form.click("Continue").await;
    form.see("problems", "!!root.querySelector('[part=error-summary]')").await;
    keep(browser, &format!("errors-{name}")).await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    let mut step = 1;
    while form.heading().await.starts_with("Step ") {
        let before = form.heading().await;
        fill_step(browser, &meant).await;
        form.see("another heading", &format!("root.querySelector('[data-focus=heading]').innerText.replace(/\\s+/g, ' ').trim() !== {}", json!(before))).await;
        step += 1;
        keep(browser, &format!("step-{step}-{name}")).await;
    }
    fill_step(browser, &json!({})).await;
    form.see_text("Your reference").await;
    keep(browser, &format!("receipt-{name}")).await;
    paper(browser, &format!("receipt-{name}")).await;
}

async fn worksheet(stage: &Stage, browser: &Browser, name: &str) {
    let meant: Value = serde_json::from_str(WORKSHEET).unwrap();
    browser.goto(&format!("{}/acrl-sts/goals-worksheet", stage.system.host())).await;
    let form = Form::on(browser, "goals-worksheet");
    form.ready().await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    for step in 2..=5 {
        let before = form.heading().await;
        fill_step(browser, &meant).await;
        form.see("another heading", &format!("root.querySelector('[data-focus=heading]').innerText.replace(/\\s+/g, ' ').trim() !== {}", json!(before))).await;
        keep(browser, &format!("worksheet-{step}-{name}")).await;
    }
}

/// The whole page, as tall as it is.
async fn keep(browser: &Browser, name: &str) {
    let shot = browser
        .dev_tools(
            "Page.captureScreenshot",
            json!({ "captureBeyondViewport": true, "format": "png" }),
        )
        .await;
    write(&format!("{name}.png"), &shot["data"]);
}

async fn paper(browser: &Browser, name: &str) {
    let pdf = browser.dev_tools("Page.printToPDF", json!({ "printBackground": false })).await;
    write(&format!("{name}.pdf"), &pdf["data"]);
}

fn write(name: &str, data: &Value) {
    let folder: PathBuf = repository().join("target/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), decode(data.as_str().unwrap())).unwrap();
    println!("target/pictures/{name}");
}

/// Base 64, as the DevTools write it.
fn decode(text: &str) -> Vec<u8> {
    let digit = |b: u8| match b {
        b'A'..=b'Z' => u32::from(b - b'A'),
        b'a'..=b'z' => u32::from(b - b'a') + 26,
        b'0'..=b'9' => u32::from(b - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        other => panic!("{other} is no digit of base 64"),
    };
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for group in text.trim_end_matches('=').as_bytes().chunks(4) {
        let bits = group.iter().fold(0, |bits, b| bits << 6 | digit(*b)) << (6 * (4 - group.len()));
        bytes.extend(&bits.to_be_bytes()[1..group.len()]);
    }
    bytes
}
