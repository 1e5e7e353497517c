//! The committee's function: downloads.

use std::process::ExitCode;

use functions::{http, start};

#[tokio::main]
async fn main() -> ExitCode {
    start::run(async {
        let site = start::site().await?;
        lambda_http::run_with_streaming_response(http::export::router(site)).await
    })
    .await
}
