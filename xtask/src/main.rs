#![doc = include_str!("../README.md")]
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "these commands are read in a terminal"
)]

mod bench;
mod build;
mod check;
mod deploy;
mod failure;
mod lambda;
mod local;
mod moto;
mod npm;
mod programs;
mod python;
mod size;
mod targets;
mod test;
mod tool;
mod workspace;

use failure::{Failure, Outcome};
use std::process::ExitCode;

/// One thing that `cargo xtask` does.
struct Command {
    name: &'static str,
    arguments: &'static str,
    help: &'static str,
    run: fn(&[String]) -> Outcome,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        arguments: "[--port N] [--today DAY] [--data FOLDER] [--fresh]",
        help: "build everything and run it on this machine, with sample guides; as if it were a \
               later day, such as 2027-03-01",
        run: local::serve,
    },
    Command {
        name: "test",
        arguments: "[domain|functions|widget|journeys|infra|tidy]…",
        help: "run every test, or some parts, and sum up",
        run: test::run,
    },
    Command {
        name: "build",
        arguments: "[ligature]",
        help: "build what a guide page downloads, into target/site; or ligature, one program with all inside",
        run: build::run,
    },
    Command {
        name: "size",
        arguments: "",
        help: "show what a guide page downloads, and hold it to its budget",
        run: size::run,
    },
    Command {
        name: "bench",
        arguments: "page|export|functions|matching|desk|calendar",
        help: "measure a page load, an export of 100,000 submissions, the functions' start, or matching",
        run: bench::run,
    },
    Command {
        name: "check",
        arguments: "[PROGRAM]",
        help: "say what is wrong with the files of a program, or of every program",
        run: check::run,
    },
    Command {
        name: "publish",
        arguments: "PROGRAM [--data FOLDER | --stack NAME]",
        help: "make a program's files live",
        run: local::publish,
    },
    Command {
        name: "key",
        arguments: "PROGRAM [--data FOLDER | --stack NAME] [--days N]",
        help: "make an export key, shown once",
        run: local::key,
    },
    Command {
        name: "chair",
        arguments: "ADDRESS --program PROGRAM [--name NAME] [--data FOLDER | --stack NAME]",
        help: "name a chair of a program's committee",
        run: local::chair,
    },
    Command {
        name: "archive",
        arguments: "PROGRAM FILE [--data FOLDER | --stack NAME]",
        help: "hand a program over: what it is, who looks after it, and who were partners, in one file",
        run: local::archive,
    },
    Command {
        name: "take-in",
        arguments: "FILE [--data FOLDER | --stack NAME]",
        help: "take such a file in, where nobody uses the program yet",
        run: local::take_in,
    },
    Command {
        name: "purge",
        arguments: "[--check] [--data FOLDER | --stack NAME]",
        help: "erase what is kept of people whose year's time is over; or only look what there is",
        run: local::purge,
    },
    Command {
        name: "deploy",
        arguments: "--stack NAME --alarms ADDRESS [--domain HOST --certificate ARN] [--dry-run]",
        help: "put it on AWS, or show what that would make and cost",
        run: deploy::run,
    },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(name) = arguments.next() else {
        print_commands();
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print_commands();
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("There is no command “{name}”. These are the commands:\n");
        print_commands();
        return ExitCode::FAILURE;
    };
    let rest: Vec<String> = arguments.collect();
    match (command.run)(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Shown) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn print_commands() {
    for Command { name, arguments, help, .. } in COMMANDS {
        let line = format!("cargo xtask {name} {arguments}");
        println!("{}\n    {help}", line.trim_end());
    }
}
