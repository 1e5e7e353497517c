//! The courier: rung by the table's stream, by a schedule, and by mails that came back.
// What it awaits lies deep: a mail is about two people, and of each about what they sent.
#![recursion_limit = "256"]

use std::process::ExitCode;

use functions::clock::Clock;
use functions::courier::Office;
use functions::{courier, mail, start};
use lambda_runtime::service_fn;

#[tokio::main]
async fn main() -> ExitCode {
    start::run(async {
        let store = start::table().await?;
        let mailer = mail::from_env().await?;
        let links = start::links()?;
        let answer = async |bell| {
            let office = Office { store: &store, clock: &Clock::System, links: &links };
            let answered = courier::answer(office, mailer.as_ref(), bell).await;
            Ok::<_, lambda_runtime::Error>(answered?)
        };
        lambda_runtime::run(service_fn(answer)).await
    })
    .await
}
