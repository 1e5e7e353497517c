//! In which language a page is shown, and how somebody gets another.

use axum::http::{HeaderMap, header};
use domain::lang::Wanted;
use domain::texts;
use functions::store::{OfferedLang, ProgramHead};
use serde::Deserialize;
use widget::plain;

use crate::template::{fill, insert};

const MENU: &str = "<nav class=\"languages\" aria-label=\"{{LABEL}}\"><ul>{{ITEMS}}</ul></nav>";
const HERE: &str =
    "<li><a href=\"{{ADDRESS}}\" lang=\"{{LANG}}\" aria-current=\"true\">{{NAME}}</a></li>";
const LINK: &str =
    "<li><a href=\"{{ADDRESS}}\" lang=\"{{LANG}}\" hreflang=\"{{LANG}}\">{{NAME}}</a></li>";
/// It takes along what was typed, which a link would leave behind.
const BUTTON: &str = "<li><button form=\"{{FORM}}\" formaction=\"{{ADDRESS}}\" name=\"{{PRESSED}}\" value=\"{{STAY}}:\" lang=\"{{LANG}}\">{{NAME}}</button></li>";

/// How a page is asked for in another language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Menu {
    /// By its address.
    Links,
    /// By posting what was typed to it.
    Buttons,
    /// Not at all: it can't be asked for again.
    Nothing,
}

/// What an address may say of languages.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    lang: Option<String>,
}

impl Asked {
    /// What the address says, or else the browser.
    pub(crate) fn wanted(&self, headers: &HeaderMap) -> Wanted {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|list| list.to_str().ok());
        Wanted::read(self.lang.as_deref().or(accepted).unwrap_or_default())
    }
}

/// The query that keeps a page's language on the next page; empty, where there is but one.
pub(crate) fn query(head: &ProgramHead) -> String {
    if head.langs.len() < 2 { String::new() } else { format!("?lang={}", head.lang()) }
}

/// A page in each of its languages.
pub(crate) fn menu(head: &ProgramHead, path: &str, menu: Menu) -> String {
    if head.langs.len() < 2 || menu == Menu::Nothing {
        return String::new();
    }
    let item = |offered: &OfferedLang| {
        let template = match menu {
            _ if offered.lang == *head.lang() => HERE,
            Menu::Buttons => BUTTON,
            _ => LINK,
        };
        let words = [
            ("ADDRESS", &*format!("{path}?lang={}", offered.lang)),
            ("LANG", offered.lang.as_str()),
            ("NAME", &offered.name),
            ("FORM", plain::FORM_ID),
            ("PRESSED", plain::PRESSED),
            ("STAY", plain::STAY),
        ];
        fill(template, &words)
    };
    let items: String = head.langs.iter().map(item).collect();
    let label = head.texts.get(texts::PAGE_LANGUAGES);
    insert(&fill(MENU, &[("LABEL", label)]), "ITEMS", &items)
}

/// The snippet maker in each of a program's languages.
pub(crate) fn snippet_menu(head: &ProgramHead) -> String {
    menu(head, "/snippet", Menu::Links)
        .replace("/snippet?", &format!("/snippet?program={}&amp;", head.program.id))
}
