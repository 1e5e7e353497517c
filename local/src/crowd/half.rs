//! One of a couple, on a day: what they are asked they answer, by the calls of their own page.

use std::collections::BTreeMap;

use domain::Answers;
use domain::api::Post;
use domain::calendar::Milestone;
use domain::date::Date;
use domain::desk::{AsideId, Wish, Words};
use domain::sheet::Signature;
use functions::http::room::{Entered, Room};
use functions::store::Table;

use super::answers::Writer;
use super::couple::{Couple, Course};
use super::person::Person;
use super::record::{Agreed, Confided, Said, Wrote};
use super::{Crowd, Stumbled};

/// So many days after they were introduced the mentee begins their worksheet, and the mentor goes on
/// the next day; on the one after that both agree to it.
const WORKSHEET: u16 = 24;

/// So many days after they were introduced somebody asks for a talk whose year is hard.
const ASIDE: u16 = 70;

/// What somebody has done on a day.
#[derive(Default)]
pub(super) struct Done {
    pub(super) said: Vec<Said>,
    pub(super) agreed: Option<Agreed>,
    pub(super) confided: Option<Confided>,
    pub(super) wrote: Vec<Wrote>,
}

/// One of a couple, on a day.
pub(super) struct Half<'a> {
    pub(super) crowd: &'a Crowd,
    pub(super) couple: &'a Couple,
    /// Their place among all couples.
    pub(super) at: usize,
    /// 0 for the mentee, 1 for the mentor.
    pub(super) side: usize,
    pub(super) who: usize,
    pub(super) today: Date,
}

impl<'a> Half<'a> {
    pub(super) fn person(&self) -> Option<&'a Person> {
        self.crowd.people.get(self.who)
    }

    /// What is theirs on the day: mostly nothing.
    pub(super) async fn day(&self) -> Result<Done, Stumbled> {
        let mut done = Done::default();
        let waits = self.person().and_then(|person| person.temper.waits());
        let Some(waits) = waits.filter(|_| !self.couple.rests(self.today)) else {
            return Ok(done);
        };
        for step in self.couple.year.steps() {
            let is_now = step.on.plus_days(waits) == Some(self.today);
            // What came in a pause they were not asked.
            if is_now && !self.couple.rests(step.on) {
                done.said.extend(self.answer(step.milestone).await?);
            }
        }
        let since = |days: &u16| self.couple.is_after(*days, self.today);
        let turn = [WORKSHEET, WORKSHEET + 1, WORKSHEET + 2].iter().position(since);
        if let (Some(turn), true) = (turn, self.couple.course.works()) {
            done.agreed = self.worksheet(turn).await?;
        }
        done.confided = match (self.couple.course, self.side) {
            (Course::Strained, 0) if since(&ASIDE) => self.confide("aside").await?,
            (Course::Rests(after, _), 0) if since(&after) => self.confide("pause").await?,
            _ => None,
        };
        done.wrote = self.jot().await?;
        Ok(done)
    }

    /// Their page; nothing, where they have none any more.
    pub(super) async fn enter(&self) -> Result<Option<Box<Room<'a, Table>>>, Stumbled> {
        let (site, id) = (&self.crowd.site, &self.couple.id);
        let Some(person) = self.person() else { return Ok(None) };
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
        let name = self.person().map(|person| Signature::new(&person.name));
        match name {
            Some(Ok(name)) if turn == 2 && revision > 0 => {
                let has_agreed = room.agree(&name, revision).await?;
                let agreed = Agreed { couple: self.at, who: self.who, on: self.today };
                Ok(has_agreed.then_some(agreed))
            }
            _ => Ok(None),
        }
    }

    /// Asks the committee for a talk, or for a pause.
    async fn confide(&self, about: &str) -> Result<Option<Confided>, Stumbled> {
        let Some(room) = self.enter().await? else { return Ok(None) };
        let (id, words) = self.word(about);
        room.say_aside(id.clone(), Wish::Talk, words).await?;
        Ok(Some(self.confided(&id)))
    }

    /// Ends it, and says why to whoever looks after them.
    pub(super) async fn end(&self) -> Result<Option<Confided>, Stumbled> {
        let Some(room) = self.enter().await? else { return Ok(None) };
        let (id, words) = self.word("end");
        room.end(id.clone(), words).await?;
        Ok(Some(self.confided(&id)))
    }

    /// What somebody writes to whoever looks after them, and its name.
    fn word(&self, about: &str) -> (AsideId, Option<Words>) {
        let (dice, cast) = (self.crowd.dice, &self.crowd.cast);
        let seed = format!("couple {} {about}", self.at);
        let lines = match about {
            "pause" => Some(&cast.word.pause),
            "end" => Some(&cast.word.ends),
            _ => cast.poor.get("aside"),
        };
        let words = lines.and_then(|lines| dice.one(lines, &seed));
        let words = words.and_then(|line| Words::new(line).ok());
        (AsideId::from_random(dice.number(&seed)), words)
    }

    fn confided(&self, id: &AsideId) -> Confided {
        let (id, dealt_with) = (id.to_string(), None);
        Confided { id, couple: self.at, who: self.who, on: self.today, dealt_with }
    }
}
