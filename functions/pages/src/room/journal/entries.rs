//! What was noted, as lists: of what is their own, each can take something back.

use domain::desk::EntryId;
use domain::journal::{Goal, How, Journal, Meeting, Reflection, Seen, Stands, Visible};
use domain::texts::{self, Key, Texts};

use super::count;
use crate::behind_link::day;
use crate::template::{fill, insert};

const LIST: &str = "<ul class=\"noted\">{{ENTRIES}}</ul>";
const ITEM: &str = "<li>{{ENTRY}}{{DROP}}</li>";
const ENTRY: &str = "<p id=\"noted-{{ID}}\"><time datetime=\"{{DATE}}\">{{ON}}</time> \
    <span class=\"what\">{{WHAT}}</span></p>{{WORDS}}<p class=\"hint\">{{BY}}</p>";
const WORDS: &str = "<p class=\"words\" dir=\"auto\">{{WORDS}}</p>";
const DROP: &str = include_str!("../../../templates/room-journal-item.html");
const GOAL: &str = "<h3 class=\"goal\" dir=\"auto\">{{GOAL}}</h3>";
const HINT: &str = "<p class=\"hint\">{{TEXT}}</p>";

/// The meetings of the two, as a list.
pub(super) fn meetings(texts: &Texts, code: &str, all: &[Seen<Meeting>]) -> String {
    let entries: String = all
        .iter()
        .map(|seen| item(texts, code, (&seen.id, seen.is_own), &meeting(texts, seen)))
        .collect();
    let count = count(texts, all);
    let count = count.unwrap_or_else(|| texts.get(texts::JOURNAL_NOTHING).to_owned());
    fill(HINT, &[("TEXT", &count)]) + &list(&entries)
}

/// Each goal with what was said of it; those that are goals no more come last.
pub(super) fn goals(texts: &Texts, code: &str, goals: &[Goal], all: &[Seen<Reflection>]) -> String {
    let mut former: Vec<&Goal> = Vec::new();
    for goal in all.iter().map(|seen| &seen.what.goal) {
        if !goals.contains(goal) && !former.contains(&goal) {
            former.push(goal);
        }
    }
    let about = |goal: &Goal, hint: Option<Key>| {
        let of_it = all.iter().filter(|seen| seen.what.goal == *goal);
        let entries: String = of_it
            .map(|seen| item(texts, code, (&seen.id, seen.is_own), &reflection(texts, seen)))
            .collect();
        let hint = hint.or(entries.is_empty().then_some(texts::JOURNAL_NOTHING));
        let hint = hint.map(|key| fill(HINT, &[("TEXT", texts.get(key))]));
        fill(GOAL, &[("GOAL", goal.as_str())]) + &hint.unwrap_or_default() + &list(&entries)
    };
    let now = goals.iter().map(|goal| about(goal, None));
    let before = former.into_iter().map(|goal| about(goal, Some(texts::JOURNAL_GOAL_BEFORE)));
    now.chain(before).collect()
}

/// Something that the person has noted, by its name.
pub(super) fn own(texts: &Texts, journal: &Journal, id: &EntryId) -> Option<String> {
    let mut meetings = journal.meetings().iter().filter(|seen| seen.is_own);
    let mut reflections = journal.reflections().iter().filter(|seen| seen.is_own);
    let found = meetings.find(|seen| seen.id == *id).map(|seen| meeting(texts, seen));
    found.or_else(|| {
        let seen = reflections.find(|seen| seen.id == *id)?;
        Some(fill(WORDS, &[("WORDS", seen.what.goal.as_str())]) + &reflection(texts, seen))
    })
}

fn list(entries: &str) -> String {
    if entries.is_empty() { String::new() } else { insert(LIST, "ENTRIES", entries) }
}

fn item(texts: &Texts, code: &str, (id, is_own): (&EntryId, bool), entry: &str) -> String {
    let words = [("CODE", code), ("ID", id.as_str()), ("DROP", texts.get(texts::JOURNAL_DROP))];
    let drop = if is_own { fill(DROP, &words) } else { String::new() };
    insert(&insert(ITEM, "ENTRY", entry), "DROP", &drop)
}

fn meeting(texts: &Texts, seen: &Seen<Meeting>) -> String {
    let by = match seen.is_own {
        true => texts::JOURNAL_BY_OWN,
        false => texts::JOURNAL_BY_PARTNER,
    };
    let (on, about) = (seen.what.on, seen.what.about.as_ref());
    let words = [
        ("ID", seen.id.as_str()),
        ("DATE", &on.to_string()),
        ("ON", &texts.date(on)),
        ("WHAT", texts.get(how(seen.what.how))),
        ("BY", texts.get(by)),
    ];
    with_words(&fill(ENTRY, &words), about.map(|about| about.as_str()))
}

fn reflection(texts: &Texts, seen: &Seen<Reflection>) -> String {
    let by = match (seen.is_own, seen.what.visible) {
        (true, Visible::Oneself) => texts::JOURNAL_SEEN_ONESELF,
        (true, Visible::Both) => texts::JOURNAL_SEEN_BOTH,
        (true, Visible::Committee) => texts::JOURNAL_SEEN_COMMITTEE,
        (false, Visible::Committee) => texts::JOURNAL_SEEN_PARTNER_COMMITTEE,
        (false, _) => texts::JOURNAL_SEEN_PARTNER,
    };
    let changed = seen.what.changed.as_ref();
    let words = [
        ("ID", seen.id.as_str()),
        ("DATE", &seen.at.day().map(|day| day.to_string()).unwrap_or_default()),
        ("ON", &day(texts, seen.at)),
        ("WHAT", texts.get(stands(seen.what.stands))),
        ("BY", texts.get(by)),
    ];
    with_words(&fill(ENTRY, &words), changed.map(|changed| changed.as_str()))
}

fn with_words(entry: &str, words: Option<&str>) -> String {
    let words = words.map(|words| fill(WORDS, &[("WORDS", words)]));
    insert(entry, "WORDS", &words.unwrap_or_default())
}

/// What a way to meet is called.
pub(super) fn how(how: How) -> Key {
    match how {
        How::InPerson => texts::JOURNAL_IN_PERSON,
        How::Video => texts::JOURNAL_VIDEO,
        How::Phone => texts::JOURNAL_PHONE,
        How::Mail => texts::JOURNAL_MAIL,
    }
}

/// What is said of where a goal stands.
pub(super) fn stands(stands: Stands) -> Key {
    match stands {
        Stands::NotBegun => texts::JOURNAL_NOT_BEGUN,
        Stands::UnderWay => texts::JOURNAL_UNDER_WAY,
        Stands::Reached => texts::JOURNAL_REACHED,
        Stands::Dropped => texts::JOURNAL_DROPPED,
    }
}
