//! Why two people fit, line by line.

use domain::desk::QuestionWords;
use domain::id::OptionId;
use domain::matching::{Fit, Found, LineReason, Side};
use domain::texts;
use leptos::tachys::view::any_view::AnyView;

use super::words::list;
use crate::desk::Desk;
use crate::markup::{El, classed, el, nothing};
use crate::matching::{Couple, Plan};

pub(super) fn view(desk: Desk, plan: &Plan, couple: &Couple) -> AnyView {
    let Ok(reasons) = plan.reasons(couple) else { return nothing() };
    let lines = reasons.lines.iter().map(|line| one(desk, plan, line));
    classed("dl", "reasons").children(lines).view()
}

/// A line: the question, its points, and what was found.
fn one(desk: Desk, plan: &Plan, reason: &LineReason) -> El {
    let setup = &plan.matching().setup;
    let line = setup.policy.lines.iter().find(|line| line.id == reason.line);
    let words = line.and_then(|line| setup.words(Side::Mentee, &line.mentee));
    let ask = words.map_or_else(|| reason.line.to_string(), |words| words.ask.clone());
    let (points, of) = (reason.points.to_string(), reason.of.to_string());
    let points = desk.say(texts::DESK_MATCHING_N_OF, &[("n", &points), ("all", &of)]);
    let said = found(desk, words, &reason.found);
    el("div")
        .child(el("dt").text(ask))
        .child(classed("dd", "points").text(points))
        .children(said.into_iter().map(|said| el("dd").text(said)))
}

fn found(desk: Desk, words: Option<&QuestionWords>, found: &Found) -> Vec<String> {
    let one = |key| vec![desk.text(key)];
    match found {
        Found::Options { agree, missing } => {
            let both =
                [(texts::DESK_MATCHING_AGREE, agree), (texts::DESK_MATCHING_MISSING, missing)];
            let both = both.into_iter().filter(|(_, options)| !options.is_empty());
            both.map(|(key, options)| desk.say(key, &[("list", &labels(desk, words, options))]))
                .collect()
        }
        Found::Steps(0) => one(texts::DESK_MATCHING_SAME_STEP),
        Found::Steps(n) => vec![desk.say(texts::DESK_MATCHING_STEPS, &[("n", &n.to_string())])],
        Found::Time { minutes, apart } => time(desk, *minutes, *apart),
        Found::SameCountry(true) => one(texts::DESK_MATCHING_COUNTRY_SAME),
        Found::SameCountry(false) => one(texts::DESK_MATCHING_COUNTRY_OTHER),
        Found::NotAsked => one(texts::DESK_MATCHING_NOT_ASKED),
        Found::Unanswered { by, anyone_fits } => {
            let mut said = one(match by.as_slice() {
                [Side::Mentee] => texts::DESK_MATCHING_SILENT_MENTEE,
                [Side::Mentor] => texts::DESK_MATCHING_SILENT_MENTOR,
                _ => texts::DESK_MATCHING_SILENT_BOTH,
            });
            said.extend(anyone_fits.then(|| desk.text(texts::DESK_MATCHING_ANYONE)));
            said
        }
        Found::ToJudge => one(texts::DESK_MATCHING_TO_JUDGE),
        Found::Judged(Fit::Fits) => one(texts::DESK_MATCHING_JUDGED_FITS),
        Found::Judged(Fit::InPart) => one(texts::DESK_MATCHING_JUDGED_PART),
        Found::Judged(Fit::FitsNot) => one(texts::DESK_MATCHING_JUDGED_NOT),
    }
}

fn labels(desk: Desk, words: Option<&QuestionWords>, options: &[OptionId]) -> String {
    let label = |option: &OptionId| match words {
        Some(words) => words.label(option).to_owned(),
        None => option.to_string(),
    };
    list(desk, &options.iter().map(label).collect::<Vec<_>>())
}

fn time(desk: Desk, minutes: u32, apart: i16) -> Vec<String> {
    let hours = (minutes / 60).to_string();
    let clocks = match apart.unsigned_abs() {
        0 => desk.text(texts::DESK_MATCHING_CLOCKS_SAME),
        apart => {
            let time = format!("{}:{:02}", apart / 60, apart % 60);
            desk.say(texts::DESK_MATCHING_CLOCKS, &[("time", &time)])
        }
    };
    vec![desk.say(texts::DESK_MATCHING_HOURS, &[("n", &hours)]), clocks]
}
