//! Signing in: an address, and then the code that was mailed to it.

use domain::desk::{AskedToSignIn, CODE_MINUTES, SessionCard, SignIn, SignInCode};
use domain::email::Email;
use domain::text::{Lines, clean};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::heading;
use crate::api::{Door, Failure};
use crate::browser;
use crate::desk::Desk;
use crate::field::{Field, shown_problem};
use crate::markup::{El, button, classed, el, live};
use crate::session::Session;

/// A way in, and how far somebody has come on it.
#[derive(Clone, Copy)]
struct Way {
    desk: Desk,
    address: Field,
    code: Field,
    /// Whether a code was asked for.
    is_asked: RwSignal<bool>,
    is_busy: RwSignal<bool>,
    /// What went wrong beside what was typed.
    problem: RwSignal<Option<String>>,
}

/// The screen; `before` is whose session has ended under their hands.
pub(crate) fn view(desk: Desk, before: Option<SessionCard>) -> AnyView {
    let way = Way {
        desk,
        address: Field::new("address", ""),
        code: Field::new("code", ""),
        is_asked: RwSignal::new(false),
        is_busy: RwSignal::new(false),
        problem: RwSignal::new(None),
    };
    let is_again = before.is_some();
    if is_again {
        browser::focus_on("#address");
    }
    let step = live(move || if way.is_asked.get() { way.second() } else { way.first(is_again) });
    classed("section", "card door").child(step).view()
}

impl Way {
    fn first(self, is_again: bool) -> El {
        let desk = self.desk;
        let program = desk.page(|page| page.name.clone());
        let (title, about) = match is_again {
            true => (texts::DESK_ENDED_TITLE, desk.text(texts::DESK_ENDED_ABOUT)),
            false => {
                let about = desk.say(texts::DESK_SIGN_IN_ABOUT, &[("program", &program)]);
                (texts::DESK_SIGN_IN_TITLE, about)
            }
        };
        let field = self.address.view(&desk.text(texts::DESK_ADDRESS), None, |input| {
            input.attr("type", "email").attr("autocomplete", "email").attr("inputmode", "email")
        });
        el("form")
            .attr("novalidate", "")
            .child(heading(desk.text(title)))
            .child(el("p").text(about))
            .child(field)
            .child(shown_problem(self.problem, "door-problem"))
            .child(self.submit(texts::DESK_SEND_CODE))
            .on("submit", move |event| {
                event.prevent_default();
                self.ask();
            })
    }

    fn second(self) -> El {
        let desk = self.desk;
        let address = self.typed_address();
        let minutes = CODE_MINUTES.to_string();
        let sent = desk.say(texts::DESK_CODE_SENT, &[("address", &address), ("n", &minutes)]);
        let hint = Some(desk.text(texts::DESK_CODE_HINT));
        let field = self.code.view(&desk.text(texts::DESK_CODE), hint, |input| {
            let plain = [("autocapitalize", "characters"), ("spellcheck", "false")];
            let input = plain.into_iter().fold(input, |input, (name, on)| input.attr(name, on));
            input.attr("autocomplete", "one-time-code").attr("class", "short code")
        });
        let questions = desk.page(|page| page.address.clone());
        let nothing = desk.say(texts::DESK_CODE_NOTHING, &[("address", &questions)]);
        el("form")
            .attr("novalidate", "")
            .child(heading(desk.text(texts::DESK_CODE_TITLE)))
            .child(el("p").attr("role", "status").text(sent))
            .child(field)
            .child(shown_problem(self.problem, "door-problem"))
            .child(self.submit(texts::DESK_SIGN_IN))
            .child(classed("p", "quiet").text(nothing))
            .child(button("link", &desk.text(texts::DESK_OTHER_CODE), move || {
                self.problem.set(None);
                self.is_asked.set(false);
                browser::focus_on("#address");
            }))
            .on("submit", move |event| {
                event.prevent_default();
                self.enter();
            })
    }

    fn submit(self, label: texts::Key) -> AnyView {
        let is_busy = self.is_busy;
        classed("button", "main")
            .attr("type", "submit")
            .live("aria-disabled", move || is_busy.get().then(|| "true".to_owned()))
            .text(self.desk.text(label))
            .view()
    }

    fn typed_address(self) -> String {
        clean(&self.address.text(), Lines::One)
    }

    /// Asks for a code, once at a time.
    fn ask(self) {
        let desk = self.desk;
        if self.is_busy.get_untracked() {
            return;
        }
        let address = self.typed_address();
        if Email::parse(&address).is_err() {
            return self.address.complain(desk.text(texts::DESK_EMAIL_SHAPE));
        }
        desk.hush();
        self.is_busy.set(true);
        let lang = desk.page(|page| Some(page.lang.clone()));
        spawn_local(async move {
            let asked = desk.ask_for_code(&AskedToSignIn { address, lang }).await;
            self.is_busy.try_set(false);
            match asked {
                Ok(()) => {
                    self.problem.try_set(None);
                    self.is_asked.try_set(true);
                    browser::focus_on("#code");
                }
                Err(failure) => self.failed(&failure),
            }
        });
    }

    /// Tries the code, once at a time.
    fn enter(self) {
        let desk = self.desk;
        if self.is_busy.get_untracked() {
            return;
        }
        let code = self.code.text();
        if SignInCode::parse(&code).is_err() {
            return self.code.complain(desk.text(texts::DESK_CODE_SHAPE));
        }
        self.is_busy.set(true);
        self.problem.set(None);
        let (address, program) = (self.typed_address(), desk.page(|page| page.program.clone()));
        spawn_local(async move {
            let door = desk.enter(&SignIn { program, address, code }).await;
            self.is_busy.try_set(false);
            let wait = |key, seconds: u32| desk.say(key, &[("n", &seconds.to_string())]);
            match door {
                Door::Open(signed_in) => {
                    desk.hush();
                    desk.signed_in(Session::from(*signed_in));
                    browser::focus_on("#content h1");
                }
                Door::Wrong(seconds) => {
                    self.code.complain(wait(texts::DESK_CODE_WRONG, seconds));
                }
                Door::Early(seconds) => {
                    self.code.complain(wait(texts::DESK_CODE_EARLY, seconds));
                }
                Door::Failed(failure) => self.failed(&failure),
            }
        });
    }

    fn failed(self, failure: &Failure) {
        if let Some(sentence) = failure.sentence(self.desk) {
            self.problem.try_set(Some(sentence));
            browser::focus_on("#door-problem");
        }
    }
}
