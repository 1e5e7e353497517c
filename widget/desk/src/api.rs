//! Calls to the service, and what becomes of them in a sentence.

use domain::api::Code;
use domain::desk::SignedIn;
use domain::texts;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::browser::{self, Answered};
use crate::desk::Desk;

/// Why a call has nothing to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The session is over. The desk asks for a new one by itself; there is nothing to be said.
    SignedOut,
    /// There was no answer.
    Offline,
    /// The service is busy.
    Busy,
    /// Too much was asked; wait for so many seconds.
    TooMany(u32),
    /// Whoever asked may not.
    Forbidden,
    /// It is not there any more.
    Gone,
    /// Somebody changed it meanwhile.
    Stale,
    /// It would break a rule.
    Rule,
    /// The solver did not come, or has stopped.
    Solver,
    /// Anything else: a mistake of ours.
    Ours,
}

/// What the desk needs of an error's body.
#[derive(Deserialize)]
struct Problem {
    code: Code,
}

impl Failure {
    fn of(answered: &Answered) -> Self {
        let code = wire::read::<Problem>(&answered.body).ok().map(|problem| problem.code);
        match (answered.status, code) {
            (0, _) => Self::Offline,
            (_, Some(Code::Unauthorized)) => Self::SignedOut,
            (_, Some(Code::Forbidden)) => Self::Forbidden,
            (_, Some(Code::NotFound)) => Self::Gone,
            (_, Some(Code::Revision)) => Self::Stale,
            (_, Some(Code::Rule)) => Self::Rule,
            (429, _) => Self::TooMany(answered.wait.unwrap_or(60)),
            (502..=504, _) => Self::Busy,
            _ => Self::Ours,
        }
    }

    /// It in a sentence; nothing, where the desk has said it already.
    #[must_use]
    pub fn sentence(&self, desk: Desk) -> Option<String> {
        let key = match self {
            Self::SignedOut => return None,
            Self::Offline => texts::DESK_OFFLINE,
            Self::Busy => texts::DESK_BUSY,
            Self::Forbidden => texts::DESK_FORBIDDEN,
            Self::Gone => texts::DESK_GONE,
            Self::Stale => texts::DESK_STALE,
            Self::Rule => texts::DESK_RULE,
            Self::Solver => texts::DESK_MATCHING_STOPPED,
            Self::TooMany(seconds) => {
                let minutes = seconds.div_ceil(60).max(1).to_string();
                return Some(desk.say(texts::DESK_TOO_MANY, &[("n", &minutes)]));
            }
            Self::Ours => {
                let address = desk.page(|page| page.address.clone());
                return Some(desk.say(texts::DESK_FAILED, &[("address", &address)]));
            }
        };
        Some(desk.text(key))
    }
}

/// What a door said: somebody is in, or has to wait.
pub enum Door {
    /// They are in.
    Open(Box<SignedIn>),
    /// The code does not open it; wait so many seconds.
    Wrong(u32),
    /// It was tried too early; wait so many seconds.
    Early(u32),
    /// Anything else.
    Failed(Failure),
}

impl Desk {
    /// An address of this program.
    #[must_use]
    pub fn address(&self, rest: &str) -> String {
        self.page(|page| format!("/v1/programs/{}/{rest}", page.program))
    }

    /// The address of a download, which may be another than HOST's.
    #[must_use]
    pub fn export_address(&self, file: &str) -> String {
        let exports = self.page(|page| page.exports.as_ref().map(ToString::to_string));
        format!("{}{}", exports.unwrap_or_default(), self.address(&format!("exports/{file}")))
    }

    /// What can be downloaded of what the committee made of people: its name, and what it is called.
    #[must_use]
    pub fn lists(&self) -> Vec<(&'static str, String)> {
        let lists = [
            (domain::export::PARTICIPANTS, texts::DESK_EXPORT_PARTICIPANTS),
            (domain::export::PAIRINGS, texts::DESK_EXPORT_PAIRINGS),
            (domain::export::PROPOSALS, texts::DESK_EXPORT_PROPOSALS),
        ];
        let matches = self.page(|page| page.matches);
        let lists = lists.into_iter().filter(|_| matches);
        lists.map(|(name, title)| (name, self.text(title))).collect()
    }

