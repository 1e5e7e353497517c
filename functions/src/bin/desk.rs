//! The desk's function: signing in, the committee, export keys, the audit log.

use std::process::ExitCode;

use functions::{http, start};

#[tokio::main]
async fn main() -> ExitCode {
    start::run(async {
        let (site, secret) = (start::site().await?, start::origin_secret()?);
        lambda_http::run(http::desk::router(site, secret)).await
    })
    .await
}
