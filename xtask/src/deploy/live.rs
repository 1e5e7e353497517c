//! The last deployment that passed its smoke test, remembered beside the code it was made from, so
//! that one that doesn't pass can be taken back.

use super::artifacts::Artifacts;
use super::assets::Loader;
use super::stack::{Parameter, Parameters, Standing};
use crate::failure::{OrSay, Outcome};
use crate::workspace;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What can be deployed again.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Live {
    /// The address of its template, in the bucket of artifacts. Its code stays there too.
    pub(super) template: String,
    parameters: BTreeMap<String, String>,
    /// The names of those that are never written down: CloudFormation alone keeps them.
    secrets: Vec<String>,
    loader: String,
}

/// Its name in the bucket of artifacts.
const KEY: &str = "live.json";

/// Whether CloudFormation alone keeps a parameter; it shows such a one as stars.
fn is_secret(name: &str, value: &str) -> bool {
    ["OriginSecret", "ServiceKey"].iter().any(|secret| name.starts_with(secret)) || value == "****"
}

impl Live {
    /// What was last live; nothing where nothing has ever been.
    pub(super) fn read(artifacts: &Artifacts) -> Outcome<Option<Self>> {
        let file = workspace::target().join("deploy/live.json");
        if !artifacts.fetch(KEY, &file)? {
            return Ok(None);
        }
        let text = workspace::read_text(&file)?;
        let live = serde_json::from_str(&text);
        live.or_say(|| "The record of the last deployment can't be read.".to_owned()).map(Some)
    }

    /// Remembers a deployment that passed, with a copy of its loader.
    pub(super) fn remember(
        artifacts: &Artifacts,
        template: &str,
        standing: &Standing,
        loader: &Loader,
    ) -> Outcome {
        let loader_key = format!("loaders/{}.js", loader.hash());
        artifacts.put(&loader_key, loader.path())?;
        let live = Self::of(template, &standing.parameters, loader_key);
        let file = workspace::target().join("deploy/live.json");
        let text = serde_json::to_vec_pretty(&live)
            .or_say(|| "The record of this deployment can't be written.".to_owned())?;
        workspace::write(&file, &text)?;
        artifacts.put(KEY, &file).map(drop)
    }

    fn of(template: &str, parameters: &BTreeMap<String, String>, loader: String) -> Self {
        let (secrets, shown): (Vec<_>, Vec<_>) =
            parameters.clone().into_iter().partition(|(name, value)| is_secret(name, value));
        Self {
            template: template.to_owned(),
            parameters: shown.into_iter().collect(),
            secrets: secrets.into_iter().map(|(name, _)| name).collect(),
            loader,
        }
    }

    /// The parameters that it had; secrets stay what they are.
    pub(super) fn parameters(&self) -> Parameters {
        let is = |(name, value): (&String, &String)| (name.clone(), Parameter::Is(value.clone()));
        let secrets = self.secrets.iter().map(|name| (name.clone(), Parameter::Stays));
        self.parameters.iter().map(is).chain(secrets).collect()
    }

    /// The loader that it had.
    pub(super) fn loader(&self, artifacts: &Artifacts) -> Outcome<Option<Loader>> {
        let file = workspace::target().join("deploy/embed-before.js");
        if !artifacts.fetch(&self.loader, &file)? {
            return Ok(None);
        }
        Loader::written(file).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::Live;
    use crate::deploy::stack::Parameter;
    use std::collections::BTreeMap;

    #[test]
    fn a_secret_is_not_written_down_and_stays_when_a_deployment_is_taken_back() {
        let parameters = BTreeMap::from([
            ("AlarmAddress".to_owned(), "ops@example.org".to_owned()),
            ("OriginSecret".to_owned(), "****".to_owned()),
            ("ServiceKey".to_owned(), "shown by mistake".to_owned()),
        ]);
        let live = Live::of("https://…", &parameters, "loaders/0a.js".to_owned());
        let again: Live = serde_json::from_str(&serde_json::to_string(&live).unwrap()).unwrap();
        assert_eq!(again.parameters.len(), 1);
        let again = again.parameters();
        for secret in ["OriginSecret", "ServiceKey"] {
            assert_eq!(again.get(secret), Some(&Parameter::Stays));
        }
        assert_eq!(again.get("AlarmAddress"), Some(&Parameter::Is("ops@example.org".to_owned())));
    }
}
