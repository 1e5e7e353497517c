//! What one of the two is asked to fill in: the list of it on their page, and each form step by
//! step, until what they answered is kept.

use axum::response::Response;
use domain::api::{Code, FormPage, Post};
use domain::calendar::Milestone;
use domain::form::ToFill;
use domain::heard::Heard;
use domain::program::Opening;
use domain::texts::{self, Key, Texts};
use functions::html::mark;
use functions::http::room::{Questionnaire, Room};
use functions::http::{Problem, program_card};
use functions::store::FormEntry;
use widget::journey::{Outcome, Trouble};
use widget::plain::PlainForm;

use super::shown::Shown;
use crate::behind_link::step;
use crate::form::outcome;
use crate::template::{fill, insert};
use crate::{PagesStore, key};

const ASKED: &str = include_str!("../../templates/room-asked.html");
const THANKS: &str = include_str!("../../templates/room-thanks.html");
const PARAGRAPH: &str = "<p>{{TEXT}}</p>";

/// The hidden field that says what somebody is filling in.
pub(super) const FILLING: &str = "filling";

/// What somebody can fill in, as markup for their page; nothing, where there is nothing.
pub(super) fn list<S: PagesStore>(room: &Room<'_, S>, code: &str) -> String {
    let all = room.to_fill();
    all.iter().map(|(asked, heard)| one(&room.head().texts, code, asked, *heard)).collect()
}

/// The same of one milestone: for whoever has just answered the first question there.
pub(super) fn offer<S: PagesStore>(room: &Room<'_, S>, code: &str, at: Milestone) -> String {
    let all = room.to_fill();
    let asked = all.iter().filter(|(asked, _)| asked.milestone == at);
    asked.map(|(asked, heard)| one(&room.head().texts, code, asked, *heard)).collect()
}

fn one(texts: &Texts, code: &str, asked: &ToFill<&FormEntry>, heard: Option<&Heard>) -> String {
    let filled = heard.filter(|heard| heard.filled.is_some());
    let closes = texts.date(asked.open.closes);
    let until = ("date", closes.as_str());
    let (state, label) = match filled {
        None => {
            let minutes = match asked.form.minutes {
                0 => String::new(),
                minutes => texts.say(texts::FORM_MINUTES, &[("n", &minutes.to_string())]),
            };
            let state = [&*minutes, &texts.say(texts::FILLING_UNTIL, &[until])].join(" ");
            (state.trim().to_owned(), texts.get(texts::FILLING_BEGIN))
        }
        Some(heard) => {
            let day = heard.at.day().map(|day| texts.date(day)).unwrap_or_default();
            let state = texts.say(texts::FILLING_DONE, &[("day", &day), until]);
            (state, texts.get(texts::FILLING_CHANGE))
        }
    };
    let milestone = asked.milestone.to_string();
    let words = [
        ("CODE", code),
        ("TITLE", asked.form.title.as_str()),
        ("CLASS", if filled.is_some() { "plain" } else { "main" }),
        ("MILESTONE", &milestone),
        ("STATE", &state),
        ("LABEL", label),
    ];
    insert(&fill(ASKED, &words), "MARK", &mark(asked.form.words_in.as_ref()))
}

/// The form's first step; where it is not open, the page of the two.
pub(super) async fn begin<S: PagesStore>(
    room: &Room<'_, S>,
    milestone: &str,
) -> Result<Response, Problem> {
    let Some(filling) = Filling::at(room, milestone).await? else {
        return Ok(Shown::of(room).read(None));
    };
    let page = filling.page();
    let form = match &filling.asked.filled {
        Some(filled) => PlainForm::change(page, filled.answers.clone(), 0),
        None => PlainForm::begin(page, key::new()?),
    };
    Ok(filling.shown(form))
}

/// The next step, the same one with what is wrong in it, or the page of the two once it is kept.
pub(super) async fn turn<S: PagesStore>(
    room: &Room<'_, S>,
    milestone: &str,
    posted: &[(String, String)],
) -> Result<Response, Problem> {
    let Some(filling) = Filling::at(room, milestone).await? else {
        let late = room.head().texts.get(texts::FILLING_LATE);
        return Ok(Shown::of(room).read(Some(late)));
    };
    // A state that is none of ours: they begin anew.
    let Some(mut form) = PlainForm::resume(filling.page(), posted) else {
        return begin(room, milestone).await;
    };
    match form.press(posted, key::new()?) {
        None => Ok(filling.shown(form)),
        Some(post) => filling.keep(form, &post).await,
    }
}

/// A form that is being filled in.
struct Filling<'a, S> {
    room: &'a Room<'a, S>,
    asked: Questionnaire,
}

impl<'a, S: PagesStore> Filling<'a, S> {
    async fn at(room: &'a Room<'a, S>, milestone: &str) -> Result<Option<Self>, Problem> {
        let Ok(milestone) = Milestone::parse(milestone) else { return Ok(None) };
        Ok(room.questionnaire(milestone).await?.map(|asked| Self { room, asked }))
    }

    fn page(&self) -> FormPage {
        let head = self.room.head();
        let (cohort, closes) = (self.room.held().cohort().clone(), self.asked.open.closes);
        FormPage {
            program: program_card(&head.program),
            opening: Opening::Open { cohort, closes },
            form: domain::Form::clone(&self.asked.form),
            texts: head.texts.clone(),
        }
    }

    async fn keep(&self, mut form: PlainForm, post: &Post) -> Result<Response, Problem> {
        let Err(problem) = self.room.fill(&self.asked, post).await else {
            return Ok(self.thanks());
        };
        if problem.details().code == Code::Withdrawn {
            return Err(problem);
        }
        form.learn(match outcome(&problem, None) {
            Outcome::NewVersion => Outcome::Failed(Trouble::Refused),
            outcome => outcome,
        });
        Ok(self.shown(form))
    }

    /// What happens next, and the way back.
    fn thanks(&self) -> Response {
        let (shown, texts) = (Shown::of(self.room), &self.room.head().texts);
        let title = texts.get(texts::FILLING_THANKS);
        let words = [
            ("TITLE", title),
            ("CODE", &*shown.code()),
            ("BACK", texts.get(texts::ROOM_CONTACT_BACK)),
        ];
        let next = self.asked.form.next.iter();
        let next: String = next.map(|line| fill(PARAGRAPH, &[("TEXT", line)])).collect();
        shown.page(title, &insert(&fill(THANKS, &words), "NEXT", &next))
    }

    fn shown(&self, mut form: PlainForm) -> Response {
        form.carry(FILLING, self.asked.milestone.to_string());
        let leave = match self.asked.filled {
            Some(_) => texts::OWN_LEAVE,
            None => texts::FILLING_LATER,
        };
        room_step(self.room, form, &self.asked.form.title, leave)
    }
}

/// A step of something that one of the two fills in, on their page.
pub(super) fn room_step<S: PagesStore>(
    room: &Room<'_, S>,
    form: PlainForm,
    title: &str,
    leave: Key,
) -> Response {
    let (head, link, pairing) = (room.head(), room.link(), &room.pairing().id);
    let action = format!("/{}/room/{pairing}/{}", head.program.id, room.held().reference());
    step(head, form, (&action, link.code.as_str()), (title, leave))
}
