//! A line: what is compared, how, and for how many points.

use std::collections::BTreeMap;

use super::super::form::named;
use super::super::reader::{Place, Reader};
use super::asked::{Sides, condition, has_options, is_one_option, is_words};
use super::word;
use crate::form::{Choice, Kind, Question};
use crate::id::{LineId, OptionId};
use crate::matching::{
    AnswerTo, Comparison, Empty, Hours, Line, MOST_OPTIONS, Side, Times, Vocabulary, Weight,
};

/// Within so many steps of the order two answers are near, where the file says nothing.
const REACH: u16 = 2;
/// So many hours a week in common are enough, where the file says nothing.
const HOURS_ENOUGH: u16 = 5;

pub(super) fn read(reader: Reader<'_>, sides: Sides<'_>) -> Option<Line> {
    let id = reader.need("id", reader.text("id"));
    let id = id.and_then(|name| named(name, LineId::new, reader.place_of("id")));
    let points = reader.need("points", reader.number::<u16>("points"));
    let points = points.and_then(|points| match Weight::new(points) {
        Ok(weight) => Some(weight),
        Err(rule) => {
            reader.place_of("points").fault(rule.to_string());
            None
        }
    });
    let peers = reader.text("peers");
    if !matches!(peers, None | Some("count" | "leave-out")) {
        reader.place_of("peers").fault("“peers” can be count or leave-out");
    }
    let empty = match reader.text("empty") {
        None | Some("unknown") => Empty::Unknown,
        Some("anyone-fits") => Empty::AnyoneFits,
        Some(_) => {
            reader.place_of("empty").fault("“empty” can be unknown or anyone-fits");
            Empty::Unknown
        }
    };
    let compared = compared(&reader, sides);
    reader.finish();
    let (mentee, mentor, compare) = compared?;
    let peers = peers != Some("leave-out");
    Some(Line { id: id?, points: points?, mentee, mentor, compare, empty, peers })
}

type Compared = (AnswerTo, AnswerTo, Comparison);

fn compared(reader: &Reader<'_>, sides: Sides<'_>) -> Option<Compared> {
    let how = reader.need("compare", reader.text("compare"))?;
    match how {
        "ranked" => {
            let in_order = |kind: &Kind| matches!(kind, Kind::Ranked { .. });
            let of_rows = reader.text("mentee").is_some_and(|name| name.contains('.'));
            let fits = |kind: &Kind| in_order(kind) || (of_rows && is_one_option(kind));
            let options =
                options(reader, sides, fits, "ranked, or an option in each row of a group")?;
            Some((options.mentee, options.mentor, Comparison::Ranked(options.vocabulary)))
        }
        "overlap" => {
            let options = options(reader, sides, has_options, "a question with options")?;
            let enough = reader.number("enough");
            if enough == Some(0) {
                reader.place_of("enough").fault("“enough” is at least 1");
            }
            let compare = Comparison::Overlap { vocabulary: options.vocabulary, enough };
            Some((options.mentee, options.mentor, compare))
        }
        "same" => {
            let options = options(reader, sides, is_one_option, "a choice or a menu")?;
            Some((options.mentee, options.mentor, Comparison::Same(options.vocabulary)))
        }
        "one-of" => {
            let options = options(reader, sides, is_one_option, "a choice or a menu")?;
            Some((options.mentee, options.mentor, Comparison::OneOf(options.vocabulary)))
        }
        "ordered" => {
            let options = options(reader, sides, is_one_option, "a choice or a menu")?;
            let reach = reader.number("reach").unwrap_or(REACH);
            if reach == 0 {
                reader.place_of("reach").fault("“reach” is at least 1");
            }
            let compare = Comparison::Ordered { vocabulary: options.vocabulary, reach };
            Some((options.mentee, options.mentor, compare))
        }
        "time-zones" => time_zones(reader, sides),
        "region" => {
            let options = options(reader, sides, is_one_option, "a country or a menu")?;
            let asked = reader.need("asked", reader.table("asked"))?;
            let mentee = asked.need("mentee", condition(&asked, "mentee", sides.mentee));
            let mentor = asked.need("mentor", condition(&asked, "mentor", sides.mentor));
            asked.finish();
            let vocabulary = options.vocabulary;
            let compare = Comparison::Region { vocabulary, mentee: mentee?, mentor: mentor? };
            Some((options.mentee, options.mentor, compare))
        }
        "identity" => {
            let mentee = sides.answer(reader, Side::Mentee, is_words, "a text");
            let mentor = sides.answer(reader, Side::Mentor, is_words, "a text");
            let asked = reader.need("asked", condition(reader, "asked", sides.mentee));
            Some((mentee?.0, mentor?.0, Comparison::Identity { asked: asked? }))
        }
        _ => {
            reader.place_of("compare").fault(
                "“compare” can be ranked, overlap, same, one-of, ordered, time-zones, region or identity",
            );
            None
        }
    }
}

struct Options {
    mentee: AnswerTo,
    mentor: AnswerTo,
    vocabulary: Vocabulary,
}

