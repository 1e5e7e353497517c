//! What assistive technology is told of a form: each control's role, name, state and description, as
//! the browser itself has worked them out, a line each.
//!
//! Chromium tells by its DevTools, Firefox by the accessibility service that screen readers ask.
//! `WebKitGTK`'s driver tells roles and names; what describes a control is followed in the page.

use std::collections::HashMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::kind::Kind;

/// What is listed, by the names that ARIA has for it.
const LISTED: &[&str] =
    &["textbox", "combobox", "checkbox", "radio", "button", "link", "group", "heading"];

/// One thing on the page, as assistive technology is told.
#[derive(Debug, Default)]
struct Told {
    role: String,
    name: String,
    checked: bool,
    invalid: bool,
    description: String,
}

/// What the page's main part tells, a line for each control, in its order.
pub async fn of_the_page(browser: &Browser) -> String {
    let told = match browser.kind() {
        Kind::Chromium => chromium(browser).await,
        Kind::Firefox => firefox(browser).await,
        Kind::WebKit => web_kit(browser).await,
    };
    let mut lines = String::new();
    for one in told.iter().filter(|one| LISTED.contains(&one.role.as_str())) {
        let _written = writeln!(lines, "{}", line(one));
    }
    lines
}

fn line(told: &Told) -> String {
    let mut line = format!("{} “{}”", told.role, even(&told.name));
    if told.checked {
        line.push_str(", checked");
    }
    if told.invalid {
        line.push_str(", invalid");
    }
    if !told.description.is_empty() {
        line.push_str(" — ");
        line.push_str(&even(&told.description));
    }
    line
}

/// Browsers differ in the spaces between what several elements say.
fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn chromium(browser: &Browser) -> Vec<Told> {
    let tree = browser.dev_tools("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let id = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let by_id: HashMap<String, &Value> =
        nodes.iter().map(|node| (id(&node["nodeId"]), node)).collect();
    let mut told = Vec::new();
    let mut open: Vec<&Value> = nodes.first().into_iter().collect();
    while let Some(node) = open.pop() {
        told.push(chromium_node(node));
        let children = node["childIds"].as_array().map(Vec::as_slice).unwrap_or_default();
        open.extend(children.iter().rev().filter_map(|child| by_id.get(&id(child))));
    }
    inside_the_form(told)
}

fn chromium_node(node: &Value) -> Told {
    let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
    let properties = node["properties"].as_array().map(Vec::as_slice).unwrap_or_default();
    let is = |name: &str| {
        let property = properties.iter().find(|property| property["name"] == name);
        property.is_some_and(|property| property["value"]["value"] == "true")
    };
    if node["ignored"] == json!(true) {
        return Told::default();
    }
    Told {
        role: text(&node["role"]),
        name: text(&node["name"]),
        checked: is("checked"),
        invalid: is("invalid"),
        description: text(&node["description"]),
    }
}

/// From the form's title on; what is before belongs to the page.
fn inside_the_form(told: Vec<Told>) -> Vec<Told> {
    told.into_iter().skip_while(|one| one.role != "heading").collect()
}

/// Firefox's own names for roles, by ARIA's.
const FIREFOX: &[(&str, &str)] = &[
    ("entry", "textbox"),
    ("combobox", "combobox"),
    ("editcombobox", "combobox"),
    ("checkbutton", "checkbox"),
    ("radiobutton", "radio"),
    ("pushbutton", "button"),
    ("link", "link"),
    ("grouping", "group"),
    ("heading", "heading"),
];

/// The tree, as Firefox's main process keeps it for screen readers.
const FIREFOX_TREE: &str = "
    const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
    const states = Ci.nsIAccessibleStates;
    const page = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser;
    const told = [];
    const walk = (one) => {
        const [state, extra] = [{}, {}];
        one.getState(state, extra);
        told.push([service.getStringRole(one.role), one.name || '', !!(state.value & states.STATE_CHECKED),
            !!(state.value & states.STATE_INVALID), one.description || '']);
        for (let child = one.firstChild; child; child = child.nextSibling) walk(child);
    };
    const outer = service.getAccessibleFor(page);
    if (outer) walk(outer);
    return told;";

async fn firefox(browser: &Browser) -> Vec<Told> {
    browser.privileged(true).await;
    let (mut tree, mut still) = (Value::Null, 0);
    // The tree follows the page with some delay: it is there when it has come to rest.
    while still < 6 {
        let now = browser.run(FIREFOX_TREE, &[]).await;
        let is_there = now.as_array().is_some_and(|all| all.len() > 10);
        still = if is_there && now == tree { still + 1 } else { 0 };
        tree = now;
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    browser.privileged(false).await;
    let all = tree.as_array().cloned().unwrap_or_default();
    inside_the_form(all.iter().map(firefox_node).collect())
}

fn firefox_node(node: &Value) -> Told {
    let text = |at: usize| node[at].as_str().unwrap_or_default().to_owned();
    let role = FIREFOX.iter().find(|(own, _)| *own == text(0)).map_or("", |(_, role)| role);
    Told {
        role: role.to_owned(),
        name: text(1),
        checked: node[2] == json!(true),
        invalid: node[3] == json!(true),
        description: text(4),
    }
}

/// The elements that have one of the roles, in their order, and what describes them.
const WEB_KIT_ELEMENTS: &str = "
    const all = [];
    const walk = (e) => {
        if (e.matches('h1, h2, h3, h4, h5, h6, a[href], button, input:not([type=hidden]), select, textarea, fieldset, [role=group]')) all.push(e);
        for (const child of (e.shadowRoot || e).children) walk(child);
    };
    walk(document.querySelector('main'));
    const text = (node) => node.nodeType === 3 ? node.data : [...node.childNodes].map(text).join(/^(div|ul)$/.test(node.localName) ? ' ' : '');
    return all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[aria-hidden=true]')).map((e) => [
        e, !!e.checked, e.getAttribute('aria-invalid') === 'true',
        (e.getAttribute('aria-describedby') || '').split(' ').filter(Boolean)
            .map((id) => e.getRootNode().getElementById(id)).map((said) => said ? text(said) : 'NOTHING').join(' '),
        !!(e.list || e.options),
    ]);";

async fn web_kit(browser: &Browser) -> Vec<Told> {
    let elements = browser.run(WEB_KIT_ELEMENTS, &[]).await;
    let mut told = Vec::new();
    for element in elements.as_array().cloned().unwrap_or_default() {
        let role = browser.role(&element[0]).await;
        // A menu is a button to WebKitGTK, and a field that suggests answers is a field.
        let offers = element[4] == json!(true) && ["button", "textbox"].contains(&role.as_str());
        // Where a line breaks, it leaves out the space.
        let name = browser.label(&element[0]).await.replace("?(", "? (");
        told.push(Told {
            role: if offers { "combobox".to_owned() } else { role },
            name,
            checked: element[1] == json!(true),
            invalid: element[2] == json!(true),
            description: element[3].as_str().unwrap_or_default().to_owned(),
        });
    }
    inside_the_form(told)
}
