use lettre::message::Mailbox;

/// In whose name mails are sent: an address, and perhaps a name with it.
#[derive(Clone, PartialEq, Eq)]
pub struct Sender(Mailbox);

/// Why a text is not a sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sender is like mentoring@example.org, or Mentoring <mentoring@example.org>")]
pub struct NotASender;

impl Sender {
    /// Reads a sender.
    ///
    /// # Errors
    /// An error where the text is no address.
    pub fn parse(text: &str) -> Result<Self, NotASender> {
        text.parse().map(Self).map_err(|_| NotASender)
    }

    /// What stands in `From`: the sender's own name, or else the program's.
    pub(super) fn for_program(&self, name: &str) -> Mailbox {
        let Mailbox { name: own, email } = self.0.clone();
        Mailbox::new(own.or_else(|| Some(name.to_owned())), email)
    }

    /// The domain of its address.
    pub(super) fn domain(&self) -> &str {
        self.0.email.domain()
    }
}

impl std::fmt::Debug for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sender(…)")
    }
}
