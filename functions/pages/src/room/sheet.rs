//! The worksheet that the two fill in together: read, changed step by step, agreed to. Where both
//! have changed the same answer, whoever saves last chooses.

use std::collections::BTreeSet;

use axum::response::Response;
use domain::api::{Code, FormPage, Post};
use domain::id::QuestionId;
use domain::program::Opening;
use domain::reference::Reference;
use domain::sheet::Signature;
use domain::texts::{self, Key, Texts};
use domain::{Answers, Form};
use functions::html::mark;
use functions::http::room::{Met, Room, Saved, Worksheet};
use functions::http::{Problem, program_card};
use widget::journey::{Outcome, Trouble};
use widget::plain::{PlainForm, answers};

use super::filling::{FILLING, room_step};
use super::shown::Shown;
use crate::behind_link::{day, notice};
use crate::form::outcome;
use crate::template::{fill, insert};
use crate::{PagesStore, key};

const CARD: &str = include_str!("../../templates/room-sheet-card.html");
const READ: &str = include_str!("../../templates/room-sheet.html");
const AGREEMENT: &str = include_str!("../../templates/room-sheet-agree.html");
const SIGN: &str = include_str!("../../templates/room-sheet-sign.html");
const MET: &str = include_str!("../../templates/room-sheet-met.html");
const CHOICE: &str = include_str!("../../templates/room-sheet-choice.html");
const WRITTEN: &str = "<h2 class=\"heading\">{{TITLE}}</h2>";
const LINE: &str = "<span class=\"line\" dir=\"auto\">{{LINE}}</span>";
const WRONG: &str = "<p class=\"problem\" id=\"name-problem\">{{TEXT}}</p>";
const INVALID: &str = " aria-invalid=\"true\" aria-describedby=\"name-problem\" autofocus";

/// What says in a posted form that it is the worksheet.
pub(super) const WORKSHEET: &str = "first-meeting";

/// How the names of the choices begin, of answers that have met.
const KEEP: &str = "keep-";

/// What leads to the worksheet, as markup for the page of the two; nothing, where there is none.
pub(super) fn card<S: PagesStore>(room: &Room<'_, S>, code: &str) -> String {
    let (texts, entry) = (&room.head().texts, room.head().worksheet());
    let Some(entry) = entry.filter(|_| !room.is_finished()) else { return String::new() };
    let words = [
        ("CODE", code),
        ("TITLE", entry.title.as_str()),
        ("ABOUT", texts.get(texts::SHEET_ABOUT)),
        ("OPEN", texts.get(texts::SHEET_OPEN)),
    ];
    insert(&fill(CARD, &words), "MARK", &mark(entry.words_in.as_ref()))
}

/// The worksheet, as one of the two has opened it.
pub(super) struct Sheet<'a, S> {
    room: &'a Room<'a, S>,
    worksheet: Worksheet,
    posted: &'a [(String, String)],
}

impl<'a, S: PagesStore> Sheet<'a, S> {
    /// Opens it; nothing, where the program has none or the pairing is over.
    pub(super) async fn of(
        room: &'a Room<'a, S>,
        posted: &'a [(String, String)],
    ) -> Result<Option<Self>, Problem> {
        let worksheet = room.worksheet().await?.filter(|_| !room.is_finished());
        Ok(worksheet.map(|worksheet| Self { room, worksheet, posted }))
    }

    fn value(&self, name: &str) -> &str {
        let value = self.posted.iter().find(|(known, _)| known == name);
        value.map_or("", |(_, value)| value)
    }

    fn number(&self, name: &str) -> u32 {
        self.value(name).parse().unwrap_or(0)
    }

