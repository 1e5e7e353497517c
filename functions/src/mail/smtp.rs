use std::time::Duration;

use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::NotSent;

/// Why a text is not the URL of an SMTP server. It does not show the text, which has a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the URL of a mail server is like smtps://user:password@mail.example.org")]
pub struct NotAnSmtpUrl;

/// How long the server may take for each of its answers.
const PATIENCE: Duration = Duration::from_secs(10);

/// Replies that are about us, and not about the mail, though they are final: the server wants
/// another password or another channel, or does not serve at all.
const ABOUT_US: [u16; 7] = [502, 503, 521, 530, 534, 535, 538];

pub(super) fn transport(url: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, NotAnSmtpUrl> {
    let transport =
        AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| NotAnSmtpUrl)?;
    Ok(transport.timeout(Some(PATIENCE)).build())
}

pub(super) async fn send(
    transport: &AsyncSmtpTransport<Tokio1Executor>,
    mail: &Message,
) -> Result<(), NotSent> {
    transport.send(mail.clone()).await.map(|_| ()).map_err(|error| not_sent(&error))
}

fn not_sent(error: &smtp::Error) -> NotSent {
    let code = error.status().map(u16::from);
    let about_us = code.is_some_and(|code| ABOUT_US.contains(&code));
    match code {
        Some(code) if error.is_permanent() && !about_us => NotSent::Refused(code.to_string()),
        Some(code) => NotSent::NotNow(code.to_string()),
        // What the server can't do with this address: letters that it does not know.
        None if error.is_client() => NotSent::Refused("client".to_owned()),
        None if error.is_timeout() => NotSent::NotNow("timeout".to_owned()),
        None if error.is_tls() => NotSent::NotNow("tls".to_owned()),
        None => NotSent::NotNow("unreachable".to_owned()),
    }
}
