//! What became of the calls, by what the description calls them.

use std::collections::{BTreeMap, BTreeSet};

use http_body_util::BodyExt;
use serde_json::Value;
use tests::passage::Noted;
use tests::stage::Stage;

/// How often each call was answered by what.
#[derive(Debug)]
pub(crate) struct Calls(BTreeMap<String, BTreeMap<u16, usize>>);

impl Calls {
    pub(crate) async fn of(stage: &Stage, noted: &[Noted]) -> Self {
        let answer = stage.get("/openapi.json", &[]).await;
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        let description: Value = serde_json::from_slice(&body).unwrap();
        let mut calls = BTreeMap::new();
        for (path, operations) in description["paths"].as_object().unwrap() {
            for (method, operation) in operations.as_object().unwrap() {
                let Some(name) = operation["operationId"].as_str() else { continue };
                let of = |noted: &&Noted| {
                    noted.method.eq_ignore_ascii_case(method) && is_of(path, &noted.path)
                };
                let mut answers = BTreeMap::new();
                for noted in noted.iter().filter(of) {
                    *answers.entry(noted.status).or_default() += 1;
                }
                calls.insert(name.to_owned(), answers);
            }
        }
        Self(calls)
    }

    /// The calls of which none was answered by what was asked for.
    pub(crate) fn never_succeeded(&self) -> BTreeSet<&str> {
        let never = self.0.iter().filter(|(_, answers)| answers.range(200..300).next().is_none());
        never.map(|(name, _)| name.as_str()).collect()
    }

    /// The share of calls that were told that they are too many.
    pub(crate) fn held_back(&self) -> f64 {
        let answers = || self.0.values().flatten();
        let all: usize = answers().map(|(_, count)| count).sum();
        let held: usize =
            answers().filter(|(status, _)| **status == 429).map(|(_, count)| count).sum();
        held as f64 / all as f64
    }
}

/// Whether a path is one of those that the description writes like this.
fn is_of(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) =
        (template.split('/').collect(), path.split('/').collect());
    let is_part = |(template, part): (&&str, &&str)| template == part || template.contains('{');
    template.len() == path.len() && template.iter().zip(&path).all(is_part)
}
