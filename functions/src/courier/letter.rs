//! What a message becomes: a mail, with the words of the form that it is about.

use std::sync::Arc;

use domain::calendar::Tell;
use domain::desk::{Member, WhyParked, Words};
use domain::email::Email;
use domain::flag::Flag;
use domain::lang::Wanted;
use domain::{Form, Raw};
use lettre::Message as Mail;

use super::aside::aside;
use super::introduction::introduced;
use super::invitation::invited;
use super::liaison::told;
use super::milestone::milestone;
use super::parting::parted;
use super::{CourierStore, Office};
use crate::link::Link;
use crate::mail::{Notice, OneLink, Sender};
use crate::store::{
    About, Asked, AskedForCode, Held, Message, ProgramHead, StoreError, in_best_lang, wording,
};

/// A message as it is to be sent.
pub(super) enum Letter {
    /// To the person.
    To(Box<Mail>),
    /// The form asks for no address, too many name it, or there is nothing any more that they have to
    /// know.
    ToNobody,
}

/// Why a message becomes no mail.
pub(super) enum NoLetter {
    /// It never will, for this reason.
    Never(WhyParked),
    /// The table did not answer.
    Store(StoreError),
}

impl From<StoreError> for NoLetter {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unreadable(_) => Self::Never(WhyParked::Unreadable),
            error => Self::Store(error),
        }
    }
}

pub(super) async fn write<S: CourierStore>(
    office: Office<'_, S>,
    from: &Sender,
    message: &Message,
) -> Result<Letter, NoLetter> {
    let written = match message {
        Message::Links(asked) => links(office, asked).await?,
        Message::Introduced(about) => introduced(office, about).await?,
        Message::Invited(about) => invited(office, about).await?,
        Message::Parted(about) => parted(office, about).await?,
        Message::Aside(about) => aside(office, about).await?,
        Message::Code(asked) | Message::Locked(asked) => sign_in(office, asked, message).await?,
        Message::Receipt(about) | Message::Changed(about) | Message::Withdrawn(about) => {
            about_one(office, about, message).await?
        }
        Message::Question(about) => question(office, about).await?,
        Message::Milestone(about) => milestone(office, about).await?,
        Message::NotYet(about) => told(office, about, Tell::NotYet).await?,
        Message::Silent(about) => told(office, about, Tell::Silent).await?,
    };
    let Some((notice, to)) = written else { return Ok(Letter::ToNobody) };
    let mail = notice.mail(from, &to, office.clock.now());
    mail.map(|mail| Letter::To(Box::new(mail))).map_err(|_| NoLetter::Never(WhyParked::Address))
}

/// What a mail about a submission needs.
pub(super) struct Case {
    pub(super) head: Arc<ProgramHead>,
    pub(super) held: Held,
    pub(super) form: Arc<Form>,
    pub(super) link: Link,
    /// The number that all the person's links have.
    pub(super) number: u32,
}

async fn about_one<S: CourierStore>(
    office: Office<'_, S>,
    about: &About,
    message: &Message,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let Some(case) = case(office, about).await? else { return Ok(None) };
    let (program, texts, form) = (&case.head.program, &case.head.texts, &*case.form);
    let (reference, link) = (case.held.reference(), &case.link);
    // Whoever gives somebody else's address, again and again, must not fill their mailbox.
    if matches!(message, Message::Receipt(_)) && case.held.has_flag(Flag::ManyFromAddress) {
        return Ok(None);
    }
    let notice = match (message, case.held.withdrawn_at(), case.held.erased_at()) {
        (Message::Receipt(_), None, _) => Notice::received(program, texts, form, reference, link),
        (Message::Changed(_), None, _) => {
            let revision = case.held.revision();
            Notice::changed(program, texts, form, (reference, revision), link)
        }
        (Message::Withdrawn(_), Some(_), Some(end)) => {
            Notice::withdrawn(program, texts, form, (reference, end), link)
        }
        // It was withdrawn, or that was taken back, before its mail went out.
        _ => return Ok(None),
    };
    Ok(address(&case)?.map(|to| (notice, to)))
}

/// What the committee has asked somebody, as far as they have not answered it.
async fn question<S: CourierStore>(
    office: Office<'_, S>,
    about: &About,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let Some(case) = case(office, about).await? else { return Ok(None) };
    let file = office.store.file(&about.reference, office.clock.now()).await?;
    let open: Vec<&Words> = file.open().map(|inquiry| &inquiry.text).collect();
    if open.is_empty() || case.held.withdrawn_at().is_some() {
        return Ok(None);
    }
    let (program, texts, form) = (&case.head.program, &case.head.texts, &*case.form);
    let asked = (case.held.reference(), file.inquiries.len());
    let notice = Notice::asked(program, texts, form, asked, &open, &case.link);
    Ok(address(&case)?.map(|to| (notice, to)))
}

