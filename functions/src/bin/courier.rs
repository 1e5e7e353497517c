//! The courier: rung by the table's stream and by a schedule.

use std::process::ExitCode;

use functions::clock::Clock;
use functions::{courier, start};
use lambda_runtime::service_fn;

#[tokio::main]
async fn main() -> ExitCode {
    start::run(async {
        let store = start::table().await?;
        let answer = async |bell| {
            Ok::<_, lambda_runtime::Error>(courier::answer(&store, &Clock::System, bell).await?)
        };
        lambda_runtime::run(service_fn(answer)).await
    })
    .await
}
