//! What the two of a couple do: they meet, write on their worksheet, answer what they are asked, and
//! some withdraw.

use std::collections::BTreeMap;

use axum::http::Method;
use domain::Answers;
use domain::api::Post;
use domain::calendar::Milestone;
use domain::date::Date;
use domain::desk::{AsideId, EndReason, Wish, Words};
use domain::sheet::Signature;
use functions::http::room::{Entered, Room};
use functions::store::Table;
use futures::{StreamExt, TryStreamExt, stream};
use serde::de::IgnoredAny;

use super::answers::Writer;
use super::couple::{Agreed, Confided, Couple, Course, Said};
use super::doors::Call;
use super::{Crowd, Stumbled};

/// So many people are at it at once.
const AT_ONCE: usize = 4;

/// So many days after they were introduced the mentee begins their worksheet, and the mentor goes on
/// the next day; on the one after that both agree to it.
const WORKSHEET: u16 = 24;

/// So many days after they were introduced somebody asks for a talk whose year is hard.
const ASIDE: u16 = 70;

impl Crowd {
    /// Whoever withdraws today does, by their own link. All that they had with others ends with it.
    pub(super) async fn leave(&mut self, today: Date) -> Result<(), Stumbled> {
        let leaves = |couple: &Couple| {
            let Course::Leaves(after, who) = couple.course else { return None };
            let is_today = couple.introduced.plus_days(after) == Some(today);
            couple.two.get(who).copied().filter(|_| is_today && couple.ended.is_none())
        };
        let leaving: Vec<usize> = self.couples.iter().filter_map(leaves).collect();
        for who in leaving {
            let Some(person) = self.people.get(who) else { continue };
            let path = format!("/v1/submissions/{}", person.reference);
            let (method, bearer) = (Method::DELETE, Some(&*person.code));
            let call = Call { method, path: &path, bearer, key: None, body: None };
            let _gone: IgnoredAny = self.doors.call(call).await?;
            self.people.iter_mut().skip(who).take(1).for_each(|one| one.has_withdrawn = true);
            let theirs = |couple: &&mut Couple| couple.two.contains(&who) && couple.ended.is_none();
            for couple in self.couples.iter_mut().filter(theirs) {
                couple.ended = Some((today, EndReason::Withdrawn));
            }
        }
        Ok(())
    }

    /// Those who are together do what is theirs today, several at a time.
    pub(super) async fn meet(&mut self, today: Date) -> Result<(), Stumbled> {
        let crowd: &Self = self;
        let couples = crowd.couples.iter().enumerate().filter(|(_, one)| one.ended.is_none());
        let halves = couples.flat_map(|(at, couple)| {
            let half = move |(side, who)| Half { crowd, couple, at, side, who, today };
            couple.two.into_iter().enumerate().map(half)
        });
        let doing = halves.map(|half| async move { half.day().await });
        let done: Vec<Done> = stream::iter(doing).buffered(AT_ONCE).try_collect().await?;
        for Done { said, agreed, confided } in done {
            self.said.extend(said);
            self.agreed.extend(agreed);
            self.confided.extend(confided);
        }
        Ok(())
    }
}

/// What somebody has done on a day.
#[derive(Default)]
struct Done {
    said: Vec<Said>,
    agreed: Option<Agreed>,
    confided: Option<Confided>,
}

/// One of a couple, on a day.
struct Half<'a> {
    crowd: &'a Crowd,
    couple: &'a Couple,
    at: usize,
    /// 0 for the mentee, 1 for the mentor.
    side: usize,
    who: usize,
    today: Date,
}

impl<'a> Half<'a> {
    /// What is theirs on the day: mostly nothing.
    async fn day(&self) -> Result<Done, Stumbled> {
        let mut done = Done::default();
        let person = self.crowd.people.get(self.who);
        let Some(waits) = person.and_then(|person| person.temper.waits()) else { return Ok(done) };
        for step in self.couple.year.steps() {
            if step.on.plus_days(waits) == Some(self.today) {
                done.said.extend(self.answer(step.milestone).await?);
            }
        }
        let since = |days: &u16| self.couple.introduced.plus_days(*days) == Some(self.today);
        let turn = [WORKSHEET, WORKSHEET + 1, WORKSHEET + 2].iter().position(since);
        if let (Some(turn), true) = (turn, self.couple.course.works()) {
            done.agreed = self.worksheet(turn).await?;
        }
        if self.couple.course == Course::Strained && self.side == 0 && since(&ASIDE) {
            done.confided = self.confide().await?;
        }
        Ok(done)
    }

