//! What the two note, on a page of its own: the meetings that they have had, and how their goals stand.
//! What is deleted is asked about first.

mod entries;
mod meeting;
mod reflection;

use axum::response::Response;
use domain::desk::EntryId;
use domain::journal::{Goal, Journal, Meeting, Noted, Seen};
use domain::texts::{self, Key, Texts};
use functions::http::Problem;
use functions::http::room::Room;

use super::shown::Shown;
use crate::PagesStore;
use crate::behind_link::notice;
use crate::template::{fill, insert};

const CARD: &str = include_str!("../../../templates/room-journal-card.html");
const PAGE: &str = include_str!("../../../templates/room-journal.html");
const DROP: &str = include_str!("../../../templates/room-journal-drop.html");
const PROBLEM: &str = "<p class=\"problem\" id=\"{{ID}}\">{{TEXT}}</p>";
const OPTION: &str = "<div class=\"option\"><input type=\"radio\" id=\"{{ID}}\" name=\"{{NAME}}\" \
    value=\"{{VALUE}}\"{{STATE}}><label for=\"{{ID}}\" dir=\"auto\">{{LABEL}}</label></div>";

/// What leads there, as markup for the page of the two: how often they have met.
pub(super) fn card<S: PagesStore>(room: &Room<'_, S>, code: &str) -> String {
    let (texts, journal) = (&room.head().texts, room.journal());
    let about = texts.get(texts::JOURNAL_ABOUT);
    let words = [
        ("CODE", code),
        ("TITLE", texts.get(texts::JOURNAL_TITLE)),
        ("STATE", &count(texts, journal.meetings()).unwrap_or_else(|| about.to_owned())),
        ("OPEN", texts.get(texts::JOURNAL_OPEN)),
    ];
    fill(CARD, &words)
}

/// How often they have met, in a sentence; nothing, where none is noted.
fn count(texts: &Texts, meetings: &[Seen<Meeting>]) -> Option<String> {
    let last = texts.date(meetings.first()?.what.on);
    let n = meetings.len().to_string();
    Some(texts.say(texts::JOURNAL_COUNT, &[("n", &n), ("date", &last)]))
}

/// Does what was pressed there, to the entry of a name.
pub(super) async fn act<S: PagesStore>(
    room: &Room<'_, S>,
    (deed, to): (&str, &str),
    posted: &[(String, String)],
) -> Result<Response, Problem> {
    let page = Page { room, journal: room.journal() };
    let Ok(id) = EntryId::new(to) else { return Ok(page.read(None)) };
    match deed {
        "meeting" => page.meet(id, meeting::Typed::of(posted)).await,
        "reflection" => page.reflect(id, reflection::Typed::of(posted)).await,
        "drop" => Ok(page.ask_before(&id)),
        "gone" => {
            let journal = room.take_back(&id).await?;
            Ok(Page { room, journal }.read(Some(texts::JOURNAL_GONE)))
        }
        _ => Ok(page.read(None)),
    }
}

/// The page, as one of the two has opened it.
struct Page<'a, S> {
    room: &'a Room<'a, S>,
    journal: Journal,
}

