//! The template, as AWS's own translator understands it, held to what it must be. Each check is a
//! function that returns what is wrong, so that it can be shown to see what it is for: `mutations`
//! breaks the template in all the ways that matter.

mod api;
mod assets;
mod calendar;
mod compressed;
mod courier;
mod functions;
mod host;
mod linters;
mod mutations;
mod outputs;
mod permissions;
mod table;
mod watching;

use std::sync::LazyLock;

pub(crate) use self::functions::binary;
use serde_json::{Map, Value};

use tests::tools;

/// The translated template.
#[derive(Clone)]
pub(crate) struct Template(pub(crate) Value);

/// What is wrong, in sentences.
type Faults = Vec<String>;

/// A check, by the name of what it is about.
type Check = (&'static str, fn(&Template) -> Faults);

/// Every check.
const CHECKS: &[Check] = &[
    ("api", api::faults),
    ("assets", assets::faults),
    ("calendar", calendar::faults),
    ("courier", courier::faults),
    ("functions", functions::faults),
    ("host", host::faults),
    ("outputs", outputs::faults),
    ("permissions", permissions::faults),
    ("table", table::faults),
    ("watching", watching::faults),
];

static TRANSLATED: LazyLock<Template> = LazyLock::new(|| {
    let mut python = tools::tool("python");
    let (content, printed, complaint) = tools::said(python.arg("infra/translate.py"));
    assert!(content, "{complaint}");
    Template(serde_json::from_str(&printed).unwrap())
});

impl Template {
    /// The template of this repository.
    pub(crate) fn translated() -> Self {
        TRANSLATED.clone()
    }

    pub(crate) fn resources(&self) -> &Map<String, Value> {
        self.0["Resources"].as_object().unwrap()
    }

    /// The resources of a type, by name.
    fn of_type(&self, wanted: &str) -> impl Iterator<Item = (&str, &Value)> {
        let of_type = move |(_, found): &(&String, &Value)| found["Type"] == wanted;
        self.resources().iter().filter(of_type).map(|(name, found)| (name.as_str(), found))
    }

    /// The functions, by name.
    pub(crate) fn functions(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.of_type("AWS::Lambda::Function")
    }

    /// A resource's properties; null where there is none of the name.
    fn properties(&self, name: &str) -> &Value {
        self.resources().get(name).map_or(&Value::Null, |found| &found["Properties"])
    }
}

/// Holds one part to what it must be: by the path to a value, and the value.
fn differences(part: &str, found: &Value, wanted: &[(&str, Value)]) -> Faults {
    let differs =
        |(path, value): &&(&str, Value)| found.pointer(path).unwrap_or(&Value::Null) != value;
    let sentence = |(path, value): &(&str, Value)| {
        let found = found.pointer(path).unwrap_or(&Value::Null);
        format!("{part}{path} is {found} and must be {value}")
    };
    wanted.iter().filter(differs).map(sentence).collect()
}

/// A sentence, where something is not as it must be.
fn unless(right: bool, sentence: impl Into<String>) -> Faults {
    if right { Vec::new() } else { vec![sentence.into()] }
}

/// A list of texts in the template.
fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn the_template_has_no_fault_that_a_check_knows_of() {
    let template = Template::translated();
    for (name, check) in CHECKS {
        assert_eq!(check(&template), Faults::new(), "{name}");
    }
}
