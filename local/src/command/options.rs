use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Sentence;

/// A command's arguments: names, options with a value, and flags.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    names: Vec<String>,
    values: BTreeMap<String, String>,
    flags: Vec<String>,
}

impl Options {
    pub(crate) fn read(
        arguments: &[String],
        with_value: &[&str],
        flags: &[&str],
    ) -> Result<Self, Sentence> {
        let mut read = Self { names: Vec::new(), values: BTreeMap::new(), flags: Vec::new() };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            if with_value.contains(&argument.as_str()) {
                let value = rest.next().filter(|value| !value.starts_with("--"));
                let value = value.ok_or_else(|| format!("“{argument}” needs a value."))?;
                read.values.insert(argument.clone(), value.clone());
            } else if flags.contains(&argument.as_str()) {
                read.flags.push(argument.clone());
            } else if argument.starts_with('-') {
                let known = [with_value, flags].concat().join(", ");
                return Err(match known.as_str() {
                    "" => format!("There is no option “{argument}” here."),
                    _ => format!("There is no option “{argument}” here: there is {known}."),
                });
            } else {
                read.names.push(argument.clone());
            }
        }
        Ok(read)
    }

    /// The one name that the command is about.
    pub(crate) fn name(&self, what: &str) -> Result<&str, Sentence> {
        match self.names.as_slice() {
            [name] => Ok(name),
            _ => Err(format!("Name one {what}.")),
        }
    }

    /// The names that the command is about, in their order.
    pub(crate) fn names<const N: usize>(&self, what: [&str; N]) -> Result<[&str; N], Sentence> {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        names.try_into().map_err(|_| format!("Name one {}.", what.join(" and one ")))
    }

    /// The one name that the command may be about.
    pub(crate) fn optional_name(&self, what: &str) -> Result<Option<&str>, Sentence> {
        match self.names.as_slice() {
            [] => Ok(None),
            _ => self.name(what).map(Some),
        }
    }

    /// For a command that is about nothing in particular.
    pub(crate) fn no_name(&self) -> Result<(), Sentence> {
        match self.names.first() {
            None => Ok(()),
            Some(name) => Err(format!("Leave out “{name}”: this command takes options only.")),
        }
    }

    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|given| given == flag)
    }

    pub(crate) fn text(&self, option: &str) -> Option<&str> {
        self.values.get(option).map(String::as_str)
    }

    pub(crate) fn folder(&self, option: &str, otherwise: &str) -> PathBuf {
        self.values.get(option).map_or_else(|| otherwise.into(), PathBuf::from)
    }

    pub(crate) fn number<T: std::str::FromStr>(
        &self,
        option: &str,
        otherwise: T,
    ) -> Result<T, Sentence> {
        match self.values.get(option) {
            None => Ok(otherwise),
            Some(text) => text.parse().map_err(|_| format!("“{option}” needs a number.")),
        }
    }
}

impl Options {
    /// The port that is named; any free one, where that is 0.
    pub(crate) fn port(&self) -> Result<Option<u16>, Sentence> {
        let port = self.number("--port", 8080)?;
        Ok(Some(port).filter(|port| *port != 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Options, Sentence> {
        let arguments: Vec<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
        Options::read(&arguments, &["--port", "--data"], &["--fresh"])
    }

    #[test]
    fn options_may_stand_in_any_order() {
        let options = read(&["--fresh", "acrl-sts", "--port", "9000"]).unwrap();
        assert!(options.has("--fresh"));
        assert_eq!(options.name("program"), Ok("acrl-sts"));
        assert_eq!(options.number("--port", 8080_u16), Ok(9000));
        assert_eq!(options.folder("--data", "data"), PathBuf::from("data"));
    }

    #[test]
    fn a_slip_gets_a_sentence() {
        assert_eq!(
            read(&["--prot", "1"]).unwrap_err(),
            "There is no option “--prot” here: there is --port, --data, --fresh."
        );
        assert_eq!(read(&["--port"]).unwrap_err(), "“--port” needs a value.");
        assert_eq!(read(&["--data", "--fresh"]).unwrap_err(), "“--data” needs a value.");
        assert_eq!(
            read(&["acrl-sts"]).unwrap().no_name().unwrap_err(),
            "Leave out “acrl-sts”: this command takes options only."
        );
        let port = read(&["--port", "http"]).unwrap().number("--port", 1_u16);
        assert_eq!(port.unwrap_err(), "“--port” needs a number.");
    }
}
