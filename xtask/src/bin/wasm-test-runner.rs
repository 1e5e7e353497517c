//! Runs tests that were compiled to WebAssembly, in Node.js or in a browser.
//!
//! `cargo xtask test` hands this program to cargo as the target's runner: it is wasm-bindgen's own
//! runner, used as a library so that nobody has to install one of the right version.

use std::process::ExitCode;

#[expect(clippy::print_stderr, reason = "what it says is read in a terminal")]
fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
