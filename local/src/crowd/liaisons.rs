//! What those do who look after pairs: they read what they were told, let two rest who ask for it, and
//! say that they have dealt with it.

use axum::http::Method;
use domain::date::Date;
use serde::de::IgnoredAny;
use serde_json::json;

use super::couple::Course;
use super::{Crowd, Stumbled};

/// So many days after a word came it is dealt with.
const AFTER: u16 = 2;

impl Crowd {
    /// Whoever looks after somebody does what is to be done today.
    pub(super) async fn look_after(&mut self, today: Date) -> Result<(), Stumbled> {
        for at in 0..self.couples.len() {
            let Some(couple) = self.couples.get(at).filter(|one| one.ended.is_none()) else {
                continue;
            };
            let Course::Rests(after, days) = couple.course else { continue };
            // A mail is read on the next day.
            let is_asked = self.confided.iter().any(|word| word.couple == at);
            if is_asked && couple.is_after(after + 1, today) {
                self.turn(at, "pause", today).await?;
                self.rest(at, Some((today, None)));
            }
            let rested = self.couples.get(at).and_then(|couple| couple.rested);
            if let Some((from, None)) =
                rested.filter(|(from, _)| from.plus_days(days) == Some(today))
            {
                self.turn(at, "resume", today).await?;
                self.rest(at, Some((from, Some(today))));
            }
        }
        self.deal_with(today).await
    }

    fn rest(&mut self, at: usize, rested: Option<(Date, Option<Date>)>) {
        self.couples.iter_mut().skip(at).take(1).for_each(|couple| couple.rested = rested);
    }

    async fn turn(&mut self, at: usize, to: &str, today: Date) -> Result<(), Stumbled> {
        let Some(couple) = self.couples.get(at) else { return Ok(()) };
        let path = self.of_cohort(&format!("pairings/{}/{to}", couple.id));
        let token = self.signed_in(&couple.liaison.clone(), today).await?;
        let _turned: IgnoredAny = self.desk(Method::POST, &path, Some(&token), None).await?;
        Ok(())
    }

    /// Two of three words are dealt with soon, and whoever wrote the third waits; who asked for a pause has
    /// it by then.
    async fn deal_with(&mut self, today: Date) -> Result<(), Stumbled> {
        for number in 0..self.confided.len() {
            let Some(word) = self.confided.get(number) else { continue };
            let couple = self.couples.get(word.couple).filter(|couple| couple.ended.is_none());
            let Some(couple) = couple.filter(|_| word.on.plus_days(AFTER) == Some(today)) else {
                continue;
            };
            let seed = format!("couple {} dealt with", word.couple);
            if couple.rested.is_none() && self.dice.below(3, &seed) == 0 {
                continue;
            }
            let path = self.of_cohort(&format!("pairings/{}/dealt-with", couple.id));
            let token = self.signed_in(&couple.liaison.clone(), today).await?;
            let until = self.site.clock.now();
            let body = Some(json!({ "until": until }));
            let _kept: IgnoredAny = self.desk(Method::PUT, &path, Some(&token), body).await?;
            let word = self.confided.iter_mut().skip(number).take(1);
            word.for_each(|word| word.dealt_with = Some(until));
        }
        Ok(())
    }
}
