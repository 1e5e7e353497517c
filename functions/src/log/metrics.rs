use serde_json::{Map, Value, json};

/// The namespace of our metrics in CloudWatch.
pub const NAMESPACE: &str = "Ligature";

/// What our metrics are told apart by: the function's own name.
pub const DIMENSION: &str = "Function";

/// What a metric is counted in, by CloudWatch's name for it.
pub type Unit = &'static str;

/// Every metric, and its unit. A field of one of these names, in whatever a function says, is a
/// measurement. Each costs money in every hour in which a function counts it, beyond the first ten.
pub const METRICS: [(&str, Unit); 6] = [
    ("Requests", "Count"),
    ("Refused", "Count"),
    ("Failed", "Count"),
    ("Duration", "Milliseconds"),
    ("OutboxDue", "Count"),
    ("OutboxOldest", "Seconds"),
];

/// Adds to a line, at its root, what CloudWatch has to know of the metrics in it: its embedded
/// metric format.
pub(super) fn name_metrics(line: &mut Map<String, Value>, function: &str, milliseconds: i64) {
    let is_in = |(name, _): &&(&str, Unit)| line.get(*name).is_some_and(Value::is_number);
    let named = METRICS.iter().filter(is_in);
    let named: Vec<Value> =
        named.map(|(name, unit)| json!({ "Name": name, "Unit": unit })).collect();
    if named.is_empty() {
        return;
    }
    let directive =
        json!({ "Namespace": NAMESPACE, "Dimensions": [[DIMENSION]], "Metrics": named });
    line.insert(DIMENSION.to_owned(), function.into());
    let about = json!({ "Timestamp": milliseconds, "CloudWatchMetrics": [directive] });
    line.insert("_aws".to_owned(), about);
}
