//! What the two could talk about: the topic of their month, and those of the others.

use domain::texts::{self, Texts};
use domain::topic::{Topic, TopicLink, current};
use functions::html::mark;
use functions::http::room::Room;

use super::shown::Shown;
use crate::PagesStore;
use crate::template::{fill, insert};

const TOPIC: &str = include_str!("../../templates/room-topic.html");
const OTHERS: &str = include_str!("../../templates/room-topics.html");
const PARAGRAPH: &str = "<p>{{TEXT}}</p>";
const LINKS: &str = "<ul>{{LINKS}}</ul>";
const LINK: &str = "<li><a href=\"{{TO}}\">{{LABEL}}</a></li>";

/// The section, as markup; nothing, where the program has no topics, or the two have come to the end.
pub(super) fn section<S: PagesStore>(shown: &Shown<'_, S>, room: &Room<'_, S>) -> String {
    let (texts, topics) = (&room.head().texts, &room.head().program.topics);
    if topics.is_empty() || room.is_finished() {
        return String::new();
    }
    let now = room.month().and_then(|month| current(topics, month));
    let drawn = |is_now: bool| -> String {
        let all = topics.iter().enumerate();
        let some = all.filter(|(at, _)| (Some(*at) == now) == is_now);
        some.map(|(_, topic)| one(texts, topic)).collect()
    };
    let others = drawn(false);
    let others = match others.is_empty() {
        true => others,
        false => {
            let summary = [("SUMMARY", texts.get(texts::TOPIC_OTHERS))];
            insert(&fill(OTHERS, &summary), "TOPICS", &others)
        }
    };
    shown.section("topic", texts.get(texts::TOPIC_TITLE), &(drawn(true) + &others))
}

fn one(texts: &Texts, topic: &Topic) -> String {
    let month = texts.say(texts::TOPIC_MONTH, &[("n", &topic.month.to_string())]);
    let words = [("MONTH", &*month), ("TITLE", &topic.title), ("ASK", &topic.ask)];
    let about = topic.about.iter().map(|paragraph| fill(PARAGRAPH, &[("TEXT", paragraph)]));
    let parts = [
        ("ABOUT", about.collect::<String>()),
        ("LINKS", links(&topic.links)),
        ("MARK", mark(topic.words_in.as_ref())),
    ];
    let drawn = fill(TOPIC, &words);
    parts.iter().fold(drawn, |drawn, (name, markup)| insert(&drawn, name, markup))
}

fn links(links: &[TopicLink]) -> String {
    let link = |link: &TopicLink| fill(LINK, &[("TO", &link.to), ("LABEL", &link.label)]);
    match links {
        [] => String::new(),
        links => insert(LINKS, "LINKS", &links.iter().map(link).collect::<String>()),
    }
}
