//! `[topics]` in `{lang}/program.toml`: the words of each topic, by its month.

use std::collections::BTreeMap;

use super::Context;
use super::unit::Unit;
use crate::source::reader::Reader;
use crate::topic::Topic;

/// The topics in the translation's words; those of which a word is missing as they are, and marked.
pub(super) fn read(table: Option<Reader<'_>>, file: &str, context: &Context<'_>) -> Vec<Topic> {
    let originals = &context.original.program.topics;
    let mut tables = BTreeMap::new();
    for (name, place, value) in table.map(|table| table.entries()).unwrap_or_default() {
        let known = originals.iter().find(|topic| topic.month.to_string() == name);
        match (known, value) {
            (Some(topic), Err(table)) => drop(tables.insert(topic.month, table)),
            (Some(_), Ok(_)) => {
                place.fault(format!("“{name}” must be a table, as in [topics.{name}]"))
            }
            (None, _) => place.fault(format!(
                "the program has no topic for month “{name}”: take it out, or mend its number"
            )),
        }
    }
    let said = |topic: &Topic| {
        let table = tables.remove(&topic.month);
        let words = translated(topic, table.as_ref(), file, context);
        if let Some(table) = table {
            table.finish();
        }
        words.unwrap_or_else(|| Topic { words_in: Some(context.own()), ..topic.clone() })
    };
    originals.iter().map(said).collect()
}

fn translated(
    topic: &Topic,
    table: Option<&Reader<'_>>,
    file: &str,
    context: &Context<'_>,
) -> Option<Topic> {
    let (mut topic, mut unit) = (topic.clone(), Unit::new(table));
    unit.text("title", &mut topic.title);
    unit.lines("about", &mut topic.about);
    unit.text("ask", &mut topic.ask);
    let mut labels: Vec<String> = topic.links.iter().map(|link| link.label.clone()).collect();
    unit.lines("links", &mut labels);
    for (link, label) in topic.links.iter_mut().zip(labels) {
        link.label = label;
    }
    let at = format!("topics.{}", topic.month);
    unit.end(&at, file, context).then_some(topic)
}
