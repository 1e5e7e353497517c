//! The function that draws forms.

use std::process::ExitCode;

use functions::start;

#[tokio::main]
async fn main() -> ExitCode {
    start::run(async {
        let site = start::site().await?;
        let exports = pages::Exports(start::exports()?);
        lambda_http::run(pages::router(site, exports, start::origin_secret()?)).await
    })
    .await
}
