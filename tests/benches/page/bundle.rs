//! The pages that the widget is compared with, each bundled by esbuild with its questions.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

use domain::Form;
use serde_json::Value;

const PAGE: &str = include_str!("bundle.html");

/// A page, its script and its style sheet, which may be empty.
pub(crate) struct Bundle {
    pub(crate) page: String,
    pub(crate) script: Vec<u8>,
    pub(crate) style: Vec<u8>,
}

impl Bundle {
    /// Bundles `{name}/main.js`, minified and without what it does not use. The questions come
    /// with it, which spares it the round trip that the widget's own definition takes.
    ///
    /// # Errors
    /// Where esbuild or what is compared is not installed, or the disk can't be written.
    pub(crate) fn make(name: &str, form: &Form, questions: &Value) -> io::Result<Self> {
        let bench = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/page");
        let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../xtask/npm/node_modules/.bin");
        let built = tests::bench::folder().join(name);
        fs::create_dir_all(&built)?;
        let file = built.join("questions.json");
        fs::write(&file, questions.to_string())?;
        let esbuild = Command::new(tools.join("esbuild"))
            .arg(bench.join(name).join("main.js"))
            .arg(format!("--alias:the-questions={}", file.display()))
            .arg(format!("--outdir={}", built.display()))
            .args(["--bundle", "--minify", "--format=iife", "--target=es2022"])
            .args(["--log-level=error", "--legal-comments=none"])
            .status()?;
        if !esbuild.success() {
            return Err(io::Error::other(format!("esbuild did not bundle {name}")));
        }
        let style = fs::read(built.join("main.css")).unwrap_or_default();
        let link = format!("<link rel=\"stylesheet\" href=\"/{name}/main.css\">\n");
        let page = PAGE
            .replace("{{LANG}}", form.lang.as_str())
            .replace("{{TITLE}}", &form.title)
            .replace("{{STYLE}}", if style.is_empty() { "" } else { &link })
            .replace("{{NAME}}", name);
        Ok(Self { page, script: fs::read(built.join("main.js"))?, style })
    }
}
