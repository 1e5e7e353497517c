//! Mentors against mentees, by what mentees rank.

use domain::matching::{Demand, Line, Side};
use domain::texts;

use super::{Bar, Chart, Group, Look};
use crate::Plan;
use crate::words::Words;

/// A chart for each question that mentees rank.
pub(super) fn topics(words: Words<'_>, plan: &Plan) -> Vec<Chart> {
    let demand = plan.pool().demand();
    let lines = words.matching.setup.policy.lines.iter();
    lines.filter_map(|line| of_line(words, line, &demand)).collect()
}

fn of_line(words: Words<'_>, line: &Line, demand: &[Demand]) -> Option<Chart> {
    let demand: Vec<&Demand> = demand.iter().filter(|one| one.line == line.id).collect();
    let most = demand.iter().map(|one| one.wanted.max(one.offered)).max()?;
    let asked = words.matching.setup.words(Side::Mentee, &line.mentee);
    let label = |one: &Demand| {
        asked.map_or(one.option.as_str(), |asked| asked.label(&one.option)).to_owned()
    };
    let lack = |one: &Demand| match one.lack() {
        0 => String::new(),
        n => words.say(texts::DESK_CHART_LACK, &[("n", &n.to_string())]),
    };
    let group = |one: &&Demand| Group {
        label: label(one),
        note: lack(one),
        bars: vec![
            Bar::of(0, one.wanted, most).saying(one.wanted),
            Bar::of(1, one.offered, most).saying(one.offered),
        ],
    };
    let row = |one: &&Demand| {
        vec![label(one), one.wanted.to_string(), one.offered.to_string(), lack(one)]
    };
    let heads = [
        texts::DESK_CHART_TOPIC,
        texts::DESK_CHART_WANTED,
        texts::DESK_CHART_OFFERED,
        texts::DESK_CHART_LACKING,
    ];
    Some(Chart {
        title: words.text(texts::DESK_CHART_TOPICS),
        about: words.say(
            texts::DESK_CHART_TOPICS_ABOUT,
            &[("question", asked.map(|asked| asked.ask.as_str()).unwrap_or_default())],
        ),
        look: Look::Bars,
        key: vec![words.text(texts::DESK_CHART_WANTED), words.text(texts::DESK_CHART_OFFERED)],
        groups: demand.iter().map(group).collect(),
        heads: heads.map(|head| words.text(head)).into(),
        rows: demand.iter().map(row).collect(),
    })
}
