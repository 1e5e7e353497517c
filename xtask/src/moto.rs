//! moto, an emulation of AWS that nobody here wrote.

use crate::failure::{Failure, Outcome};
use crate::{python, tool};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// moto's server, with one request at a time.
const ONE_AT_A_TIME: &str = include_str!("moto/one_at_a_time.py");

/// A server that plays AWS, until it is dropped.
pub(crate) struct Moto {
    server: Child,
    address: String,
}

impl Moto {
    /// Starts one on a free port.
    pub(crate) fn start() -> Outcome<Self> {
        let mut command = python::tool("python")?;
        command.args(["-c", ONE_AT_A_TIME, "--host", "127.0.0.1", "--port", "0"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let started = command.spawn();
        let mut server = started.map_err(|error| tool::not_started(&command, &error))?;
        let said = server.stderr.take().map(BufReader::new);
        let mut lines = said.into_iter().flat_map(BufRead::lines).map_while(Result::ok);
        let address = lines.find_map(|line| Some(line.split_once("Running on ")?.1.to_owned()));
        // It says a line about each request, and would stop at a pipe that is full.
        std::thread::spawn(move || lines.for_each(drop));
        let moto = Self { server, address: address.unwrap_or_default().trim().to_owned() };
        if moto.address.is_empty() {
            return Err(Failure::said(
                "moto did not start: remove target/python, and run this again.",
            ));
        }
        Ok(moto)
    }

    /// Where it listens: `http://127.0.0.1:5000`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
