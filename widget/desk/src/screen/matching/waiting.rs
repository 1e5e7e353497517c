//! Who waits and why, whom it would help to recruit, and who could take on more.

use domain::matching::{Recruit, Side, Waiting, WhyWaiting};
use domain::texts;
use leptos::tachys::view::any_view::AnyView;

use super::Screen;
use super::proposals::unfolding;
use super::words::{block, list, name, names};
use crate::markup::{El, classed, el, nothing};
use crate::matching::Plan;

/// Of what it would help to recruit, the best so many are said.
const RECRUITS: usize = 5;

pub(super) fn view(screen: Screen, plan: &Plan) -> AnyView {
    let all = plan.waiting();
    if all.is_empty() {
        return nothing();
    }
    let values = [("n", all.len().to_string())];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    el("section")
        .child(el("h2").text(screen.desk.say(texts::DESK_MATCHING_WAITING, &values)))
        .child(classed("ul", "pairs").children(all.iter().map(|one| waits(screen, plan, one))))
        .view()
}

fn waits(screen: Screen, plan: &Plan, one: &Waiting) -> El {
    let desk = screen.desk;
    let waited = one
        .waited
        .then(|| classed("span", "badge warn").text(desk.text(texts::DESK_MATCHING_WAITED)));
    let summary = el("summary")
        .child(classed("span", "two").text(name(plan.matching(), &one.who)))
        .text(" ")
        .children(waited);
    el("li")
        .attr("id", format!("of-{}", one.who))
        .child(unfolding(screen, &one.who, summary, None))
        .child(classed("p", "quiet").text(why(screen, plan, &one.why)))
}

fn why(screen: Screen, plan: &Plan, why: &WhyWaiting) -> String {
    let (desk, matching) = (screen.desk, plan.matching());
    match why {
        WhyWaiting::NoPeer => desk.text(texts::DESK_MATCHING_NO_PEER),
        WhyWaiting::NoMentor => desk.text(texts::DESK_MATCHING_NO_MENTOR),
        WhyWaiting::AllBlocked(by) => {
            let by = by.iter().map(|by| {
                let (why, n) = (block(desk, by.block), by.mentors.to_string());
                desk.say(texts::DESK_MATCHING_BLOCKED_N, &[("why", &why), ("n", &n)])
            });
            let by = list(desk, &by.collect::<Vec<_>>());
            desk.say(texts::DESK_MATCHING_ALL_BLOCKED, &[("list", &by)])
        }
        WhyWaiting::AllTaken { possible, best } => {
            let (n, points) = (possible.to_string(), best.points.to_string());
            let (name, has) = (name(matching, &best.who), names(desk, matching, &best.has));
            let values = [("n", n.as_str()), ("name", &name), ("points", &points), ("list", &has)];
            desk.say(texts::DESK_MATCHING_ALL_TAKEN, &values)
        }
    }
}

/// Whom it would help to recruit.
pub(super) fn recruits(screen: Screen, plan: &Plan) -> AnyView {
    let recruits = plan.recruits();
    if recruits.is_empty() {
        return nothing();
    }
    let item = |recruit: &Recruit| el("li").text(recruit_one(screen, plan, recruit));
    el("section")
        .child(el("h2").text(screen.desk.text(texts::DESK_MATCHING_RECRUIT)))
        .child(classed("ul", "lines").children(recruits.iter().take(RECRUITS).map(item)))
        .view()
}

fn recruit_one(screen: Screen, plan: &Plan, recruit: &Recruit) -> String {
    let setup = &plan.matching().setup;
    let line = setup.policy.lines.iter().find(|line| line.id == recruit.line);
    let words = line.and_then(|line| setup.words(Side::Mentee, &line.mentee));
    let option = words.map_or(recruit.option.as_str(), |words| words.label(&recruit.option));
    let (n, more) = (recruit.places.len(), recruit.places.last().copied().unwrap_or_default());
    let (n, more) = (n.to_string(), more.to_string());
    let values = [("n", n.as_str()), ("option", option), ("more", &more)];
    screen.desk.say(texts::DESK_MATCHING_RECRUIT_ONE, &values)
}

/// Who could take on more.
pub(super) fn spare(screen: Screen, plan: &Plan) -> AnyView {
    let (desk, spare) = (screen.desk, &plan.solution().spare);
    if spare.is_empty() {
        return nothing();
    }
    let item = |one: &domain::matching::Spare| {
        let (name, n) = (name(plan.matching(), &one.mentor), one.places.to_string());
        let said = desk.say(texts::DESK_MATCHING_PLACES, &[("name", &name), ("n", &n)]);
        let link = el("a").attr("href", format!("#person/{}", one.mentor)).text(said);
        el("li").child(link)
    };
    let title = desk.say(texts::DESK_MATCHING_SPARE, &[("n", &spare.len().to_string())]);
    el("details")
        .attr("class", "spare")
        .child(el("summary").text(title))
        .child(classed("ul", "lines").children(spare.iter().map(item)))
        .view()
}
