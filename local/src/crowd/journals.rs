//! What the two of a couple note: that they have met, and how their goals stand, some of it for
//! themselves alone.

use domain::date::Date;
use domain::desk::EntryId;
use domain::journal::{About, Changed, How, Meeting, Noted, Reflection, Stands, Visible};
use functions::http::room::Room;
use functions::store::Table;

use super::Stumbled;
use super::couple::Course;
use super::half::Half;
use super::person::Temper;
use super::record::{Note, Wrote};

/// So many days after they were introduced the mentee notes something, or the mentor: each what has been
/// since the last time.
const JOTS: [[u16; 4]; 2] = [[40, 110, 170, 250], [75, 140, 205, 300]];

/// So many days before it two have met who note it.
const AGO: u16 = 9;

impl Half<'_> {
    /// Notes what there is to note today.
    pub(super) async fn jot(&self) -> Result<Vec<Wrote>, Stumbled> {
        let mut times = JOTS.get(self.side).into_iter().flatten();
        let time = times.position(|after| self.couple.is_after(*after, self.today));
        let Some(time) = time.filter(|_| self.keeps_a_journal()) else { return Ok(Vec::new()) };
        let Some(room) = self.enter().await? else { return Ok(Vec::new()) };
        let mut wrote = Vec::new();
        if let Some(on) = days_before(self.today, AGO) {
            wrote.extend(self.meeting(&room, on, time).await?);
        }
        wrote.extend(self.reflection(&room, time).await?);
        Ok(wrote)
    }

    /// Whoever answers at once writes things down, too.
    fn keeps_a_journal(&self) -> bool {
        let is_prompt = |temper| matches!(temper, Temper::Prompt | Temper::Busy);
        let meets = !matches!(self.couple.course, Course::NeverMeets | Course::Informal);
        meets && self.person().is_some_and(|person| is_prompt(person.temper))
    }

    async fn meeting(
        &self,
        room: &Room<'_, Table>,
        on: Date,
        time: usize,
    ) -> Result<Option<Wrote>, Stumbled> {
        let dice = self.crowd.dice;
        let seed = format!("couple {} side {} meeting {time}", self.at, self.side);
        // Nobody meets about the same thing twice while there is something else.
        let lines = &self.crowd.cast.journal.meeting;
        let line = (self.at + 2 * time + self.side).checked_rem(lines.len());
        let line = line.and_then(|at| lines.get(at));
        let (Some(line), Some(how)) = (line, dice.one(How::ALL, &format!("{seed} how"))) else {
            return Ok(None);
        };
        // Who live far from each other meet on a screen.
        let how = if *how == How::InPerson { How::Video } else { *how };
        let meeting = Meeting { on, how, about: About::new(line).ok() };
        self.note(room, (&seed, Noted::Meeting(meeting)), (line, Note::Meeting)).await
    }

    /// Every other time it is for themselves alone; where it is hard, always.
    async fn reflection(
        &self,
        room: &Room<'_, Table>,
        time: usize,
    ) -> Result<Option<Wrote>, Stumbled> {
        let (dice, journal) = (self.crowd.dice, &self.crowd.cast.journal);
        let seed = format!("couple {} side {} goal {time}", self.at, self.side);
        let alone = self.couple.course == Course::Strained || !(self.at + time).is_multiple_of(2);
        let (lines, visible, what) = match alone {
            true => (&journal.private, Visible::Oneself, Note::Private),
            false => (&journal.shared, Visible::Both, Note::Shared),
        };
        let stands = match time {
            0 => Stands::NotBegun,
            3 if !alone => Stands::Reached,
            _ => Stands::UnderWay,
        };
        let goals = room.single_goals();
        let (Some(line), Some(goal)) = (dice.one(lines, &seed), dice.one(&goals, &seed)) else {
            return Ok(None);
        };
        let (goal, changed) = (goal.clone(), Changed::new(line).ok());
        let reflection = Reflection { goal, stands, changed, visible };
        self.note(room, (&seed, Noted::Reflection(reflection)), (line, what)).await
    }

    async fn note(
        &self,
        room: &Room<'_, Table>,
        (seed, noted): (&str, Noted),
        (words, what): (&str, Note),
    ) -> Result<Option<Wrote>, Stumbled> {
        let id = EntryId::from_random(self.crowd.dice.number(seed));
        let is_kept = room.note(id, noted).await?.is_ok();
        let wrote = Wrote { couple: self.at, who: self.who, words: words.to_owned(), what };
        Ok(is_kept.then_some(wrote))
    }
}

fn days_before(day: Date, days: u16) -> Option<Date> {
    (0..days).try_fold(day, |day, _| day.before())
}
