//! What those do who were introduced, day by day: some withdraw, some end it, and the others meet.

use axum::http::Method;
use domain::date::Date;
use domain::desk::EndReason;
use futures::{StreamExt, TryStreamExt, stream};
use serde::de::IgnoredAny;

use super::couple::{Couple, Course};
use super::doors::Call;
use super::half::{Done, Half};
use super::{Crowd, Stumbled};

/// So many people are at it at once.
const AT_ONCE: usize = 4;

impl Crowd {
    /// Whoever withdraws today does, by their own link. All that they had with others ends with it.
    pub(super) async fn leave(&mut self, today: Date) -> Result<(), Stumbled> {
        let leaves = |couple: &Couple| {
            let Course::Leaves(after, who) = couple.course else { return None };
            let is_today = couple.is_after(after, today);
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

    /// Whoever ends it today does, on the page of the two.
    pub(super) async fn end(&mut self, today: Date) -> Result<(), Stumbled> {
        for at in 0..self.couples.len() {
            let Some(couple) = self.couples.get(at) else { continue };
            let Course::Ends(after, side) = couple.course else { continue };
            if couple.ended.is_some() || !couple.is_after(after, today) {
                continue;
            }
            let Some(who) = couple.two.get(side).copied() else { continue };
            let answers = self.people.get(who).is_some_and(|one| one.temper.waits().is_some());
            if !answers {
                continue;
            }
            let Some(word) = (Half { crowd: self, couple, at, side, who, today }).end().await?
            else {
                continue;
            };
            self.confided.push(word);
            if let Some(couple) = self.couples.get_mut(at) {
                couple.ended = Some((today, EndReason::Parted));
                couple.ended_by = Some(who);
            }
        }
        Ok(())
    }

    /// What somebody sees on the page of the two when they press a button there: of a couple and one of
    /// them, by their places.
    ///
    /// # Errors
    /// [`Stumbled`], where they have none, or it does not open.
    pub async fn page(&self, couple: usize, who: usize, button: &str) -> Result<String, Stumbled> {
        let none = Stumbled::NoSuch("such page");
        let both = self.couples.get(couple).zip(self.people.get(who));
        let (couple, person) = both.ok_or(none)?;
        let (program, id, who) = (&self.program.program.id, &couple.id, &person.reference);
        let code = self.site.links.room(program, id, who, 0).code;
        let form = format!("code={}&do={button}:", code.as_str());
        self.doors.press(&format!("/{program}/room/{id}/{who}"), form).await
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
        for Done { said, agreed, confided, wrote } in done {
            self.said.extend(said);
            self.agreed.extend(agreed);
            self.confided.extend(confided);
            self.wrote.extend(wrote);
        }
        Ok(())
    }
}