/// Two questions with options, of which both sides must have some.
fn options(
    reader: &Reader<'_>,
    sides: Sides<'_>,
    mentees: impl Fn(&Kind) -> bool,
    kinds: &str,
) -> Option<Options> {
    let mentee = sides.answer(reader, Side::Mentee, mentees, kinds);
    let mentor = sides.answer(reader, Side::Mentor, has_options, "a question with options");
    let ignore = reader.texts("ignore");
    let alike = alike(reader);
    let ((mentee, asked), (mentor, offered)) = (mentee?, mentor?);
    let known = [asked, offered];
    for name in &ignore {
        offers(name, &known, reader.place_of("ignore"));
    }
    for (one, other) in &alike {
        for name in [one, other] {
            offers(name.as_str(), &known, reader.place_of("alike"));
        }
    }
    let all = asked.kind.options().iter().chain(offered.kind.options());
    let mut options: Vec<OptionId> = Vec::new();
    for Choice { id, .. } in all {
        let counts = !ignore.iter().any(|name| name == id.as_str()) && !alike.contains_key(id);
        if counts && !options.contains(id) {
            options.push(id.clone());
        }
    }
    let vocabulary = Vocabulary { options, alike };
    let has = |question: &Question| -> Vec<usize> {
        let options = question.kind.options().iter();
        options.filter_map(|choice| vocabulary.place(&choice.id)).collect()
    };
    let (of_mentee, of_mentor) = (has(asked), has(offered));
    if !of_mentee.iter().any(|place| of_mentor.contains(place)) {
        reader.place_of("mentor").fault(format!(
            "“{}” and “{}” have no option in common: name those that mean the same in “alike”",
            asked.id, offered.id
        ));
    }
    let is_menu =
        matches!(asked.kind, Kind::Menu { .. }) && reader.text("compare") == Some("region");
    if vocabulary.options.len() > MOST_OPTIONS && !is_menu {
        reader
            .place_of("mentee")
            .fault(format!("at the most {MOST_OPTIONS} options can be compared"));
    }
    Some(Options { mentee, mentor, vocabulary })
}

fn offers(name: &str, questions: &[&Question], place: Place<'_>) {
    let mut options = questions.iter().flat_map(|question| question.kind.options());
    if !options.any(|choice| choice.id.as_str() == name) {
        place.fault(format!("neither question offers “{name}”"));
    }
}

/// Options that mean another: `alike = { students = "student" }`.
fn alike(reader: &Reader<'_>) -> BTreeMap<OptionId, OptionId> {
    let mut alike = BTreeMap::new();
    if let Some(table) = reader.table("alike") {
        for (name, place, value) in table.entries() {
            let Ok(meant) = value else {
                place.fault(format!("“{name}” must be an option’s name in quotation marks"));
                continue;
            };
            let both = (named(name, OptionId::new, place), named(meant, OptionId::new, place));
            if let (Some(name), Some(meant)) = both {
                alike.insert(name, meant);
            }
        }
    }
    alike
}

fn time_zones(reader: &Reader<'_>, sides: Sides<'_>) -> Option<Compared> {
    let is_zone = |kind: &Kind| matches!(kind, Kind::TimeZone);
    let mentee = sides.answer(reader, Side::Mentee, is_zone, "a time zone");
    let mentor = sides.answer(reader, Side::Mentor, is_zone, "a time zone");
    let enough = reader.number("enough").unwrap_or(HOURS_ENOUGH);
    if !(1..=100).contains(&enough) {
        reader.place_of("enough").fault("“enough” is 1 to 100 hours a week");
    }
    let otherwise = reader.need("otherwise", reader.text("otherwise"));
    let otherwise = otherwise.and_then(|text| hours(text, reader.place_of("otherwise")));
    let times = reader.table("times").map(|table| times(table, sides));
    let times = match times {
        None => None,
        Some(read) => Some(read?),
    };
    let compare = Comparison::TimeZones { times, otherwise: otherwise?, enough };
    Some((mentee?.0, mentor?.0, compare))
}

fn times(table: Reader<'_>, sides: Sides<'_>) -> Option<Times> {
    let mentee = sides.answer(&table, Side::Mentee, has_options, "a question with options");
    let mentor = sides.answer(&table, Side::Mentor, has_options, "a question with options");
    let mut read = BTreeMap::new();
    let named_hours = table.need("hours", table.table("hours"));
    for (name, place, value) in named_hours.iter().flat_map(Reader::entries) {
        let Ok(text) = value else {
            place.fault(format!("“{name}” must be hours, as in \"mon-fri 9-12\""));
            continue;
        };
        if let (Some(name), Some(hours)) = (named(name, OptionId::new, place), hours(text, place)) {
            read.insert(name, hours);
        }
    }
    let (Some(mentee), Some(mentor)) = (mentee, mentor) else {
        table.finish();
        return None;
    };
    for (side, (_, question)) in [(Side::Mentee, &mentee), (Side::Mentor, &mentor)] {
        for choice in question.kind.options().iter().filter(|one| !read.contains_key(&one.id)) {
            table.place_of(word(side)).fault(format!(
                "“hours” does not say which hours “{}” means, which “{}” offers",
                choice.id, question.id
            ));
        }
    }
    table.finish();
    Some(Times { mentee: mentee.0, mentor: mentor.0, hours: read })
}

fn hours(text: &str, place: Place<'_>) -> Option<Hours> {
    match Hours::parse(text) {
        Ok(hours) => Some(hours),
        Err(rule) => {
            place.fault(format!("“{text}”: {rule}"));
            None
        }
    }
}
