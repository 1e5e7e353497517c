//! What the mail service tells: that a mail came back.

use domain::date::Date;
use functions::courier::{Bell, Office, Rung, answer};
use serde_json::json;

use super::person::Temper;
use super::record::Returned;
use super::{Crowd, Stumbled};

impl Crowd {
    /// On the day after somebody got their receipt whose address is no more, it comes back: as
    /// Amazon SES tells it.
    pub(super) async fn come_back(&mut self, today: Date) -> Result<(), Stumbled> {
        for who in 0..self.people.len() {
            let Some(person) = self.people.get(who).filter(|one| one.temper == Temper::Moved)
            else {
                continue;
            };
            let applied = u16::try_from(who).ok().and_then(|days| self.opens.plus_days(days));
            if applied.and_then(|day| day.plus_days(1)) != Some(today) {
                continue;
            }
            let event = json!({
                "detail-type": "Email Bounced",
                "source": "aws.ses",
                "detail": {
                    "eventType": "Bounce",
                    "mail": {
                        "destination": [person.address],
                        "tags": { "mail": [format!("receipt_{}", person.reference)] },
                    },
                    "bounce": { "bounceType": "Permanent", "bounceSubType": "General" },
                },
            });
            let rung: Rung = serde_json::from_value(event)
                .map_err(|_| Stumbled::Odd("the mail service".to_owned()))?;
            let office = Office {
                store: &self.site.store,
                clock: &self.site.clock,
                links: &self.site.links,
            };
            answer(office, None, Bell { payload: rung, context: Default::default() }).await?;
            self.returned.push(Returned { who, on: today });
        }
        Ok(())
    }
}
