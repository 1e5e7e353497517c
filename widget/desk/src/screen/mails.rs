//! Mails that could not be sent: why, and what is to become of them.

use domain::desk::{MailId, MailKind, May, ParkedMail, ParkedMails, WhyParked};
use domain::reference::Reference;
use domain::texts::{self, Key};
use leptos::prelude::With;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;
use serde::Serialize;

use super::heading;
use crate::browser;
use crate::desk::Desk;
use crate::loaded::Load;
use crate::markup::{El, button, classed, el, live};

/// A body that says nothing.
#[derive(Serialize)]
struct Nothing {}

#[derive(Clone, Copy)]
struct Screen {
    desk: Desk,
    mails: Load<ParkedMails>,
}

pub(crate) fn view(desk: Desk) -> AnyView {
    desk.people().read(desk);
    let screen = Screen { desk, mails: Load::of(desk, desk.address("parked-mails")) };
    el("section")
        .child(heading(desk.text(texts::DESK_PARKED)))
        .child(classed("p", "about").text(desk.text(texts::DESK_MAILS_ABOUT)))
        .child(screen.mails.view(move |mails| screen.list(mails)))
        .view()
}

impl Screen {
    fn list(self, ParkedMails { mails, more }: &ParkedMails) -> AnyView {
        let desk = self.desk;
        if mails.is_empty() {
            return classed("p", "empty").text(desk.text(texts::DESK_MAILS_NONE)).view();
        }
        let heads = [
            texts::DESK_MAIL_WHAT,
            texts::DESK_MAIL_PERSON,
            texts::DESK_MAIL_WHY,
            texts::DESK_MAIL_SINCE,
        ];
        let head = heads.map(|key| el("th").attr("scope", "col").text(desk.text(key)));
        let table = classed("table", "list")
            .child(classed("caption", "unseen").text(desk.text(texts::DESK_PARKED)))
            .child(el("thead").child(el("tr").children(head).child(el("td"))))
            .child(el("tbody").children(mails.iter().map(|mail| self.row(mail))));
        let rest = classed("p", "quiet").text(desk.text(texts::DESK_MAILS_MORE));
        el("div").child(table).children(more.then_some(rest)).view()
    }

    fn row(self, mail: &ParkedMail) -> El {
        let desk = self.desk;
        let cell = |label| el("td").attr("data-label", desk.text(label));
        let person = cell(texts::DESK_MAIL_PERSON);
        let about = mail.reference.clone();
        let person =
            person.children(about.map(|about| live(move || about_whom(desk, about.clone()))));
        el("tr")
            .child(el("th").attr("scope", "row").text(desk.text(what(mail.kind))))
            .child(person)
            .child(cell(texts::DESK_MAIL_WHY).text(desk.text(why(mail.why))))
            .child(cell(texts::DESK_MAIL_SINCE).text(desk.moment(mail.parked_at)))
            .child(self.acts(mail))
    }

    fn acts(self, mail: &ParkedMail) -> El {
        let acts = classed("td", "acts");
        if !self.desk.may(May::Note) {
            return acts;
        }
        acts.child(self.act(mail, texts::DESK_MAIL_AGAIN, Self::try_again)).child(self.act(
            mail,
            texts::DESK_MAIL_GIVE_UP,
            Self::give_up,
        ))
    }

    fn act(self, mail: &ParkedMail, name: Key, act: fn(Self, MailId)) -> El {
        let desk = self.desk;
        let (label, what) = (desk.text(name), desk.text(what(mail.kind)));
        let named = desk.say(texts::DESK_OF_WHOM, &[("what", &label), ("name", &what)]);
        let id = mail.id.clone();
        button("link", &label, move || act(self, id.clone())).attr("aria-label", named)
    }

    fn try_again(self, id: MailId) {
        let desk = self.desk;
        spawn_local(async move {
            let address = desk.address(&format!("parked-mails/{id}/again"));
            let done = desk.post(&address, &Nothing {}).await;
            self.settled(done, texts::DESK_MAIL_IS_DUE);
        });
    }

    fn give_up(self, id: MailId) {
        let desk = self.desk;
        spawn_local(async move {
            let done = desk.delete(&desk.address(&format!("parked-mails/{id}"))).await;
            self.settled(done, texts::DESK_MAIL_IS_GIVEN_UP);
        });
    }

    fn settled(self, done: Result<(), crate::api::Failure>, said: Key) {
        let desk = self.desk;
        match done {
            Ok(()) => {
                self.mails.again();
                desk.tell(desk.text(said));
                browser::focus_on("#content h1");
            }
            Err(failure) => desk.complain_of(&failure),
        }
    }
}

/// Whoever applied under a reference; of other forms, which have nobody at the desk, it alone.
fn about_whom(desk: Desk, reference: Reference) -> AnyView {
    let name = desk.people().rows.with(|rows| {
        let row = rows.iter().find(|row| row.card.reference == reference)?;
        Some(desk.name_of(&row.card))
    });
    match name {
        None => el("span").text(reference.to_string()).view(),
        Some(name) => el("a").attr("href", format!("#person/{reference}")).text(name).view(),
    }
}

/// What a mail was to tell.
fn what(kind: MailKind) -> Key {
    match kind {
        MailKind::Receipt => texts::DESK_MAIL_RECEIPT,
        MailKind::Changed => texts::DESK_MAIL_CHANGED,
        MailKind::Withdrawn => texts::DESK_MAIL_WITHDRAWN,
        MailKind::Question => texts::DESK_MAIL_QUESTION,
        MailKind::Introduced => texts::DESK_MAIL_INTRODUCED,
        MailKind::Invited => texts::DESK_MAIL_INVITED,
        MailKind::Parted => texts::DESK_MAIL_PARTED,
        MailKind::Aside => texts::DESK_MAIL_ASIDE,
        MailKind::Milestone => texts::DESK_MAIL_MILESTONE,
        MailKind::NotYet | MailKind::Silent => texts::DESK_MAIL_LIAISON,
        MailKind::Links => texts::DESK_MAIL_LINKS,
        MailKind::Code | MailKind::Locked => texts::DESK_MAIL_SIGN_IN,
        MailKind::Other => texts::DESK_MAIL_OTHER,
    }
}

/// Why it was not sent.
pub(crate) fn why(why: WhyParked) -> Key {
    match why {
        WhyParked::Refused => texts::DESK_MAIL_REFUSED,
        WhyParked::GaveUp => texts::DESK_MAIL_GAVE_UP,
        WhyParked::Bounced => texts::DESK_MAIL_BOUNCED,
        WhyParked::NotNow => texts::DESK_MAIL_NOT_NOW,
        WhyParked::Complained => texts::DESK_MAIL_COMPLAINED,
        WhyParked::Address => texts::DESK_MAIL_ADDRESS,
        WhyParked::NoForm | WhyParked::NoProgram | WhyParked::Unreadable | WhyParked::Other => {
            texts::DESK_MAIL_OURS
        }
    }
}
