use super::{COMMANDS, Command};

const WHAT: &str = "\
Ligature runs a library association's mentoring program from inside its guide pages.
This program is all of it, on one machine.

  ligature try        to see it: forms in sample guides, nothing to set up
  ligature serve      to run it: your programs, behind nginx (infra/one-machine.md)
";

const DEFAULTS: &str = "\
Where nothing is said, programs are read from programs/, data is kept in data/, and the port is \
8080.";

/// How wide a line of help may be.
const WIDTH: usize = 78;

pub(super) fn all() {
    println!("{WHAT}");
    for command in COMMANDS {
        one(command);
    }
    println!("ligature COMMAND --help\n    one command alone\n\nligature --version\n");
    lines(DEFAULTS).iter().for_each(|line| println!("{line}"));
}

pub(super) fn one(Command { name, arguments, help, .. }: &Command) {
    println!("ligature {name} {arguments}");
    for line in lines(help) {
        println!("    {line}");
    }
    println!();
}

/// A text in lines of whole words.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
