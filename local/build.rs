//! For the feature `inside`: where the built site is, and that a change of what goes inside is a
//! reason to build again.

use std::env;
use std::path::PathBuf;
use std::process::exit;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=LIGATURE_SITE");
    if env::var_os("CARGO_FEATURE_INSIDE").is_none() {
        return;
    }
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let site = env::var_os("LIGATURE_SITE").map_or_else(|| here.join("../target/site"), Into::into);
    if !site.join("v1/embed.js").is_file() {
        println!("cargo:error=There is no built site to put inside: run cargo xtask build ligature.");
        exit(1);
    }
    println!("cargo:rustc-env=LIGATURE_SITE={}", site.display());
    for inside in [site, here.join("guides"), here.join("../programs")] {
        println!("cargo:rerun-if-changed={}", inside.display());
    }
}
