//! `cargo xtask size`: what a guide page downloads for the mentee application.

use crate::build::{self, Site};
use crate::failure::{Failure, OrSay, Outcome};
use crate::{programs, tool, workspace};
use domain::api::{FormPage, ProgramCard};
use domain::instant::Instant;
use domain::program::Program;
use domain::source::Compiled;
use domain::texts;
use serde_json::json;
use std::path::{Path, PathBuf};

/// All of it, compressed. Where we are going is 80 kB.
const BUDGET: usize = 110_000;
/// The loader alone: every visitor of the guide pays for it, form or no form.
const LOADER_BUDGET: usize = 3_000;

/// What a committee member downloads when they open the desk, whatever they go on to do there: the
/// board of pairings among it, to which most of them come.
const DESK_BUDGET: usize = 180_000;
/// What each file comes to that is fetched when somebody goes to its screens.
const SCREENS_BUDGET: usize = 70_000;
/// What the matching screen downloads besides: the solver, for whoever matches. It knows who is
/// introduced already, who is next best in mid-year, and counts what charts show.
const SOLVER_BUDGET: usize = 155_000;

/// The form that the budget is about.
const PROGRAM: &str = "acrl-sts";
const FORM: &str = "mentee-application";

/// One file that a guide page downloads.
struct Download {
    name: &'static str,
    raw: usize,
    compressed: usize,
}

pub(crate) fn run(arguments: &[String]) -> Outcome {
    if let Some(argument) = arguments.first() {
        return Err(Failure::said(format!("size takes no arguments: leave out “{argument}”.")));
    }
    let site = build::site()?;
    let downloads = downloads(&site)?;
    print(&downloads);
    let offer = build::compress(&workspace::read(&site.offer)?)?.len();
    println!("Only for whoever goes on elsewhere: {offer} more.");
    hold_to_budget(&downloads)?;
    desk(&site)
}

/// The desk, which no guide's reader downloads; and what it fetches later, each with its budget.
fn desk(site: &Site) -> Outcome {
    let desk = &site.desk;
    let opening = [&desk.page, &desk.style, &desk.glue, &desk.wasm];
    let solver = [&desk.solver.script, &desk.solver.wasm];
    let opening = compressed(&opening)?;
    println!("The desk, for the committee alone: {opening} of {DESK_BUDGET} to open it.");
    let solver = compressed(&solver)?;
    for file in &desk.later {
        let bytes = compressed(&[file])?;
        println!("Only for whoever goes to its screens: {bytes} more, of {SCREENS_BUDGET}.");
        hold("A file of screens", bytes, SCREENS_BUDGET, "widget/desk/src/screen")?;
    }
    println!("Only for whoever matches: {solver} more, of {SOLVER_BUDGET}.");
    hold("The desk", opening, DESK_BUDGET, "widget/desk")?;
    hold("The solver", solver, SOLVER_BUDGET, "widget/desk/plan")
}

/// What some files come to, compressed.
fn compressed(files: &[&PathBuf]) -> Outcome<usize> {
    files.iter().map(|file| Ok(build::compress(&workspace::read(file)?)?.len())).sum()
}

fn hold(what: &str, bytes: usize, budget: usize, place: &str) -> Outcome {
    if bytes <= budget {
        return Ok(());
    }
    let over = bytes - budget;
    Err(Failure::said(format!("{what} is {over} bytes over its budget: make {place} smaller.")))
}

fn downloads(site: &Site) -> Outcome<Vec<Download>> {
    let read = |path: &Path| workspace::read(path);
    let (first_step, form) = first_step_and_form()?;
    [
        ("loader", read(&site.loader)?),
        ("glue", read(&site.glue)?),
        ("WASM", read(&site.wasm)?),
        ("first step", first_step),
        ("form", form),
    ]
    .into_iter()
    .map(|(name, bytes)| {
        let compressed = build::compress(&bytes)?.len();
        Ok(Download { name, raw: bytes.len(), compressed })
    })
    .collect()
}

