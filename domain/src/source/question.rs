//! A question, in a section or as a part of a group.

use super::form::{Context, named};
use super::lists::options;
use super::reader::Reader;
use crate::form::{Audience, Choice, Condition, CopyFrom, Kind, Question};
use crate::id::{FormId, OptionId, QuestionId};

/// The longest answer that a question may allow, in characters.
const LONGEST: u32 = 10_000;
/// The most rows that a group may have.
const MOST_ROWS: u32 = 20;

pub(super) fn read(
    reader: Reader<'_>,
    section: Audience,
    context: &Context<'_>,
) -> Option<Question> {
    let id = reader.need("id", reader.text("id"));
    let id = id.and_then(|name| named(name, QuestionId::new, reader.place_of("id")));
    if let Some(id) = &id {
        context.offsets.borrow_mut().insert(id.clone(), reader.place_of("id").offset());
    }
    let ask = reader.need("ask", reader.text("ask"));
    let who_sees = who_sees(&reader).unwrap_or(section);
    let kind = kind(&reader, who_sees, context);
    context.marks.read(&reader, id.as_ref());
    let question = Question {
        id: id?,
        lang: None,
        ask: ask?.to_owned(),
        help: reader.text("help").map(str::to_owned),
        kind: kind?,
        optional: reader.flag("optional"),
        who_sees,
        when: condition(&reader),
        missing: reader.text("missing").map(str::to_owned),
        autofill: reader.text("autofill").map(str::to_owned),
        copy_from: copy_from(&reader),
    };
    if question.optional && question.missing.is_some() {
        reader.place_of("missing").fault("“missing” is never said: the question is optional");
    }
    if !question.optional && question.who_sees == Audience::Oneself {
        reader
            .place_of("id")
            .fault("only the person sees this answer, so it is never sent: add optional = true");
    }
    reader.finish();
    Some(question)
}

pub(super) fn who_sees(reader: &Reader<'_>) -> Option<Audience> {
    match reader.text("who-sees")? {
        "self" => Some(Audience::Oneself),
        "matching" => Some(Audience::Matching),
        "committee" => Some(Audience::Committee),
        "partner" => Some(Audience::Partner),
        "public" => Some(Audience::Public),
        _ => {
            let known = "“who-sees” can be self, matching, committee, partner or public";
            reader.place_of("who-sees").fault(known);
            None
        }
    }
}

pub(super) fn condition(reader: &Reader<'_>) -> Option<Condition> {
    let table = reader.table("when")?;
    let question = table.need("question", table.text("question"));
    let question = question.and_then(|name| named(name, QuestionId::new, table.place()));
    let names = table.texts("is");
    if names.is_empty() {
        table.place().fault("“when” needs the options that it waits for, as in is = [\"student\"]");
    }
    let is = names.iter().filter_map(|name| named(name, OptionId::new, table.place())).collect();
    table.finish();
    Some(Condition { question: question?, is })
}

fn copy_from(reader: &Reader<'_>) -> Option<CopyFrom> {
    let table = reader.table("copy-from")?;
    let place = table.place();
    let form = table.need("form", table.text("form"));
    let question = table.need("question", table.text("question"));
    let part = table.text("part").and_then(|name| named(name, QuestionId::new, place));
    table.finish();
    Some(CopyFrom {
        form: named(form?, FormId::new, place)?,
        title: String::new(),
        question: named(question?, QuestionId::new, place)?,
        part,
    })
}

