//! Whether the two have been in contact: asked on their page, and answered by one press there, or by
//! one in a mail that is confirmed here. Programs that follow the links of mails follow those of
//! presses, too, so that nothing is taken by opening one.

use axum::response::Response;
use domain::calendar::Milestone;
use domain::heard::Contact;
use domain::texts::{self, Key, Texts};
use functions::http::Problem;
use functions::http::room::Room;

use super::filling;
use super::shown::Shown;
use crate::PagesStore;
use crate::template::{fill, insert};

const ASK: &str = include_str!("../../templates/room-contact.html");
const CONFIRM: &str = include_str!("../../templates/room-confirm.html");
const THANKS: &str = include_str!("../../templates/room-thanks.html");
const PARAGRAPH: &str = "<p>{{TEXT}}</p>";

/// An answer, as a button's value and a mail's link write it: `check-in-1=yes`.
#[derive(Clone, Copy)]
pub(super) struct Press {
    milestone: Milestone,
    contact: Contact,
}

impl Press {
    /// Reads one; nothing for any other text.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (milestone, contact) = text.split_once('=')?;
        let milestone = Milestone::parse(milestone).ok()?;
        Contact::of(contact).map(|contact| Self { milestone, contact })
    }

    fn deed(milestone: Milestone, contact: Contact) -> String {
        format!("contact:{milestone}={}", contact.as_str())
    }

    /// The other answer to the same question.
    fn other(self) -> Contact {
        match self.contact {
            Contact::Yes => Contact::NotYet,
            Contact::NotYet => Contact::Yes,
        }
    }
}

/// The question as markup, on the page of the two.
pub(super) fn question(texts: &Texts, code: &str, milestone: Milestone) -> String {
    let words = [
        ("ASK", texts.get(texts::ROOM_CONTACT_ASK)),
        ("CODE", code),
        ("YES", &Press::deed(milestone, Contact::Yes)),
        ("YES_LABEL", texts.get(texts::ROOM_CONTACT_YES)),
        ("NOT_YET", &Press::deed(milestone, Contact::NotYet)),
        ("NOT_YET_LABEL", texts.get(texts::ROOM_CONTACT_NOT_YET)),
    ];
    fill(ASK, &words)
}

/// What was pressed in a mail, to be confirmed.
pub(super) fn confirm<S: PagesStore>(room: &Room<'_, S>, press: Press) -> Response {
    let (shown, texts) = (Shown::of(room), &room.head().texts);
    if !room.takes_contact_at(press.milestone) {
        return shown.read(None);
    }
    let chosen = match press.contact {
        Contact::Yes => texts::ROOM_CONTACT_CHOSE_YES,
        Contact::NotYet => texts::ROOM_CONTACT_CHOSE_NOT_YET,
    };
    let title = texts.get(texts::ROOM_CONTACT_ASK);
    let words = [
        ("TITLE", title),
        ("CHOSEN", texts.get(chosen)),
        ("CODE", &*shown.code()),
        ("THIS", &Press::deed(press.milestone, press.contact)),
        ("THIS_LABEL", texts.get(label(press.contact))),
        ("OTHER", &Press::deed(press.milestone, press.other())),
        ("OTHER_LABEL", texts.get(label(press.other()))),
        ("LATER", texts.get(texts::ROOM_CONTACT_LATER)),
    ];
    shown.page(title, &fill(CONFIRM, &words))
}

/// Keeps an answer, says thanks, and what to do next.
pub(super) async fn keep<S: PagesStore>(
    room: &Room<'_, S>,
    press: Press,
) -> Result<Response, Problem> {
    let (shown, texts) = (Shown::of(room), &room.head().texts);
    if !room.takes_contact_at(press.milestone) {
        return Ok(shown.read(None));
    }
    room.keep_contact(press.milestone, press.contact).await?;
    let title = texts.get(texts::ROOM_CONTACT_THANKS);
    let words =
        [("TITLE", title), ("CODE", &*shown.code()), ("BACK", texts.get(texts::ROOM_CONTACT_BACK))];
    let next = match press.contact {
        Contact::Yes => fill(PARAGRAPH, &[("TEXT", texts.get(texts::ROOM_CONTACT_GOOD))]),
        Contact::NotYet => not_yet(room, &shown),
    };
    let next = next + &filling::offer(room, &shown.code(), press.milestone);
    Ok(shown.page(title, &insert(&fill(THANKS, &words), "NEXT", &next)))
}

/// What to do where the two have not been in contact: the partner's address again, and who helps.
fn not_yet<S: PagesStore>(room: &Room<'_, S>, shown: &Shown<'_, S>) -> String {
    let texts = &room.head().texts;
    let paragraph = |text: &str| fill(PARAGRAPH, &[("TEXT", text)]);
    let address = ("address", room.head().program.address.as_str());
    let help = match room.liaison() {
        Some(name) => texts.say(texts::ROOM_CONTACT_HELP, &[("name", name), address]),
        None => texts.say(texts::ROOM_COMMITTEE, &[address]),
    };
    [
        paragraph(texts.get(texts::ROOM_CONTACT_HAPPENS)),
        paragraph(texts.get(texts::ROOM_CONTACT_AGAIN)),
        shown.write(),
        paragraph(&help),
    ]
    .concat()
}

fn label(contact: Contact) -> Key {
    match contact {
        Contact::Yes => texts::ROOM_CONTACT_YES,
        Contact::NotYet => texts::ROOM_CONTACT_NOT_YET,
    }
}
