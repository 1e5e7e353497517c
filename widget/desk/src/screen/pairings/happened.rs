//! What has happened that somebody should look into, in sentences.

use domain::course::{Answered, Reason};
use domain::desk::{PairedPerson, Wish};
use domain::texts;

use super::row;
use crate::desk::Desk;
use crate::markup::{El, classed, el};

/// The reasons, each in a sentence.
pub(super) fn list(
    desk: Desk,
    (people, liaison): (&[PairedPerson], &str),
    reasons: &[Reason],
) -> El {
    let each = reasons.iter().map(|reason| view(desk, (people, liaison), reason));
    classed("ul", "happened").children(each)
}

fn view(desk: Desk, (people, liaison): (&[PairedPerson], &str), reason: &Reason) -> El {
    let day = |day| desk.texts(|texts| texts.date(day));
    let (key, date) = match reason {
        Reason::NoContact { by } => (texts::BOARD_NO_CONTACT, day(*by)),
        Reason::Silent { asked, .. } => (texts::BOARD_SILENT, day(*asked)),
        Reason::NotYet { at, .. } => (texts::BOARD_NOT_YET, desk.day(*at)),
        Reason::Concern { at, .. } => (texts::BOARD_CONCERN, desk.day(*at)),
        Reason::Confided { at } => (texts::BOARD_CONFIDED, desk.day(*at)),
        Reason::PrivateWord { wish, at, .. } => {
            let key = match wish {
                Wish::Talk => texts::BOARD_TALK,
                Wish::Rematch => texts::BOARD_REMATCH,
                Wish::Stop | Wish::Parted => texts::BOARD_STOP,
                Wish::Wrong => texts::BOARD_WRONG,
            };
            (key, desk.day(*at))
        }
    };
    let name = reason.who().map(|who| row::name(desk, people, who)).unwrap_or_default();
    let values = [("name", &*name), ("date", &*date), ("liaison", liaison)];
    el("li").text(desk.say(key, &values))
}

/// What somebody has answered, where something of it is a concern.
pub(super) fn answers(desk: Desk, people: &[PairedPerson], reason: &Reason) -> Option<El> {
    let Reason::Concern { who, answers, .. } = reason else { return None };
    let name = row::name(desk, people, who);
    let title = el("h3").text(desk.say(texts::BOARD_ANSWERS, &[("name", &name)]));
    let answered = answers.iter().map(|Answered { ask, lines, is_concern }| {
        let lines = lines.iter().map(|line| classed("p", "answer").attr("dir", "auto").text(line));
        el("div")
            .flag("data-concern", *is_concern)
            .child(el("dt").attr("dir", "auto").text(ask))
            .child(el("dd").children(lines))
    });
    Some(el("section").child(title).child(classed("dl", "told-answers").children(answered)))
}
