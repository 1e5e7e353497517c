//! Looks at what a page shows as people do who see, read and point in other ways: in the dark, in
//! colors of their own, on a screen of 320 pixels, with more space between letters, without motion.

use serde_json::{Value, json};

use crate::axe;
use crate::browser::Browser;
use crate::kind::Kind;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything: a page of ours.
    Page,
    /// The forms on a guide, which is not ours.
    Forms,
}

/// What WCAG 2.2 (1.4.12) says that somebody may set: then nothing may be cut off.
const SPACED: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
    const roots = [document];
    for (const root of roots) for (const e of root.querySelectorAll('*')) if (e.shadowRoot) roots.push(e.shadowRoot);
    for (const root of roots) {
        const others = root.adoptedStyleSheets.filter(other => !other.spaces);
        sheet.spaces = true;
        root.adoptedStyleSheets = arguments[0] ? [...others, sheet] : others;
    }";

/// Fails with all that is wrong with what the page shows now. Only Chromium can be told how to show
/// it: in the others, what axe-core finds as it is.
pub async fn finds_nothing(browser: &Browser, scope: Scope, place: &str) {
    if browser.kind() != Kind::Chromium {
        return violates_nothing(browser, scope, place).await;
    }
    for look in [&[][..], &[("prefers-color-scheme", "dark")], &[("forced-colors", "active")]] {
        media(browser, look).await;
        let place = format!("{place}, {look:?}");
        violates_nothing(browser, scope, &place).await;
        measure(browser, scope, &place).await;
    }
    media(browser, &[("prefers-reduced-motion", "reduce")]).await;
    measure(browser, scope, place).await;
    // 1280 pixels at 400 % are 320.
    window(browser, Some((320, 256))).await;
    measure(browser, scope, &format!("{place}, in 320 pixels")).await;
    browser.run(SPACED, &[json!(true)]).await;
    measure(browser, scope, &format!("{place}, in 320 pixels, spaced")).await;
    browser.run(SPACED, &[json!(false)]).await;
    window(browser, None).await;
    media(browser, &[]).await;
}

async fn violates_nothing(browser: &Browser, scope: Scope, place: &str) {
    match scope {
        Scope::Page => axe::finds_nothing_on_the_page(browser, place).await,
        Scope::Forms => axe::finds_nothing(browser, place).await,
    }
}

/// Fails with what is wrong with sizes, texts that are cut off, and motion.
pub async fn measure(browser: &Browser, scope: Scope, place: &str) {
    let selector = match scope {
        Scope::Page => "html",
        Scope::Forms => "mentoring-form",
    };
    let faults = browser.run(include_str!("inspect.js"), &[json!(selector)]).await;
    assert!(faults == json!([]), "{place}: {faults:#}");
}

/// Has the browser show pages as somebody has set it; nothing stands for what most people have.
pub async fn media(browser: &Browser, features: &[(&str, &str)]) {
    let feature = |(name, value): &(&str, &str)| json!({ "name": name, "value": value });
    let features: Vec<Value> = features.iter().map(feature).collect();
    browser.dev_tools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

/// Gives the page a window of that many pixels, smaller than a browser's own window may be; or its
/// own again.
pub async fn window(browser: &Browser, size: Option<(u32, u32)>) {
    let Some((width, height)) = size else {
        browser.dev_tools("Emulation.clearDeviceMetricsOverride", json!({})).await;
        return;
    };
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser.dev_tools("Emulation.setDeviceMetricsOverride", metrics).await;
}
