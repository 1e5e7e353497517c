//! What the pages behind a person's own link look like.

use std::sync::Arc;

use axum::response::Response;
use domain::Form;
use domain::answers::Answers;
use domain::api::FormPage;
use domain::date::Date;
use domain::desk::Inquiry;
use domain::form::Sending;
use domain::instant::Instant;
use domain::own::{GRACE_DAYS, Revision};
use domain::program::{Cohort, Opening};
use domain::texts::{self, Key, Texts};
use functions::http::own::{Invitation, Opened, OwnRoom};
use functions::http::{Problem, program_card};
use functions::link::Link;
use functions::store::{Held, ProgramHead};
use widget::plain::{Difference, PlainForm, answers, differences};

use super::asked::{Wrong, questions};
use super::invited::invitations;
use super::rooms::rooms;
use crate::PagesStore;
use crate::behind_link::{day, notice, page, step};
use crate::template::{fill, insert};

const READ: &str = include_str!("../../templates/own-read.html");
const WITHDRAW: &str = include_str!("../../templates/own-withdraw.html");
const CONFLICT: &str = include_str!("../../templates/own-conflict.html");
const FACT: &str = "<div><dt>{{LABEL}}</dt><dd>{{TEXT}}</dd></div>";
const NEW_LINK: &str = "<div class=\"notice\" role=\"status\"><p>{{TEXT}}</p>\
    <p class=\"own-link\"><a class=\"link\" href=\"{{LINK}}\">{{LINK}}</a></p></div>";
const BUTTON: &str =
    "<button class=\"{{CLASS}}\" name=\"do\" value=\"{{DEED}}:\">{{LABEL}}</button>";
const ROW: &str = "<tr><th scope=\"row\">{{ASK}}</th><td data-label=\"{{MINE_LABEL}}\">{{MINE}}</td>\
    <td data-label=\"{{STORED_LABEL}}\">{{STORED}}</td></tr>";

/// Something that a person should hear of, above what they sent.
pub(super) enum Notice {
    /// A text.
    Said(Key),
    /// A new link, in place of the one before.
    NewLink(Link),
    /// There is no more room for changes.
    TooOften,
}

/// A submission that is to be shown.
pub(super) struct Shown<'a, S> {
    opened: &'a Opened<'a, S>,
    form: Arc<Form>,
    inquiries: Vec<Inquiry>,
    invitations: Vec<Invitation>,
    rooms: Vec<OwnRoom>,
}

impl<'a, S: PagesStore> Shown<'a, S> {
    pub(super) async fn of(opened: &'a Opened<'a, S>) -> Result<Self, Problem> {
        let inquiries = opened.inquiries().await?;
        let pairings = opened.pairings().await?;
        let (invitations, rooms) = (opened.invitations(&pairings).await?, opened.rooms(&pairings));
        Ok(Self { opened, form: opened.form().await?, inquiries, invitations, rooms })
    }

