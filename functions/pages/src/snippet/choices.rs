//! What a page owner has chosen. What can't be is the default, as in the element itself.

use domain::Lang;
use domain::id::ProgramId;
use domain::texts::{self, Texts};
use functions::store::{FormEntry, OfferedLang, ProgramHead};
use serde::Deserialize;

use crate::template::{fill, insert};

const OPTION: &str = "<option value=\"{{VALUE}}\">{{SAID}}</option>";
const SELECTED: &str = "<option value=\"{{VALUE}}\" selected>{{SAID}}</option>";
const RADIO: &str = "<label class=\"choice\"><input type=\"radio\" name=\"color\" value=\"{{VALUE}}\"> {{SAID}}</label>";
const CHECKED: &str = "<label class=\"choice\"><input type=\"radio\" name=\"color\" value=\"{{VALUE}}\" checked> {{SAID}}</label>";

const LANGS: &str = "<p><label for=\"form-lang\">{{LABEL}}</label><select id=\"form-lang\" name=\"form-lang\" aria-describedby=\"lang-help\">{{OPTIONS}}</select> <small id=\"lang-help\">{{HELP}}</small></p>";

/// A color that is there before somebody chooses one: the widget's own.
const OURS: &str = "#1c5a9c";

/// The levels that a form's heading may have below the title of a page.
const LEVELS: [&str; 5] = ["2", "3", "4", "5", "6"];
const THEMES: [(&str, texts::Key); 3] = [
    ("auto", texts::SNIPPET_THEME_AUTO),
    ("light", texts::SNIPPET_THEME_LIGHT),
    ("dark", texts::SNIPPET_THEME_DARK),
];

/// What the address says, before anything has judged it.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    program: Option<String>,
    form: Option<String>,
    /// The language of the form.
    #[serde(rename = "form-lang")]
    form_lang: Option<String>,
    theme: Option<String>,
    level: Option<String>,
    first: Option<String>,
    color: Option<String>,
    accent: Option<String>,
    guide: Option<String>,
    pub(super) kind: Option<String>,
}

impl Asked {
    pub(super) fn program(&self) -> Option<&str> {
        said(self.program.as_ref())
    }

    pub(super) fn guide(&self) -> Option<&str> {
        said(self.guide.as_ref())
    }
}

fn said(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// What is shown.
pub(super) struct Choices<'a> {
    pub(super) program: &'a ProgramId,
    pub(super) form: &'a FormEntry,
    /// The language that it always has, whatever the page says.
    pub(super) lang: Option<&'a Lang>,
    pub(super) theme: &'static str,
    pub(super) level: &'static str,
    /// Whether the form is the first thing on its guide, so that everybody who comes wants it.
    pub(super) is_first: bool,
    accent: Option<String>,
}

impl<'a> Choices<'a> {
    /// Nothing, where a program has no form that anyone may open.
    pub(super) fn of(asked: &Asked, head: &'a ProgramHead) -> Option<Self> {
        let named = |entry: &&FormEntry| said(asked.form.as_ref()) == Some(entry.id.as_str());
        let form = head.for_anyone().find(named).or_else(|| head.for_anyone().next())?;
        let themes = THEMES.map(|(theme, _)| theme);
        let accent = asked.accent.as_ref().filter(|_| asked.color.as_deref() == Some("own"));
        Some(Self {
            program: &head.program.id,
            form,
            lang: head.langs.iter().map(|offered| &offered.lang).find(|lang| {
                head.langs.len() > 1 && said(asked.form_lang.as_ref()) == Some(lang.as_str())
            }),
            theme: one_of(&themes, asked.theme.as_ref()).unwrap_or("auto"),
            level: one_of(&LEVELS, asked.level.as_ref()).unwrap_or("3"),
            is_first: asked.first.is_some(),
            accent: accent.filter(|accent| is_color(accent)).map(|accent| accent.to_lowercase()),
        })
    }

    pub(super) fn accent(&self) -> Option<&str> {
        self.accent.as_deref()
    }

    pub(super) fn accent_or_ours(&self) -> &str {
        self.accent().unwrap_or(OURS)
    }

    /// The address of a sample guide with these choices.
    pub(super) fn preview(&self, kind: &str) -> String {
        let Self { program, form, theme, level, .. } = self;
        let chosen = format!(
            "/snippet/preview?kind={kind}&program={program}&form={}&theme={theme}&level={level}",
            form.id
        );
        let chosen = match self.lang {
            Some(lang) => format!("{chosen}&form-lang={lang}"),
            None => chosen,
        };
        match self.accent() {
            Some(accent) => format!("{chosen}&color=own&accent={}", accent.replace('#', "%23")),
            None => chosen,
        }
    }

    pub(super) fn forms(&self, head: &ProgramHead) -> String {
        let option =
            |entry: &FormEntry| option(entry.id.as_str(), &entry.title, entry.id == self.form.id);
        head.for_anyone().map(option).collect()
    }

    /// The languages that the form is offered in; empty, where that is but one.
    pub(super) fn langs(&self, head: &ProgramHead) -> String {
        if head.langs.len() < 2 {
            return String::new();
        }
        let auto = head.texts.get(texts::SNIPPET_LANG_AUTO);
        let named = |offered: &OfferedLang| {
            let lang = offered.lang.as_str();
            option(lang, &offered.name, self.lang == Some(&offered.lang))
        };
        let options = head.langs.iter().map(named);
        let options: String =
            std::iter::once(option("", auto, self.lang.is_none())).chain(options).collect();
        let names: Vec<&str> = head.langs.iter().map(|offered| offered.name.as_str()).collect();
        let help = [("langs", &*head.texts.list(&names))];
        let words = [
            ("LABEL", head.texts.get(texts::SNIPPET_LANG)),
            ("HELP", &head.texts.say(texts::SNIPPET_LANG_HELP, &help)),
        ];
        insert(&fill(LANGS, &words), "OPTIONS", &options)
    }

    pub(super) fn themes(&self, texts: &Texts) -> String {
        THEMES
            .iter()
            .map(|(theme, key)| option(theme, texts.get(*key), *theme == self.theme))
            .collect()
    }

    pub(super) fn levels(&self) -> String {
        LEVELS.iter().map(|level| option(level, level, *level == self.level)).collect()
    }

    pub(super) fn colors(&self, texts: &Texts) -> String {
        let colors = [
            ("auto", texts::SNIPPET_COLOR_AUTO, self.accent.is_none()),
            ("own", texts::SNIPPET_COLOR_OWN, self.accent.is_some()),
        ];
        let radio = |(value, key, is_chosen): &(&str, texts::Key, bool)| {
            let words = [("VALUE", *value), ("SAID", texts.get(*key))];
            fill(if *is_chosen { CHECKED } else { RADIO }, &words)
        };
        colors.iter().map(radio).collect()
    }
}

fn one_of(all: &[&'static str], wanted: Option<&String>) -> Option<&'static str> {
    all.iter().copied().find(|one| Some(*one) == said(wanted))
}

fn option(value: &str, text: &str, is_chosen: bool) -> String {
    fill(if is_chosen { SELECTED } else { OPTION }, &[("VALUE", value), ("SAID", text)])
}

/// As `<input type=color>` writes it.
fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::is_color;

    #[test]
    fn a_color_is_six_digits_and_nothing_that_could_end_a_style() {
        assert!(is_color("#1c5A9c"));
        for wrong in ["", "#fff", "red", "#1c5a9c;}", "1c5a9c", "#1c5a9g"] {
            assert!(!is_color(wrong), "{wrong}");
        }
    }
}
