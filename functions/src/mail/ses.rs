use std::time::Duration;

use aws_sdk_sesv2::Client;
use aws_sdk_sesv2::config::retry::RetryConfig;
use aws_sdk_sesv2::config::timeout::TimeoutConfig;
use aws_sdk_sesv2::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::{Destination, EmailContent, MessageTag, RawMessage};
use aws_smithy_http_client::tls;
use domain::desk::MailId;
use lettre::Message;

use super::NotSent;
use super::tag::{MAIL_TAG, tag};

/// Errors that are about the mail. Whatever else goes wrong is about us or passes by itself.
const ABOUT_THE_MAIL: [&str; 2] = ["BadRequestException", "MessageRejected"];

/// Amazon SES, as we speak to it.
pub(super) struct Service {
    client: Client,
    /// Says who hears of mails that come back.
    configuration_set: Option<String>,
}

impl Service {
    pub(super) async fn open(configuration_set: Option<String>) -> Self {
        let tls = tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring);
        let http = aws_smithy_http_client::Builder::new().tls_provider(tls).build_https();
        let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(15)).build();
        // Whether a lost answer was a yes nobody knows: the courier tries again, and the SDK never.
        let once = RetryConfig::disabled();
        let config = aws_config::from_env().http_client(http).timeout_config(timeouts);
        let client = Client::new(&config.retry_config(once).load().await);
        Self { client, configuration_set }
    }

    pub(super) async fn send(&self, mail: &Message, name: Option<&MailId>) -> Result<(), NotSent> {
        let raw = RawMessage::builder().data(Blob::new(mail.formatted())).build();
        let raw = raw.map_err(|_| NotSent::Refused("raw".to_owned()))?;
        let to = mail.envelope().to().iter().map(|address| address.to_string()).collect();
        let tags = name.map(|name| MessageTag::builder().name(MAIL_TAG).value(tag(name)).build());
        let tags = tags.transpose().map_err(|_| NotSent::Refused("tag".to_owned()))?;
        let call = self
            .client
            .send_email()
            .destination(Destination::builder().set_to_addresses(Some(to)).build())
            .content(EmailContent::builder().raw(raw).build())
            .set_email_tags(tags.map(|tag| vec![tag]))
            .set_configuration_set_name(self.configuration_set.clone());
        call.send().await.map(|_| ()).map_err(|error| not_sent(&error))
    }
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
