//! Mails: what they say, and the ways on which they leave.
//!
//! Every mail is a `lettre` message, so that names, addresses and encodings are put into headers by
//! a library's types and never by ours. A [`Mailer`] sends it: by SMTP, by Amazon SES, or into a
//! folder. Nothing here knows HTTP or the table's keys, and no error quotes an address.

mod aside;
mod automatic;
mod desk;
mod env;
mod folder;
mod introduction;
mod notice;
mod notices;
mod parting;
mod sender;
#[cfg(feature = "ses")]
mod ses;
mod smtp;
mod tag;
mod year;

use std::path::Path;

use domain::desk::MailId;
use lettre::{AsyncSmtpTransport, Message, Tokio1Executor};

pub use self::aside::Private;
pub use self::env::{WrongVariable, from_env};
pub use self::introduction::{Introduction, Invitation};
pub use self::notice::{NotAddressed, Notice};
pub use self::notices::OneLink;
pub use self::parting::Parted;
pub use self::sender::Sender;
pub use self::smtp::NotAnSmtpUrl;
pub(crate) use self::tag::{MAIL_TAG, tagged};
pub use self::year::{WordToLiaison, YearDay};

/// Sends mails, all of them in one name.
pub struct Mailer {
    sender: Sender,
    way: Way,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(Box<Path>),
    #[cfg(feature = "ses")]
    Ses(ses::Service),
}

/// Why a mail was not sent. The word in it is a code, never what a server said, which may quote an
/// address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// This mail is not taken: another may be.
    #[error("refused: {0}")]
    Refused(String),
    /// No mail is taken now.
    #[error("not now: {0}")]
    NotNow(String),
}

impl Mailer {
    /// A mailer that leaves each mail as a file in a folder, which it makes.
    #[must_use]
    pub fn into_folder(folder: &Path, sender: Sender) -> Self {
        Self { sender, way: Way::Folder(folder.into()) }
    }

    /// A mailer over a server at a URL such as `smtps://user:password@mail.example.org`, or
    /// `smtp://…:587?tls=required`.
    ///
    /// # Errors
    /// [`NotAnSmtpUrl`], where the URL can't be read.
    pub fn over_smtp(url: &str, sender: Sender) -> Result<Self, NotAnSmtpUrl> {
        Ok(Self { sender, way: Way::Smtp(smtp::transport(url)?) })
    }

    /// A mailer over Amazon SES, in the account and region of the environment; with a configuration set, which
    /// says who hears of mails that come back.
    #[cfg(feature = "ses")]
    pub async fn over_ses(sender: Sender, configuration_set: Option<String>) -> Self {
        Self { sender, way: Way::Ses(ses::Service::open(configuration_set).await) }
    }

    /// In whose name it sends.
    #[must_use]
    pub fn sender(&self) -> &Sender {
        &self.sender
    }

    /// Sends a mail, once; under its name, so that whoever tells us that it came back can say which.
    ///
    /// # Errors
    /// [`NotSent`]. Where an answer got lost, the mail may have been sent all the same.
    #[cfg_attr(
        not(feature = "ses"),
        expect(unused_variables, reason = "only SES tells what came back")
    )]
    pub async fn send(&self, mail: &Message, name: Option<&MailId>) -> Result<(), NotSent> {
        match &self.way {
            Way::Smtp(transport) => smtp::send(transport, mail).await,
            Way::Folder(folder) => folder::put(folder, mail).await,
            #[cfg(feature = "ses")]
            Way::Ses(service) => service.send(mail, name).await,
        }
    }
}

/// A mailer may hold a password.
impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mailer(…)")
    }
}
