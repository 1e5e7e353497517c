use std::fmt;

use lambda_http::tracing::field::{Field, Visit};
use lambda_http::tracing::subscriber::fmt::FmtContext;
use lambda_http::tracing::subscriber::fmt::format::{FormatEvent, FormatFields, Writer};
use lambda_http::tracing::subscriber::registry::LookupSpan;
use lambda_http::tracing::{Event, Subscriber};
use serde_json::{Map, Value};

use super::OURS;
use super::metrics::name_metrics;
use crate::clock::Clock;

/// Writes each event as one object, its fields at the root, where CloudWatch looks for metrics.
pub(super) struct Lines {
    function: Box<str>,
}

impl Lines {
    pub(super) fn of(function: &str) -> Self {
        Self { function: function.into() }
    }

    fn line(&self, event: &Event<'_>) -> Value {
        let now = Clock::System.now();
        let metadata = event.metadata();
        let mut fields = Fields::default();
        if is_ours(metadata.target()) {
            event.record(&mut fields);
        } else {
            // A library's words may quote what was sent, a panic's above all: only where they
            // were said.
            let place = (metadata.file().unwrap_or_default(), metadata.line().unwrap_or_default());
            fields.put("place", format!("{}:{}", place.0, place.1));
            fields.put("target", metadata.target());
        }
        fields.put("level", metadata.level().as_str());
        fields.put("timestamp", now.to_string());
        name_metrics(&mut fields.0, &self.function, now.milliseconds());
        Value::Object(fields.0)
    }
}

fn is_ours(target: &str) -> bool {
    OURS.contains(&target.split("::").next().unwrap_or_default())
}

impl<S, N> FormatEvent<S, N> for Lines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        _: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        writeln!(writer, "{}", self.line(event))
    }
}

#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }
}

impl Visit for Fields {
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field.name(), value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field.name(), value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field.name(), value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field.name(), value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field.name(), value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.put(field.name(), format!("{value:?}"));
    }
}