/// All links of an address, where it has any in a year that the program still has. They go to the
/// address that is in the submissions: nobody else's was ever written down.
async fn links<S: CourierStore>(
    office: Office<'_, S>,
    asked: &Asked,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let Asked { id, program, addresses } = asked;
    let (mut found, mut to, mut head) = (Vec::new(), None, None);
    for reference in office.store.sent_from(program, addresses, office.clock.now()).await? {
        let about = About { program: program.clone(), reference };
        let Some(case) = case(office, &about).await? else { continue };
        if !is_living(&case.head, &case.held) {
            continue;
        }
        let Some(address) = named(&case)? else { continue };
        // The answers may name another address by now.
        if !addresses.meet(&office.links.addresses(program, &address)) {
            continue;
        }
        takes_mail(&case)?;
        // In the language of one of them: they are one person's.
        (to, head) = (Some(address), Some(case.head));
        let (form, sent) = (case.form.title.clone(), case.held.submitted_at());
        found.push(OneLink { form, sent, link: case.link });
    }
    found.sort_by_key(|one| one.sent);
    let to = to.zip(head);
    Ok(to.map(|(to, head)| (Notice::links(&head.program, &head.texts, id, &found), to)))
}

/// Whoever has asked for a code, if they are on the committee: to the address that stands there.
async fn sign_in<S: CourierStore>(
    office: Office<'_, S>,
    asked: &AskedForCode,
    message: &Message,
) -> Result<Option<(Notice, Email)>, NoLetter> {
    let (store, program) = (office.store, &asked.program);
    if matches!(message, Message::Code(_)) && office.clock.now() >= asked.until {
        return Ok(None);
    }
    let committee = store.committee(program).await?;
    let is_theirs =
        |member: &&Member| asked.addresses.meet(&office.links.addresses(program, &member.address));
    let Some(member) = committee.members.iter().find(is_theirs) else { return Ok(None) };
    let head = store.program(program).await?.ok_or(NoLetter::Never(WhyParked::NoProgram))?;
    let head = match &asked.lang {
        Some(lang) => in_best_lang(store, head, &Wanted::just(lang)).await?,
        None => head,
    };
    let (said, texts) = (&head.program, &head.texts);
    let notice = match message {
        Message::Locked(_) => Notice::locked(said, texts, &asked.id),
        _ => Notice::code(said, texts, &asked.id, &office.links.code(asked)),
    };
    Ok(Some((notice, member.address.clone())))
}

fn is_living(head: &ProgramHead, held: &Held) -> bool {
    head.program.cohort(held.cohort()).is_some()
}

pub(super) async fn case<S: CourierStore>(
    office: Office<'_, S>,
    about: &About,
) -> Result<Option<Case>, NoLetter> {
    let (store, now) = (office.store, office.clock.now());
    let Some(found) = store.find(&about.reference, now).await? else { return Ok(None) };
    let Some(held) = store.open(&found, now).await? else { return Ok(None) };
    let head = store.program(&about.program).await?.ok_or(NoLetter::Never(WhyParked::NoProgram))?;
    let head = in_best_lang(store, head, &Wanted::just(held.lang())).await?;
    let of = (&about.program, held.form(), held.version());
    let form = wording(store, of, head.other_lang()).await?;
    let form = form.ok_or(NoLetter::Never(WhyParked::NoForm))?;
    let link = office.links.to(&about.program, &about.reference, found.link);
    Ok(Some(Case { head, held, form, link, number: found.link }))
}

/// The person's address, where the form asks for one, and mail can go there.
pub(super) fn address(case: &Case) -> Result<Option<Email>, NoLetter> {
    let address = named(case)?;
    if address.is_some() {
        takes_mail(case)?;
    }
    Ok(address)
}

/// To where mail came back for good, none is sent until the address is another.
fn takes_mail(case: &Case) -> Result<(), NoLetter> {
    let back = case.held.came_back().filter(|back| back.why.is_for_good());
    back.map_or(Ok(()), |back| Err(NoLetter::Never(back.why.into())))
}

/// The person's address, where the form asks for one.
fn named(case: &Case) -> Result<Option<Email>, NoLetter> {
    let asked = case.form.email_question();
    let asked = asked.and_then(|question| case.held.answers().get(&question.id));
    let Some(Raw::Text(address)) = asked else { return Ok(None) };
    if address.trim().is_empty() {
        return Ok(None);
    }
    Email::parse(address.trim()).map(Some).map_err(|_| NoLetter::Never(WhyParked::Address))
}
