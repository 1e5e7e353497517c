//! The keys of what is said around the topics of a program.

use super::Key;

keys! {
    /// Above the topic of the month.
    TOPIC_TITLE = "topic.title";
    /// At a topic: for which month of a pair’s year it is, `{n}`.
    TOPIC_MONTH = "topic.month";
    /// What opens the other topics.
    TOPIC_OTHERS = "topic.others";
}
