//! What the functions' binaries have in common: how they start, and how they say that they can't.

use std::future::Future;
use std::io::Write;
use std::process::ExitCode;

use domain::program::Origin;

use crate::clock::Clock;
use crate::http::Site;
use crate::store::{MissingVariable, Table};

/// Runs a function until the end; if it can't start, says why in one sentence.
pub async fn run(function: impl Future<Output = Result<(), lambda_http::Error>>) -> ExitCode {
    lambda_http::tracing::init_default_subscriber();
    // A panic's message may quote an answer: only its place is logged.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        lambda_http::tracing::error!(place, "panic");
    }));
    match function.await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

/// The site that the environment describes: `TABLE`, and `HOST`, the origin of our own pages.
///
/// # Errors
/// [`MissingVariable`], naming the first that is missing or wrong.
pub async fn site() -> Result<Site<Table>, MissingVariable> {
    let store = Table::from_env().await?;
    let host = std::env::var("HOST").ok().and_then(|host| Origin::parse(&host).ok());
    let host = Some(host.ok_or(MissingVariable("HOST"))?);
    Ok(Site { store, clock: Clock::System, host })
}