/// What `GET /v1/programs/acrl-sts/forms/mentee-application/first-step`, and the same without its
/// end, answer before the form opens: with both dates, the longest of its answers.
fn first_step_and_form() -> Outcome<(Vec<u8>, Vec<u8>)> {
    let say = || "The form can't be written as JSON.".into();
    let form = form_page()?;
    let (page, program) = (serde_json::to_vec(&form), serde_json::to_vec(&form.program));
    let (page, program) = (page.or_say(say)?, program.or_say(say)?);
    let drawn = tool::fed(
        tool::cargo().args(["run", "--quiet", "--package", "widget", "--example", "first_step"]),
        &page,
        "The widget's first step can't be drawn: what cargo says is above.",
    )?;
    let first_step = serde_json::to_vec(&String::from_utf8_lossy(&drawn).trim_end()).or_say(say)?;
    let style = workspace::read_text(&workspace::root().join("widget/src/style.css"))?;
    let style = serde_json::to_vec(&style).or_say(say)?;
    let moment = form.texts.get(texts::FORM_MOMENT);
    let moment = serde_json::to_vec(&json!({ texts::FORM_MOMENT.as_str(): moment })).or_say(say)?;
    // As the functions write them, with a token like those that say when a form was handed out.
    let handed = br#"{"handed":"1795292774.8d03f7a61e95c24bb0c7","#;
    let begun = [
        (b"\"first_step\":".as_slice(), first_step.as_slice()),
        (b",\"style\":", &style),
        (b",\"program\":", &program),
        (b",\"texts\":", &moment),
    ];
    let begun: Vec<u8> =
        begun.into_iter().flat_map(|(name, value)| [name, value].concat()).collect();
    let form = page.get(1..).unwrap_or_default();
    Ok(([handed.as_slice(), &begun, b"}"].concat(), [handed.as_slice(), form].concat()))
}

fn form_page() -> Outcome<FormPage> {
    let compiled = programs::compile(PROGRAM)?.map_err(|_| {
        Failure::said(format!("programs/{PROGRAM} has mistakes: run cargo xtask check {PROGRAM}."))
    })?;
    let Compiled { program, forms, texts, .. } = compiled;
    let long_ago = Instant::from_milliseconds(0);
    let found = forms.into_iter().find(|form| form.id.as_str() == FORM);
    let page = found.and_then(|form| {
        let opening = program.opening(form.opens.window()?, long_ago)?;
        let Program { id, name, association, address, hosts, .. } = program;
        let program = ProgramCard { id, name, association, address, hosts };
        Some(FormPage { program, opening, form, texts: texts.for_widget() })
    });
    page.ok_or_else(|| Failure::said(format!("programs/{PROGRAM} has no form {FORM} to measure.")))
}

fn print(downloads: &[Download]) {
    println!("\n{:<18}{:>12}{:>12}{:>12}", "bytes", "raw", "brotli", "budget");
    for Download { name, raw, compressed } in downloads {
        let budget = if *name == "loader" { LOADER_BUDGET.to_string() } else { String::new() };
        println!("{name:<18}{raw:>12}{compressed:>12}{budget:>12}");
    }
    let raw: usize = downloads.iter().map(|download| download.raw).sum();
    println!("{:<18}{raw:>12}{:>12}{BUDGET:>12}", "sum", sum(downloads));
}

fn sum(downloads: &[Download]) -> usize {
    downloads.iter().map(|download| download.compressed).sum()
}

fn hold_to_budget(downloads: &[Download]) -> Outcome {
    let sum = sum(downloads);
    if sum > BUDGET {
        return Err(Failure::said(format!(
            "A guide page downloads {sum} bytes, which is {} over the budget: make the widget \
             smaller before it is merged.",
            sum - BUDGET
        )));
    }
    let loader = downloads.iter().find(|download| download.name == "loader");
    match loader.map(|loader| loader.compressed) {
        Some(bytes) if bytes > LOADER_BUDGET => Err(Failure::said(format!(
            "The loader is {bytes} bytes, which is {} over its budget: shorten \
             widget/embed/embed.js.",
            bytes - LOADER_BUDGET
        ))),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, DESK_BUDGET, Download, LOADER_BUDGET, hold, hold_to_budget};

    fn held(loader: usize, wasm: usize) -> Option<String> {
        let download = |name, compressed| Download { name, raw: compressed, compressed };
        let downloads = [download("loader", loader), download("WASM", wasm)];
        hold_to_budget(&downloads).err().map(|failure| failure.to_string())
    }

    #[test]
    fn a_page_at_its_budget_passes_and_one_byte_more_fails() {
        assert_eq!(held(100, BUDGET - 100), None);
        assert!(held(100, BUDGET - 99).is_some_and(|said| said.contains("1 over the budget")));
    }

    #[test]
    fn a_loader_over_its_own_budget_fails_though_the_sum_is_small() {
        assert_eq!(held(LOADER_BUDGET, 0), None);
        assert!(held(LOADER_BUDGET + 1, 0).is_some_and(|said| said.contains("1 over its budget")));
    }

    #[test]
    fn a_desk_one_byte_over_its_budget_fails() {
        assert!(hold("The desk", DESK_BUDGET, DESK_BUDGET, "widget/desk").is_ok());
        let said = hold("The desk", DESK_BUDGET + 1, DESK_BUDGET, "widget/desk").unwrap_err();
        assert!(said.to_string().contains("1 bytes over"));
    }
}
