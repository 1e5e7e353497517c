//! What a function says: a line of JSON for each thing that happened, and in the same line, for
//! CloudWatch, what it counts.

mod line;
mod metrics;
mod trace;

use lambda_http::tracing::Subscriber;
use lambda_http::tracing::level_filters::LevelFilter;
use lambda_http::tracing::subscriber::filter::Targets;
use lambda_http::tracing::subscriber::fmt::{self, MakeWriter};
use lambda_http::tracing::subscriber::layer::{Layer, SubscriberExt};
use lambda_http::tracing::subscriber::registry;

use self::line::Lines;
pub use self::metrics::{DIMENSION, METRICS, NAMESPACE, Unit};
pub use self::trace::TraceId;

/// What writes a function's lines. No variable turns it up: what libraries say when they say much
/// has answers in it.
pub fn lines<W>(function: &str, writer: W) -> impl Subscriber + Send + Sync + use<W>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let loud = Targets::new().with_default(LevelFilter::WARN).with_targets(ours());
    // The embedded engine warns of each condition that does not hold, and some are expected not to.
    let loud = loud.with_target("dynoxide", LevelFilter::ERROR);
    let lines = fmt::layer().event_format(Lines::of(function)).with_writer(writer);
    registry().with(lines.with_filter(loud))
}

/// The crates whose words are our own.
const OURS: [&str; 2] = ["functions", "pages"];

fn ours() -> impl Iterator<Item = (&'static str, LevelFilter)> {
    OURS.into_iter().map(|name| (name, LevelFilter::INFO))
}