    /// Their page; nothing, where they have none any more.
    async fn enter(&self) -> Result<Option<Box<Room<'a, Table>>>, Stumbled> {
        let (site, id) = (&self.crowd.site, &self.couple.id);
        let Some(person) = self.crowd.people.get(self.who) else { return Ok(None) };
        let who = &person.reference;
        let link = site.links.room(&self.crowd.program.program.id, id, who, 0);
        let entered = Room::by(site, id.as_str(), who.as_str(), link.code.as_str()).await?;
        Ok(match entered {
            Entered::Room(room) => Some(room),
            Entered::Over(_) => None,
        })
    }

    fn writer(&self, what: &str) -> Writer<'_> {
        let goes_badly = self.couple.course == Course::Strained;
        let cast = &self.crowd.cast;
        let mut lines = vec![&cast.pair];
        if goes_badly {
            lines.insert(0, &cast.poor);
        }
        let seed = format!("couple {} side {} {what}", self.at, self.side);
        self.crowd.writer((seed, BTreeMap::new()), lines, goes_badly)
    }

    /// Answers what is asked at a milestone, if anything is.
    async fn answer(&self, milestone: Milestone) -> Result<Option<Said>, Stumbled> {
        let Some(room) = self.enter().await? else { return Ok(None) };
        let asks = milestone.asks_for_contact();
        let contact = asks.then(|| self.couple.course.contact(milestone));
        if let Some(contact) = contact {
            room.keep_contact(milestone, contact).await?;
        }
        let mut filled: Option<Answers> = None;
        if let Some(asked) = room.questionnaire(milestone).await? {
            let answers = self.writer(&milestone.to_string()).answers(&asked.form);
            let (version, lang) = (asked.form.version.clone(), asked.form.lang.clone());
            room.fill(&asked, &Post { version, lang, answers: answers.clone() }).await?;
            filled = Some(answers);
        }
        let (couple, who, on) = (self.at, self.who, self.today);
        let said = Said { couple, who, milestone, on, contact, filled };
        Ok((said.contact.is_some() || said.filled.is_some()).then_some(said))
    }

    /// Writes on the worksheet of the two, or agrees to it: the mentee first, then the mentor, then both.
    async fn worksheet(&self, turn: usize) -> Result<Option<Agreed>, Stumbled> {
        let Some(room) = self.enter().await? else { return Ok(None) };
        let Some(worksheet) = room.worksheet().await? else { return Ok(None) };
        let revision = worksheet.revision();
        if turn == self.side {
            let (form, before) = (&worksheet.form, worksheet.answers());
            let answers = self.writer("worksheet").added_to(form, before);
            let (version, lang) = (form.version.clone(), form.lang.clone());
            room.save_sheet(&worksheet, &Post { version, lang, answers }, revision).await?;
        }
        let name = self.crowd.people.get(self.who).map(|person| Signature::new(&person.name));
        match name {
            Some(Ok(name)) if turn == 2 && revision > 0 => {
                let has_agreed = room.agree(&name, revision).await?;
                let agreed = Agreed { couple: self.at, who: self.who, on: self.today };
                Ok(has_agreed.then_some(agreed))
            }
            _ => Ok(None),
        }
    }

    /// Asks the committee for a talk.
    async fn confide(&self) -> Result<Option<Confided>, Stumbled> {
        let Some(room) = self.enter().await? else { return Ok(None) };
        let seed = format!("couple {} aside", self.at);
        let id = AsideId::from_random(self.crowd.dice.number(&seed));
        let words = self.crowd.cast.poor.get("aside");
        let words = words.and_then(|lines| self.crowd.dice.one(lines, &seed));
        let words = words.and_then(|line| Words::new(line).ok());
        room.say_aside(id.clone(), Wish::Talk, words).await?;
        Ok(Some(Confided { id: id.to_string(), couple: self.at, on: self.today }))
    }
}
