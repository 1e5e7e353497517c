//! The public function: programs, forms, submissions.

use std::process::ExitCode;

use functions::{http, start};

#[tokio::main]
async fn main() -> ExitCode {
    start::run(async {
        let (site, secret) = (start::site().await?, start::origin_secret()?);
        lambda_http::run(http::intake::router(site, secret)).await
    })
    .await
}
