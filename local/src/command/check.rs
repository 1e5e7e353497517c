use functions::clock::Clock;
use local::programs::{Programs, Unfit};

use super::options::Options;
use super::{Sentence, sentence};

pub(super) fn run(options: &Options) -> Result<(), Sentence> {
    let programs = Programs::at(options.folder("--programs", "programs"));
    let names = match options.optional_name("program")? {
        Some(name) => vec![name.to_owned()],
        None => programs.names().map_err(sentence)?,
    };
    let mut faults = 0;
    for name in &names {
        match programs.compile(name) {
            Ok(compiled) => {
                println!("{name}: no mistakes");
                let today = Clock::System.now().day();
                compiled.dates(today).iter().for_each(|line| println!("{line}"));
                for missing in compiled.missing {
                    println!("note: {}/{missing}", programs.folder().display());
                }
            }
            Err(Unfit::Faulty(folder, found)) => {
                faults += found.len();
                for fault in found {
                    println!("{}/{fault}", folder.display());
                }
            }
            Err(error) => return Err(sentence(error)),
        }
    }
    match (names.len(), faults) {
        (0, _) => Err(format!("There is no program in “{}”.", programs.folder().display())),
        (_, 0) => Ok(()),
        (_, 1) => Err("1 mistake: it is above.".into()),
        (_, faults) => Err(format!("{faults} mistakes: they are above.")),
    }
}