    fn texts(&self) -> &'a Texts {
        &self.room.head().texts
    }

    fn form(&self) -> &Form {
        &self.worksheet.form
    }

    fn page(&self) -> FormPage {
        let head = self.room.head();
        let cohort = self.room.held().cohort().clone();
        let closes = self.room.purged().or_else(|| self.room.now().day());
        FormPage {
            program: program_card(&head.program),
            opening: closes.map_or(Opening::Over { closed: domain::date::Date::FIRST }, |closes| {
                Opening::Open { cohort, closes }
            }),
            form: self.form().clone(),
            texts: head.texts.clone(),
        }
    }

    /// What is on it, and who has agreed; under something that the person should hear of.
    pub(super) fn read(&self, said: Option<Key>) -> Response {
        self.read_with(said, false)
    }

    fn read_with(&self, said: Option<Key>, name_is_wrong: bool) -> Response {
        let (texts, shown) = (self.texts(), Shown::of(self.room));
        let sheet = self.worksheet.sheet.as_ref();
        let (class, label) = match sheet {
            None => ("main", texts::SHEET_BEGIN),
            Some(_) => ("plain", texts::SHEET_CHANGE),
        };
        let title = self.form().title.as_str();
        let words = [
            ("TITLE", title),
            ("STATE", &self.state()),
            ("CODE", &shown.code()),
            ("CLASS", class),
            ("FILL", texts.get(label)),
            ("PRINT", texts.get(texts::OWN_PRINT)),
            ("BACK", texts.get(texts::ROOM_CONTACT_BACK)),
        ];
        let filled = sheet.map(|_| answers(self.page(), self.worksheet.answers(), 1, false));
        let parts = [
            ("MARK", mark(self.form().words_in.as_ref())),
            ("NOTICE", said.map(|key| notice(texts.get(key))).unwrap_or_default()),
            ("ANSWERS", filled.map(|filled| self.written() + &filled).unwrap_or_default()),
            ("AGREEMENT", self.agreement(name_is_wrong)),
        ];
        let read = fill(READ, &words);
        let inside = parts.iter().fold(read, |page, (name, markup)| insert(&page, name, markup));
        match name_is_wrong {
            true => shown.page(&[texts.get(texts::PAGE_PROBLEM), title].join(" "), &inside),
            false => shown.page(title, &inside),
        }
    }

    /// What stands above what is on it.
    fn written(&self) -> String {
        fill(WRITTEN, &[("TITLE", self.texts().get(texts::SHEET_WRITTEN))])
    }

    /// Who changed it last, in a sentence.
    fn state(&self) -> String {
        let texts = self.texts();
        let Some(sheet) = &self.worksheet.sheet else {
            return texts.get(texts::SHEET_EMPTY).to_owned();
        };
        let key = match sheet.by == *self.room.held().reference() {
            true => texts::SHEET_CHANGED_OWN,
            false => texts::SHEET_CHANGED_PARTNER,
        };
        texts.say(key, &[("date", &day(texts, sheet.at))])
    }

    /// Who has agreed, and where the person can.
    fn agreement(&self, name_is_wrong: bool) -> String {
        let texts = self.texts();
        let own = self.room.held().reference();
        let (Some(sheet), Some(partner)) =
            (&self.worksheet.sheet, self.room.pairing().partners.other(own))
        else {
            return String::new();
        };
        let words = [
            ("TITLE", texts.get(texts::SHEET_AGREE_TITLE)),
            ("ABOUT", texts.get(texts::SHEET_AGREE_ABOUT)),
            ("OWN", texts.get(texts::SHEET_OWN)),
            ("OWN_AGREED", &self.agreed(sheet, own)),
            ("PARTNER", texts.get(texts::SHEET_PARTNER)),
            ("PARTNER_AGREED", &self.agreed(sheet, partner)),
        ];
        let sign = match sheet.has_agreed(own) {
            true => String::new(),
            false => self.sign(sheet.revision, name_is_wrong),
        };
        insert(&fill(AGREEMENT, &words), "SIGN", &sign)
    }

    fn agreed(&self, sheet: &domain::sheet::Sheet, who: &Reference) -> String {
        let texts = self.texts();
        let Some(agreement) = sheet.agreement(who) else {
            return texts.get(texts::SHEET_NOT_AGREED).to_owned();
        };
        let key = match sheet.has_agreed(who) {
            true => texts::SHEET_AGREED,
            false => texts::SHEET_AGREED_BEFORE,
        };
        let date = day(texts, agreement.at);
        texts.say(key, &[("name", agreement.name.as_str()), ("date", &date)])
    }

    fn sign(&self, seen: u32, name_is_wrong: bool) -> String {
        let texts = self.texts();
        let words = [
            ("CODE", &*Shown::of(self.room).code()),
            ("SEEN", &seen.to_string()),
            ("NAME", texts.get(texts::SHEET_NAME)),
            ("AGREE", texts.get(texts::SHEET_AGREE)),
        ];
        let wrong = fill(WRONG, &[("TEXT", texts.get(texts::SHEET_NAME_WRONG))]);
        let (wrong, invalid) = if name_is_wrong { (&*wrong, INVALID) } else { ("", "") };
        insert(&insert(&fill(SIGN, &words), "WRONG", wrong), "INVALID", invalid)
    }

    /// Takes the person's agreement.
    pub(super) async fn agree(self) -> Result<Response, Problem> {
        let Ok(name) = Signature::new(self.value("name")) else {
            return Ok(self.read_with(None, true));
        };
        let said = match self.room.agree(&name, self.number("seen")).await? {
            true => texts::SHEET_DONE,
            false => texts::SHEET_STALE,
        };
        self.again(said).await
    }

    /// Its first step.
    pub(super) fn begin(&self) -> Result<Response, Problem> {
        let form = match self.worksheet.sheet {
            Some(_) => PlainForm::change(self.page(), self.worksheet.answers(), 0),
            None => PlainForm::begin(self.page(), key::new()?),
        };
        Ok(self.step(form, self.worksheet.revision()))
    }

    /// The next step, the same one with what is wrong in it, or the worksheet once it is saved.
    pub(super) async fn turn(self) -> Result<Response, Problem> {
        let Some(mut form) = PlainForm::resume(self.page(), self.posted) else {
            return self.begin();
        };
        let began = self.number("began");
        match form.press(self.posted, key::new()?) {
            None => Ok(self.step(form, began)),
            Some(post) => self.save(form, &post, began).await,
        }
    }

    async fn save(self, mut form: PlainForm, post: &Post, began: u32) -> Result<Response, Problem> {
        let (room, worksheet) = (self.room, &self.worksheet);
        let saved = match self.value("seen") {
            "" => room.save_sheet(worksheet, post, began).await,
            seen => {
                let seen = seen.parse().unwrap_or(0);
                room.settle_sheet(worksheet, post, (began, seen), &self.own_choices()).await
            }
        };
        match saved {
            Ok(Saved::Kept) => self.again(texts::SHEET_SAVED).await,
            Ok(Saved::Met(met)) => Ok(self.met(&form, &met, began)),
            Err(problem) if problem.details().code == Code::Unavailable => Err(problem),
            Err(problem) => {
                form.learn(match outcome(&problem, None) {
                    Outcome::NewVersion => Outcome::Failed(Trouble::Refused),
                    outcome => outcome,
                });
                Ok(self.step(form, began))
            }
        }
    }

    /// Of which questions the person keeps their own answers.
    fn own_choices(&self) -> BTreeSet<QuestionId> {
        let mine = self.posted.iter().filter(|(_, value)| value == "mine");
        let named = mine.filter_map(|(name, _)| name.strip_prefix(KEEP));
        named.filter_map(|id| QuestionId::new(id).ok()).collect()
    }

    /// The worksheet as it is after something was done to it.
    async fn again(self, said: Key) -> Result<Response, Problem> {
        let again = Self::of(self.room, self.posted).await?;
        Ok(again.map_or_else(|| Shown::of(self.room).read(None), |sheet| sheet.read(Some(said))))
    }

    fn step(&self, mut form: PlainForm, began: u32) -> Response {
        form.carry(FILLING, WORKSHEET.to_owned());
        form.carry("began", began.to_string());
        room_step(self.room, form, &self.form().title, texts::OWN_LEAVE)
    }

    /// Answers that both have changed, side by side.
    fn met(&self, form: &PlainForm, met: &Met, began: u32) -> Response {
        let (texts, shown) = (self.texts(), Shown::of(self.room));
        let title = texts.get(texts::SHEET_MET_TITLE);
        let words = [
            ("FORM", self.form().title.as_str()),
            ("TITLE", title),
            ("ABOUT", texts.get(texts::SHEET_MET_ABOUT)),
            ("CODE", &shown.code()),
            ("STATE", &form.state()),
            ("BEGAN", &began.to_string()),
            ("SEEN", &met.stored.revision.to_string()),
            ("SETTLE", texts.get(texts::SHEET_SETTLE)),
        ];
        let asked = met.questions.iter();
        let choices: String = asked.map(|question| self.choice(question, met)).collect();
        let inside = insert(&fill(MET, &words), "QUESTIONS", &choices);
        let inside = insert(&inside, "MARK", &mark(self.form().words_in.as_ref()));
        shown.page(&[title, &self.form().title].join(" – "), &inside)
    }

    fn choice(&self, id: &QuestionId, met: &Met) -> String {
        let texts = self.texts();
        let question = self.form().question(id);
        let words = [
            ("ID", id.as_str()),
            ("ASK", question.map_or("", |question| &question.ask)),
            ("MINE", texts.get(texts::SHEET_MINE)),
            ("THEIRS", texts.get(texts::SHEET_THEIRS)),
        ];
        let lines = |answers: &Answers| -> String {
            let lines = question.map(|question| question.said(answers, texts)).unwrap_or_default();
            let none = [texts.get(texts::CHECK_NOT_PROVIDED).to_owned()];
            let lines = if lines.is_empty() { &none[..] } else { &lines };
            lines.iter().map(|line| fill(LINE, &[("LINE", line)])).collect()
        };
        let choice = insert(&fill(CHOICE, &words), "MY_LINES", &lines(&met.mine));
        insert(&choice, "THEIR_LINES", &lines(&met.stored.filled.answers))
    }
}
