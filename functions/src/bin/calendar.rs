//! The calendar: rung once a day by a schedule.
// What it awaits lies deep: of a year all that belongs to each of its people is erased.
#![recursion_limit = "256"]

use std::process::ExitCode;

use functions::clock::Clock;
use functions::{calendar, start};
use lambda_runtime::service_fn;

#[tokio::main]
async fn main() -> ExitCode {
    start::run(async {
        let store = start::table().await?;
        let answer = async |bell| {
            let answered = calendar::answer(&store, &Clock::System, bell).await;
            Ok::<_, lambda_runtime::Error>(answered?)
        };
        lambda_runtime::run(service_fn(answer)).await
    })
    .await
}
