//! `[[topic]]`: what the two of a pairing could talk about, month by month.

use super::reader::Reader;
use crate::topic::{LAST_MONTH, Topic, TopicLink};
use crate::web_address::WebAddress;

/// The topics of a program in the order of their months.
pub(super) fn read(tables: Vec<Reader<'_>>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for table in tables {
        let place = table.place_of("month");
        let Some(topic) = topic(table) else { continue };
        if topics.iter().any(|other| other.month == topic.month) {
            place.fault(format!("there are two topics for month {}: take one out", topic.month));
        }
        topics.push(topic);
    }
    topics.sort_by_key(|topic| topic.month);
    topics
}

fn topic(reader: Reader<'_>) -> Option<Topic> {
    let month = reader.need("month", reader.number("month"));
    let title = reader.need("title", reader.text("title"));
    let about = reader.texts("about");
    let ask = reader.need("ask", reader.text("ask"));
    let links = reader.tables("links").into_iter().filter_map(link).collect();
    if about.is_empty() {
        reader.place_of("about").fault("“about” is missing here, or empty: add a paragraph");
    }
    if month.is_some_and(|month: u8| !(1..=LAST_MONTH).contains(&month)) {
        reader.place_of("month").fault(format!("“month” must be 1 to {LAST_MONTH}"));
    }
    reader.finish();
    let (title, ask) = (title?.to_owned(), ask?.to_owned());
    Some(Topic { month: month?, title, about, ask, links, words_in: None })
}

fn link(reader: Reader<'_>) -> Option<TopicLink> {
    let label = reader.need("label", reader.text("label"));
    let to = reader.need("to", reader.text("to"));
    let to = to.and_then(|to| {
        let not = |rule| reader.place_of("to").fault(format!("“{to}” is {rule}: mend it"));
        WebAddress::parse(to).map_err(not).ok()
    });
    reader.finish();
    Some(TopicLink { label: label?.to_owned(), to: to?.as_str().to_owned() })
}
