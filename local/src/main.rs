//! `ligature`: all of Ligature on one machine, in one program.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "these commands are read in a terminal"
)]

mod command;
mod inside;

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command::run(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
