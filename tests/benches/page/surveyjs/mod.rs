//! What the widget is compared with: the same questions in SurveyJS, bundled by esbuild.

mod questions;

use std::path::Path;
use std::process::Command;
use std::{fs, io};

use domain::Form;

const PAGE: &str = include_str!("page.html");

/// A page, its script and its stylesheet.
pub(crate) struct Survey {
    pub(crate) page: String,
    pub(crate) script: Vec<u8>,
    pub(crate) style: Vec<u8>,
}

/// Bundles the form's page, minified and without what it does not use.
///
/// # Errors
/// Where esbuild or SurveyJS is not installed, or the disk can't be written.
pub(crate) fn bundle(form: &Form) -> io::Result<Survey> {
    let bench = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/page");
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../xtask/npm/node_modules/.bin");
    let built = tests::bench::folder().join("surveyjs");
    fs::create_dir_all(&built)?;
    let questions = built.join("questions.json");
    fs::write(&questions, questions::survey(form).to_string())?;
    let esbuild = Command::new(tools.join("esbuild"))
        .arg(bench.join("surveyjs/main.js"))
        .arg(format!("--alias:the-questions={}", questions.display()))
        .arg(format!("--outdir={}", built.display()))
        .args(["--bundle", "--minify", "--format=iife", "--target=es2022", "--log-level=warning"])
        .args(["--legal-comments=none"])
        .status()?;
    if !esbuild.success() {
        return Err(io::Error::other("esbuild did not bundle SurveyJS"));
    }
    let page = PAGE.replace("{{LANG}}", &form.lang).replace("{{TITLE}}", &form.title);
    let (script, style) = (fs::read(built.join("main.js"))?, fs::read(built.join("main.css"))?);
    Ok(Survey { page, script, style })
}
