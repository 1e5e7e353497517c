use std::fmt::Write as _;

use serde_json::json;
use tests::bench;

use crate::problem::Shape;
use crate::python::{Answer, Others};
use crate::wasm::Measured;

/// One problem, as each solved it.
pub(crate) struct Compared {
    pub(crate) shape: Shape,
    pub(crate) size: usize,
    pub(crate) mentors: usize,
    pub(crate) ours: Answer,
    pub(crate) others: Others,
}

/// From so many mentees on, we are to be so many times as fast as SciPy.
const FASTER: (usize, f64) = (1000, 2.0);
/// A thousand mentees and mentors, scored and matched as WebAssembly, in so many milliseconds.
const A_THOUSAND: f64 = 1000.0;
/// Two hundred people, solved again, in so many milliseconds.
const WHAT_IF: f64 = 100.0;

impl Compared {
    pub(crate) fn agree(&self) -> bool {
        let of = |answer: &Answer| (answer.matched, answer.points);
        of(&self.ours) == of(&self.others.scipy) && of(&self.ours) == of(&self.others.lapx)
    }

    fn times_scipy(&self) -> f64 {
        self.others.scipy.milliseconds / self.ours.milliseconds
    }
}

pub(crate) fn text(compared: &[Compared], wasm: &[Measured]) -> String {
    let mut text = String::from(
        "| mentees | mentors | places | optimum | ours (ms) | SciPy (ms) | lapx (ms) | SciPy ÷ ours | lapx ÷ ours |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for one in compared {
        let same = if one.agree() { "the same" } else { "DIFFERENT" };
        let line = writeln!(
            text,
            "| {} | {} | {} | {same}: {} matched, {} points | {:.2} | {:.2} | {:.2} | {:.1} × | {:.1} × |",
            one.size,
            one.mentors,
            one.shape.words(),
            one.ours.matched,
            one.ours.points,
            one.ours.milliseconds,
            one.others.scipy.milliseconds,
            one.others.lapx.milliseconds,
            one.times_scipy(),
            one.others.lapx.milliseconds / one.ours.milliseconds,
        );
        line.expect("a text takes all");
    }
    text.push_str("\nAs WebAssembly in Node.js (V8), everything included:\n\n");
    text.push_str("| mentees | mentors | gather answers (ms) | score and solve (ms) | matched |\n");
    text.push_str("| --- | --- | --- | --- | --- |\n");
    for one in wasm {
        let line = writeln!(
            text,
            "| {} | {} | {:.1} | {:.1} | {} |",
            one.mentees, one.mentors, one.gathering, one.solving, one.matched
        );
        line.expect("a text takes all");
    }
    let _ = writeln!(text, "\nLoad average: {}.", bench::load_average());
    text
}

pub(crate) fn missed(compared: &[Compared], wasm: &[Measured]) -> Vec<String> {
    let mut missed = Vec::new();
    for one in compared.iter().filter(|one| one.size >= FASTER.0) {
        if one.times_scipy() < FASTER.1 {
            missed.push(format!(
                "{} mentees, {}: {:.1} times as fast as SciPy, not {}.",
                one.size,
                one.shape.words(),
                one.times_scipy(),
                FASTER.1
            ));
        }
    }
    for one in wasm {
        let most = if one.mentees + one.mentors > 200 { A_THOUSAND } else { WHAT_IF };
        if one.solving > most {
            missed.push(format!(
                "{} × {} takes {:.0} ms as WebAssembly, more than {most}.",
                one.mentees, one.mentors, one.solving
            ));
        }
    }
    missed
}

pub(crate) fn keep(compared: &[Compared], wasm: &[Measured], text: &str) {
    let problems: Vec<_> = compared
        .iter()
        .map(|one| {
            json!({
                "mentees": one.size, "mentors": one.mentors, "places": one.shape.words(),
                "same": one.agree(), "ours": one.ours, "others": one.others,
            })
        })
        .collect();
    bench::keep("matching", &json!({ "problems": problems, "wasm": wasm }), text);
}
