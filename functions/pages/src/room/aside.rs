//! A private word to whoever looks after the two: what somebody wants, and what they write about it.

use axum::response::Response;
use domain::api::Code;
use domain::desk::{AsideId, NotWords, Wish, Words};
use domain::texts::{self, Key, Texts};
use functions::http::Problem;
use functions::http::room::Room;

use super::shown::Shown;
use crate::PagesStore;
use crate::template::{fill, insert};

const ASIDE: &str = include_str!("../../templates/room-aside.html");
const OPTION: &str = "<div class=\"option\"><input type=\"radio\" id=\"wish-{{NAME}}\" name=\"wish\" \
    value=\"{{NAME}}\"{{CHECKED}}><label for=\"wish-{{NAME}}\">{{LABEL}}</label></div>";
const PROBLEM: &str = "<p class=\"problem\" id=\"{{ID}}\">{{TEXT}}</p>";
const NO_WISH: &str = " aria-describedby=\"wish-problem\"";
const TOO_LONG: &str = " aria-invalid=\"true\" aria-describedby=\"words-problem\" autofocus";

/// What was typed, where it can't be taken.
#[derive(Default)]
pub(super) struct Typed<'a> {
    wish: Option<Wish>,
    text: &'a str,
    /// By how many characters it is too long.
    too_long: Option<usize>,
    has_no_wish: bool,
}

impl Typed<'_> {
    pub(super) fn is_wrong(&self) -> bool {
        self.has_no_wish || self.too_long.is_some()
    }
}

/// Takes a private word, and says what became of it.
pub(super) async fn say<S: PagesStore>(
    room: &Room<'_, S>,
    id: &str,
    wish: &str,
    text: &str,
) -> Result<Response, Problem> {
    let (shown, texts) = (Shown::of(room), &room.head().texts);
    let Ok(id) = AsideId::new(id) else { return Ok(shown.read(None)) };
    let wish = Wish::named(wish);
    let (words, too_long) = match Words::new(text) {
        Ok(words) => (Some(words), None),
        Err(NotWords::Empty) => (None, None),
        Err(NotWords::TooLong(over)) => (None, Some(over)),
    };
    let (Some(chosen), None) = (wish, too_long) else {
        let typed = Typed { wish, text, too_long, has_no_wish: wish.is_none() };
        return Ok(shown.wrong(&typed));
    };
    match room.say_aside(id, chosen, words).await {
        Ok(()) => {
            let name = ("name", room.liaison().unwrap_or_default());
            Ok(shown.read(Some(&match room.liaison() {
                Some(_) => texts.say(texts::ROOM_ASIDE_SENT, &[name]),
                None => texts.get(texts::ROOM_ASIDE_SENT_COMMITTEE).to_owned(),
            })))
        }
        Err(problem) if problem.details().code == Code::TooMany => {
            let address = ("address", room.head().program.address.as_str());
            Ok(shown.read(Some(&texts.say(texts::ROOM_ASIDE_TOO_OFTEN, &[address]))))
        }
        Err(problem) => Err(problem),
    }
}

/// Where it is written, as markup. Each time that it is drawn, what is sent is another.
pub(super) fn form(
    texts: &Texts,
    code: &str,
    liaison: Option<&str>,
    typed: &Typed<'_>,
) -> Option<String> {
    let id = AsideId::from_random(getrandom::u64().ok()?);
    let about = match liaison {
        Some(name) => texts.say(texts::ROOM_ASIDE_ABOUT, &[("name", name)]),
        None => texts.get(texts::ROOM_ASIDE_ABOUT_COMMITTEE).to_owned(),
    };
    let words = [
        ("CODE", code),
        ("ID", id.as_str()),
        ("ABOUT", &about),
        ("ASK", texts.get(texts::ROOM_ASIDE_ASK)),
        ("WORDS", texts.get(texts::ROOM_ASIDE_WORDS)),
        ("SEND", texts.get(texts::ROOM_ASIDE_SEND)),
        ("TYPED", typed.text),
    ];
    let problem = |id, text: &str| fill(PROBLEM, &[("ID", id), ("TEXT", text)]);
    let no_wish = typed.has_no_wish.then(|| texts.get(texts::ROOM_ASIDE_NO_WISH));
    let too_long = typed
        .too_long
        .map(|over| texts.say(texts::OWN_ANSWER_TOO_LONG, &[("n", &over.to_string())]));
    let parts = [
        ("NO_WISH", no_wish.map_or_else(String::new, |text| problem("wish-problem", text))),
        (
            "TOO_LONG",
            too_long.as_ref().map_or_else(String::new, |text| problem("words-problem", text)),
        ),
        ("DESCRIBED", if typed.has_no_wish { NO_WISH } else { "" }.to_owned()),
        ("INVALID", if too_long.is_some() { TOO_LONG } else { "" }.to_owned()),
        ("OPTIONS", options(texts, typed)),
    ];
    let form = fill(ASIDE, &words);
    Some(parts.iter().fold(form, |form, (name, markup)| insert(&form, name, markup)))
}

fn options(texts: &Texts, typed: &Typed<'_>) -> String {
    let option = |wish: Wish| {
        let words = [("NAME", wish.name()), ("LABEL", texts.get(label(wish)))];
        let is_first = Wish::ALL.first() == Some(&wish);
        let checked = match typed.wish == Some(wish) {
            true => " checked",
            false if typed.has_no_wish && is_first => " autofocus",
            false => "",
        };
        insert(&fill(OPTION, &words), "CHECKED", checked)
    };
    Wish::ALL.into_iter().map(option).collect()
}

fn label(wish: Wish) -> Key {
    match wish {
        Wish::Talk => texts::ROOM_ASIDE_TALK,
        Wish::Rematch => texts::ROOM_ASIDE_REMATCH,
        Wish::Stop => texts::ROOM_ASIDE_STOP,
        Wish::Wrong | Wish::Parted => texts::ROOM_ASIDE_WRONG,
    }
}
