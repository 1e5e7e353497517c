use std::time::Duration;

use aws_sdk_sesv2::Client;
use aws_sdk_sesv2::config::retry::RetryConfig;
use aws_sdk_sesv2::config::timeout::TimeoutConfig;
use aws_sdk_sesv2::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::{Destination, EmailContent, RawMessage};
use aws_smithy_http_client::tls;
use lettre::Message;

use super::NotSent;

/// Errors that are about the mail. Whatever else goes wrong is about us or passes by itself.
const ABOUT_THE_MAIL: [&str; 2] = ["BadRequestException", "MessageRejected"];

pub(super) async fn client() -> Client {
    let tls = tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring);
    let http = aws_smithy_http_client::Builder::new().tls_provider(tls).build_https();
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(15)).build();
    // Whether a lost answer was a yes nobody knows: the courier tries again, and the SDK never.
    let once = RetryConfig::disabled();
    let config = aws_config::from_env().http_client(http).timeout_config(timeouts);
    Client::new(&config.retry_config(once).load().await)
}

pub(super) async fn send(client: &Client, mail: &Message) -> Result<(), NotSent> {
    let raw = RawMessage::builder().data(Blob::new(mail.formatted())).build();
    let raw = raw.map_err(|_| NotSent::Refused("raw".to_owned()))?;
    let to = mail.envelope().to().iter().map(|address| address.to_string()).collect();
    let call = client
        .send_email()
        .destination(Destination::builder().set_to_addresses(Some(to)).build())
        .content(EmailContent::builder().raw(raw).build());
    call.send().await.map(|_| ()).map_err(|error| not_sent(&error))
}

fn not_sent<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> NotSent {
    let code = error.code().unwrap_or(match error {
        SdkError::TimeoutError(_) => "timeout",
        SdkError::DispatchFailure(_) => "unreachable",
        _ => "unknown",
    });
    if ABOUT_THE_MAIL.contains(&code) {
        NotSent::Refused(code.to_owned())
    } else {
        NotSent::NotNow(code.to_owned())
    }
}
