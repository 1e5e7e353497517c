//! `{lang}/forms/*.toml`.

use std::collections::BTreeMap;

use super::lists::{Shared, options};
use super::unit::Unit;
use super::{Context, start};
use crate::form::{Choice, Form, Kind, Question, Section};
use crate::source::File;
use crate::source::reader::{Reader, parse};

/// The form in the translation's words.
pub(super) fn read(original: &Form, file: Option<&File>, context: &Context<'_>) -> Form {
    let untranslated =
        Form { lang: context.lang.clone(), words_in: Some(context.own()), ..original.clone() };
    let table = file.and_then(|file| Some((file, parse(file, context.faults)?)));
    let Some((file, table)) = table else {
        let sections = original.sections.iter().map(|section| left(section, context)).collect();
        return Form { sections, ..untranslated };
    };
    let reader = Reader::new(start(file, context.faults), table.get_ref());
    let mut form = Form { words_in: None, ..untranslated.clone() };
    let mut unit = Unit::new(Some(&reader));
    unit.text("title", &mut form.title);
    unit.lines("about", &mut form.about);
    unit.text("send", &mut form.send);
    unit.lines("next", &mut form.next);
    if !unit.end("", &file.path, context) {
        form = untranslated;
    }
    let mut sections = tables(reader.table("sections"), "section", |name| {
        original.sections.iter().any(|section| section.id.as_str() == name)
    });
    let mut questions = tables(reader.table("questions"), "question", |name| {
        original.questions().any(|question| question.id.as_str() == name)
    });
    form.sections = original
        .sections
        .iter()
        .map(|section| Section {
            questions: section
                .questions
                .iter()
                .map(|asked| {
                    let at = format!("questions.{}", asked.id);
                    let words = questions.remove(asked.id.as_str());
                    question(asked, words, &at, &file.path, context)
                })
                .collect(),
            ..heading(section, sections.remove(section.id.as_str()), &file.path, context)
        })
        .collect();
    reader.finish();
    form
}

/// A section in the words of the original, as all its questions are.
fn left(section: &Section, context: &Context<'_>) -> Section {
    let questions = section.questions.iter().map(|question| unsaid(question, context)).collect();
    Section { lang: Some(context.own()), questions, ..section.clone() }
}

/// A question in the words of the original.
fn unsaid(original: &Question, context: &Context<'_>) -> Question {
    let mut question = Question { lang: Some(context.own()), ..original.clone() };
    if let Kind::Group { parts, .. } = &mut question.kind {
        *parts = parts.iter().map(|part| unsaid(part, context)).collect();
    }
    question
}

/// What stands above a section's questions.
fn heading(
    original: &Section,
    words: Option<Reader<'_>>,
    file: &str,
    context: &Context<'_>,
) -> Section {
    let mut section = original.clone();
    let mut unit = Unit::new(words.as_ref());
    unit.text("title", &mut section.title);
    unit.lines("about", &mut section.about);
    let is_whole = unit.end(&format!("sections.{}", original.id), file, context);
    words.into_iter().for_each(Reader::finish);
    if is_whole { section } else { Section { lang: Some(context.own()), ..original.clone() } }
}

fn question(
    original: &Question,
    words: Option<Reader<'_>>,
    at: &str,
    file: &str,
    context: &Context<'_>,
) -> Question {
    let mut question = original.clone();
    let mut unit = Unit::new(words.as_ref());
    unit.text("ask", &mut question.ask);
    unit.maybe("help", &mut question.help);
    unit.maybe("missing", &mut question.missing);
    match &mut question.kind {
        Kind::Choice { options }
        | Kind::Menu { options }
        | Kind::Choices { options, .. }
        | Kind::Ranked { options, .. } => {
            match offered(options, words.as_ref(), at, file, context) {
                Some(translated) => *options = translated,
                None => unit.break_up(),
            }
        }
        Kind::Scale { low, high, .. } => {
            unit.text("low", low);
            unit.text("high", high);
        }
        Kind::Group { item, parts, .. } => {
            unit.text("item", item);
            let table = words.as_ref().and_then(|words| words.table("parts"));
            let mut tables = tables(table, "part", |name| {
                original.kind.parts().iter().any(|part| part.id.as_str() == name)
            });
            for part in parts {
                let at = format!("{at}.parts.{}", part.id);
                let words = tables.remove(part.id.as_str());
                *part = self::question(part, words, &at, file, context);
            }
        }
        _ => {}
    }
    let is_whole = unit.end(at, file, context);
    words.into_iter().for_each(Reader::finish);
    if is_whole { question } else { unsaid(original, context) }
}

/// A question's options: of a list, in the list's words; or else of its own table.
fn offered(
    original: &[Choice],
    words: Option<&Reader<'_>>,
    at: &str,
    file: &str,
    context: &Context<'_>,
) -> Option<Vec<Choice>> {
    match context.words.of(original, context.original) {
        Shared::From(list) => list.cloned(),
        Shared::Own => {
            let table = words.and_then(|words| words.table("options"));
            match options(original, table.as_ref()) {
                Ok(translated) => Some(translated),
                Err(lacks) => {
                    context.miss(file, lacks.under(&format!("{at}.options")));
                    None
                }
            }
        }
    }
}

/// The tables in a table, by name; one of a name that the original doesn't have is a fault.
fn tables<'a>(
    table: Option<Reader<'a>>,
    what: &str,
    is_known: impl Fn(&str) -> bool,
) -> BTreeMap<&'a str, Reader<'a>> {
    let mut tables = BTreeMap::new();
    for (name, place, value) in table.map(|table| table.entries()).unwrap_or_default() {
        match value {
            Err(table) if is_known(name) => drop(tables.insert(name, table)),
            Ok(_) if is_known(name) => {
                place.fault(format!("“{name}” must be a table of words, as in [{what}s.{name}]"));
            }
            _ => place.fault(format!("the original has no {what} “{name}”: take it out")),
        }
    }
    tables
}
