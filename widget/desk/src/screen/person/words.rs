//! Words about somebody and to them: notes, questions with what came back, and the mails that went out.

use domain::desk::{
    Dossier, Inquiry, InquiryId, NewInquiry, NewNote, NotWords, Note, NoteId, Who, Words,
};
use domain::texts::{self, Key};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Screen;
use crate::api::Failure;
use crate::browser;
use crate::field::shown_problem;
use crate::markup::{El, classed, el};

/// Which words are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Note,
    Question,
}

/// Something that is being written.
#[derive(Clone, Copy)]
struct Writing {
    screen: Screen,
    kind: Kind,
    typed: RwSignal<String>,
    problem: RwSignal<Option<String>>,
    is_busy: RwSignal<bool>,
    /// What names it: the same however often it is sent.
    id: StoredValue<String>,
}

pub(super) fn notes(screen: Screen, dossier: &Dossier) -> El {
    let desk = screen.desk;
    let note = |note: &Note| {
        el("li")
            .child(classed("p", "words").attr("dir", "auto").text(note.text.as_str()))
            .child(classed("p", "quiet").text(by_on(screen, Some(&note.by), note.at)))
    };
    classed("section", "card")
        .child(el("h2").text(desk.text(texts::DESK_NOTES)))
        .child(classed("ul", "thread").children(dossier.notes.iter().map(note)))
        .child(Writing::of(screen, Kind::Note).view())
}

pub(super) fn questions(screen: Screen, dossier: &Dossier) -> El {
    let desk = screen.desk;
    let question = |question: &Inquiry| {
        let answer = match &question.answer {
            Some(answer) => classed("div", "reply")
                .child(classed("p", "words").attr("dir", "auto").text(answer.text.as_str()))
                .child(classed("p", "quiet").text(desk.moment(answer.at))),
            None => classed("p", "quiet").text(desk.text(texts::DESK_QUESTION_WAITS)),
        };
        el("li")
            .child(classed("p", "words").attr("dir", "auto").text(question.text.as_str()))
            .child(classed("p", "quiet").text(by_on(screen, question.by.as_ref(), question.at)))
            .child(answer)
    };
    classed("section", "card")
        .child(el("h2").text(desk.text(texts::DESK_QUESTIONS)))
        .child(classed("ul", "thread").children(dossier.questions.iter().map(question)))
        .child(Writing::of(screen, Kind::Question).view())
}

/// The mails about it.
pub(super) fn mails(screen: Screen, dossier: &Dossier) -> Option<El> {
    let _ = (screen, dossier);
    None
}

fn by_on(screen: Screen, by: Option<&Who>, at: domain::instant::Instant) -> String {
    let desk = screen.desk;
    let name = by.map(|by| crate::screen::log::who(desk, by)).unwrap_or_default();
    desk.say(texts::DESK_BY_ON, &[("name", &name), ("date", &desk.moment(at))])
}

impl Writing {
    fn of(screen: Screen, kind: Kind) -> Self {
        Self {
            screen,
            kind,
            typed: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            id: StoredValue::new(browser::random()),
        }
    }

    fn name(self) -> &'static str {
        match self.kind {
            Kind::Note => "note",
            Kind::Question => "question",
        }
    }

    fn keys(self) -> [Key; 3] {
        match self.kind {
            Kind::Note => [texts::DESK_NOTE_NEW, texts::DESK_NOTES_ABOUT, texts::DESK_NOTE_ADD],
            Kind::Question => {
                [texts::DESK_QUESTION_NEW, texts::DESK_QUESTIONS_ABOUT, texts::DESK_QUESTION_SEND]
            }
        }
    }

    fn view(self) -> El {
        let desk = self.screen.desk;
        let [label, about, send] = self.keys();
        let (name, problem, is_busy) = (self.name(), self.problem, self.is_busy);
        let control = el("textarea")
            .attr("id", name)
            .attr("aria-describedby", format!("{name}-about {name}-problem"))
            .live_text_prop("value", move || self.typed.get())
            .live("aria-invalid", move || problem.with(|p| p.is_some().then(|| "true".to_owned())))
            .on("input", move |event| {
                self.typed.set(browser::value(&event));
                problem.set(None);
            });
        let send = classed("button", "plain")
            .attr("type", "submit")
            .live("aria-disabled", move || is_busy.get().then(|| "true".to_owned()))
            .text(desk.text(send));
        el("form")
            .attr("novalidate", "")
            .child(
                classed("div", "field")
                    .child(el("label").attr("for", name).text(desk.text(label)))
                    .child(
                        classed("p", "hint")
                            .attr("id", format!("{name}-about"))
                            .text(desk.text(about)),
                    )
                    .child(shown_problem(problem, format!("{name}-problem")))
                    .child(control),
            )
            .child(send)
            .on("submit", move |event| {
                event.prevent_default();
                self.send();
            })
    }

    fn send(self) {
        let desk = self.screen.desk;
        if self.is_busy.get_untracked() {
            return;
        }
        let text = match Words::new(&self.typed.get_untracked()) {
            Ok(text) => text,
            Err(not) => {
                self.problem.set(Some(match not {
                    NotWords::Empty => desk.text(texts::DESK_WORDS_EMPTY),
                    NotWords::TooLong(n) => {
                        desk.say(texts::DESK_WORDS_LONG, &[("n", &n.to_string())])
                    }
                }));
                browser::focus_on(&format!("#{}", self.name()));
                return;
            }
        };
        self.is_busy.set(true);
        spawn_local(async move {
            let done = self.sent(text).await;
            self.is_busy.try_set(false);
            match done {
                Ok(()) => {
                    desk.tell(desk.text(match self.kind {
                        Kind::Note => texts::DESK_NOTE_ADDED,
                        Kind::Question => texts::DESK_QUESTION_SENT,
                    }));
                    self.screen.dossier.again();
                }
                Err(failure) => {
                    if let Some(sentence) = failure.sentence(desk) {
                        self.problem.try_set(Some(sentence));
                    }
                }
            }
        });
    }

    async fn sent(self, text: Words) -> Result<(), Failure> {
        let desk = self.screen.desk;
        let (address, id) = (self.screen.address.get_value(), self.id.get_value());
        match self.kind {
            Kind::Note => {
                let id = NoteId::new(&id).map_err(|_| Failure::Ours)?;
                let body = NewNote { id, text };
                desk.post(&format!("{address}/notes"), &body).await
            }
            Kind::Question => {
                let id = InquiryId::new(&id).map_err(|_| Failure::Ours)?;
                let body = NewInquiry { id, text };
                desk.post(&format!("{address}/questions"), &body).await
            }
        }
    }
}
