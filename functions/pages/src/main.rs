//! The function that draws forms.

use std::process::ExitCode;

use functions::start;

#[tokio::main]
async fn main() -> ExitCode {
    start::run(async {
        let site = start::site().await?;
        lambda_http::run(pages::router(site, start::origin_secret()?)).await
    })
    .await
}
