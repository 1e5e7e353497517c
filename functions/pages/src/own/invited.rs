//! What a mentor is asked first, on the page of their own link: whether they take somebody on.
//! Nothing is answered but by a press: programs that look at links in mails only read.

use domain::desk::PairingId;
use domain::form::SharedAnswer;
use domain::texts::{self, Key, Texts};
use functions::http::Problem;
use functions::http::own::{Answer, Answered, Invitation, Opened};

use crate::PagesStore;
use crate::behind_link::answers;
use crate::template::{fill, insert};

const INVITED: &str = include_str!("../../templates/own-invited.html");
const REASONS: &str = "<h3>{{TITLE}}</h3>";

/// The questions as markup; nothing, where there are none.
pub(super) fn invitations(texts: &Texts, all: &[Invitation], code: &str) -> String {
    all.iter().map(|one| invitation(texts, one, code)).collect()
}

fn invitation(texts: &Texts, one: &Invitation, code: &str) -> String {
    let about = texts.say(texts::OWN_INVITED_ABOUT, &[("date", &texts.date(one.until))]);
    let words = [
        ("TITLE", texts.get(texts::OWN_INVITED_TITLE)),
        ("CODE", code),
        ("ABOUT", &about),
        ("ID", one.pairing.as_str()),
        ("ACCEPT", texts.get(texts::OWN_ACCEPT)),
        ("DECLINE", texts.get(texts::OWN_DECLINE)),
    ];
    insert(&fill(INVITED, &words), "REASONS", &reasons(texts, &one.reasons))
}

fn reasons(texts: &Texts, reasons: &[SharedAnswer]) -> String {
    if reasons.is_empty() {
        return String::new();
    }
    fill(REASONS, &[("TITLE", texts.get(texts::OWN_INVITED_WHY))]) + &answers(reasons)
}

/// Takes an answer, and says what became of it; nothing, where it names no pairing.
pub(super) async fn reply<S: PagesStore>(
    opened: &Opened<'_, S>,
    id: &str,
    answer: Answer,
) -> Result<Option<Key>, Problem> {
    let Ok(id) = PairingId::new(id) else { return Ok(None) };
    Ok(Some(match opened.reply(&id, answer).await? {
        Answered::Accepted => texts::OWN_ACCEPTED,
        Answered::Declined => texts::OWN_DECLINED,
        Answered::TooLate => texts::OWN_INVITED_OVER,
    }))
}
