//! `cargo xtask check`: what is wrong with a program's files, by file and line.

use crate::failure::{Failure, Outcome};
use crate::programs;

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let names = if arguments.is_empty() { programs::names()? } else { arguments.to_vec() };
    let mut faults = 0;
    for name in &names {
        match programs::compile(name)? {
            Ok(compiled) => {
                println!("programs/{name}: {} forms, no mistakes", compiled.forms.len())
            }
            Err(found) => {
                found.iter().for_each(|fault| println!("{}", programs::line(fault)));
                faults += found.len();
            }
        }
    }
    match faults {
        0 => Ok(()),
        1 => Err(Failure::said("One mistake: mend that line, then check again.")),
        _ => Err(Failure::said(format!("{faults} mistakes: mend those lines, then check again."))),
    }
}
