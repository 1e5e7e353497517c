//! `cargo xtask bench matching`: our solver beside SciPy's and lapx', on the same problems in the
//! same run; and the whole of matching, scoring included, as WebAssembly.
//!
//! The optimum of all three must be the same, or the bench fails. `--most N` leaves out problems
//! of more than N mentees; with `--enforce` it also fails where an aim is missed.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a bench is read in a terminal, and fails by panicking"
)]

#[path = "../../../domain/tests/matching/chance.rs"]
#[expect(dead_code, reason = "the tests of domain use all of it")]
mod chance;
mod problem;
mod python;
mod report;
mod wasm;

use std::process::ExitCode;
use std::time::Instant;

use domain::matching::solve::assign;
use tests::bench::Options;

use crate::problem::{Problem, Shape};
use crate::report::Compared;

const SIZES: [usize; 5] = [100, 500, 1000, 2000, 5000];

fn main() -> ExitCode {
    let options = Options::read();
    let most = options.number("--most", 5000);
    let mut compared = Vec::new();
    for shape in [Shape::OnePlaceEach, Shape::OneToThreePlaces] {
        for size in SIZES.into_iter().filter(|size| *size <= most) {
            eprintln!("{size} mentees, {} …", shape.words());
            compared.push(compare(shape, size));
        }
    }
    let different = compared.iter().filter(|one| !one.agree()).count();
    let wasm = wasm::measure();
    let text = report::text(&compared, &wasm);
    report::keep(&compared, &wasm, &text);
    let code = options.end(&text, &report::missed(&compared, &wasm));
    if different > 0 {
        println!("{different} problems have another optimum than SciPy's or lapx'.");
        return ExitCode::FAILURE;
    }
    code
}

/// Lets the three solve the same problem, and takes each one's median.
fn compare(shape: Shape, size: usize) -> Compared {
    let problem = Problem::of(shape, size);
    let file = problem.write();
    let rounds = if size > 1000 { 3 } else { 9 };
    let mut times = Vec::new();
    let mut solved = None;
    for _ in 0..rounds {
        let start = Instant::now();
        let found = assign(&problem.scores, &problem.places, &[]);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        solved = Some(found);
    }
    let solved = solved.expect("there was a round");
    assert!(solved.is_proven(&problem.scores, &problem.places, &[]), "the prices prove it");
    let ours = python::Answer {
        milliseconds: median(times),
        matched: solved.placed(),
        points: solved.total,
    };
    let others = python::solve(&file, rounds);
    std::fs::remove_file(&file).expect("the problem can be removed");
    Compared { shape, size, mentors: problem.places.len(), ours, others }
}

pub(crate) fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
