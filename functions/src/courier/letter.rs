//! What a message becomes: a mail, with the words of the form that it is about.

use domain::Raw;
use domain::email::Email;
use domain::flag::Flag;
use domain::instant::Instant;
use lettre::Message as Mail;

use super::CourierStore;
use crate::mail::{Received, Sender};
use crate::store::{Message, MessageKind, StoreError};

/// A message as it is to be sent.
pub(super) enum Letter {
    /// To the person.
    To(Box<Mail>),
    /// The form asks for no address, the submission is gone or withdrawn, or too many name the
    /// address.
    ToNobody,
}

/// Why a message becomes no mail.
pub(super) enum NoLetter {
    /// It never will, for this reason.
    Never(&'static str),
    /// The table did not answer.
    Store(StoreError),
}

impl From<StoreError> for NoLetter {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unreadable(_) => Self::Never("unreadable"),
            error => Self::Store(error),
        }
    }
}

pub(super) async fn write<S: CourierStore>(
    store: &S,
    from: &Sender,
    message: &Message,
    now: Instant,
) -> Result<Letter, NoLetter> {
    let Some(record) = store.cause(message).await? else { return Ok(Letter::ToNobody) };
    // Whoever gives somebody else's address, again and again, must not fill their mailbox.
    let too_many = record.flags.contains(&Flag::ManyFromAddress);
    if record.withdrawn_at.is_some() || too_many {
        return Ok(Letter::ToNobody);
    }
    let head = store.program(&message.program).await?.ok_or(NoLetter::Never("no-program"))?;
    let form = store.form(&message.program, &message.form, &record.version).await?;
    let form = form.ok_or(NoLetter::Never("no-form"))?;
    let asked = form.email_question().and_then(|question| record.answers.get(&question.id));
    let Some(Raw::Text(address)) = asked else { return Ok(Letter::ToNobody) };
    if address.trim().is_empty() {
        return Ok(Letter::ToNobody);
    }
    let to = Email::parse(address.trim()).map_err(|_| NoLetter::Never("address"))?;
    let mail = match message.kind {
        MessageKind::Receipt => {
            let (program, texts) = (&head.program, &head.texts);
            let about = Received { program, texts, form: &form, reference: &message.reference };
            about.mail(from, &to, now)
        }
    };
    mail.map(|mail| Letter::To(Box::new(mail))).map_err(|_| NoLetter::Never("address"))
}
