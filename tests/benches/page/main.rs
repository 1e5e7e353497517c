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

mod bundle;
mod chromium;
mod formbricks;
mod long;
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
use functions::http::door::Callers;
use local::files::Files;
use local::programs::{Programs, also_embedded_by, publish_compiled};
use local::system::{Plan, System};
use serde_json::Value;
use tests::bench::{self, Options};
use tests::driver::Driver;
use tests::kind::Kind;
use tests::stage::{TODAY, repository};
use tokio::net::TcpListener;

use crate::bundle::Bundle;
use crate::chromium::Network;
use crate::measured::{Load, Medians};
use crate::report::{LongReport, Report};

const PROGRAM: &str = "acrl-sts";
const FORM: &str = "mentee-application";

/// Where a page is, below this bench's server; HOST's own pages are on HOST.
struct Contestant {
    name: &'static str,
    address: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::read();
    let rounds = options.number("--rounds", 7);

    let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a port");
    let own = format!("http://{}", listener.local_addr().expect("it listens"));
    let programs = long::programs();
    let system = start(&programs).await;
    let form = publish(&system, &programs, &own, (PROGRAM, FORM)).await;
    let long = publish(&system, &programs, &own, (long::PROGRAM, long::FORM)).await;
    server::serve(listener, pages(&system, &form, &long));

    let host = system.host();
    let here = |name: &'static str| Contestant { name, address: format!("{own}/{name}") };
    let hosted = |name, path: &str| Contestant { name, address: format!("{host}/{path}") };
    let contestants = [
        here("plain"),
        here("ligature"),
        here("ligature-at-once"),
        hosted("hosted", &format!("{PROGRAM}/{FORM}")),
        here("lit"),
        here("formbricks"),
        here("surveyjs"),
    ];
    let medians = load_all(&contestants, rounds, Network::Slow).await;
    let report = Report { rounds, load_average: bench::load_average(), pages: medians };
    let contestants = [
        here("plain-200"),
        here("ligature-200"),
        hosted("hosted-200", &format!("{}/{}", long::PROGRAM, long::FORM)),
    ];
    let medians = load_all(&contestants, rounds, Network::Fast).await;
    let long = LongReport { rounds, load_average: bench::load_average(), pages: medians };
    system.stop().await;

    report.keep();
    long.keep();
    let missed = [report.missed(), long.missed()].concat();
    options.end(&format!("{}\n{}", report.text(), long.text()), &missed)
}

/// Starts a Ligature on a day when the forms are open.
async fn start(programs: &Programs) -> System {
    let plan = Plan {
        site: Files::at(repository().join("target/site")),
        guides: Some(Files::at(repository().join("local/guides"))),
        programs: programs.clone(),
        data: None,
        port: None,
        address: None,
        callers: Callers::Direct,
        clock: Clock::standing(Instant::try_from(TODAY.to_owned()).expect("it is a moment")),
    };
    System::start(plan).await.unwrap_or_else(|error| panic!("{error}"))
}

/// Publishes a program with this bench's origin among its hosts, and gives a form of it.
async fn publish(
    system: &System,
    programs: &Programs,
    own: &str,
    (program, form): (&str, &str),
) -> Form {
    let compiled = programs.compile(program).unwrap_or_else(|error| panic!("{error}"));
    let own = Origin::parse(own).expect("it is an origin");
    let compiled = also_embedded_by(compiled, &[own]);
    let published = publish_compiled(system.table(), &compiled, Clock::System.now()).await;
    published.expect("the program is published");
    let found = compiled.forms.into_iter().find(|known| known.id.as_str() == form);
    found.expect("the program has the form")
}

fn pages(system: &System, form: &Form, long: &Form) -> Vec<server::File> {
    let guide = |(program, form): (&str, &str), at_once: bool| {
        // What the snippet maker writes for a form that is the first thing on its page.
        let preload = "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{{HOST}}/v1/programs/{{PROGRAM}}/forms/{{FORM}}/first-step?lang=en&amp;level=3\">\n  ";
        include_str!("guide.html")
            .replace("{{PRELOAD}}", if at_once { preload } else { "" })
            .replace("{{HOST}}", system.host())
            .replace("{{PROGRAM}}", program)
            .replace("{{FORM}}", form)
    };
    let html = "text/html; charset=utf-8";
    let page = |name: &str, page: String| (name.to_owned(), html, page.into_bytes());
    let mut files = vec![
        page("plain", plain::page(form)),
        page("ligature", guide((PROGRAM, FORM), false)),
        page("ligature-at-once", guide((PROGRAM, FORM), true)),
        page("plain-200", plain::page(long)),
        page("ligature-200", guide((long::PROGRAM, long::FORM), false)),
    ];
    let as_published = serde_json::to_value(form).expect("a form is JSON");
    let compared: [(&str, Value); 3] = [
        ("lit", as_published),
        ("formbricks", formbricks::survey(form)),
        ("surveyjs", surveyjs::survey(form)),
    ];
    for (name, questions) in compared {
        let bundle = Bundle::make(name, form, &questions).unwrap_or_else(|error| {
            panic!("{error}: run cargo xtask bench page, which installs what is compared")
        });
        files.push(page(name, bundle.page));
        files.push((format!("{name}/main.js"), "text/javascript; charset=utf-8", bundle.script));
        files.push((format!("{name}/main.css"), "text/css; charset=utf-8", bundle.style));
    }
    files
}

/// Loads the pages in turn, so that whatever else the machine does hits them alike.
async fn load_all(contestants: &[Contestant], rounds: usize, network: Network) -> Vec<Medians> {
    let driver = Driver::start(Kind::Chromium).await;
    let mut loads: Vec<Vec<Load>> = contestants.iter().map(|_| Vec::new()).collect();
    for round in 0..rounds {
        for turn in 0..contestants.len() {
            // Each page comes first, second and so on equally often.
            let at = (round + turn) % contestants.len();
            let load = chromium::load(&driver, &contestants[at].address, network).await;
            eprintln!(
                "{:>2}/{rounds}  {:<16} {:>6.0} ms, blocked {:>5.0} ms, {:>7} bytes",
                round + 1,
                contestants[at].name,
                load.interactive,
                load.blocking,
                load.bytes
            );
            loads[at].push(load);
        }
    }
    let of = |(contestant, loads): (&Contestant, &Vec<Load>)| Medians::of(contestant.name, loads);
    contestants.iter().zip(&loads).map(of).collect()
}
