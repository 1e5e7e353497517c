//! The door for whoever sends something: how often they may, what is odd about it, and what is asked
//! of them while very many send. Nobody is turned away for looking odd.
//!
//! While a flood is on, or a network has sent more than a class does, a computer has to work before
//! a form is taken (`work.rs`). Where no script can, people wait a little and send again.

mod limit;
mod memory;
mod network;
mod stamp;
mod work;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Lang;
use domain::api::Signs;
use domain::flag::{HandedOut, MANY_FROM_NETWORK, Seen};
use domain::id::{FormId, ProgramId};
use domain::instant::Instant;

use self::memory::Memory;
use self::stamp::Stamp;
use super::Site;
use super::problem::Problem;
use crate::store::{CountCalls, Counter, StoreError, SubmissionKey};

pub use self::limit::Limit;
pub use self::network::{Caller, Callers, Network};

/// How long somebody waits whose computer can't work, in seconds.
pub(super) const WAIT: i64 = 20;

/// How long a ticket is good, in seconds: people read before they press a button again.
const TICKET: i64 = 600;

/// What a process needs at its door.
#[derive(Debug, Clone, Default)]
pub struct Door {
    callers: Callers,
    memory: Arc<Mutex<Memory>>,
}

/// Somebody who sends a form, as far as anybody can see.
#[derive(Debug)]
pub struct Sender {
    /// Where they are.
    pub caller: Caller,
    /// The language of their page; nothing, where what they sent can't be read.
    pub lang: Option<Lang>,
    /// What their page shows of how it was filled in.
    pub signs: Signs,
    /// The ticket of a page without scripts that was told to wait; empty, where there is none.
    pub ticket: String,
}

/// A ticket, and how many seconds its owner still has to wait.
#[derive(Debug)]
pub struct Ticket {
    /// What to send along the next time.
    pub text: String,
    /// The seconds.
    pub wait: u32,
}

impl Door {
    /// A door, and who is believed about where calls come from.
    #[must_use]
    pub fn new(callers: Callers) -> Self {
        Self { callers, memory: Arc::default() }
    }

    pub(super) fn callers(&self) -> Callers {
        self.callers
    }

    fn is_over(&self, counter: &Counter, now: Instant) -> bool {
        self.memory().is_over(counter, now)
    }

    fn note_over(&self, counter: Counter, until: Instant) {
        self.memory().note_over(counter, until);
    }

    /// What is remembered stays right even if somebody panicked while holding it.
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S> Site<S> {
    /// What goes with a form that is handed out now: it says when, and comes back with the answers.
    #[must_use]
    pub fn handed(&self, program: &ProgramId, form: &FormId) -> String {
        Stamp::Handed.print(self.links.key(), [program.as_str(), form.as_str()], self.clock.now())
    }

    /// The ticket of somebody who has to wait before they send under a key, without a script: the
    /// one that they have, or else a new one.
    #[must_use]
    pub fn ticket(&self, under: &SubmissionKey, had: &str) -> Ticket {
        let now = self.clock.now();
        match self.waited(under, had, now).filter(|waited| *waited <= TICKET) {
            Some(waited) => Ticket { text: had.to_owned(), wait: seconds(WAIT - waited) },
            None => {
                let text = Stamp::Ticket.print(self.links.key(), [under.as_str(), ""], now);
                Ticket { text, wait: seconds(WAIT) }
            }
        }
    }

    /// For how many seconds the owner of a ticket has waited.
    fn waited(&self, under: &SubmissionKey, ticket: &str, now: Instant) -> Option<i64> {
        let since = Stamp::Ticket.read(self.links.key(), [under.as_str(), ""], ticket)?;
        Some(now.seconds().saturating_sub(since.seconds()))
    }

    fn handed_out(&self, about: [&str; 2], handed: &str, now: Instant) -> HandedOut {
        if handed.is_empty() {
            return HandedOut::Unsaid;
        }
        let at = Stamp::Handed.read(self.links.key(), about, handed);
        let ago = |at: Instant| now.milliseconds().saturating_sub(at.milliseconds());
        at.map_or(HandedOut::Forged, |at| HandedOut::Ago(ago(at)))
    }
}

impl<S> Site<S> {
    /// Takes note of somebody who sends a form of a program, and holds them back while a flood is
    /// on, unless they have worked or waited. Nothing is read from the table for it, but the first
    /// time in a minute: then it is left to `let_in`.
    ///
    /// # Errors
    /// 429, with work where there is a key.
    pub fn hold_back(
        &self,
        sender: &Sender,
        under: Option<&SubmissionKey>,
        program: &ProgramId,
    ) -> Result<(), Problem> {
        let now = self.clock.now();
        self.door.memory().note_post(now);
        if !self.door.memory().is_flood() || self.way(sender, under, now).is_some() {
            return Ok(());
        }
        let Some(lang) = &sender.lang else { return Err(self.ask(None, now, "")?) };
        let of = (program.clone(), lang.clone());
        let says = self.door.memory().says(&of, now).map(str::to_owned);
        match says {
            Some(says) => Err(self.ask(under, now, &says)?),
            None => Ok(()),
        }
    }

