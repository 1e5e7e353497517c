//! Sending, and everything that can come of it.

use domain::answers::{Answers, Raw};
use domain::api::{Code, FieldProblem, Post, Receipt};
use domain::form::Question;
use domain::program::Opening;
use domain::reference::Reference;

use super::{Journey, Place, Shown};
use crate::json::{self, Problem};

/// Where sending stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    /// Nothing was sent since the answers were changed last.
    Idle,
    /// On its way.
    Underway,
    /// A preview: this is what would have been sent.
    Pretended,
    /// It didn't work; the answers are still here.
    Failed(Trouble),
}

/// Why sending didn't work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The browser has no connection, or the service wasn't reached.
    Offline,
    /// No answer in time.
    Timeout,
    /// The service is down, or its answer can't be read.
    Server,
    /// Too many requests; perhaps with the seconds to wait.
    Busy(Option<u32>),
    /// The page's origin isn't among the program's hosts.
    Origin,
    /// Other answers were sent under the same key.
    SentBefore {
        /// The reference of those.
        reference: Option<Reference>,
        /// The person's own link to those.
        link: Option<String>,
    },
    /// Trying again won't help.
    Refused,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was stored.
    Sent(Receipt),
    /// The form didn't accept the answers.
    Rejected(Vec<FieldProblem>),
    /// The form can't be sent now.
    Closed(Option<Opening>),
    /// The form has another version by now: it has to be fetched again.
    NewVersion,
    /// It didn't work.
    Failed(Trouble),
}

impl Outcome {
    /// Reads the service's answer.
    #[must_use]
    pub fn read(status: u16, retry_after: &str, body: &str) -> Self {
        if (200..300).contains(&status) {
            let receipt = json::receipt(body);
            return receipt.map_or(Self::Failed(Trouble::Server), Self::Sent);
        }
        let trouble = match (status, json::problem(body)) {
            (429, _) => Trouble::Busy(retry_after.trim().parse().ok()),
            (500.., _) | (_, None) => Trouble::Server,
            (_, Some(problem)) => match problem.code {
                Code::Rejected if !problem.problems.is_empty() => {
                    return Self::Rejected(problem.problems);
                }
                Code::Closed => return Self::Closed(problem.opening),
                Code::Version => return Self::NewVersion,
                Code::KeyReused => {
                    let Problem { reference, link, .. } = problem;
                    Trouble::SentBefore { reference, link }
                }
                Code::Origin => Trouble::Origin,
                _ => Trouble::Refused,
            },
        };
        Self::Failed(trouble)
    }
}

impl Journey {
    /// What to send now, if the form accepts the answers; if not, the first step with a problem is
    /// shown. Nothing is sent twice at once.
    pub fn send(&mut self) -> Option<Post> {
        if self.sending == Sending::Underway || self.place != Place::Check || !self.is_open() {
            return None;
        }
        match self.form().parse(&self.known()) {
            Ok(submission) => {
                self.sending = Sending::Underway;
                Some(Post {
                    version: self.form().version.clone(),
                    lang: self.form().lang.clone(),
                    answers: self.form().for_sending(&submission.answers()),
                })
            }
            Err(rejection) => {
                self.show(self.shown(&rejection));
                None
            }
        }
    }

    /// Takes what came of it. [`Outcome::NewVersion`] is the caller's to resolve.
    pub fn learn(&mut self, outcome: Outcome) {
        self.sending = Sending::Idle;
        match outcome {
            Outcome::Sent(receipt) => {
                self.receipt = Some(receipt);
                self.move_to(Place::Receipt);
            }
            Outcome::Rejected(problems) => self.show(problems.into_iter().map(shown).collect()),
            Outcome::Closed(opening) => match opening {
                Some(opening) if !matches!(opening, Opening::Open { .. }) => {
                    self.opening = opening;
                    self.rebuild();
                }
                _ => self.sending = Sending::Failed(Trouble::Refused),
            },
            Outcome::NewVersion => self.sending = Sending::Failed(Trouble::Server),
            Outcome::Failed(trouble) => self.sending = Sending::Failed(trouble),
        }
    }

    /// In a preview: shows what sending would do.
    pub fn pretend(&mut self) {
        self.sending = Sending::Pretended;
    }

    /// After [`Trouble::SentBefore`]: the answers are to be sent as another submission.
    pub fn send_another(&mut self, key: String) {
        self.key = key;
        self.sending = Sending::Idle;
        self.rebuild();
    }

    /// Goes to the first step that has a problem, and shows that step's problems. Problems that
    /// belong to no step can't be mended here.
    fn show(&mut self, problems: Vec<Shown>) {
        let step_of = |shown: &Shown| {
            self.form().sections.iter().position(|section| {
                section.questions.iter().any(|question| question.id == shown.field.question)
            })
        };
        let Some(first) = problems.iter().filter_map(step_of).min() else {
            self.sending = Sending::Failed(Trouble::Refused);
            return;
        };
        let of_first: Vec<Shown> =
            problems.iter().filter(|shown| step_of(shown) == Some(first)).cloned().collect();
        self.move_to(Place::Step(first));
        self.returning = true;
        self.problems = of_first;
    }

    /// The answers to questions that this version of the form has.
    pub(super) fn known(&self) -> Answers {
        known(self.form().questions(), &self.answers)
    }
}

fn known<'a>(questions: impl Iterator<Item = &'a Question>, answers: &Answers) -> Answers {
    let known = |question: &Question| {
        let raw = match answers.get(&question.id)? {
            Raw::Rows(rows) => {
                let parts = question.kind.parts();
                Raw::Rows(rows.iter().map(|row| row_known(parts, row)).collect())
            }
            raw => raw.clone(),
        };
        Some((question.id.clone(), raw))
    };
    questions.filter_map(known).collect()
}

fn row_known(parts: &[Question], row: &Answers) -> Answers {
    parts.iter().filter_map(|part| Some((part.id.clone(), row.get(&part.id)?.clone()))).collect()
}

fn shown(problem: FieldProblem) -> Shown {
    Shown { field: problem.field, sentence: problem.sentence }
}
