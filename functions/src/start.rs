//! What the functions' binaries have in common: how they start, and how they say that they can't.

use std::future::Future;
use std::io::Write;
use std::process::ExitCode;

use domain::program::Origin;
use lambda_http::tracing::subscriber::util::SubscriberInitExt;

use crate::clock::Clock;
use crate::http::door::{Callers, Door};
use crate::http::{OriginSecret, Site};
use crate::link::Links;
use crate::log;
use crate::service_key::ServiceKey;
use crate::sign_on::Issuers;
use crate::store::{MissingVariable, Table};

/// Why a function does not start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotStarted {
    /// A variable is missing.
    #[error(transparent)]
    Missing(#[from] MissingVariable),
    /// A variable is there, and is not what it must be.
    #[error("the environment variable {0} is wrong: it must be {1}")]
    Wrong(&'static str, &'static str),
}

/// Runs a function until the end; if it can't start, says why in one sentence.
pub async fn run(function: impl Future<Output = Result<(), lambda_http::Error>>) -> ExitCode {
    log::lines(&std::env::var(NAME).unwrap_or_default(), std::io::stdout).init();
    // A panic's message may quote an answer: only its place is logged.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
    }));
    match function.await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

/// The site that the environment describes: [`table`] and [`links`].
///
/// # Errors
/// [`NotStarted`], naming the first variable that is missing or wrong.
pub async fn site() -> Result<Site<Table>, NotStarted> {
    let door = Door::new(Callers::BehindCloudFront);
    let issuers = Issuers::on_the_web();
    Ok(Site { store: table().await?, clock: Clock::System, links: links()?, door, issuers })
}

/// What makes people's own links: `HOST`, the origin of our own pages, and [`service_key`].
///
/// # Errors
/// [`NotStarted`], naming the first variable that is missing or wrong.
pub fn links() -> Result<Links, NotStarted> {
    let host = Origin::parse(&MissingVariable::or_value("HOST")?);
    let rule = "an origin such as https://mentoring.example.org";
    let host = host.map_err(|_| NotStarted::Wrong("HOST", rule))?;
    Ok(Links::new(host, service_key()?))
}

/// Where exports are downloaded from, where that is not HOST: `EXPORTS`, with or without a slash at
/// its end.
///
/// # Errors
/// [`NotStarted`], where it is there and wrong.
pub fn exports() -> Result<Option<Origin>, NotStarted> {
    let Ok(exports) = MissingVariable::or_value(EXPORTS) else { return Ok(None) };
    let rule = "an origin such as https://exports.example.org";
    let origin = Origin::parse(exports.strip_suffix('/').unwrap_or(&exports));
    origin.map(Some).map_err(|_| NotStarted::Wrong(EXPORTS, rule))
}

/// The table that the environment names: `TABLE`, and what the AWS SDK and Lambda's runtime need.
///
/// # Errors
/// [`NotStarted`], naming the first variable that is missing.
pub async fn table() -> Result<Table, NotStarted> {
    let table = Table::from_env().await?;
    check_lambda()?;
    Ok(table)
}

/// What HOST sends along with each call: `ORIGIN_SECRET`.
///
/// # Errors
/// [`NotStarted`], where it is missing or too short.
pub fn origin_secret() -> Result<OriginSecret, NotStarted> {
    let secret = OriginSecret::new(&MissingVariable::or_value(SECRET)?);
    secret.ok_or(NotStarted::Wrong(SECRET, OriginSecret::RULE))
}

/// The key that signs the links of the people who sent something: `SERVICE_KEY`.
///
/// # Errors
/// [`NotStarted`], where it is missing or too short.
pub fn service_key() -> Result<ServiceKey, NotStarted> {
    let key = ServiceKey::new(&MissingVariable::or_value(KEY)?);
    key.ok_or(NotStarted::Wrong(KEY, ServiceKey::RULE))
}

/// Whether Lambda is there, or something that plays its part: its runtime would panic without.
fn check_lambda() -> Result<(), NotStarted> {
    for name in ["AWS_LAMBDA_RUNTIME_API", NAME, "AWS_LAMBDA_FUNCTION_VERSION"] {
        MissingVariable::or_value(name)?;
    }
    let memory = MissingVariable::or_value(MEMORY)?.parse::<i32>();
    memory.map(|_| ()).map_err(|_| NotStarted::Wrong(MEMORY, "a number of megabytes"))
}

const NAME: &str = "AWS_LAMBDA_FUNCTION_NAME";
const MEMORY: &str = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";
const SECRET: &str = "ORIGIN_SECRET";
const KEY: &str = "SERVICE_KEY";
const EXPORTS: &str = "EXPORTS";