    /// How somebody has shown that they mean it; nothing, if they have not.
    fn way(&self, sender: &Sender, under: Option<&SubmissionKey>, now: Instant) -> Option<Way> {
        let key = under?;
        let worked = sender.signs.work.as_ref();
        if worked.is_some_and(|worked| work::is_done(self.links.key(), key, now, worked)) {
            return Some(Way::Worked);
        }
        let waited = self.waited(key, &sender.ticket, now)?;
        (WAIT..=TICKET).contains(&waited).then_some(Way::Waited)
    }

    /// What they are asked for, who have not.
    fn ask(
        &self,
        under: Option<&SubmissionKey>,
        now: Instant,
        say: &str,
    ) -> Result<Problem, StoreError> {
        Ok(match under {
            Some(key) => Problem::work(work::challenge(self.links.key(), key, now, say)?),
            None => Problem::too_many(seconds(WAIT)),
        })
    }
}

impl<S> Site<S> {
    /// What is seen of somebody who has knocked, and sends a form of a program.
    pub(super) fn seen(
        &self,
        sender: &Sender,
        knock: &Knock,
        (program, form): (&ProgramId, &FormId),
    ) -> Seen {
        let about = [program.as_str(), form.as_str()];
        Seen {
            trapped: sender.signs.trap,
            handed_out: self.handed_out(about, &sender.signs.handed, self.clock.now()),
            from_network: knock.from_network,
            from_address: 0,
            waited: knock.waited,
        }
    }
}

impl<S: CountCalls> Site<S> {
    /// Counts somebody who sends something under a key, if they have one. It asks nothing of the
    /// program that they send to, so that both can be looked up at once.
    ///
    /// # Errors
    /// [`NotLetIn`].
    pub(super) async fn knock(
        &self,
        sender: &Sender,
        under: Option<&SubmissionKey>,
    ) -> Result<Knock, NotLetIn> {
        let now = self.clock.now();
        let way = self.way(sender, under, now);
        if self.door.memory().is_flood() && way.is_none() {
            return Err(NotLetIn::Asked);
        }
        let from_network = self.count_call(sender.caller, Limit::SENDING).await;
        let from_network = from_network.map_err(NotLetIn::Refused)?;
        if from_network > MANY_FROM_NETWORK && way.is_none() {
            return Err(NotLetIn::Asked);
        }
        Ok(Knock { from_network, waited: way == Some(Way::Waited) })
    }

    /// What somebody is told who is [`NotLetIn::Asked`]; `say` is for whoever has to wait while
    /// their computer works, in the language of their page. It is remembered for the next.
    pub(super) fn asked(
        &self,
        sender: &Sender,
        under: Option<&SubmissionKey>,
        program: &ProgramId,
        say: &str,
    ) -> Result<Problem, StoreError> {
        let now = self.clock.now();
        if let Some(lang) = &sender.lang {
            self.door.memory().note_says((program.clone(), lang.clone()), say, now);
        }
        self.ask(under, now, say)
    }
}

/// Somebody who is at the door and may come in, as far as the door is concerned.
#[derive(Debug)]
pub(super) struct Knock {
    from_network: u32,
    waited: bool,
}

/// Why somebody was not let in.
#[derive(Debug)]
pub(super) enum NotLetIn {
    /// Very many are being sent, or many from their network: a computer has to work first.
    Asked,
    /// Their network has sent too much; or the store failed.
    Refused(Problem),
}

/// How somebody has shown that they mean it, while a flood is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Worked,
    Waited,
}

fn seconds(wait: i64) -> u32 {
    u32::try_from(wait).unwrap_or_default().max(1)
}
