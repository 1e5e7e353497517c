//! A Ligature that serves.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use crate::place::Place;

/// The process; killed when this is dropped.
pub(crate) struct Running {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    /// Where it listens.
    pub(crate) address: String,
}

impl Running {
    /// `ligature serve` in a place, once it answers.
    pub(crate) fn serve(place: &Place, more: &[&str]) -> Self {
        let arguments = [&["serve", "--port", "0", "--site", "site"], more].concat();
        Self::start(&mut place.ligature(&arguments), "Ligature serves ")
    }

    /// A command, once it has printed a line that begins so and ends in its address.
    pub(crate) fn start(command: &mut Command, up: &str) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut running = Self { child, lines, address: String::new() };
        let line = running.line(up);
        running.address = line.split(' ').next_back().unwrap().trim_end_matches(['.', '/']).into();
        running
    }

    /// Reads on to a line that begins so.
    pub(crate) fn line(&mut self, begin: &str) -> String {
        let mut lines = self.lines.by_ref().map(Result::unwrap);
        lines.find(|line| line.trim_start().starts_with(begin)).unwrap()
    }

    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits for its end.
    pub(crate) fn ended(mut self) -> ExitStatus {
        self.lines.by_ref().for_each(drop);
        self.child.wait().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _ended = self.child.wait();
    }
}
