//! For the feature `inside`: where the built site is, and that a change of what goes inside is a
//! reason to build again.

use std::env;
use std::path::PathBuf;
use std::process::exit;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_INSIDE").is_none() {
        return;
    }
    let Some(site) = built_site() else {
        println!(
            "cargo:error=There is no built site to put inside: run cargo xtask build ligature."
        );
        exit(1);
    };
    println!("cargo:rustc-env=LIGATURE_SITE={}", site.display());
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    for inside in [site, here.join("guides"), here.join("../programs")] {
        println!("cargo:rerun-if-changed={}", inside.display());
    }
}

/// The folder `site` in cargo's target folder, which is somewhere above what this is told.
fn built_site() -> Option<PathBuf> {
    let out = PathBuf::from(env::var_os("OUT_DIR")?);
    let mut sites = out.ancestors().map(|folder| folder.join("site"));
    sites.find(|site| site.join("v1/embed.js").is_file())
}
