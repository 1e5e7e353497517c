//! axe-core, the accessibility rules of WCAG 2.2 A and AA and its best practices.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;

/// Waits until no color is on its way to another: what axe-core measures is then what people see.
const SETTLED: &str = "const settled = () => {
    const roots = [document];
    for (const root of roots) for (const e of root.querySelectorAll('*')) if (e.shadowRoot) roots.push(e.shadowRoot);
    const moving = roots.flatMap(root => root.getAnimations()).filter(it => it.effect?.getComputedTiming().endTime < Infinity);
    return Promise.all(moving.map(it => it.finished.catch(() => {})));
};";

/// Looks at everything inside the page's forms, and fails with what it finds.
pub async fn finds_nothing(browser: &Browser, where_we_are: &str) {
    let forms = "{ include: [['mentoring-form'], ['[data-mentoring-form]']].filter(([s]) => document.querySelector(s)) }";
    finds_nothing_in(browser, forms, where_we_are).await;
}

/// Looks at all of the page but for what is in frames, and fails with what it finds.
pub async fn finds_nothing_on_the_page(browser: &Browser, where_we_are: &str) {
    finds_nothing_in(browser, "document", where_we_are).await;
}

async fn finds_nothing_in(browser: &Browser, context: &str, where_we_are: &str) {
    // It is half a megabyte: a page gets it once.
    if browser.run("return !!window.axe", &[]).await != json!(true) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(path).expect("axe-core is installed: npm ci in tests/");
        browser.run(&axe, &[]).await;
    }
    let script = format!(
        "{SETTLED}
        const done = settled().then(() => axe.run({context}, {{ resultTypes: ['violations', 'incomplete'] }}));
        return done.then(found => found.violations.map(v => ({{
            rule: v.id, help: v.help,
            nodes: v.nodes.map(n => n.target.join(' ') + ': ' + n.failureSummary),
        }})));"
    );
    let found = browser.run(&script, &[]).await;
    let empty = json!([]);
    assert!(found == empty, "{where_we_are}: {}", pretty(&found));
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
