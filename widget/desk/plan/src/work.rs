//! The worker's work: everyone is read, a page after the other, and then what is asked is answered.

use domain::desk::{DeskPage, Matching, MatchingPage};
use domain::reference::Reference;
use domain::texts::Texts;

use super::message::{Answer, Ask, Told};
use super::words::Words;
use super::{Plan, Refused, became, change, chart, compared, next, opened, shown};

/// The worker's work.
pub struct Work {
    texts: Texts,
    fold: fn(&str) -> String,
    state: State,
}

/// How far it has come.
enum State {
    /// Nobody has been read.
    Bare,
    /// Some have been read.
    Reading(Box<Matching>),
    /// Everyone is there.
    Planning(Box<Plan>),
}

impl Work {
    /// Nothing has been done yet. `page` is what the desk's page brought along, for its words;
    /// `fold` makes of a text what names are sorted by.
    #[must_use]
    pub fn new(page: &str, fold: fn(&str) -> String) -> Self {
        let page: Option<DeskPage> = wire::read(page).ok();
        let texts = page.map(|page| page.texts).unwrap_or_default();
        Self { texts, fold, state: State::Bare }
    }

    /// Reads a page of everyone; after the last, everything is solved.
    pub fn read(&mut self, page: &str) -> String {
        let answer = self.take(page).unwrap_or(Answer::Unread);
        wire::write(&answer)
    }

    fn take(&mut self, page: &str) -> Option<Answer> {
        let mut page: MatchingPage = wire::read(page).ok()?;
        let next = page.next.take();
        let all = match std::mem::replace(&mut self.state, State::Bare) {
            State::Reading(mut all) => {
                all.add(page);
                all
            }
            State::Bare | State::Planning(_) => Box::new(Matching::begin(page)?),
        };
        if let Some(next) = next {
            self.state = State::Reading(all);
            return Some(Answer::More(next));
        }
        let plan = Plan::new(*all).ok()?;
        let answer = self.shown(&plan, None, &[]);
        self.state = State::Planning(Box::new(plan));
        Some(answer)
    }

    /// Does what is asked.
    pub fn ask(&mut self, ask: &str) -> String {
        let ask: Option<Ask> = wire::read(ask).ok();
        let state = std::mem::replace(&mut self.state, State::Bare);
        let answer = match (ask, state) {
            (Some(ask), State::Planning(mut plan)) => {
                let answer = self.answer(&mut plan, ask);
                self.state = State::Planning(plan);
                answer
            }
            (_, state) => {
                self.state = state;
                Answer::Unread
            }
        };
        wire::write(&answer)
    }

    fn answer(&self, plan: &mut Plan, ask: Ask) -> Answer {
        let (done, open) = match ask {
            Ask::Wish { wishes, open } => (plan.wish(&wishes).map(Some), open),
            Ask::Undo { open } => (plan.undo(), open),
            Ask::Judge { judged, open } => (plan.judge(&judged).map(Some), open),
            Ask::Take(scenario) => match wire::read(&scenario) {
                Ok(scenario) => (plan.take(scenario).map(Some), Vec::new()),
                Err(_) => return Answer::Unread,
            },
            Ask::Made(made) => {
                let became = became::became(self.words(plan), &made);
                return became.map_or(Answer::Unread, Answer::Became);
            }
            Ask::Compare(kept) => {
                let compared = compared::compared(self.words(plan), plan, &kept);
                return compared.map_or(Answer::Unread, Answer::Compared);
            }
            Ask::Charts(applied) => {
                return Answer::Charts(chart::charts(self.words(plan), plan, &applied));
            }
            Ask::Next(who) => {
                let next = next::next(self.words(plan), plan, &who);
                return next.map_or(Answer::Unread, |next| Answer::Next(Box::new(next)));
            }
            Ask::Open(who) => {
                let more = opened::opened(self.words(plan), plan, &who);
                return more.map_or(Answer::Unread, |more| Answer::Opened(Box::new(more)));
            }
        };
        match done {
            Ok(done) => {
                let told = done.map(|change| change::told(self.words(plan), &change));
                self.shown(plan, told, &open)
            }
            Err(why) => Answer::Refused(self.refused(plan, &why)),
        }
    }

    fn words<'a>(&'a self, plan: &'a Plan) -> Words<'a> {
        Words { texts: &self.texts, matching: plan.matching(), names: plan.names() }
    }

    fn shown(&self, plan: &Plan, told: Option<Told>, open: &[Reference]) -> Answer {
        let shown = shown::shown(self.words(plan), plan, open, self.fold);
        Answer::Plan(Box::new(shown), told)
    }

    fn refused(&self, plan: &Plan, why: &Refused) -> Told {
        Told { sentence: self.words(plan).refused(why), lists: Vec::new() }
    }
}
