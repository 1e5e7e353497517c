//! What a page owner copies, in each of its spellings.

use domain::lang::Lang;
use domain::texts::{self, Texts};

use super::choices::Choices;
use crate::template::{fill, insert};

const ELEMENT: &str = include_str!("../../templates/snippet-element.html");
const SPELLED: &str = include_str!("../../templates/snippet-spelled.html");
const PRELOAD: &str = include_str!("../../templates/snippet-preload.html");
const FRAME: &str = include_str!("../../templates/snippet-frame.html");

/// How high a frame is: about a step of a form on a narrow page.
const HEIGHT: &str = "1100";

/// Choices to be spelled out for a page elsewhere.
pub(super) struct Spelling<'a> {
    pub(super) host: &'a str,
    pub(super) choices: &'a Choices<'a>,
    /// The program's own language.
    pub(super) own_lang: &'a Lang,
    /// What the form is called in its language.
    pub(super) title: &'a str,
    /// The words of that language.
    pub(super) texts: &'a Texts,
}

impl Spelling<'_> {
    /// The snippet.
    pub(super) fn element(&self) -> String {
        self.fill(ELEMENT, "")
    }

    /// The same for pages that strip unknown tags.
    pub(super) fn spelled(&self) -> String {
        self.fill(SPELLED, "data-")
    }

    /// The form's own page in a frame.
    pub(super) fn frame(&self) -> String {
        self.fill(FRAME, "")
    }

    /// The form's own page.
    pub(super) fn address(&self) -> String {
        let Choices { program, form, .. } = self.choices;
        let lang = self.choices.lang.map(|lang| format!("?lang={lang}")).unwrap_or_default();
        format!("{}/{program}/{}{lang}", self.host, form.id)
    }

    /// What a strict page has to allow.
    pub(super) fn policy(&self) -> String {
        let host = self.host;
        format!("script-src {host} 'wasm-unsafe-eval'; connect-src {host}; frame-src {host}")
    }

    fn fill(&self, template: &str, prefix: &str) -> String {
        let Choices { program, form, .. } = self.choices;
        let words = [
            ("PROGRAM", program.as_str()),
            ("FORM", form.id.as_str()),
            ("HOST", self.host),
            ("ADDRESS", &*self.address()),
            ("FALLBACK", &self.texts.say(texts::SNIPPET_FALLBACK, &[("form", self.title)])),
            ("TITLE", self.title),
            ("HEIGHT", HEIGHT),
        ];
        let filled = insert(&fill(template.trim_end(), &words), "MORE", &self.more(prefix));
        insert(&filled, "PRELOAD", &self.preload())
    }

    /// The language that the snippet names, where it names one. What is preloaded is asked for in
    /// one language, so the loader must ask in the same.
    fn lang(&self) -> Option<&Lang> {
        self.choices.lang.or_else(|| self.choices.is_first.then_some(self.own_lang))
    }

    /// Asks for the first step beside the loader, and not after it.
    fn preload(&self) -> String {
        let Choices { program, form, level, is_first, .. } = self.choices;
        let Some(lang) = self.lang().filter(|_| *is_first) else { return String::new() };
        let words = [
            ("HOST", self.host),
            ("PROGRAM", program.as_str()),
            ("FORM", form.id.as_str()),
            ("LANG", lang.as_str()),
            ("LEVEL", level),
        ];
        fill(PRELOAD, &words)
    }

    /// The attributes that differ from what holds where nothing is said.
    fn more(&self, prefix: &str) -> String {
        let Choices { theme, level, is_first, .. } = self.choices;
        let mut more = String::new();
        if let Some(lang) = self.lang() {
            more.push_str(&format!(" {prefix}lang=\"{lang}\""));
        }
        if *is_first {
            more.push_str(&format!(" {prefix}load=\"eager\""));
        }
        if *theme != "auto" {
            more.push_str(&format!(" {prefix}theme=\"{theme}\""));
        }
        if *level != "3" {
            more.push_str(&format!(" {prefix}heading-level=\"{level}\""));
        }
        if let Some(accent) = self.choices.accent() {
            more.push_str(&format!(" style=\"--mentoring-accent: {accent}\""));
        }
        more
    }
}
