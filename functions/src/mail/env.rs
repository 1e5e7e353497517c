use super::{Mailer, Sender};

/// A variable is there, and is not what it must be. It is not shown: it may have a password in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the environment variable {0} is wrong: it must be {1}")]
pub struct WrongVariable(pub &'static str, pub &'static str);

/// The mailer that the environment describes: `SENDER`, and `SMTP_URL` where mails do not leave by
/// Amazon SES; for that, `CONFIGURATION_SET`, where mails that come back are told of. Nothing without a sender: then no mail is sent.
///
/// # Errors
/// [`WrongVariable`], where one is not what it must be.
pub async fn from_env() -> Result<Option<Mailer>, WrongVariable> {
    let Some(sender) = value(SENDER) else { return Ok(None) };
    let rule = "an address such as mentoring@example.org";
    let sender = Sender::parse(&sender).map_err(|_| WrongVariable(SENDER, rule))?;
    match value(SMTP_URL) {
        Some(url) => {
            let rule = "a URL such as smtps://user:password@mail.example.org";
            Mailer::over_smtp(&url, sender).map(Some).map_err(|_| WrongVariable(SMTP_URL, rule))
        }
        #[cfg(feature = "ses")]
        None => Ok(Some(Mailer::over_ses(sender, value(CONFIGURATION_SET)).await)),
        #[cfg(not(feature = "ses"))]
        None => Err(WrongVariable(SMTP_URL, "given where there is a SENDER")),
    }
}

const SENDER: &str = "SENDER";
const SMTP_URL: &str = "SMTP_URL";
#[cfg(feature = "ses")]
const CONFIGURATION_SET: &str = "CONFIGURATION_SET";

fn value(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