impl<S: PagesStore> Page<'_, S> {
    fn texts(&self) -> &Texts {
        &self.room.head().texts
    }

    /// All that was noted, under something that the person should hear of.
    fn read(&self, said: Option<Key>) -> Response {
        self.draw(said, &self.no_meeting(), &self.no_reflection())
    }

    fn no_meeting(&self) -> meeting::Typed {
        meeting::Typed::on(self.room.today())
    }

    fn no_reflection(&self) -> reflection::Typed {
        reflection::Typed::about(&self.goals())
    }

    /// The goals that there are now.
    fn goals(&self) -> Vec<Goal> {
        self.room.single_goals()
    }

    async fn meet(&self, id: EntryId, mut typed: meeting::Typed) -> Result<Response, Problem> {
        let days = self.room.pairing().made_at.day().zip(self.room.today());
        match days.and_then(|days| typed.meeting(days)) {
            Some(meeting) => self.note(id, Noted::Meeting(meeting), texts::JOURNAL_MET).await,
            None => Ok(self.draw(None, &typed, &self.no_reflection())),
        }
    }

    async fn reflect(
        &self,
        id: EntryId,
        mut typed: reflection::Typed,
    ) -> Result<Response, Problem> {
        match typed.reflection(&self.goals()) {
            Some(said) => self.note(id, Noted::Reflection(said), texts::JOURNAL_KEPT).await,
            None => Ok(self.draw(None, &self.no_meeting(), &typed)),
        }
    }

    async fn note(&self, id: EntryId, noted: Noted, said: Key) -> Result<Response, Problem> {
        Ok(match self.room.note(id, noted).await? {
            Ok(journal) => Page { room: self.room, journal }.read(Some(said)),
            Err(_) => self.read(Some(texts::JOURNAL_FULL)),
        })
    }

    fn draw(
        &self,
        said: Option<Key>,
        meeting: &meeting::Typed,
        reflection: &reflection::Typed,
    ) -> Response {
        let (texts, shown) = (self.texts(), Shown::of(self.room));
        let (code, title) = (shown.code(), texts.get(texts::JOURNAL_TITLE));
        let meetings = entries::meetings(texts, &code, self.journal.meetings())
            + &self.meeting_form(&code, meeting);
        let mut sections = shown.section("meetings", texts.get(texts::JOURNAL_MEETINGS), &meetings);
        let goals = self.goals();
        if !goals.is_empty() || !self.journal.reflections().is_empty() {
            let inside = entries::goals(texts, &code, &goals, self.journal.reflections())
                + &reflection::form(texts, &code, &goals, reflection).unwrap_or_default();
            sections += &shown.section("goals", texts.get(texts::JOURNAL_GOALS), &inside);
        }
        let words = [
            ("TITLE", title),
            ("ABOUT", texts.get(texts::JOURNAL_WHO_SEES)),
            ("CODE", &code),
            ("PURGE", &shown.purge()),
            ("BACK", texts.get(texts::ROOM_CONTACT_BACK)),
        ];
        let said = said.map(|key| notice(texts.get(key))).unwrap_or_default();
        let inside = insert(&fill(PAGE, &words), "NOTICE", &said);
        let inside = insert(&inside, "SECTIONS", &sections);
        match meeting.is_wrong() || reflection.is_wrong() {
            true => shown.page(&[texts.get(texts::PAGE_PROBLEM), title].join(" "), &inside),
            false => shown.page(title, &inside),
        }
    }

    fn meeting_form(&self, code: &str, typed: &meeting::Typed) -> String {
        let days = self.room.pairing().made_at.day().zip(self.room.today());
        let form = days.and_then(|days| meeting::form(self.texts(), code, days, typed));
        form.unwrap_or_default()
    }

    /// Asks whether something is to be deleted; where it is nothing of the person's, it is not there.
    fn ask_before(&self, id: &EntryId) -> Response {
        let Some(entry) = entries::own(self.texts(), &self.journal, id) else {
            return self.read(None);
        };
        let (texts, shown) = (self.texts(), Shown::of(self.room));
        let title = texts.get(texts::JOURNAL_DROP_TITLE);
        let words = [
            ("TITLE", title),
            ("CODE", &*shown.code()),
            ("ID", id.as_str()),
            ("DROP", texts.get(texts::JOURNAL_DROP)),
            ("KEEP", texts.get(texts::JOURNAL_DROP_NOT)),
        ];
        shown.page(title, &insert(&fill(DROP, &words), "ENTRY", &entry))
    }
}

/// One of several choices, as markup. `state` is attributes.
fn option((name, value): (&str, &str), id: &str, label: &str, state: &str) -> String {
    let words = [("ID", id), ("NAME", name), ("VALUE", value), ("LABEL", label)];
    insert(&fill(OPTION, &words), "STATE", state)
}

/// Each of several choices. Where nothing is chosen and that is wrong, the first has the focus.
fn options<'a>(
    name: &str,
    all: impl IntoIterator<Item = (&'a str, &'a str)>,
    chosen: Option<&str>,
    is_wrong: bool,
) -> String {
    let one = |(at, (value, label)): (usize, (&str, &str))| {
        let state = match chosen == Some(value) {
            true => " checked",
            false if is_wrong && at == 0 => " autofocus",
            false => "",
        };
        option((name, value), &format!("{name}-{at}"), label, state)
    };
    all.into_iter().enumerate().map(one).collect()
}

/// What is wrong with a field, as markup that the field is described by.
fn problem(id: &str, text: Option<&str>) -> String {
    text.map(|text| fill(PROBLEM, &[("ID", id), ("TEXT", text)])).unwrap_or_default()
}

/// What was posted under a name.
fn value<'a>(posted: &'a [(String, String)], name: &str) -> &'a str {
    let value = posted.iter().find(|(known, _)| known == name);
    value.map_or("", |(_, value)| value.trim())
}
