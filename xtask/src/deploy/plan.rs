//! What a deployment would create, in plain words, read off the translated template.

use super::stack::text;
use super::words::{self, GROUPS};
use serde_json::Value;
use std::collections::BTreeMap;

/// The names of a template's resources, by kind, by group.
#[derive(Debug, Default)]
pub(super) struct Plan(BTreeMap<usize, BTreeMap<String, Vec<String>>>);

impl Plan {
    /// The plan of a translated template.
    pub(super) fn of(template: &Value) -> Self {
        let mut plan = Self::default();
        let resources = template.get("Resources").and_then(Value::as_object);
        for (name, resource) in resources.into_iter().flatten() {
            let kind = text(resource, "Type");
            let group = plan.0.entry(words::group(kind)).or_default();
            group.entry(words::kind(kind)).or_default().push(name.clone());
        }
        plan
    }

    /// How many resources there are.
    pub(super) fn len(&self) -> usize {
        self.0.values().flat_map(BTreeMap::values).map(Vec::len).sum()
    }

    /// A line for each kind.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (group, kinds) in &self.0 {
            lines.push(format!("  {}", GROUPS.get(*group).copied().unwrap_or_default()));
            for (kind, names) in kinds {
                lines.push(format!("    {:>2} × {kind}: {}", names.len(), names.join(", ")));
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::Plan;
    use serde_json::json;

    #[test]
    fn resources_are_shown_by_what_they_are_for() {
        let template = json!({ "Resources": {
            "Submissions": { "Type": "AWS::DynamoDB::Table" },
            "Intake": { "Type": "AWS::Lambda::Function" },
            "Export": { "Type": "AWS::Lambda::Function" },
            "Novelty": { "Type": "AWS::New::Thing" },
        }});
        let plan = Plan::of(&template);
        assert_eq!(plan.len(), 4);
        let expected = [
            "  What runs",
            "     2 × function: Export, Intake",
            "  What is kept",
            "     1 × DynamoDB table: Submissions",
            "  Everything else",
            "     1 × AWS::New::Thing: Novelty",
        ];
        assert_eq!(plan.lines(), expected);
    }
}
