//! `cargo xtask bench page`: how long a guide's visitor waits for the mentee application, beside
//! the same questions as plain HTML and in SurveyJS.
//!
//! `--rounds N` (7) says how often each page is loaded; with `--enforce` it fails where the widget
//! misses its aims.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a bench is read in a terminal, and fails by panicking"
)]

mod chromium;
mod measured;
mod plain;
mod report;
mod server;
mod surveyjs;

use std::process::ExitCode;

use domain::Form;
use domain::instant::Instant;
use domain::program::Origin;
use functions::clock::Clock;
use functions::store::PublishPrograms;
use local::files::Files;
use local::programs::{Programs, also_embedded_by};
use local::system::{Plan, System};
use tests::bench::{self, Options};
use tests::driver::Driver;
use tests::kind::Kind;
use tests::stage::{TODAY, repository};
use tokio::net::TcpListener;

use crate::measured::{Load, Medians};
use crate::report::Report;

const PROGRAM: &str = "acrl-sts";
const FORM: &str = "mentee-application";
const PAGES: [&str; 3] = ["plain", "ligature", "surveyjs"];

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::read();
    let rounds = options.number("--rounds", 7);

    let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a port");
    let own = format!("http://{}", listener.local_addr().expect("it listens"));
    let (system, form) = start(&own).await;
    server::serve(listener, pages(&system, &form));
    let loads = load_all(&own, rounds).await;
    system.stop().await;

    let [plain, ligature, surveyjs] = [0, 1, 2].map(|at| Medians::of(PAGES[at], &loads[at]));
    let load_average = bench::load_average();
    let report = Report { rounds, load_average, plain, ligature, surveyjs };
    report.keep();
    options.end(&report.text(), &report.missed())
}

/// Starts a Ligature on a day when the form is open, with this bench's origin among its hosts.
async fn start(own: &str) -> (System, Form) {
    let programs = Programs::at(repository().join("programs"));
    let plan = Plan {
        site: Files::at(repository().join("target/site")),
        guides: Some(Files::at(repository().join("local/guides"))),
        programs: programs.clone(),
        data: None,
        port: None,
        address: None,
        clock: Clock::standing(Instant::try_from(TODAY.to_owned()).expect("it is a moment")),
    };
    let system = System::start(plan).await.unwrap_or_else(|error| panic!("{error}"));
    let compiled = programs.compile(PROGRAM).unwrap_or_else(|error| panic!("{error}"));
    let own = Origin::parse(own).expect("it is an origin");
    let compiled = also_embedded_by(compiled, &[own]);
    let published =
        system.table().publish(&compiled.program, &compiled.forms, &compiled.texts).await;
    published.expect("the program is published");
    let form = compiled.forms.into_iter().find(|form| form.id.as_str() == FORM);
    (system, form.expect("the program has the form"))
}

fn pages(system: &System, form: &Form) -> Vec<server::File> {
    let survey = surveyjs::bundle(form)
        .unwrap_or_else(|error| panic!("{error}: run cargo xtask bench page, which installs it"));
    let guide = include_str!("guide.html")
        .replace("{{HOST}}", system.host())
        .replace("{{PROGRAM}}", PROGRAM)
        .replace("{{FORM}}", FORM);
    let html = "text/html; charset=utf-8";
    vec![
        ("plain", html, plain::page(form).into()),
        ("ligature", html, guide.into()),
        ("surveyjs", html, survey.page.into()),
        ("surveyjs/main.js", "text/javascript; charset=utf-8", survey.script),
        ("surveyjs/main.css", "text/css; charset=utf-8", survey.style),
    ]
}

/// Loads the pages in turn, so that whatever else the machine does hits them alike.
async fn load_all(own: &str, rounds: usize) -> [Vec<Load>; 3] {
    let driver = Driver::start(Kind::Chromium).await;
    let mut loads: [Vec<Load>; 3] = Default::default();
    for round in 0..rounds {
        for turn in 0..PAGES.len() {
            // Each page comes first, second and third equally often.
            let at = (round + turn) % PAGES.len();
            let load = chromium::load(&driver, &format!("{own}/{}", PAGES[at])).await;
            eprintln!(
                "{:>2}/{rounds}  {:<9} {:>6.0} ms, blocked {:>5.0} ms, {:>7} bytes",
                round + 1,
                PAGES[at],
                load.interactive,
                load.blocking,
                load.bytes
            );
            loads[at].push(load);
        }
    }
    loads
}
