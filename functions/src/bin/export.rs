//! The committee's function: downloads.

use std::process::ExitCode;

use functions::clock::Clock;
use functions::sign_on::Issuers;
use functions::{http, start};

#[tokio::main]
async fn main() -> ExitCode {
    start::run(async {
        let function =
            http::export::router(start::table().await?, Clock::System, Issuers::on_the_web());
        lambda_http::run_with_streaming_response(function).await
    })
    .await
}