fn kind(reader: &Reader<'_>, who_sees: Audience, context: &Context<'_>) -> Option<Kind> {
    match reader.need("kind", reader.text("kind"))? {
        "short-text" => Some(Kind::ShortText { most: most(reader)? }),
        "long-text" => Some(Kind::LongText { most: most(reader)? }),
        "email" => Some(Kind::Email),
        "web-address" => Some(Kind::WebAddress),
        "choice" => Some(Kind::Choice { options: offered(reader, context)? }),
        "menu" => Some(Kind::Menu { options: offered(reader, context)? }),
        "country" => Some(Kind::Menu { options: context.language.countries.clone() }),
        "choices" => {
            let options = offered(reader, context)?;
            let (at_least, at_most) = limits(reader, options.len())?;
            Some(Kind::Choices { options, at_least, at_most })
        }
        "ranked" => {
            let options = offered(reader, context)?;
            let (at_least, at_most) = limits(reader, options.len())?;
            Some(Kind::Ranked { options, at_least, at_most })
        }
        "group" => group(reader, who_sees, context),
        "month" => Some(Kind::Month),
        "date" => Some(Kind::Date),
        "time-zone" => Some(Kind::TimeZone),
        "scale" => scale(reader),
        "consent" => Some(Kind::Consent),
        other => {
            reader.place_of("kind").fault(format!(
                "“{other}” is not a kind of question: the kinds are in programs/README.md"
            ));
            None
        }
    }
}

fn most(reader: &Reader<'_>) -> Option<u32> {
    let most = reader.need("most", reader.number("most"))?;
    if !(1..=LONGEST).contains(&most) {
        reader.place_of("most").fault(format!("“most” can be 1 to {LONGEST} characters"));
    }
    Some(most)
}

fn offered(reader: &Reader<'_>, context: &Context<'_>) -> Option<Vec<Choice>> {
    match reader.need("options", reader.text_or_table("options"))? {
        Err(table) => Some(options(&table)),
        Ok(name) => {
            let list = context.lists.get(name).cloned();
            if list.is_none() {
                reader
                    .place_of("options")
                    .fault(format!("lists.toml has no list “{name}”: add it"));
            }
            list
        }
    }
}

fn limits(reader: &Reader<'_>, options: usize) -> Option<(u32, u32)> {
    let options = u32::try_from(options).unwrap_or(u32::MAX);
    let least = reader.number("at-least").unwrap_or(1);
    let most = reader.number("at-most").unwrap_or(options);
    if least < 1 || most < least || most > options {
        let fault = format!("“at-least” and “at-most” must be in order, from 1 to {options}");
        reader.place_of("at-most").fault(fault);
    }
    Some((least, most))
}

fn group(reader: &Reader<'_>, who_sees: Audience, context: &Context<'_>) -> Option<Kind> {
    let item = reader.need("item", reader.text("item"));
    let at_least = reader.number("at-least").unwrap_or(1);
    let at_most = reader.need("at-most", reader.number("at-most"));
    let parts = reader.tables("part").into_iter();
    let parts: Vec<Question> = parts.filter_map(|part| read(part, who_sees, context)).collect();
    if parts.is_empty() {
        reader.place().fault("the group has no parts: add one under [[section.question.part]]");
    }
    if parts.iter().any(|part| matches!(part.kind, Kind::Group { .. })) {
        reader.place().fault("a group can't be a part of a group: make it a question of its own");
    }
    let at_most = at_most?;
    if at_least < 1 || at_most < at_least || at_most > MOST_ROWS {
        let fault = format!("“at-least” and “at-most” must be in order, from 1 to {MOST_ROWS}");
        reader.place_of("at-most").fault(fault);
    }
    Some(Kind::Group { item: item?.to_owned(), at_least, at_most, parts })
}

fn scale(reader: &Reader<'_>) -> Option<Kind> {
    let from = reader.need("from", reader.number("from"));
    let to = reader.need("to", reader.number("to"));
    let low = reader.need("low", reader.text("low"));
    let high = reader.need("high", reader.text("high"));
    let (from, to) = (from?, to?);
    if to <= from || to - from > 10 {
        reader.place_of("to").fault("“from” and “to” must be in order, with 11 steps at the most");
    }
    Some(Kind::Scale { from, to, low: low?.to_owned(), high: high?.to_owned() })
}
