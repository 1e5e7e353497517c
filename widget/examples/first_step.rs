//! Draws the first step of a form: its page as JSON comes in, HTML goes out. So the build can weigh
//! what a guide page downloads without resting on the widget itself.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "that is what it is for")]

use std::process::ExitCode;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> ExitCode {
    match serde_json::from_reader(std::io::stdin()) {
        Ok(page) => {
            println!("{}", widget::first_step(page, 3));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("This is no form's page: {error}.");
            ExitCode::FAILURE
        }
    }
}

/// A browser draws for itself.
#[cfg(target_arch = "wasm32")]
fn main() -> ExitCode {
    ExitCode::FAILURE
}
