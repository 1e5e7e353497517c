//! What only people can judge of a pair: what both said, and the committee's judgment.

use domain::desk::PutJudged;
use domain::matching::Fit;
use domain::texts::{self, Key};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::ToJudge;

use super::Screen;
use crate::browser;
use crate::markup::{El, classed, el};

/// Every judgment, in the order in which they are offered; the first takes one back.
const JUDGMENTS: [(Option<Fit>, Key); 4] = [
    (None, texts::DESK_JUDGE_NOT_YET),
    (Some(Fit::Fits), texts::DESK_MATCHING_JUDGED_FITS),
    (Some(Fit::InPart), texts::DESK_MATCHING_JUDGED_PART),
    (Some(Fit::FitsNot), texts::DESK_MATCHING_JUDGED_NOT),
];

pub(super) fn view(screen: Screen, one: &ToJudge) -> El {
    let ToJudge { said, judged } = one;
    let desk = screen.desk;
    let id = format!("judge-{}-{}", judged.line, judged.mentee);
    let options = JUDGMENTS.iter().enumerate().map(|(at, (fit, key))| {
        el("option")
            .attr("value", at.to_string())
            .flag("selected", *fit == judged.fit)
            .text(desk.text(*key))
    });
    let (put, focus) = (judged.clone(), format!("#{id}"));
    let choice = el("select").attr("id", id.clone()).children(options).on("change", move |event| {
        let chosen: Option<usize> = browser::value(&event).parse().ok();
        if let Some((fit, _)) = chosen.and_then(|at| JUDGMENTS.get(at)) {
            keep(screen, PutJudged { fit: *fit, ..put.clone() }, focus.clone());
        }
    });
    classed("dd", "judging")
        .children(said.iter().map(|said| el("p").attr("dir", "auto").text(said)))
        .child(el("label").attr("for", id).text(desk.text(texts::DESK_JUDGE)))
        .child(choice)
}

fn keep(screen: Screen, judged: PutJudged, focus: String) {
    let Screen { desk, bench, .. } = screen;
    let Some(cohort) = desk.people().cohort.get_untracked() else { return };
    let address = desk.address(&format!("cohorts/{cohort}/judged"));
    spawn_local(async move {
        match desk.put_text(&address, None, &wire::write(&judged)).await {
            Ok(()) => bench.judge(judged, focus),
            Err(failure) => desk.complain_of(&failure),
        }
    });
}