    pub(super) fn opened(&self) -> &Opened<'a, S> {
        self.opened
    }

    /// What the committee has asked.
    pub(super) fn inquiries(&self) -> &[Inquiry] {
        &self.inquiries
    }

    fn held(&self) -> &Held {
        self.opened.held()
    }

    fn head(&self) -> &ProgramHead {
        self.opened.head()
    }

    fn texts(&self) -> &Texts {
        &self.head().texts
    }

    fn code(&self) -> String {
        self.opened.link().code.as_str().to_owned()
    }

    /// Whether it can be changed now.
    fn is_open(&self) -> bool {
        let is_open = matches!(self.opened.changes(), Some(Opening::Open { .. }));
        is_open && self.held().withdrawn_at().is_none()
    }

    /// The form, for reading.
    fn form_page(&self) -> FormPage {
        FormPage {
            program: program_card(&self.head().program),
            opening: self.opened.changes().unwrap_or(Opening::Over { closed: Date::FIRST }),
            form: Form::clone(&self.form),
            texts: self.texts().clone(),
        }
    }

    /// The form, to be changed and saved; nothing, where it can't be.
    pub(super) fn page_to_change(&self) -> Option<FormPage> {
        let mut page = self.form_page();
        page.form.send = self.texts().get(texts::OWN_SAVE).to_owned();
        page.form.sending = Sending::Expected;
        self.is_open().then_some(page)
    }

    /// The step that is to be changed.
    pub(super) fn begin(&self, step: usize) -> Option<PlainForm> {
        let page = self.page_to_change()?;
        Some(PlainForm::change(page, self.held().answers().clone(), step))
    }

    fn page(&self, title: &str, inside: &str) -> Response {
        page(self.head(), title, inside).unframed()
    }

    /// What was sent, and what can be done with it.
    pub(super) fn read(&self, notice: Option<&Notice>) -> Response {
        self.page_of_all(notice, None)
    }

    /// The same after an answer that can't be taken.
    pub(super) fn wrong(&self, wrong: &Wrong<'_>) -> Response {
        self.page_of_all(None, Some(wrong))
    }

    fn page_of_all(&self, notice: Option<&Notice>, wrong: Option<&Wrong<'_>>) -> Response {
        let (held, texts) = (self.held(), self.texts());
        let is_withdrawn = held.withdrawn_at().is_some();
        let title =
            texts.get(if is_withdrawn { texts::OWN_WITHDRAWN_TITLE } else { texts::OWN_TITLE });
        let (code, revision) = (self.code(), held.revision().to_string());
        let words = [
            ("FORM", self.form.title.as_str()),
            ("TITLE", title),
            ("STATE", &self.state()),
            ("CODE", &code),
            ("REVISION", &revision),
            ("PRINT", texts.get(texts::OWN_PRINT)),
            ("DOWNLOAD", texts.get(texts::OWN_DOWNLOAD)),
            ("NEW_LINK", texts.get(texts::OWN_NEW_LINK)),
            ("NEW_LINK_ABOUT", texts.get(texts::OWN_NEW_LINK_ABOUT)),
            ("SHARED", texts.get(texts::OWN_SHARED)),
        ];
        let button = |class, deed, label| {
            let words = [("CLASS", class), ("DEED", deed), ("LABEL", texts.get(label))];
            fill(BUTTON, &words)
        };
        let (undo, withdraw) = if is_withdrawn {
            let undo = button("main", "undo", texts::OWN_UNDO);
            (format!("<p class=\"actions\">{undo}</p>"), String::new())
        } else {
            (String::new(), button("plain", "withdraw", texts::OWN_WITHDRAW))
        };
        let asked = match is_withdrawn {
            true => String::new(),
            false => {
                let invited = invitations(texts, &self.invitations, &code);
                let asked = invited + &questions(texts, &self.inquiries, &code, wrong);
                rooms(texts, &self.rooms) + &asked
            }
        };
        let answers = answers(self.form_page(), held.answers().clone(), 1, self.is_open());
        let parts = [
            ("NOTICE", notice.map(|notice| self.notice(notice)).unwrap_or_default()),
            ("ASKED", asked),
            ("FACTS", self.facts()),
            ("UNDO", undo),
            ("WITHDRAW", withdraw),
            ("ANSWERS", answers),
        ];
        let read = fill(READ, &words);
        let inside = parts.iter().fold(read, |page, (name, markup)| insert(&page, name, markup));
        let title = [title, &self.form.title].join(" – ");
        match wrong {
            Some(_) => self.page(&[texts.get(texts::PAGE_PROBLEM), &title].join(" "), &inside),
            None => self.page(&title, &inside),
        }
    }

    fn notice(&self, heard: &Notice) -> String {
        let texts = self.texts();
        let address = self.head().program.address.as_str();
        match heard {
            Notice::Said(key) => notice(texts.get(*key)),
            Notice::TooOften => notice(&texts.say(texts::OWN_TOO_OFTEN, &[("address", address)])),
            Notice::NewLink(link) => {
                let said = texts.get(texts::OWN_NEW_LINK_DONE);
                fill(NEW_LINK, &[("TEXT", said), ("LINK", &link.address)])
            }
        }
    }

    /// What can become of it, in a sentence.
    fn state(&self) -> String {
        let texts = self.texts();
        if let Some((at, end)) = self.held().withdrawn_at().zip(self.held().erased_at()) {
            let (at, end) = (day(texts, at), day(texts, end));
            return texts.say(texts::OWN_WITHDRAWN, &[("date", &at), ("erased", &end)]);
        }
        let address = ("address", self.head().program.address.as_str());
        match self.opened.changes() {
            Some(Opening::Open { closes, .. }) => {
                texts.say(texts::OWN_UNTIL, &[("date", &texts.date(closes))])
            }
            Some(Opening::Over { closed }) => {
                texts.say(texts::OWN_OVER, &[("date", &texts.date(closed)), address])
            }
            _ => texts.say(texts::OWN_CLOSED, &[address]),
        }
    }

    fn facts(&self) -> String {
        let (held, texts) = (self.held(), self.texts());
        let fact = |label, text: &str| fill(FACT, &[("LABEL", texts.get(label)), ("TEXT", text)]);
        let mut facts = fact(texts::RECEIPT_REFERENCE, held.reference().as_str());
        facts += &fact(texts::RECEIPT_SENT, &day(texts, held.submitted_at()));
        if held.revision() > 1 {
            facts += &fact(texts::OWN_CHANGED_ON, &day(texts, held.now().at));
        }
        let year = self.head().program.cohort(held.cohort());
        if let Some(end) = year.and_then(Cohort::erased_on) {
            facts += &fact(texts::OWN_ERASED_ON, &texts.date(end));
        }
        facts
    }

    /// Whether they mean it.
    pub(super) fn withdraw(&self, now: Instant) -> Response {
        let texts = self.texts();
        let end = day(texts, now.plus_days(GRACE_DAYS));
        let title = texts.get(texts::OWN_WITHDRAW_TITLE);
        let words = [
            ("FORM", self.form.title.as_str()),
            ("TITLE", title),
            ("ABOUT", &texts.say(texts::OWN_WITHDRAW_ABOUT, &[("date", &end)])),
            ("CODE", &self.code()),
            ("YES", texts.get(texts::OWN_WITHDRAW_YES)),
            ("NO", texts.get(texts::OWN_WITHDRAW_NO)),
        ];
        self.page(&[title, &self.form.title].join(" – "), &fill(WITHDRAW, &words))
    }

    /// A step of a change, or its last page.
    pub(super) fn change(&self, form: &PlainForm, seen: u32) -> Response {
        let action = format!("/{}/my/{}", self.head().program.id, self.held().reference());
        let mut form = form.clone();
        form.carry("revision", seen.to_string());
        let said = (self.form.title.as_str(), texts::OWN_LEAVE);
        step(self.head(), form, (&action, &self.code()), said)
    }

    /// Two changes that met.
    pub(super) fn conflict(&self, form: &PlainForm, sent: &Answers, stored: &Revision) -> Response {
        let texts = self.texts();
        let title = texts.get(texts::OWN_CONFLICT_TITLE);
        let (mine, other) =
            (texts.get(texts::OWN_CONFLICT_MINE), texts.get(texts::OWN_CONFLICT_STORED));
        let words = [
            ("FORM", self.form.title.as_str()),
            ("TITLE", title),
            ("ABOUT", texts.get(texts::OWN_CONFLICT_ABOUT)),
            ("CODE", &self.code()),
            ("REVISION", &stored.revision.to_string()),
            ("STATE", &form.state()),
            ("QUESTION", texts.get(texts::OWN_CONFLICT_QUESTION)),
            ("MINE", mine),
            ("STORED", other),
            ("KEEP_MINE", texts.get(texts::OWN_KEEP_MINE)),
            ("KEEP_STORED", texts.get(texts::OWN_KEEP_STORED)),
        ];
        let differing = differences(&self.form_page(), sent.clone(), stored.answers.clone());
        let row = |difference: &Difference| {
            let words =
                [("ASK", difference.ask.as_str()), ("MINE_LABEL", mine), ("STORED_LABEL", other)];
            let row = insert(&fill(ROW, &words), "MINE", &self.lines(&difference.mine));
            insert(&row, "STORED", &self.lines(&difference.stored))
        };
        let rows: String = differing.iter().map(row).collect();
        let inside = insert(&fill(CONFLICT, &words), "ROWS", &rows);
        self.page(&[title, &self.form.title].join(" – "), &inside)
    }

    fn lines(&self, lines: &[String]) -> String {
        let none = [self.texts().get(texts::CHECK_NOT_PROVIDED).to_owned()];
        let lines = if lines.is_empty() { &none[..] } else { lines };
        lines.iter().map(|line| fill("<p>{{LINE}}</p>", &[("LINE", line)])).collect()
    }
}
