//! Why two people fit, line by line.

use domain::desk::QuestionWords;
use domain::id::OptionId;
use domain::matching::{Fit, Found, LineReason, Side};
use domain::texts;

use super::message::LineShown;
use super::words::Words;

/// A line: the question, its points, and what was found.
pub(crate) fn line(words: Words<'_>, reason: &LineReason) -> LineShown {
    let setup = &words.matching.setup;
    let line = setup.policy.lines.iter().find(|line| line.id == reason.line);
    let asked = line.and_then(|line| setup.words(Side::Mentee, &line.mentee));
    let (points, of) = (reason.points.to_string(), reason.of.to_string());
    LineShown {
        ask: asked.map_or_else(|| reason.line.to_string(), |asked| asked.ask.clone()),
        points: words.say(texts::DESK_MATCHING_N_OF, &[("n", &points), ("all", &of)]),
        found: found(words, asked, &reason.found),
    }
}

fn found(words: Words<'_>, asked: Option<&QuestionWords>, found: &Found) -> Vec<String> {
    let one = |key| vec![words.text(key)];
    match found {
        Found::Options { agree, missing } => {
            let both =
                [(texts::DESK_MATCHING_AGREE, agree), (texts::DESK_MATCHING_MISSING, missing)];
            let both = both.into_iter().filter(|(_, options)| !options.is_empty());
            both.map(|(key, options)| words.say(key, &[("list", &labels(words, asked, options))]))
                .collect()
        }
        Found::Steps(0) => one(texts::DESK_MATCHING_SAME_STEP),
        Found::Steps(n) => vec![words.say(texts::DESK_MATCHING_STEPS, &[("n", &n.to_string())])],
        Found::Time { minutes, apart } => time(words, *minutes, *apart),
        Found::SameCountry(true) => one(texts::DESK_MATCHING_COUNTRY_SAME),
        Found::SameCountry(false) => one(texts::DESK_MATCHING_COUNTRY_OTHER),
        Found::NotAsked => one(texts::DESK_MATCHING_NOT_ASKED),
        Found::Unanswered { by, anyone_fits } => {
            let mut said = one(match by.as_slice() {
                [Side::Mentee] => texts::DESK_MATCHING_SILENT_MENTEE,
                [Side::Mentor] => texts::DESK_MATCHING_SILENT_MENTOR,
                _ => texts::DESK_MATCHING_SILENT_BOTH,
            });
            said.extend(anyone_fits.then(|| words.text(texts::DESK_MATCHING_ANYONE)));
            said
        }
        Found::ToJudge => one(texts::DESK_MATCHING_TO_JUDGE),
        Found::Judged(Fit::Fits) => one(texts::DESK_MATCHING_JUDGED_FITS),
        Found::Judged(Fit::InPart) => one(texts::DESK_MATCHING_JUDGED_PART),
        Found::Judged(Fit::FitsNot) => one(texts::DESK_MATCHING_JUDGED_NOT),
    }
}

fn labels(words: Words<'_>, asked: Option<&QuestionWords>, options: &[OptionId]) -> String {
    let label = |option: &OptionId| match asked {
        Some(asked) => asked.label(option).to_owned(),
        None => option.to_string(),
    };
    words.list(&options.iter().map(label).collect::<Vec<_>>())
}

fn time(words: Words<'_>, minutes: u32, apart: i16) -> Vec<String> {
    let hours = (minutes / 60).to_string();
    let clocks = match apart.unsigned_abs() {
        0 => words.text(texts::DESK_MATCHING_CLOCKS_SAME),
        apart => {
            let time = format!("{}:{:02}", apart / 60, apart % 60);
            words.say(texts::DESK_MATCHING_CLOCKS, &[("time", &time)])
        }
    };
    vec![words.say(texts::DESK_MATCHING_HOURS, &[("n", &hours)]), clocks]
}
