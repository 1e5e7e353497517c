mod archive;
mod backup;
mod chair;
mod check;
mod copy;
mod demo_year;
mod help;
mod key;
mod opened;
mod options;
mod publish;
mod purge;
mod restore;
mod sample_desk;
mod samples;
mod serve;
mod told;
mod try_out;

use std::fmt::Display;

use self::opened::Opened;
use self::options::Options;

/// What to tell the person when a command can't do its work.
pub(crate) type Sentence = String;

/// What a command is called, and what may follow it.
struct Command {
    name: &'static str,
    arguments: &'static str,
    help: &'static str,
    with_value: &'static [&'static str],
    flags: &'static [&'static str],
}

const COMMANDS: &[Command] = &[
    Command {
        name: "try",
        arguments: "[--port N] [--today DAY] [--programs FOLDER] [--data FOLDER] [--fresh]\n        [--demo-year]",
        help: "show everything on this machine, in sample guides; without --data, what is sent is \
               forgotten when it stops; with --today, such as --today 2027-03-01, it is that day; \
               with --demo-year made-up people are seven months into their year, and nothing is kept",
        // The last two are for cargo xtask, and builds that have nothing inside.
        with_value: &["--port", "--today", "--programs", "--data", "--site", "--guides"],
        flags: &["--fresh", "--demo-year"],
    },
    Command {
        name: "serve",
        arguments: "[--port N] [--address URL] [--behind-proxy]\n        [--programs FOLDER] [--data FOLDER]",
        help: "serve your programs, on this machine only: what stands in front of it (nginx) is \
               known to the world as URL, such as https://mentoring.example.org, and with \
               --behind-proxy is believed about who calls (X-Forwarded-For, the last address)",
        with_value: &["--port", "--address", "--programs", "--data", "--site"],
        flags: &["--behind-proxy"],
    },
    Command {
        name: "samples",
        arguments: "FOLDER",
        help: "write the sample programs into a new folder, for you to begin from",
        with_value: &[],
        flags: &[],
    },
    Command {
        name: "check",
        arguments: "[PROGRAM] [--programs FOLDER]",
        help: "say what is wrong with the files of a program, or of every program",
        with_value: &["--programs"],
        flags: &[],
    },
    Command {
        name: "publish",
        arguments: "PROGRAM [--programs FOLDER] [--data FOLDER | --table NAME]",
        help: "make a program's files live; where it is served, that happens by itself",
        with_value: &["--programs", "--data", "--table"],
        flags: &[],
    },
    Command {
        name: "key",
        arguments: "PROGRAM [--days N] [--data FOLDER | --table NAME]",
        help: "make an export key, shown once",
        with_value: &["--days", "--data", "--table"],
        flags: &[],
    },
    Command {
        name: "chair",
        arguments: "ADDRESS --program NAME [--name NAME]\n        [--data FOLDER | --table NAME]",
        help: "name a chair of a program's committee: the first one, or one more",
        with_value: &["--program", "--name", "--data", "--table"],
        flags: &[],
    },
    Command {
        name: "backup",
        arguments: "FILE [--data FOLDER]",
        help: "write all data into a new file, whether it is being served or not",
        with_value: &["--data"],
        flags: &[],
    },
    Command {
        name: "restore",
        arguments: "FILE [--data FOLDER] [--replace]",
        help: "put a backup into a data folder that has nothing yet; --replace keeps what it has \
               under another name",
        with_value: &["--data"],
        flags: &["--replace"],
    },
    Command {
        name: "archive",
        arguments: "PROGRAM FILE [--data FOLDER | --table NAME]",
        help: "hand a program over: write its settings, texts and calendar, the committee, its log, and \
               who were partners into a new file",
        with_value: &["--data", "--table"],
        flags: &[],
    },
    Command {
        name: "take-in",
        arguments: "FILE [--data FOLDER | --table NAME]",
        help: "take such a file in, where nobody uses the program yet; run it again to go on where it \
               stopped",
        with_value: &["--data", "--table"],
        flags: &[],
    },
    Command {
        name: "purge",
        arguments: "[--check] [--data FOLDER | --table NAME]",
        help: "erase what is kept of people whose year’s time is over, and look whether anything is \
               left; --check only looks",
        with_value: &["--data", "--table"],
        flags: &["--check"],
    },
    Command {
        name: "copy",
        arguments: "--to-table NAME [--data FOLDER] [--endpoint URL]",
        help: "copy all data into a DynamoDB table and verify each item; run it again to go on \
               where it stopped",
        with_value: &["--to-table", "--data", "--endpoint"],
        flags: &[],
    },
];

pub(crate) async fn run(arguments: &[String]) -> Result<(), Sentence> {
    let Some((name, rest)) = arguments.split_first() else {
        help::all();
        return Ok(());
    };
    match name.as_str() {
        "help" | "--help" | "-h" => {
            help::all();
            return Ok(());
        }
        "version" | "--version" | "-V" => {
            println!("ligature {}", env!("CARGO_PKG_VERSION"));
            return Ok(());
        }
        _ => {}
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        let known: Vec<_> = COMMANDS.iter().map(|command| command.name).collect();
        return Err(format!("There is no command “{name}”: there is {}.", known.join(", ")));
    };
    if rest.iter().any(|argument| argument == "--help" || argument == "-h") {
        help::one(command);
        return Ok(());
    }
    let options = Options::read(rest, command.with_value, command.flags)?;
    match command.name {
        "try" => try_out::run(options).await,
        "serve" => serve::run(options).await,
        "samples" => samples::run(&options),
        "check" => check::run(&options),
        "publish" => publish::run(options).await,
        "key" => key::run(options).await,
        "chair" => chair::run(options).await,
        "backup" => backup::run(&options),
        "restore" => restore::run(&options),
        "archive" => archive::write(options).await,
        "take-in" => archive::take_in(options).await,
        "purge" => purge::run(options).await,
        _ => copy::run(options).await,
    }
}

/// An error as a sentence: with a capital letter and a full stop.
fn sentence(error: impl Display) -> Sentence {
    let text = error.to_string();
    let mut characters = text.chars();
    let first = characters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", characters.as_str().trim_end_matches('.'))
}