    /// Gets something.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn get<T: DeserializeOwned>(self, address: &str) -> Result<T, Failure> {
        let body = self.get_text(address).await?;
        wire::read(&body).map_err(|_| Failure::Ours)
    }

    /// Gets something that others read.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn get_text(self, address: &str) -> Result<String, Failure> {
        self.ask("GET", address, None, "").await
    }

    /// Sends something, and reads the answer. `seen` is the revision that it is to change.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn send<T: DeserializeOwned>(
        self,
        method: &str,
        address: &str,
        seen: Option<u32>,
        body: &impl Serialize,
    ) -> Result<T, Failure> {
        let answer = self.ask(method, address, seen, &wire::write(body)).await?;
        wire::read(&answer).map_err(|_| Failure::Ours)
    }

    /// Sends something, and asks for nothing back.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn post(self, address: &str, body: &impl Serialize) -> Result<(), Failure> {
        self.ask("POST", address, None, &wire::write(body)).await.map(drop)
    }

    /// Sends JSON that others have written, and gives JSON that others read.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn post_text(self, address: &str, body: &str) -> Result<String, Failure> {
        self.ask("POST", address, None, body).await
    }

    /// Puts something where it is kept, and asks for nothing back.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn put(self, address: &str, body: &impl Serialize) -> Result<(), Failure> {
        self.ask("PUT", address, None, &wire::write(body)).await.map(drop)
    }

    /// Puts JSON that others have written where it is kept. `seen` is the revision that it is to change.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn put_text(
        self,
        address: &str,
        seen: Option<u32>,
        body: &str,
    ) -> Result<(), Failure> {
        self.ask("PUT", address, seen, body).await.map(drop)
    }

    /// Downloads a file; `heard` is told how many bytes are there. How many there were, in the end.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn download(
        self,
        address: &str,
        heard: impl FnMut(u32, u32) + 'static,
    ) -> Result<u32, Failure> {
        let token = self.session().with_untracked(|session| session.token().to_owned());
        let answered = browser::download(address, &token, heard).await;
        if answered.status == 200 {
            return Ok(answered.body.parse().unwrap_or_default());
        }
        let failure = Failure::of(&answered);
        if failure == Failure::SignedOut {
            self.session_ended();
        }
        Err(failure)
    }

    /// Deletes something.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn delete(self, address: &str) -> Result<(), Failure> {
        self.ask("DELETE", address, None, "").await.map(drop)
    }

    /// Deletes something that is as it was at this revision.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn delete_seen(self, address: &str, seen: u32) -> Result<(), Failure> {
        self.ask("DELETE", address, Some(seen), "").await.map(drop)
    }

    async fn ask(
        self,
        method: &str,
        address: &str,
        seen: Option<u32>,
        body: &str,
    ) -> Result<String, Failure> {
        let token = self.session().with_untracked(|session| session.token().to_owned());
        let tag = seen.map(|seen| format!("\"{seen}\"")).unwrap_or_default();
        let answered = browser::call(method, address, &token, &tag, body).await;
        if (200..300).contains(&answered.status) {
            return Ok(answered.body);
        }
        let failure = Failure::of(&answered);
        if failure == Failure::SignedOut {
            self.session_ended();
        }
        Err(failure)
    }

    /// Asks for a code.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn ask_for_code(self, body: &impl Serialize) -> Result<(), Failure> {
        self.ask("POST", &self.address("sign-in"), None, &wire::write(body)).await.map(drop)
    }

    /// Tries a code.
    pub async fn enter(self, body: &impl Serialize) -> Door {
        let answered = browser::call("POST", "/v1/sign-in", "", "", &wire::write(body)).await;
        let wait = answered.wait.unwrap_or(1);
        match (answered.status, wire::read(&answered.body)) {
            (201, Ok(signed_in)) => Door::Open(Box::new(signed_in)),
            (401, _) => Door::Wrong(wait),
            // A wait of minutes is for all that a network asks.
            (429, _) if wait < 60 => Door::Early(wait),
            _ => Door::Failed(Failure::of(&answered)),
        }
    }
}
