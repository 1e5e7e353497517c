//! What a person can do besides filling in a control.

use std::rc::Rc;

use domain::id::{FormId, QuestionId};
use domain::rejection::Field;
use domain::texts;

use super::Session;
use super::focus::Focus;
use crate::browser::{new_key, print_form};
use crate::draft::shelf::Shelf;
use crate::journey::{Journey, Outcome, Place, Sending, Trouble};
use crate::send;

/// What a person can do besides filling in a control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// On to the next step, or send.
    GoOn,
    /// Back.
    GoBack,
    /// From the last page to a step.
    Change(usize),
    /// To a control that has a problem.
    Focus(String),
    /// One row more in a group.
    Add(QuestionId),
    /// A row away: the group and the row's number.
    Remove(QuestionId, usize),
    /// The row that was removed last back again.
    UndoRemove,
    /// Answers copied from another form to this question.
    Copy(QuestionId),
    /// The draft on the device, or only in the tab.
    Keep(bool),
    /// The draft away.
    Clear,
    /// The draft that was cleared back again.
    UndoClear,
    /// Print.
    Print,
    /// A new form after one that was sent.
    Again,
    /// Send as another one, after something was sent under the same key.
    SendAnother,
}

impl Deed {
    /// Reads what a button or link says it does.
    #[must_use]
    pub fn read(word: &str, to: &str) -> Option<Self> {
        Some(match word {
            "back" => Self::GoBack,
            "change" => Self::Change(to.parse().ok()?),
            "focus" => Self::Focus(to.to_owned()),
            "add" => Self::Add(QuestionId::new(to).ok()?),
            "remove" => {
                let (group, number) = to.split_once('.')?;
                Self::Remove(QuestionId::new(group).ok()?, number.parse().ok()?)
            }
            "undo-remove" => Self::UndoRemove,
            "copy" => Self::Copy(QuestionId::new(to).ok()?),
            "clear" => Self::Clear,
            "undo-clear" => Self::UndoClear,
            "print" => Self::Print,
            "again" => Self::Again,
            "another" => Self::SendAnother,
            _ => return None,
        })
    }
}

impl Session {
    /// Does it, shows what comes of it, and moves the focus to where the person goes on.
    pub(super) fn perform(self: &Rc<Self>, deed: Deed) {
        match deed {
            Deed::GoOn if self.read(|journey| journey.place() == Place::Check) => {
                return self.send();
            }
            Deed::GoOn => self.travel(Journey::go_on),
            Deed::GoBack => self.travel(Journey::go_back),
            Deed::Change(step) => self.travel(|journey| journey.change(step)),
            Deed::Focus(field) => return self.focus(Focus::Field(field)),
            Deed::Add(group) => {
                if let Some(number) = self.change(|journey| journey.add_row(&group)) {
                    self.focus(Focus::Row(group, number));
                }
            }
            Deed::Remove(group, number) => {
                self.change(|journey| journey.remove_row(&group, number));
                self.focus(Focus::Marked("undo-remove"));
            }
            Deed::UndoRemove => {
                let removed = self.read(|journey| journey.removed().cloned());
                self.change(Journey::undo_remove);
                if let Some(removed) = removed {
                    self.focus(Focus::Row(removed.group, removed.number));
                }
            }
            Deed::Copy(question) => self.copy(&question),
            Deed::Keep(on_device) => return self.keep_on_device(on_device),
            Deed::Clear => {
                self.change(|journey| journey.clear(new_key()));
                self.focus(Focus::Marked("undo-clear"));
            }
            Deed::UndoClear => self.travel(Journey::undo_clear),
            Deed::Print => return print_form(&self.root),
            Deed::Again => self.travel(|journey| journey.start_over(new_key())),
            Deed::SendAnother => {
                self.change(|journey| journey.send_another(new_key()));
                self.focus(Focus::Marked("send"));
            }
        }
        self.save();
    }

    /// Moves on, and tells of it.
    fn travel(&self, travel: impl FnOnce(&mut Journey)) {
        self.change(travel);
        let (step, total, wrong) = self.read(|journey| {
            let step = match journey.place() {
                Place::Step(at) => Some((at + 1).to_string()),
                _ => None,
            };
            (step, journey.form().sections.len().to_string(), !journey.problems().is_empty())
        });
        self.focus(if wrong { Focus::Summary } else { Focus::Heading });
        if let (Some(step), false) = (step, wrong) {
            self.config.emit("step", &["{\"step\":", &step, ",\"total\":", &total, "}"].concat());
        }
    }

    fn copy(&self, question: &QuestionId) {
        let Some(from) = self.read(|journey| {
            let question = journey.form().question(question)?;
            question.copy_from.clone()
        }) else {
            return;
        };
        let Some(other) = self.shelf_of(&from.form).draft() else { return };
        if self.change(|journey| journey.copy(question, &other.answers)) {
            self.announce(self.stage.say(texts::FORM_COPIED, &[("form", &from.title)]));
            self.focus(Focus::Field(Field::of(question).to_string()));
        }
    }

    fn shelf_of(&self, form: &FormId) -> Shelf {
        Shelf::of(self.stage.page().program.id.as_str(), form.as_str(), 1)
    }

    fn send(self: &Rc<Self>) {
        if self.stage.preview {
            self.change(Journey::pretend);
            return;
        }
        let Some(post) = self.change(Journey::send) else {
            if self.read(|journey| !journey.problems().is_empty()) {
                self.focus(Focus::Summary);
            }
            return;
        };
        self.save();
        self.announce(self.stage.text(texts::CHECK_SENDING));
        let key = self.read(|journey| journey.key().to_owned());
        let session = Rc::clone(self);
        send::send((&self.root, &self.config), &post, &key, move |outcome| session.learn(outcome));
    }

    fn learn(self: &Rc<Self>, outcome: Outcome) {
        self.announce(String::new());
        if outcome != Outcome::NewVersion {
            self.change(|journey| journey.learn(outcome));
            self.tell();
            return self.save();
        }
        let session = Rc::clone(self);
        send::form((&self.root, &self.config), move |page| {
            match page {
                Some(page) => session.travel(|journey| journey.replace_form(page)),
                None => session.change(|journey| journey.learn(Outcome::NewVersion)),
            }
            session.save();
        });
    }

    /// Tells the page what came of sending, and the person by moving the focus.
    fn tell(&self) {
        let told = self.read(|journey| {
            Some(match (journey.sending(), journey.receipt()) {
                (_, Some(receipt)) => {
                    let form = journey.form().id.as_str();
                    let reference = receipt.reference.as_str();
                    let detail =
                        ["{\"form\":\"", form, "\",\"reference\":\"", reference, "\"}"].concat();
                    ("submitted", detail, Focus::Heading)
                }
                (Sending::Failed(trouble), None) => {
                    let detail = ["{\"code\":\"", code(trouble), "\"}"].concat();
                    ("error", detail, Focus::Marked("trouble"))
                }
                _ if !journey.problems().is_empty() => {
                    ("error", "{\"code\":\"rejected\"}".to_owned(), Focus::Summary)
                }
                _ => ("error", "{\"code\":\"closed\"}".to_owned(), Focus::Heading),
            })
        });
        let Some((name, detail, focus)) = told else { return };
        self.config.emit(name, &detail);
        self.focus(focus);
    }
}

fn code(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Offline => "offline",
        Trouble::Timeout => "timeout",
        Trouble::Server => "unavailable",
        Trouble::Busy(_) => "too-many",
        Trouble::Origin => "origin",
        Trouble::SentBefore { .. } => "key-reused",
        Trouble::Refused => "refused",
    }
}
